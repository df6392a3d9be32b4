import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRerankCall } from '../../src/models/index.ts';
import type { Hit } from '../../src/retrieve/index.ts';
import { ensureTenant } from '../../src/tenancy/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf } from '../support/client.ts';
import { ingestFiles } from '../support/course.ts';
import { startRerankDouble, type RerankDouble } from '../support/doubles/rerank-double.ts';
import { launch, startPlatform } from '../support/platform.ts';

const pages = {
  'tides.md': '# Tides\n\nThe moon pulls the water of the sea, and the water rises twice a day.\n',
  'rivers.md':
    '# Rivers\n\nThe water of a river runs down to the sea, and never rises by itself.\n',
  'clouds.md': '# Clouds\n\nWarm air carries water up. Lantern lantern lantern, said the poet.\n',
};
const question = 'Why does the water of the sea rise twice a day?';

describe.each(['voyage', 'cohere'] as const)('a vendor that scores as %s does', (speaks) => {
  let vendor: RerankDouble;
  beforeEach(async () => {
    vendor = await startRerankDouble('antern', speaks);
  });
  afterEach(() => vendor[Symbol.asyncDispose]());

  const texts = ['a lantern', 'nothing', 'lantern, lantern'];
  const ask = () =>
    createRerankCall({ vendor: speaks, model: 'rerank-9', baseUrl: vendor.url })(question, texts, {
      key: 'pa-secret-key',
      signal: AbortSignal.timeout(20_000),
    });

  it('gives every text its own score, whatever the order of the answer', async () => {
    expect((await ask()).scores).toEqual([1, 0, 2]);
    const [request] = vendor.requests;
    expect(request).toMatchObject({ path: '/v1/rerank', authorization: 'Bearer pa-secret-key' });
    expect(request?.body).toEqual({ model: 'rerank-9', query: question, documents: texts });
  });

  it.each([
    ['drop-one', 'unavailable'],
    ['number-twice', 'unavailable'],
    ['strange-index', 'unavailable'],
    ['garbage', 'unavailable'],
    ['cut', 'unavailable'],
    [{ status: 500 }, 'unavailable'],
    [{ status: 429 }, 'rate_limited'],
    [{ status: 401 }, 'key_refused'],
  ] as const)('is refused an answer that cannot be trusted: %j', async (step, code) => {
    vendor.steps.push(step);
    const error: unknown = await ask().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect((error as Error).stack).not.toMatch(/pa-secret|twice a day/);
  });
});

describe('a course whose passages are reranked', { timeout: 60_000 }, () => {
  let vendor: RerankDouble;
  let app: TestApp;
  let tenantId: string;

  beforeEach(async () => {
    vendor = await startRerankDouble('antern');
    app = await startApp({
      worker: false,
      env: {
        RERANK_MODEL: 'voyage:rerank-9',
        RERANK_BASE_URL: vendor.url,
        RERANK_PRICE: '50',
        VOYAGE_API_KEY: 'pa-secret-key',
      },
    });
    ({ id: tenantId } = await ensureTenant(app.composed.ground.db, 'Reading University'));
    await ingestFiles(app, { tenantId }, pages);
  });
  afterEach(async () => {
    await app[Symbol.asyncDispose]();
    await vendor[Symbol.asyncDispose]();
  });

  const rows = <Row>(sql: string) =>
    app.composed.ground.withTenant(tenantId, (tx) => tx.query<Row>(sql));
  async function search(): Promise<Hit[]> {
    const [course] = await rows<{ id: string }>('select id from courses');
    const asked = { tenantId, courseId: course?.id ?? '', query: question, limit: 5 };
    return app.composed.tutor.search(asked, AbortSignal.timeout(20_000));
  }
  const usage = () =>
    rows<{ task: string; open: boolean; cost: number; tokens: number }>(
      `select task, is_open as open, cost_micros::int as cost, input_tokens as tokens from usage_entries order by at`,
    );

  // features: A63, S41
  it('puts first what it likes best, tells its scores, and is paid for', async () => {
    const hits = await search();
    expect(hits[0]).toMatchObject({
      title: 'clouds',
      rank: 1,
      reranked: { by: 'voyage:rerank-9', score: 3 },
    });
    expect(hits.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(vendor.requests).toHaveLength(1);
    expect(vendor.requests[0]?.body.documents).toHaveLength(3);
    const [entry, ...others] = await usage();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ task: 'rerank', open: false });
    expect(entry?.cost).toBeGreaterThan(0);
    expect(await rows('select id from budget_reservations where settled_at is null')).toEqual([]);
  });

  it.each([
    ['hang', 'timed_out'],
    [{ status: 500 }, 'unavailable'],
  ] as const)('keeps the order of the search and says why: %j', async (step, failure) => {
    vendor.steps.push(step);
    const hits = await search();
    expect(hits[0]?.title).toBe('tides');
    expect(hits).toHaveLength(3);
    for (const { reranked } of hits) expect(reranked).toEqual({ by: 'voyage:rerank-9', failure });
    expect((await usage()).every(({ open }) => !open)).toBe(true);
    expect(JSON.stringify(app.logs)).not.toMatch(/pa-secret|twice a day/);
  });

  it('is not asked beyond what the institution may spend', async () => {
    await rows(
      `insert into budget_rules (tenant_id, kind, scope, period, amount)
       values ('${tenantId}', 'cap', 'tenant', 'day', 0)`,
    );
    const hits = await search();
    expect(hits[0]).toMatchObject({ title: 'tides', reranked: { failure: 'budget_spent' } });
    expect(vendor.requests).toEqual([]);
  });
});

describe('a turn whose passages are reranked', { timeout: 60_000 }, () => {
  // features: A23
  it('shows in its trace who ordered them, on the turn’s own account', async () => {
    await using vendor = await startRerankDouble('antern');
    await using app = await startApp({
      env: {
        RERANK_MODEL: 'openai:reader',
        RERANK_BASE_URL: vendor.url,
        RERANK_PRICE: '0',
      },
    });
    await using platform = await startPlatform(app);
    await ingestFiles(app, platform, pages);
    const student = clientOf(app, await launch(app, platform));
    const { body } = await student.post('/api/turns', { message: question });
    const { turnId } = body as { turnId: string };
    const events = await student.events(turnId);
    const found = events.find(({ event }) => event === 'retrieval.hits');
    expect(found?.data).toMatchObject({
      hits: expect.arrayContaining([
        expect.objectContaining({ title: 'clouds', reranked: { by: 'openai:reader', score: 3 } }),
      ]),
    });
    const entries = await app.composed.ground.withTenant(platform.tenantId, (tx) =>
      tx.query<{ turn: string }>(
        `select reservation_id::text as turn from usage_entries where task = 'rerank'`,
      ),
    );
    expect(entries).toEqual([{ turn: turnId }]);
  });
});
