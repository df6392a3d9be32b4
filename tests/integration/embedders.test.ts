import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compose, type Composed } from '../../src/compose/compose.ts';
import { createMetrics } from '../../src/ground/telemetry/index.ts';
import { createEmbeddingCall, createHashingEmbedder } from '../../src/models/index.ts';
import { ensureTenant } from '../../src/tenancy/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import {
  startEmbeddingDouble,
  type EmbeddingDouble,
  type EmbeddingStep,
} from '../support/doubles/embedding-double.ts';

const soon = () => AbortSignal.timeout(60_000);
const question = 'What is the corner of a growing rectangle?';

describe('an embedder at a vendor', () => {
  let vendor: EmbeddingDouble;
  beforeEach(async () => {
    vendor = await startEmbeddingDouble();
  });
  afterEach(() => vendor[Symbol.asyncDispose]());

  const call = (speaks: 'voyage' | 'openai') =>
    createEmbeddingCall({ vendor: speaks, model: 'm-1', baseUrl: vendor.url, speaks });
  const ask = (texts: readonly string[], speaks: 'voyage' | 'openai' = 'openai') =>
    call(speaks)(texts, { as: 'query', key: 'sk-secret', signal: soon() });

  // features: S23, A11
  it('gives each text its own vector, whatever the order of the answer', async () => {
    const texts = ['one limit', 'two rates', 'three slopes'];
    const { vectors } = await ask(texts);
    const wanted = await createHashingEmbedder().embed(texts, soon());
    for (const [at, vector] of vectors.entries())
      for (const [index, value] of vector.toReversed().entries())
        expect(value).toBeCloseTo(wanted[at]?.[index] ?? 9, 6);
  });

  it('asks every vendor for 1024 numbers in its own words', async () => {
    await ask(['a limit']);
    await ask(['a limit'], 'voyage');
    expect(vendor.requests.map(({ body }) => body)).toEqual([
      { model: 'm-1', input: ['a limit'], dimensions: 1024, encoding_format: 'float' },
      { model: 'm-1', input: ['a limit'], input_type: 'query', output_dimension: 1024 },
    ]);
    expect(vendor.requests[0]?.headers.authorization).toBe('Bearer sk-secret');
  });

  it.each(['drop-one', 'number-twice', 'short-vectors', 'garbage', 'cut'] as const)(
    'refuses an answer that cannot be trusted: %s',
    async (step) => {
      vendor.steps.push(step);
      await expect(ask(['one', 'two'])).rejects.toMatchObject({ code: 'unavailable' });
    },
  );

  it('tells what the vendor refused without quoting key or text', async () => {
    vendor.steps.push({ status: 429, retryAfter: '7' });
    const error: unknown = await ask(['a private question']).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'rate_limited', retryAfterMs: 7_000 });
    expect((error as Error).stack).not.toMatch(/sk-secret|private/);
  });
});

