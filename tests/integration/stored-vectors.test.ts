import { describe, expect, it } from 'vitest';
import { createHashingEmbedder } from '../../src/models/index.ts';
import { ensureTenant } from '../../src/tenancy/index.ts';
import { startApp } from '../support/app.ts';
import { ingestFiles } from '../support/course.ts';
import { engines } from '../support/databases.ts';

const sections = Array.from(
  { length: 40 },
  (_, at) =>
    `## Section ${at}\n\nIn section ${at} ${'a limit is taken, then a rate is found and a slope is drawn. '.repeat(3 + (at % 7))}`,
);

// features: A10, A11, A15
describe.each(engines)('a long document in $name', { timeout: 60_000 }, (engine) => {
  it('is searched by the vectors of the built-in embedder, number by number, though threads make them', async () => {
    await using app = await startApp({ engine, worker: false });
    const { ground } = app.composed;
    const { id: tenantId } = await ensureTenant(ground.db, 'State University');
    await ingestFiles(app, { tenantId }, { 'limits.md': sections.join('\n\n') });
    const stored = await ground.withTenant(tenantId, (tx) =>
      tx.query<{ text: string; vector: string }>(
        'select embedding_text as text, embedding::text as vector from chunks order by ordinal',
      ),
    );
    expect(stored.length).toBeGreaterThan(20);
    const vectors = await createHashingEmbedder().embed(
      stored.map(({ text }) => text),
      AbortSignal.timeout(60_000),
    );
    const asWritten = vectors.map((vector) => `[${vector.map((n) => n.toFixed(7)).join()}]`);
    const wanted = await ground.withTenant(tenantId, (tx) =>
      tx.query<{ vector: string }>(
        'select vector::halfvec::text as vector from unnest($1::text[]) as said (vector)',
        [asWritten],
      ),
    );
    expect(stored.map(({ vector }) => vector)).toEqual(wanted.map(({ vector }) => vector));
  });
});
