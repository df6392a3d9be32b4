import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../src/lab/index.ts';
import { mainEngine, type DatabaseEngine } from '../support/databases.ts';
import { openTutor, startLabApp, type LabApp } from '../support/lab-app.ts';
import { smallCourse } from '../support/lab-world.ts';
import { createPageBrowser, formsOf } from '../support/page-browser.ts';
import { freePort, runCli, startServer } from '../support/run-program.ts';

const scoreScope = 'https://purl.imsglobal.org/spec/lti-ags/scope/score';

// The embedded database belongs to one process at a time: the server, or the operator's command.
describe('an operator beside a living LMS', { timeout: 300_000 }, () => {
  let lab: Lab;
  let env: Record<string, string>;

  beforeEach(async () => {
    const port = String(await freePort());
    const toolUrl = `http://localhost:${port}`;
    const dataDir = mkdtempSync(join(tmpdir(), 'preceptor-cli-'));
    env = { PORT: port, PUBLIC_URL: toolUrl, DATA_DIR: dataDir };
    lab = await startLab({ port: 0, toolUrl, course: smallCourse });
  });
  afterEach(async () => {
    await lab.close();
    rmSync(env['DATA_DIR'] ?? '', { recursive: true, force: true });
  });

  const type = (...words: readonly string[]) => runCli(words, env);

  /** Registers the lab's Canvas by hand; returns the id that was printed. */
  async function register(deploymentId: string): Promise<string> {
    const { canvas } = lab.faces;
    const tokenFile = join(env['DATA_DIR'] ?? '', 'token.txt');
    writeFileSync(tokenFile, canvas.apiToken);
    const options = {
      '--tenant': 'State University',
      '--issuer': canvas.issuer,
      '--client-id': canvas.clientId,
      '--deployment-id': deploymentId,
      '--auth-url': canvas.authUrl,
      '--token-url': canvas.tokenUrl,
      '--keys-url': canvas.keysUrl,
      '--course-source': 'canvas',
      '--api-url': canvas.apiBaseUrl,
      '--api-token-file': tokenFile,
    };
    const added = await type('platform', 'add', ...Object.entries(options).flat());
    expect(added).toMatchObject({ code: 0, stderr: '' });
    return /registration ([0-9a-f-]{36})/.exec(added.stdout)?.[1] ?? '';
  }

  /** What `work` finds while the server runs; it is stopped as an operator stops it. */
  async function whileServing<T>(work: () => Promise<T>): Promise<T> {
    await using server = await startServer([], env);
    const result = await work();
    server.child.kill('SIGTERM');
    await server.ended;
    return result;
  }

  // features: B01
  it('is told by the doctor that the LMS cannot read the keys of a tool that is down', async () => {
    const id = await register(lab.faces.canvas.deploymentId);
    const { code, stdout, stderr } = await type('doctor', '--registration', id);
    expect([code, stderr]).toEqual([2, '']);
    expect(stdout).toMatch(/^ok {4}platform\.keys\.usable +The platform’s key set holds/m);
    expect(stdout).toMatch(/^warn {2}tool\.keys\.reachable .*\n.*\n {6}Fix: Check DNS, TLS/m);
    expect(stdout).toMatch(/^warn {2}launch\.seen .*\n +Nobody has launched .*\n +Fix: Open the/m);
    expect(stdout).toMatch(/^skip {2}grades\.list /m);
    expect(stdout).toMatch(
      /^FAIL {2}token\.score .*\n.*invalid_client.*\n.*can read the tool’s key/m,
    );
  });

  // features: P01
  it('lets an installation in by a link: printed, opened, accepted, launched', async () => {
    const id = await register('another deployment');
    const held = await whileServing(() => openTutor(lab.faces.canvas, 'instructor'));
    expect(held.status).toBe(403);
    expect(held.text).toContain('waits until it is accepted');
    const printed = await type('platform', 'approve-link', id, '--expires', '2h');
    expect(printed).toMatchObject({ code: 0, stderr: '' });
    expect(printed.stdout).toContain(
      `Whoever holds this link may let deployments of ${lab.faces.canvas.issuer} in, until`,
    );
    const link = /http:\S+\/lti\/approve\?link=\S+/.exec(printed.stdout)?.[0] ?? '';

    await whileServing(async () => {
      const browser = createPageBrowser();
      const waiting = await browser.open(link);
      expect(waiting.text).toContain(lab.faces.canvas.deploymentId);
      expect(formsOf(waiting)).toHaveLength(1);
      const accepted = await browser.press(waiting);
      expect(accepted.text).toMatch(/Accepted: .*3407:/);
      expect((await openTutor(lab.faces.canvas, 'instructor')).status).toBe(200);
    });
  });
});

