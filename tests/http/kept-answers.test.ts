import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { answer, cut, fail, startOpenAiDouble, type Double } from '../support/doubles/index.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

const first = 'What is the chain rule?';
const second = 'And where do I use it?';

describe('a conversation that the provider may keep', () => {
  let vendor: Double;
  let dir: string;
  let app: TestApp;
  let platform: Platform;
  let students = 0;
  let student: Client;

  beforeAll(async () => {
    // It takes a while to load, which must not count as a model's silence.
    await import('openai');
    vendor = await startOpenAiDouble({ keyless: true });
    dir = mkdtempSync(join(tmpdir(), 'preceptor-kept-'));
    const file = join(dir, 'models.json');
    const kept = { speaks: 'openai', baseUrl: vendor.url, key: 'optional', free: true };
    writeFileSync(
      file,
      JSON.stringify({
        providers: { keeper: { ...kept, keepsAnswers: true }, stranger: kept },
        tiers: { medium: ['keeper:one', 'stranger:two'] },
        patience: { firstTokenMs: 60_000, betweenTokensMs: 60_000 },
      }),
    );
    app = await startApp({ env: { MODELS_FILE: file } });
    platform = await startPlatform(app);
    await ingestFiles(app, platform, calculusPages);
  });

  beforeEach(async () => {
    student = await enter();
  });

  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
    await vendor[Symbol.asyncDispose]();
    rmSync(dir, { recursive: true, force: true });
  });

  async function enter(): Promise<Client> {
    students += 1;
    return clientOf(app, await launch(app, platform, { sub: `student-${students}` }));
  }

  /** What the vendor was sent while `work` went on. */
  async function sentDuring(work: () => Promise<unknown>) {
    const before = vendor.requests.length;
    await work();
    return vendor.requests.slice(before).map(({ body }) => body);
  }

  async function idOfLastAnswer(): Promise<string | null> {
    const [row] = await app.composed.ground.withTenant(platform.tenantId, (tx) =>
      tx.query<{ id: string | null }>(
        'select response_id as id from model_calls order by created_at desc, id desc limit 1',
      ),
    );
    return row?.id ?? null;
  }

  const only = (content: string) => [{ role: 'user', content }];

  // features: A58, A28, L02
  it('goes on from the last answer, with the passages of the new question alone, and the trace says so', async () => {
    vendor.script(answer('It is for nested functions [1].'), answer('Wherever one is inside.'));
    const { threadId } = await student.ask(first);
    const from = await idOfLastAnswer();
    let turnId = '';
    const [body] = await sentDuring(async () => {
      ({ turnId } = await student.ask(second, { threadId }));
    });
    expect(from).toMatch(/^resp_/);
    expect(body).toMatchObject({ previous_response_id: from, store: true, input: only(second) });
    expect(body?.['instructions']).toContain('passage');
    const calls = await app.composed.ground.withTenant(platform.tenantId, (tx) =>
      tx.query('select request from model_calls where turn_id = $1', [turnId]),
    );
    expect(calls).toMatchObject([{ request: { continuedFrom: from, messages: only(second) } }]);
  });

  // features: A58
  it('is told again, once and within the same turn, to a provider that does not know it any more', async () => {
    vendor.script(answer('It is for nested functions.'));
    const { threadId } = await student.ask(first);
    const gone = { word: 'previous_response_not_found', param: 'previous_response_id' };
    vendor.script(fail(400, gone), answer('Wherever one is inside.'));
    const bodies = await sentDuring(async () => {
      const { answer: said, events } = await student.ask(second, { threadId });
      expect(said).toBe('Wherever one is inside.');
      expect(events.filter(({ event }) => event === 'model.attempt')).toHaveLength(1);
    });
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).not.toHaveProperty('previous_response_id');
    expect(bodies[1]?.['input']).toEqual([
      ...only(first),
      { role: 'assistant', content: 'It is for nested functions.' },
      ...only(second),
    ]);
  });

  // features: A58
  it('is never gone on from by another student, or in another conversation', async () => {
    vendor.script(answer('One.'), answer('Two.'), answer('Three.'));
    await student.ask(first);
    const other = await enter();
    const bodies = await sentDuring(async () => {
      await other.ask(second);
      await student.ask(second);
    });
    expect(bodies).toHaveLength(2);
    for (const body of bodies) {
      expect(body).not.toHaveProperty('previous_response_id');
      expect(body['input']).toEqual(only(second));
    }
  });

  // features: A58
  it('is told anew to a model after another one had the last word, which keeps nothing it was not asked to', async () => {
    vendor.script(answer('One.'));
    const { threadId } = await student.ask(first);
    vendor.script(cut(), answer('Two.'));
    const [, stranger] = await sentDuring(() => student.ask(second, { threadId }));
    expect(stranger).toMatchObject({ model: 'two', store: false });
    expect(stranger).not.toHaveProperty('previous_response_id');
    expect(await idOfLastAnswer()).toBeNull();
    vendor.script(answer('Three.'));
    const [body] = await sentDuring(() => student.ask('Once more?', { threadId }));
    expect(body).toMatchObject({ model: 'one', store: true });
    expect(body).not.toHaveProperty('previous_response_id');
    expect(body?.['input']).toHaveLength(5);
  });
});
