import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, runServer, startServer } from '../support/run-program.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'preceptor-program-'));

const platform = [
  'platform',
  'add',
  '--tenant',
  'State University',
  '--issuer',
  'https://lms.example.edu',
  '--client-id',
  'client-1',
  '--deployment-id',
  'dep-1',
  '--auth-url',
  'https://lms.example.edu/auth',
  '--token-url',
  'https://lms.example.edu/token',
  '--keys-url',
  'https://lms.example.edu/keys',
  '--course-source',
  'none',
];

describe('an operator at the command line', () => {
  it('registers a platform, puts a folder into a course, and finds both again', async () => {
    const env = { DATA_DIR: folder() };
    const added = await runCli(platform, env);
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(added.stdout).toContain('http://localhost:4000/lti/launch');

    const again = await runCli(platform, env);
    expect(again.code).toBe(1);
    expect(again.stderr).toMatch(/client-1 is registered already/);

    const files = folder();
    writeFileSync(
      join(files, 'chain-rule.md'),
      '# The chain rule\n\nThe chain rule differentiates a composite function.\n',
    );
    writeFileSync(join(files, 'broken.pdf'), '%PDF-1.7 broken');
    writeFileSync(join(files, 'LICENSE.md'), 'not course text');
    const ingest = [
      'ingest',
      'folder',
      files,
      '--tenant',
      'state university',
      '--course',
      'c-1',
      '--exclude',
      'LICENSE.md',
    ];
    const first = await runCli(ingest, env);
    expect(first.stdout).toMatch(/failed +broken.pdf/);
    expect(first.stdout).toMatch(/ready +chain-rule.md/);
    expect(first.stdout).toContain('1 ready, 0 unchanged, 1 failed.');
    expect(first.code).toBe(2);
    expect((await runCli(ingest, env)).stdout).toMatch(/unchanged +chain-rule.md/);
  }, 120_000);

  it.each([
    ['a missing option', platform.slice(0, -4), /--keys-url/],
    [
      'an address that is none',
      platform.with(5, 'lms.example.edu'),
      /--issuer: must be an http or https address/,
    ],
    [
      'a course source nobody knows',
      [...platform.slice(0, -1), 'blackboard'],
      /Allowed choices are canvas, moodle, none/,
    ],
    [
      'a course source without its address',
      [...platform.slice(0, -1), 'canvas'],
      /needs --api-url and --api-token-file/,
    ],
    ['a command nobody knows', ['conquer'], /unknown command/],
  ])('is told clearly about %s', async (_what, args, sentence) => {
    const { code, stderr } = await runCli(args, { DATA_DIR: folder() });
    expect(code).not.toBe(0);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain('    at ');
  });

  it('is told when the tenant or the folder does not exist', async () => {
    const env = { DATA_DIR: folder() };
    const nowhere = await runCli(
      ['ingest', 'folder', '/does/not/exist', '--tenant', 'x', '--course', 'c'],
      env,
    );
    expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringMatching(/not a folder/)]);
    const nobody = await runCli(
      ['ingest', 'folder', env.DATA_DIR, '--tenant', 'x', '--course', 'c'],
      env,
    );
    expect([nobody.code, nobody.stderr]).toEqual([
      1,
      expect.stringMatching(/no tenant "x".*tenant create/s),
    ]);
  }, 60_000);
});

describe('the server', () => {
  it('holds its data folder alone, says so to the command line, and gives it back when it ends', async () => {
    const env = { DATA_DIR: folder() };
    await using server = await startServer([], env);
    const refused = await runCli(platform, env);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(new RegExp(`in use by process ${server.child.pid}`));
    server.child.kill('SIGTERM');
    const { code } = await server.ended;
    expect(code).toBe(0);
    expect((await runCli(platform, env)).code).toBe(0);
  }, 120_000);

  it('refuses to start on a contradiction, with a sentence', async () => {
    const start = startServer([], {
      DATA_DIR: folder(),
      CHAT_MODEL: 'openai:some-model',
      OPENAI_API_KEY: 'k',
    });
    await expect(start).rejects.toThrow(/price of openai:some-model is not known/);
    const web = startServer(['--role', 'web'], { DATA_DIR: folder() });
    await expect(web).rejects.toThrow(/--role web needs DATABASE_URL/);
  });

  it('says which port is taken and what to do', async () => {
    const taken = createServer().listen(0);
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { code, stderr } = await runServer({ DATA_DIR: folder(), PORT: String(port) });
    taken.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} is taken by another program. Give PORT`);
  });
});
