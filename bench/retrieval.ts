import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../src/ground/db/index.ts';
import { createHashingEmbedder, createOfflineModel, type Embedder } from '../src/models/index.ts';
import { createRandom } from '../src/quality/index.ts';
import { createSearch } from '../src/retrieve/index.ts';
import { createWithTenant, ensureTenant } from '../src/tenancy/index.ts';
import { copyCourse, makeCourse, sentence } from './corpus.ts';
import { growthPlot, type GrowthPoint } from './growth-plot.ts';
import { openInstallation, type BenchInstallation } from './installation.ts';
import { printRow, spread, time, type Spread } from './statistics.ts';

const chunksPerCourse = 2_000;
const tenantCount = 50;
/** Chunks in the tenant that is measured, and in the whole database, at each point of the plot. */
const points = [
  { tenant: 10_000, all: 10_000 },
  { tenant: 30_000, all: 30_000 },
  { tenant: 100_000, all: 100_000 },
  { tenant: 100_000, all: 300_000 },
  { tenant: 100_000, all: 1_000_000 },
];
const questions = 400;
const concurrency = 8;
/** Filling a million chunks takes as long as the machine likes; after this it stops and says so. */
const fillBudgetMs = 10 * 60 * 1000;
const outDir = join(import.meta.dirname, '../bench-results');

/**
 * The whole search without the embedding call, 8 at a time, while tenant and database grow; and the same
 * query on a plain copy of the tenant's tables, without row level security and partitions.
 */
export async function benchRetrieval(): Promise<void> {
  await using installation = await openInstallation(createOfflineModel());
  const { db } = installation.composed.ground;
  const tenants: string[] = [];
  for (let at = 0; at < tenantCount; at += 1)
    tenants.push((await ensureTenant(db, `Bench ${at}`)).id);
  const filler = createFiller(db, tenants);
  const grown: GrowthPoint[] = [];
  const began = performance.now();
  for (const point of points) {
    const reached = await filler.fill(point, fillBudgetMs - (performance.now() - began));
    await installation.asOwner('vacuum analyze');
    const measured = await measure(installation, tenants[0] ?? '', filler.courses);
    grown.push({ chunks: filler.total(), ...measured.search });
    printRow(
      `${filler.total()} chunks, ${filler.courses.length * chunksPerCourse} in the tenant`,
      measured.search,
      measured.bare,
    );
    if (!reached) {
      console.log(
        `The ten minutes for filling are over at ${filler.total()} of ${point.all} chunks.`,
      );
      break;
    }
  }
  await measureProtection(installation, tenants[0] ?? '', filler.courses);
  mkdirSync(outDir, { recursive: true });
  writeFileSync(join(outDir, 'retrieval.svg'), growthPlot(grown));
  writeFileSync(join(outDir, 'retrieval.json'), JSON.stringify(grown, null, 2));
  console.log(`Plot and figures: ${outDir}`);
}

/** One course is made, everything else is copied from it; the first tenant is filled first. */
function createFiller(db: Db, tenants: readonly string[]) {
  const courses: string[] = [];
  let copies = 0;
  const [first = ''] = tenants;
  async function addCourse(tenantId: string): Promise<void> {
    const [origin] = courses;
    if (origin === undefined) courses.push(await makeCourse(db, tenantId, chunksPerCourse));
    else if (tenantId === first)
      courses.push(await copyCourse(db, tenantId, origin, courses.length));
    else copies += await copyAcross(db, first, origin, tenantId);
  }
  return {
    courses,
    total: () => courses.length * chunksPerCourse + copies,
    /** False when the time was over before the point was reached. */
    fill: async (point: { tenant: number; all: number }, budgetMs: number): Promise<boolean> => {
      const until = performance.now() + budgetMs;
      for (let at = 0; courses.length * chunksPerCourse + copies < point.all; at += 1) {
        if (performance.now() > until) return false;
        const full = courses.length * chunksPerCourse >= point.tenant;
        await addCourse(full ? (tenants[1 + (at % (tenants.length - 1))] ?? first) : first);
      }
      return true;
    },
  };
}

/** Rows of another tenant's: read as one tenant, written as the other, in batches that fit into memory. */
async function copyAcross(db: Db, from: string, course: string, to: string): Promise<number> {
  const rows = await db.tenantTransaction(from, (tx) =>
    tx.query<{ row: string }>(
      `select to_jsonb(c)::text as row from (select ordinal, content, content_hash, tokens, heading_path,
         lexical::text, embedding::text from chunks where course_id = $1 order by id limit $2) c`,
      [course, chunksPerCourse],
    ),
  );
  await db.tenantTransaction(to, async (tx) => {
    for (let at = 0; at < rows.length; at += 500) {
      await tx.query(
        `insert into chunks (tenant_id, course_id, document_id, revision, ordinal, content, embedding_text,
           content_hash, tokens, heading_path, terms, lexical, embedding)
         select $1, $2, $2, 1, r.ordinal, r.content, '', r.content_hash, r.tokens, '{}', '', r.lexical::sparsevec, r.embedding::halfvec
         from unnest($3::text[]) as given (row), lateral jsonb_to_record(given.row::jsonb)
           as r (ordinal int, content text, content_hash text, tokens int, lexical text, embedding text)`,
        [to, course, rows.slice(at, at + 500).map(({ row }) => row)],
      );
    }
  });
  return rows.length;
}