// The doctor as a program beside a server that goes on working: that takes a database for both.
describe.skipIf(mainEngine.name !== 'postgres')(
  'the doctor as a program',
  { timeout: 240_000 },
  () => {
    let world: LabApp;
    let url: string | undefined;

    beforeEach(async () => {
      const engine: DatabaseEngine = {
        name: 'postgres',
        open: async () => {
          const database = await mainEngine.open();
          url = database.url;
          return database;
        },
      };
      world = await startLabApp({ engine, course: smallCourse, worker: false });
    });
    afterEach(() => world[Symbol.asyncDispose]());

    // features: B01
    it('prints what is wrong and what to do, and scripts see it by the exit code', async () => {
      const { lab, app } = world;
      const { dataDir, publicUrl } = app.composed.ground.config;
      const env = {
        DATABASE_URL: url ?? '',
        DATA_DIR: dataDir,
        PUBLIC_URL: publicUrl,
        ALLOW_PRIVATE_HOSTS: '127.0.0.1,localhost',
      };
      const { issuer, clientId } = lab.faces.canvas;
      const [registration] = await app.composed.launch.registrations.find(issuer, clientId);
      const id = registration?.id ?? '';
      const examine = (...more: readonly string[]) =>
        runCli(['doctor', '--registration', id, ...more], env);
      await world.enter(lab.faces.canvas, 'instructor');

      const sound = await examine();
      expect(sound).toMatchObject({ code: 0, stderr: '' });
      expect(sound.stdout).not.toMatch(/^(FAIL|skip)/m);
      expect(sound.stdout).toMatch(/^ok {4}token\.score +The LMS gives a token to post scores$/m);
      expect(sound.stdout).toMatch(/\n3\d checks, 0 wrong\.\nOn call: nobody\. /);

      lab.controls.setScopeGranted('canvas', scoreScope, false);
      const lame = await examine();
      expect(lame).toMatchObject({ code: 2, stderr: '' });
      expect(lame.stdout).toMatch(
        /^FAIL {2}token\.score .*\n {6}The LMS does not let the tool post scores\.\n {6}Fix: Add this right/m,
      );
      expect(lame.stdout).toMatch(/ checks, 1 wrong\.\n/);
      lab.controls.setScopeGranted('canvas', scoreScope, true);

      lab.controls.addFault('canvas', { fault: 'garbage', on: 'keys' });
      const machine = await examine('--json');
      expect(machine.code).toBe(2);
      const { findings } = JSON.parse(machine.stdout) as {
        findings: { id: string; status: string; says: string; fix?: string }[];
      };
      expect(findings.filter(({ status }) => status === 'bad')).toEqual([
        expect.objectContaining({
          id: 'platform.keys.usable',
          says: 'The key set address answers something that is no key set.',
          fix: expect.stringContaining('JWKS'),
        }),
      ]);

      const unknown = await runCli(['doctor', '--registration', 'nonsense'], env);
      expect([unknown.code, unknown.stdout]).toEqual([1, '']);
      expect(unknown.stderr).toContain('There is no registration nonsense.');
    });
  },
);
