import type { Tx } from '../src/ground/db/index.ts';
import { createSearch } from '../src/retrieve/index.ts';
import { createWithTenant } from '../src/tenancy/index.ts';
import type { Growing } from './grow.ts';
import type { BenchInstallation } from './installation.ts';
import type { Questions } from './questions.ts';
import { spread, time, type Spread } from './statistics.ts';

/** One statement as the program sends it, and on copies of its tables without protection and partitions. */
export interface Protection {
  readonly statement: string;
  readonly guarded: Spread;
  readonly plain: Spread;
  /** Of the sums of all durations: what it costs in the end. */
  readonly ratio: number;
}

interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The two statements that decide what a search shows: beside the ranking in memory, and without it. */
const ways = [
  { statement: 'what is shown of a course held in memory', memory: true },
  { statement: 'the whole search in the database', memory: false },
] as const;

/**
 * Sends each statement both ways, the first one changing from question to question, each in a transaction
 * of its own. The copies hold what the tenant's partition holds, in the same order and with the same
 * indexes; the rules of release are asked of them too, so that only protection and partitions differ.
 * @throws Error when a statement reads another tenant's partition, or a table of chunks from end to end
 */
export async function measureProtection(
  installation: BenchInstallation,
  growing: Growing,
  questions: Questions,
): Promise<Protection[]> {
  const { db, config } = installation.composed.ground;
  const { tenantId } = growing;
  const withTenant = createWithTenant(db);
  await copyUnprotected(installation, tenantId);
  const measured: Protection[] = [];
  for (const { statement, memory } of ways) {
    const memoryBytes = memory ? config.searchMemoryBytes : 0;
    const sent = await listen(installation, growing, { ...questions, memoryBytes });
    const [one] = sent;
    if (one) await withTenant(tenantId, (tx) => requirePlan(tx, one, tenantId));
    const durations = await inTurns(sent, {
      guarded: ({ text, values }) =>
        withTenant(tenantId, (tx) => tx.queryPlannedOnce(text, values)),
      plain: ({ text, values }) =>
        db.transaction((tx) => tx.queryPlannedOnce(unprotected(text), values)),
    });
    const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
    measured.push({
      statement,
      guarded: spread(durations.guarded),
      plain: spread(durations.plain),
      ratio: sum(durations.guarded) / sum(durations.plain),
    });
  }
  return measured;
}

type Ask = (sent: Sent) => Promise<unknown>;
/** Statements that are sent beforehand: the first plans are made and the first pages are read. */
const warming = 20;

/** Milliseconds of each statement both ways, the first way changing from one to the next. */
async function inTurns(sent: readonly Sent[], ask: { readonly guarded: Ask; readonly plain: Ask }) {
  const guarded: number[] = [];
  const plain: number[] = [];
  for (const [at, each] of [...sent.slice(0, warming), ...sent].entries()) {
    const guardedFirst = at % 2 === 0 ? await time(() => ask.guarded(each)) : undefined;
    const plainTook = await time(() => ask.plain(each));
    const guardedTook = guardedFirst ?? (await time(() => ask.guarded(each)));
    if (at < warming) continue;
    guarded.push(guardedTook);
    plain.push(plainTook);
  }
  return { guarded, plain };
}

/** What a search sends for these questions. */
async function listen(
  { composed }: BenchInstallation,
  { tenantId, courses }: Growing,
  { queries, embedder, memoryBytes }: Questions & { readonly memoryBytes: number },
): Promise<Sent[]> {
  const sent: Sent[] = [];
  const withTenant = createWithTenant(composed.ground.db);
  const search = createSearch({
    embedder,
    memoryBytes,
    withTenant: (id, work) =>
      withTenant(id, (tx) =>
        work({
          ...tx,
          queryPlannedOnce: (text, values) => {
            // The search itself, not a guess at a word nobody wrote.
            if (text.includes('released_documents')) sent.push({ text, values });
            return tx.queryPlannedOnce(text, values);
          },
        }),
      ),
  });
  for (const [at, query] of queries.entries()) {
    const courseId = courses[at % courses.length] ?? '';
    await search({ tenantId, courseId, query, limit: 10 }, AbortSignal.timeout(60_000));
  }
  return sent;
}

async function copyUnprotected({ asOwner }: BenchInstallation, tenantId: string): Promise<void> {
  const copy = (table: string, order: string, key: string): string =>
    `drop table if exists plain_${table} cascade;
     create table plain_${table} (like ${table} including defaults including storage);
     ${table === 'chunks' ? 'alter table plain_chunks set (toast_tuple_target = 3072);' : ''}
     insert into plain_${table} select * from ${table} where tenant_id = '${tenantId}' order by ${order};
     alter table plain_${table} add primary key (${key});`;
  await asOwner(`
    ${copy('chunks', 'course_id, document_id, ordinal', 'tenant_id, id')}
    create index on plain_chunks (tenant_id, course_id, document_id, revision, ordinal);
    ${copy('documents', 'course_id, id', 'tenant_id, id')}
    create unique index on plain_documents (tenant_id, course_id, source, source_key);
    ${copy('course_terms', 'course_id, initial, lexeme', 'tenant_id, course_id, initial, lexeme')}
    ${copy('left_out_modules', 'course_id', 'tenant_id, course_id, title')}
    drop function if exists plain_released_documents;
    grant select on plain_chunks, plain_documents, plain_course_terms, plain_left_out_modules to preceptor_app`);
  const [source] = await asOwner<{ body: string }>(
    `select pg_get_functiondef('released_documents(uuid, timestamptz, uuid)'::regprocedure) as body`,
  );
  const body = unprotected(source?.body ?? '')
    .replaceAll('app_tenant()', `'${tenantId}'::uuid`)
    .replaceAll('SETOF documents', 'SETOF plain_documents')
    .replaceAll('left_out_modules', 'plain_left_out_modules')
    .replaceAll('from documents', 'from plain_documents');
  await asOwner(body);
  await asOwner('vacuum analyze plain_chunks, plain_documents, plain_course_terms');
}

function unprotected(text: string): string {
  return text
    .replaceAll('released_documents(', 'plain_released_documents(')
    .replaceAll('from chunks', 'from plain_chunks')
    .replaceAll('from course_terms', 'from plain_course_terms');
}

/** @throws Error with the plan when it is not the one that search was written for */
async function requirePlan(tx: Tx, { text, values }: Sent, tenantId: string): Promise<void> {
  const own = `chunks_${tenantId.replaceAll('-', '')}`;
  const name = 'asked_in_bench';
  await tx.query('set local plan_cache_mode = force_generic_plan');
  await tx.query(`prepare ${name} as ${text}`);
  const given = values.map(literal).join(', ');
  const lines = await tx.query<{ 'QUERY PLAN': string }>(`explain execute ${name} (${given})`);
  await tx.query(`deallocate ${name}`);
  await tx.query('set local plan_cache_mode = auto');
  const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
  const read = new Set([...plan.matchAll(/ on (chunks_[0-9a-f]{32})/g)].map(([, table]) => table));
  if (read.size !== 1 || !read.has(own) || /Seq Scan on (?:chunks|course_terms)/.test(plan))
    throw new Error(`The plan is not the one the search was written for:\n${plan}`);
}

function literal(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return quoted(`{${value.map((one) => JSON.stringify(one)).join(',')}}`);
  return quoted(typeof value === 'string' ? value : JSON.stringify(value));
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