describe('a course whose meanings a paid model knows', { timeout: 120_000 }, () => {
  let model: string;
  let vendor: EmbeddingDouble;
  let app: TestApp;
  let tenantId: string;

  beforeEach(async () => {
    vendor = await startEmbeddingDouble();
    // A name of its own: what failed in one test must not shut the model out in another.
    model = `model-${randomUUID()}`;
    app = await startApp({
      worker: false,
      env: {
        EMBEDDING_MODEL: `openai:${model}`,
        EMBEDDING_PRICE: '20',
        EMBEDDING_BASE_URL: vendor.url,
        OPENAI_API_KEY: 'sk-secret-key',
      },
    });
    ({ id: tenantId } = await ensureTenant(app.composed.ground.db, 'Paying University'));
  });
  afterEach(async () => {
    await app[Symbol.asyncDispose]();
    await vendor[Symbol.asyncDispose]();
  });

  const rows = <Row>(sql: string, tenant = tenantId) =>
    app.composed.ground.withTenant(tenant, (tx) => tx.query<Row>(sql));
  const usage = () =>
    rows<{ task: string; open: boolean; cost: number; tokens: number; user: string | null }>(
      `select task, is_open as open, cost_micros::int as cost, input_tokens as tokens, user_id as "user"
       from usage_entries order by at`,
    );
  const courseId = async (tenant = tenantId) =>
    (await rows<{ id: string }>('select id from courses', tenant))[0]?.id ?? '';
  const search = async (query: string, { tutor }: Composed = app.composed, tenant = tenantId) =>
    tutor.search({ tenantId: tenant, courseId: await courseId(tenant), query, limit: 5 }, soon());
  const asked = () => vendor.requests.filter(({ body }) => body.input.length === 1).length;

  // features: S23, A10
  it('is embedded in batches on the course’s account, and keeps who made its vectors', async () => {
    vendor.steps.push({ status: 503 }, { status: 429, retryAfter: '0' });
    const { outcomes } = await ingestFiles(app, { tenantId }, calculusPages);
    expect(Object.values(outcomes)).toEqual(['ready', 'ready']);
    const entries = await usage();
    expect(entries.length).toBe(vendor.requests.length);
    expect(entries.every(({ task, open }) => task === 'embedding' && !open)).toBe(true);
    expect(entries.filter(({ cost }) => cost > 0).length).toBeGreaterThanOrEqual(2);
    expect(entries.every(({ user }) => user === null)).toBe(true);
    expect(await rows('select distinct active_embedder as id from documents')).toEqual([
      { id: `openai:${model}` },
    ]);
    expect(await rows('select id from budget_reservations where settled_at is null')).toEqual([]);
    const [hit] = await search(question);
    expect(hit?.vectorRank).toBe(1);
    expect(hit?.vectorScore).toBeGreaterThan(0.1);
  });

  const edited = {
    ...calculusPages,
    'product-rule.md': `${calculusPages['product-rule.md']}\nThe quotient rule follows from both.\n`,
  };
  const waiting = () =>
    rows<{ id: string; detail: string }>(
      `select id, failure_detail as detail from ingest_jobs where status = 'waiting'`,
    );
  const settled = async () => {
    const entries = await usage();
    expect(entries).toHaveLength(vendor.requests.length);
    expect(entries.every(({ open }) => !open)).toBe(true);
    expect(await rows('select id from budget_reservations where settled_at is null')).toEqual([]);
    return entries;
  };

  // features: A09, A11, A13, S41
  it.each<[string, EmbeddingStep, RegExp]>([
    ['is overrun', { status: 429 }, /rate_limited|too many|429/i],
    ['is broken', { status: 500 }, /unavailable|500|failed/i],
    ['leaves a text out', 'drop-one', /usable vectors/],
    ['gives no numbers', 'not-numbers', /ModelError/],
    ['answers with a page', 'garbage', /ModelError/],
    ['breaks off in the middle of its answer', 'cut-in-the-middle', /ModelError/],
  ])(
    'stays searchable while its vendor %s, and is read once that is over',
    async (_what, step, why) => {
      await ingestFiles(app, { tenantId }, calculusPages);
      const before = vendor.requests.length;
      vendor.steps.push(step, step, step, step);
      const { outcomes } = await ingestFiles(app, { tenantId }, edited);
      expect(outcomes).toEqual({ 'chain-rule.md': 'unchanged', 'product-rule.md': 'again' });
      expect(vendor.requests.length).toBe(before + 4);
      const [hit] = await search('corner of the rectangle');
      expect(hit?.content).toContain('corner of the rectangle');
      const [job, another] = await waiting();
      expect(another).toBeUndefined();
      expect(job?.detail).toMatch(why);
      expect(job?.detail).not.toMatch(/sk-secret|rectangle/);
      const failed = (await settled()).slice(before, before + 4);
      // A vendor that turns a request away charges nothing; one that fails at it may have done the work.
      const isPaid = typeof step === 'string' || step.status !== 429;
      expect(failed.map(({ cost, tokens }) => cost > 0 && tokens > 0)).toEqual(
        Array.from({ length: 4 }, () => isPaid),
      );
      const message = { tenantId, jobId: job?.id ?? '' };
      expect(await app.composed.material.ingestDocument(message, soon())).toBe('ready');
      expect((await search('quotient rule'))[0]?.content).toContain('quotient rule');
      await settled();
    },
  );

  it('is not asked for any more once it failed five times, and nothing is spent meanwhile', async () => {
    vendor.steps.push(...Array.from({ length: 20 }, () => ({ status: 500 })));
    const { outcomes } = await ingestFiles(app, { tenantId }, calculusPages);
    expect(Object.values(outcomes)).toEqual(['again', 'again']);
    expect(vendor.requests).toHaveLength(5);
    const jobs = await waiting();
    expect(jobs).toHaveLength(2);
    expect(jobs.some(({ detail }) => /failed too often just now/.test(detail))).toBe(true);
    await settled();
  });

  it('leaves no money set aside and no half version when its vendor hangs and the worker must go', async () => {
    await ingestFiles(app, { tenantId }, calculusPages);
    await rows(`update document_revisions set embedder = 'another'`);
    const [document] = await rows<{ id: string; courseId: string }>(
      `select id, course_id as "courseId" from documents where file_name = 'product-rule.md'`,
    );
    const message = await app.composed.material.ingestRequests.again(
      { tenantId, courseId: document?.courseId ?? '' },
      document?.id ?? '',
      'reindex',
    );
    const leaving = new AbortController();
    const before = vendor.requests.length;
    vendor.steps.push('hang');
    const reading = app.composed.material.ingestDocument(
      message ?? { tenantId, jobId: '' },
      leaving.signal,
    );
    await expect.poll(() => vendor.requests.length, { timeout: 20_000 }).toBe(before + 1);
    leaving.abort(new Error('the worker is to end'));
    await expect(reading).rejects.toThrow('the worker is to end');
    await settled();
    expect(await waiting()).toHaveLength(1);
    expect((await search('corner of the rectangle'))[0]?.content).toContain('corner');
    expect(
      await rows(
        `select 1 from chunks c join documents d on d.id = c.document_id and d.active_revision <> c.revision`,
      ),
    ).toEqual([]);
  });

  // features: S41
  it('is not read beyond what the institution may spend, and says so', async () => {
    await rows(
      `insert into budget_rules (tenant_id, kind, scope, period, amount)
       values ('${tenantId}', 'cap', 'tenant', 'day', 0)`,
    );
    const { outcomes } = await ingestFiles(app, { tenantId }, calculusPages);
    expect(Object.values(outcomes)).toEqual(['failed', 'failed']);
    expect(vendor.requests).toEqual([]);
    const [document] = await rows<{ code: string; reason: string }>(
      'select failure_code as code, failure_reason as reason from documents',
    );
    expect(document?.code).toBe('budget_spent');
    expect(document?.reason).toMatch(/institution’s allowance .* comes back at/);
  });

  it('answers by words alone while the vendor is down', async () => {
    await ingestFiles(app, { tenantId }, calculusPages);
    vendor.steps.push({ status: 500 }, { status: 500 });
    const [hit] = await search('Why is the corner of the rectangle negligible?');
    expect(hit?.content).toContain('corner of the rectangle');
    expect(hit).toMatchObject({ vectorRank: null, textRank: 1 });
  });

  it('pays for the same question once, and never lends it to another institution', async () => {
    await ingestFiles(app, { tenantId }, calculusPages);
    const before = asked();
    await search(question);
    await search(question);
    expect(asked()).toBe(before + 1);
    const { id: other } = await ensureTenant(app.composed.ground.db, 'Other University');
    await ingestFiles(app, { tenantId: other }, calculusPages);
    const theirs = asked();
    await search(question, app.composed, other);
    expect(asked()).toBe(theirs + 1);
  });

  // features: A09
  it('changes its model in the background, and is found by meaning all the while', async () => {
    const { ground } = app.composed;
    const startAgain = (chosen: string): Composed =>
      compose({
        ...ground,
        metrics: createMetrics(),
        config: { ...ground.config, embedding: { ...ground.config.embedding, model: chosen } },
      });
    const before = startAgain('offline');
    await ingestFiles({ ...app, composed: before }, { tenantId }, calculusPages);
    // Both models find the same things near each other, so nothing may change but who says so.
    const nearness = async (composed: Composed) =>
      (await search('product rule of derivatives', composed))
        .map(({ content, vectorScore }) => `${content.slice(0, 20)} ${vectorScore?.toFixed(2)}`)
        .toSorted();
    const wanted = await nearness(before);
    expect(wanted).toHaveLength(2);
    expect(vendor.requests).toEqual([]);
    // Started with another model, by which nothing is embedded yet.
    expect(await nearness(app.composed)).toEqual(wanted);
    expect(await app.composed.material.renewEmbeddings(soon())).toBe(2);
    expect(await app.composed.material.renewEmbeddings(soon())).toBe(0);
    const jobs = await rows<{ id: string }>(
      `select id from ingest_jobs where status = 'waiting' order by number`,
    );
    for (const { id: jobId } of jobs) {
      const outcome = await app.composed.material.ingestDocument({ tenantId, jobId }, soon());
      expect(outcome).toBe('ready');
      // Halfway each document is compared with the question as its own model sees it.
      expect(await nearness(startAgain(`openai:${model}`))).toEqual(wanted);
    }
    expect(await app.composed.material.renewEmbeddings(soon())).toBe(0);
    expect(await rows('select distinct active_embedder as id from documents')).toEqual([
      { id: `openai:${model}` },
    ]);
  });
});