async function measure(
  { composed: { ground } }: BenchInstallation,
  tenantId: string,
  courses: readonly string[],
): Promise<{ search: Spread; bare: Spread }> {
  const { withTenant } = ground;
  const asked = await prepareQuestions();
  const { searchMemoryBytes: memoryBytes } = ground.config;
  const search = createSearch({ withTenant, embedder: asked.embedder, memoryBytes });
  const ask = (at: number): Promise<unknown> =>
    search(
      {
        tenantId,
        courseId: courses[at % courses.length] ?? '',
        query: asked.queries[at] ?? '',
        limit: 10,
      },
      AbortSignal.timeout(60_000),
    );
  await sideBySide(ask);
  return {
    search: spread(await sideBySide(ask)),
    bare: spread(await sideBySide(() => withTenant(tenantId, (tx) => tx.query('select 1')))),
  };
}

/** Eight askers, each with its next question as soon as the last one is answered. */
async function sideBySide(ask: (at: number) => Promise<unknown>): Promise<number[]> {
  const durations: number[] = [];
  let next = 0;
  const asker = async (): Promise<void> => {
    while (next < questions) {
      const at = next;
      next += 1;
      durations.push(await time(() => ask(at)));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, asker));
  return durations;
}

/** Questions of the length of real ones, and an embedder that knows their vectors already. */
async function prepareQuestions(): Promise<{ queries: string[]; embedder: Embedder }> {
  const random = createRandom(99);
  const hashing = createHashingEmbedder();
  const queries = Array.from({ length: questions }, () =>
    sentence(random, 3 + Math.floor(random() * 6)),
  );
  const vectors = await hashing.embed(queries, AbortSignal.timeout(60_000));
  const known = new Map(queries.map((query, at) => [query, vectors[at] ?? []]));
  return {
    queries,
    embedder: { ...hashing, embed: async (texts) => texts.map((text) => known.get(text) ?? []) },
  };
}

/** The statement as the program sends it, and the same one on unprotected copies, taking turns. */
async function measureProtection(
  installation: BenchInstallation,
  tenantId: string,
  courses: readonly string[],
): Promise<void> {
  const { db } = installation.composed.ground;
  const withTenant = createWithTenant(db);
  const asked = await prepareQuestions();
  const statements: [string, readonly unknown[]][] = [];
  const listen = createSearch({
    embedder: asked.embedder,
    memoryBytes: installation.composed.ground.config.searchMemoryBytes,
    withTenant: (id, work) =>
      withTenant(id, (tx) =>
        work({
          ...tx,
          queryPlannedOnce: (text, values) => {
            // The search itself, not a guess at a word nobody wrote.
            if (text.includes('released_documents')) statements.push([text, values]);
            return tx.queryPlannedOnce(text, values);
          },
        }),
      ),
  });
  for (const [at, query] of asked.queries.slice(0, 200).entries()) {
    const courseId = courses[at % courses.length] ?? '';
    await listen({ tenantId, courseId, query, limit: 10 }, AbortSignal.timeout(60_000));
  }
  await installation.asOwner(`
    create table plain_chunks (like chunks including storage) with (toast_tuple_target = 3072);
    insert into plain_chunks select * from chunks where tenant_id = '${tenantId}' order by document_id, ordinal;
    alter table plain_chunks add primary key (tenant_id, id);
    create table plain_documents as select * from documents where tenant_id = '${tenantId}';
    create index on plain_documents (tenant_id, course_id);
    grant select on plain_chunks, plain_documents to preceptor_app;
    analyze plain_chunks; analyze plain_documents`);
  const plainly = (text: string): string =>
    text
      .replace(
        'from released_documents($2, now(), $3)',
        `from plain_documents where tenant_id = $1 and course_id = $2 and active_revision is not null and published
           and may_use and (unlock_at is null or unlock_at <= now()) and (lock_at is null or lock_at > now())
           and (release_rule is null or $3::uuid is not null)`,
      )
      .replaceAll('from chunks', 'from plain_chunks');
  const guarded: number[] = [];
  const plain: number[] = [];
  for (const [text, values] of statements) {
    guarded.push(await time(() => withTenant(tenantId, (tx) => tx.queryPlannedOnce(text, values))));
    plain.push(
      await time(() => db.transaction((tx) => tx.queryPlannedOnce(plainly(text), values))),
    );
  }
  console.log('\nThe statement alone, one after another');
  printRow('without row level security and partitions', spread(plain));
  printRow('as it is', spread(guarded), spread(plain));
}
