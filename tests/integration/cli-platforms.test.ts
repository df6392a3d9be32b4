import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGuide } from '../support/guide.ts';
import { runCli } from '../support/run-program.ts';

// Each command is a process that opens the embedded database: seconds on a busy machine.
describe('an operator who looks after platforms', { timeout: 240_000 }, () => {
  const guide = openGuide('admin-canvas.md');
  let dataDir: string;

  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'preceptor-cli-'));
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  const type = (words: readonly string[]) => runCli(words, { DATA_DIR: dataDir });

  async function print(words: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await type(words);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    return stdout;
  }

  const about = (command: string, id: string, ...more: readonly string[]) => [
    ...guide.command(command).slice(0, 2),
    id,
    ...more,
  ];

  // features: P01
  it('registers by link and by hand as the page says, lets a deployment in, and takes it away', async () => {
    const invited = await print(guide.command('invite create'));
    expect(invited).toMatch(
      /http:\/\/localhost:4000\/lti\/register\?invite=[0-9a-f-]{36}\.[\w-]{43}\n/,
    );
    const added = await print(guide.command('platform add'));
    const id = /registration ([0-9a-f-]{36})/.exec(added)?.[1] ?? '';
    expect(await print(['platform', 'list'])).toContain(`${id}  State University`);
    await print(about('platform accept', id, '3407:abc'));
    const token = join(dataDir, 'token.txt');
    writeFileSync(token, 'secret-token');
    const connect = guide.command('platform connect').slice(3, -1);
    await print(about('platform connect', id, ...connect, token));
    const shown = await print(about('platform show', id));
    expect(shown).toMatch(/deployment +3407:abc {2}accepted since/);
    expect(shown).not.toContain('secret-token');
    expect(await print(about('platform disable', id))).toContain('switched off');
    const unsure = await type(['platform', 'remove', id]);
    expect(unsure.code).toBe(1);
    expect(unsure.stderr).toContain('Say --yes to do it');
    await print(['platform', 'remove', id, '--yes']);
    expect(await print(['platform', 'list'])).toBe('No platform is registered.\n');
  });

  it('does by hand for Moodle what its page says', async () => {
    const moodle = openGuide('admin-moodle.md');
    const here = (word: string) => word.replace('MOODLE', 'moodle.example.edu');
    const added = await print(moodle.command('platform add').map(here));
    const id = /registration ([0-9a-f-]{36})/.exec(added)?.[1] ?? '';
    const shown = await print([...moodle.command('platform show').slice(0, 2), id]);
    for (const address of ['', '/mod/lti/auth.php', '/mod/lti/token.php', '/mod/lti/certs.php'])
      expect(shown).toContain(`https://moodle.example.edu${address}`);
    const removal = /`(remove REGISTRATION --yes)`/.exec(moodle.text)?.[1] ?? '';
    await print(['platform', ...removal.replace('REGISTRATION', id).split(' ')]);
  });

  it('is told in a sentence what was mistyped', async () => {
    const missing = await type(['platform', 'show', 'nonsense']);
    expect(missing.stderr).toContain('There is no registration nonsense.');
    const endless = await type(['invite', 'create', '--tenant', 'X', '--expires', 'forever']);
    expect(endless.stderr).toContain('hours or days');
    expect([missing.code, endless.code]).toEqual([1, 1]);
  });

  it.each([
    ['connect', 'nonsense', '--course-source', 'canvas', '--api-token-file', 'none.txt'],
    ['api-key', 'nonsense', '--client-id', '1', '--secret-file', 'none.txt'],
    ['add'],
  ])('is told when the address of the LMS that `platform %s` gets is none', async (...words) => {
    for (const wrong of ['canvas.example.edu:443', 'file:///etc/passwd']) {
      const { code, stderr } = await type(['platform', ...words, '--api-url', wrong]);
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(/--api-url.* http or https address/),
      ]);
    }
  });
});
