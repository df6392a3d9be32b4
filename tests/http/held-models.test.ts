import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgedAnswers } from '../../src/quality/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { mainEngine, type TestDatabase } from '../support/databases.ts';
import { answer, fail, startOpenAiDouble, type Double } from '../support/doubles/index.ts';
import { passedRun } from '../support/passed-run.ts';
import { launch, startPlatform, type Boot, type Platform } from '../support/platform.ts';

const question = 'What is the chain rule?';
const part = 'models';

// features: B06
describe('models that an operator puts in the place of others', () => {
  let database: TestDatabase;
  let vendor: Double;
  let newcomer: Double;
  let dir: string;
  let app: TestApp;
  let platform: Platform;
  let boot: Boot;
  let teacher: Client;

  beforeEach(async () => {
    database = await mainEngine.open();
    [vendor, newcomer] = await Promise.all([
      startOpenAiDouble({ keyless: true }),
      startOpenAiDouble({ keyless: true }),
    ]);
    vendor.always(() => answer('The chain rule multiplies the rates [1].'));
    newcomer.always(() => answer('The chain rule, in new words [1].'));
    dir = mkdtempSync(join(tmpdir(), 'preceptor-held-'));
    app = await openApp(['vendor:old']);
    platform = await startPlatform(app, 'School With Cases');
    await ingestFiles(app, platform, calculusPages);
    boot = await launch(app, platform, { sub: 'teacher', role: 'Instructor' });
    teacher = clientOf(app, boot);
    const { turnId } = await teacher.ask(question);
    await teacher.put(`/api/turns/${turnId}/verdict`, { verdict: 'right' });
  });

  afterEach(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
    await Promise.all([vendor[Symbol.asyncDispose](), newcomer[Symbol.asyncDispose]()]);
    await database[Symbol.asyncDispose]();
    rmSync(dir, { recursive: true, force: true });
  });

  function openApp(medium: readonly string[], known = ['vendor', 'newcomer']): Promise<TestApp> {
    const file = join(dir, 'models.json');
    const at = { vendor: vendor.url, newcomer: newcomer.url };
    const providers = Object.entries(at).flatMap(([name, baseUrl]) =>
      known.includes(name) ? [[name, { speaks: 'chat', baseUrl, key: 'optional' }]] : [],
    );
    const names = ['vendor:old', 'newcomer:new', 'newcomer:newer'];
    const prices = Object.fromEntries(names.map((name) => [name, { input: 1, output: 1 }]));
    writeFileSync(
      file,
      JSON.stringify({ providers: Object.fromEntries(providers), tiers: { medium }, prices }),
    );
    const open = async () => ({ ...database, [Symbol.asyncDispose]: async () => {} });
    return startApp({ engine: { ...mainEngine, open }, env: { MODELS_FILE: file, DATA_DIR: dir } });
  }
  /** The program of the next day, with the models its operator wants now. */
  async function restart(...models: Parameters<typeof openApp>): Promise<void> {
    await app[Symbol.asyncDispose]();
    app = await openApp(...models);
    teacher = clientOf(app, boot);
  }
  const gates = () => app.composed.quality.gates;
  const settle = () => gates().settleAll(AbortSignal.timeout(60_000));
  const standing = async (tenantId = platform.tenantId) =>
    (await gates().standing(tenantId)).find((one) => one.part === part);
  const said = async (client = teacher) => (await client.ask(question)).answer;
  /** A run with a model, compared with one of what serves. */
  const runWith = async (chat: string, serves = 'vendor:old') =>
    passedRun(
      await app.composed.ground.withTenant(platform.tenantId, (tx) =>
        judgedAnswers(tx, platform.tenantId, null),
      ),
      { setup: { chat }, before: { chat: serves } },
    );

  it('answer a school without cases at once, and one with cases after a run with each of them', async () => {
    const names = ['newcomer:new', 'newcomer:newer'];
    await restart(names);
    await using other = await startPlatform(app, 'School Without Cases');
    await ingestFiles(app, other, calculusPages);
    const student = clientOf(app, await launch(app, other));
    expect(await said(student)).toContain('in new words');
    expect(await said()).toContain('multiplies the rates');

    await settle();
    const waits = names.join(', ');
    expect(await standing()).toMatchObject({ serves: 'vendor:old', waits });
    const { tenantId } = platform;
    const refused: [string, Parameters<ReturnType<typeof gates>['pass']>[2]][] = [
      ['1 answers that instructors called right', []],
      ['not with newcomer:newer', [await runWith('newcomer:new')]],
      [
        'vendor:old serves here now',
        await Promise.all(names.map((name) => runWith(name, 'vendor:other'))),
      ],
    ];
    for (const [why, runs] of refused)
      await expect(gates().pass(tenantId, part, runs)).rejects.toThrow(why);
    expect(await said()).toContain('multiplies the rates');

    await gates().pass(tenantId, part, await Promise.all(names.map((name) => runWith(name))));
    expect(await said()).toContain('in new words');
    expect(await standing()).toMatchObject({
      serves: waits,
      waits: null,
      last: { verdict: 'passed', before: 'vendor:old' },
    });
  });

  it('answer where those that a school is held to do not, before the course has to speak for itself', async () => {
    await restart(['newcomer:new']);
    vendor.always(fail(503));
    expect(await said()).toContain('in new words');
  });

  it('answer at once after the first of them was found to be gone at its vendor, which is not asked in vain again', async () => {
    await restart(['newcomer:new']);
    vendor.always(fail(404, { word: 'model_not_found' }));
    expect(await said()).toContain('in new words');
    const inVain = vendor.asked();
    expect(inVain).toBeGreaterThan(0);
    expect(await said()).toContain('in new words');
    expect(await said()).toContain('in new words');
    expect(vendor.asked()).toBe(inVain);
    // Every process knows it, those of the other tests as well.
    for (const what of ['trip', 'open', 'probe', 'failures'])
      await app.composed.ground.live.cache.delete(`breaker:${what}:vendor:old`);
  });

  it('answer a school whose former ones cannot be asked any more', async () => {
    await restart(['newcomer:new'], ['newcomer']);
    expect(await said()).toContain('in new words');
    await settle();
    expect(await standing()).toMatchObject({
      serves: 'newcomer:new',
      waits: null,
      last: { verdict: 'not_kept', before: 'vendor:old' },
    });
  });

  it('wait for a school that had cases before models were held to, from its next round on', async () => {
    const { withTenant } = app.composed.ground;
    const { tenantId } = platform;
    await withTenant(tenantId, (tx) =>
      tx.query(`delete from held_versions where tenant_id = $1 and part = 'models'`, [tenantId]),
    );
    await settle();
    await restart(['newcomer:new']);
    expect(await said()).toContain('multiplies the rates');
  });

  it('are asked by nobody where the operator wants none: held or not', async () => {
    await restart([]);
    const before = vendor.requests.length;
    expect(await said()).toContain('chain rule');
    expect(vendor.requests.length).toBe(before);
    expect(await standing()).toBeUndefined();
  });
});
