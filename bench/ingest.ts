import { execFileSync, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  createUnlaunchedCourse,
  markWaiting,
  openToAll,
  sightDocument,
  type CourseDocument,
} from '../src/courses/index.ts';
import { ensureTenant } from '../src/tenancy/index.ts';
import { startCluster, type Cluster } from '../tests/support/cluster.ts';
import { createDatabase, dropDatabase, withDatabase } from '../tests/support/postgres-admin.ts';
import { makeBook } from './book.ts';
import { cpuSeconds, databaseClock, leave, profiling } from './effort.ts';

interface Measured {
  readonly pages: number;
  readonly chunks: number;
  readonly ms: number;
  /** Largest resident set of the process since it started, in megabytes; threads included. */
  readonly peakMb: number;
  /** Seconds of processor time, which other work on the machine lengthens less than the clock's. */
  readonly cpuSeconds: number;
  readonly databaseSeconds: number;
}

const bookPages = 1_000;
/** What the two do not both do, so that nobody takes the ratio for more than it is. */
const unlike =
  '  (It reads with pdf.js 1.10 and keeps text alone: no places on the page, no columns, headings or running\n' +
  '   heads, no index of words, no quota, lease or report. Same embedder, same database server.)';
const langchainDir = join(import.meta.dirname, 'langchain');

/**
 * Pages per second and peak memory of one PDF from bytes to searchable, of its second reading with one
 * page changed, and of LangChain.js with the same PDF, embedder and database server:
 * `bench ingest [--pdf FILE] [--edited FILE] [--rounds N] [--no-langchain]`. Each is a process of its
 * own: ours a worker as an operator starts it. Without a file a book of a thousand pages is made.
 */
export async function benchIngest(): Promise<void> {
  const [databaseUrl, redisUrl] = [process.env['DATABASE_URL'], process.env['REDIS_URL']];
  if (!databaseUrl || !redisUrl) throw new Error('Set DATABASE_URL and REDIS_URL.');
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      pdf: { type: 'string' },
      edited: { type: 'string' },
      rounds: { type: 'string', default: '1' },
      'no-langchain': { type: 'boolean', default: false },
    },
  });
  const dir = mkdtempSync(join(tmpdir(), 'preceptor-books-'));
  try {
    const book = values.pdf ?? join(dir, 'book.pdf');
    if (values.pdf === undefined) writeFileSync(book, await makeBook(bookPages, -1));
    const edited =
      values.edited ?? (values.pdf === undefined ? join(dir, 'edited.pdf') : undefined);
    if (values.pdf === undefined && edited) writeFileSync(edited, await makeBook(bookPages, 500));
    if (!values['no-langchain']) installLangChain();
    for (let round = 0; round < Number(values.rounds); round += 1) {
      console.log(`Load of the machine before: ${loadavg()[0]?.toFixed(1)}`);
      const theirs = values['no-langchain'] ? undefined : await runLangChain(book, databaseUrl);
      if (theirs) print('LangChain.js', theirs);
      if (theirs) console.log(unlike);
      await readTwice(book, edited, { databaseUrl, redisUrl }, theirs);
      console.log(`Load of the machine after: ${loadavg()[0]?.toFixed(1)}\n`);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function readTwice(
  book: string,
  edited: string | undefined,
  servers: { databaseUrl: string; redisUrl: string },
  theirs: Measured | undefined,
): Promise<void> {
  await using cluster = await startCluster(servers);
  const worker = await cluster.start('worker', profiling());
  const pid = worker.child.pid ?? 0;
  const document = await addDocument(cluster);
  const clock = await databaseClock(servers.databaseUrl);
  console.log(`Preceptor's worker before it reads: peak ${peakOf(pid).toFixed(0)} MB`);
  const first = await ingest(cluster, { document, file: book, pid, clock });
  print('Preceptor', first, theirs && ['LangChain.js', theirs]);
  if (edited !== undefined) {
    const second = await ingest(cluster, { document, file: edited, pid, clock });
    print('Preceptor, one page changed', second, ['the first reading', first]);
  }
  if (process.env['CPU_PROFILE']) await leave([worker]);
}

async function addDocument({ composed: { ground } }: Cluster): Promise<CourseDocument> {
  const { id: tenantId } = await ensureTenant(ground.db, 'Bench University');
  return ground.withTenant(tenantId, async (tx) => {
    const { id: courseId } = await createUnlaunchedCourse(tx, tenantId, 'bench', 'Bench');
    return sightDocument(
      tx,
      { tenantId, courseId },
      {
        source: 'folder',
        sourceKey: 'book.pdf',
        title: 'Book',
        fileName: 'book.pdf',
        url: null,
        mediaType: 'application/pdf',
        moduleTitle: null,
        position: 0,
        ...openToAll,
        sourceVersion: '1',
      },
    );
  });
}

interface Reading {
  readonly document: CourseDocument;
  readonly file: string;
  readonly pid: number;
  /** Of the database. */
  readonly clock: () => number;
}

/** From the job's begin to its end as the worker notes them; the queue's waiting is not counted. */
async function ingest(
  { composed: { ground, material } }: Cluster,
  { document, file, pid, clock }: Reading,
): Promise<Measured> {
  const { tenantId } = document;
  const content = readFileSync(file);
  const before = { own: cpuSeconds(pid), database: clock() };
  const blobKey = await ground.blobs.put(tenantId, content);
  const { jobId } = await ground.withTenant(tenantId, async (tx) => {
    await markWaiting(tx, document, { sourceVersion: blobKey, byteSize: content.length });
    return material.ingestRequests.add(document, { blobKey, reason: 'sync' });
  });
  for (;;) {
    const [job] = await ground.withTenant(tenantId, (tx) =>
      tx.query<{ status: string; ms: number }>(
        `select status, extract(epoch from finished_at - started_at)::float * 1000 as ms
         from ingest_jobs where tenant_id = $1 and id = $2`,
        [tenantId, jobId],
      ),
    );
    if (job?.status === 'failed') throw new Error('the book could not be read');
    if (job?.status === 'done') {
      const [listed] = await material.listDocuments(document);
      const report = listed?.report as { pages: unknown[]; chunks: number; stages: object };
      console.log(`  ${JSON.stringify(report.stages)} ms`);
      return {
        pages: report.pages.length,
        chunks: report.chunks,
        ms: job.ms,
        peakMb: peakOf(pid),
        cpuSeconds: cpuSeconds(pid) - before.own,
        databaseSeconds: clock() - before.database,
      };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** VmHWM of /proc/PID/status: what the system itself counted, so that no moment is missed. */
function peakOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

function print(label: string, measured: Measured, reference?: readonly [string, Measured]): void {
  const rateOf = ({ pages, ms }: Measured): number => pages / (ms / 1000);
  const ratio = reference
    ? `   ${(rateOf(measured) / rateOf(reference[1])).toFixed(1)} × ${reference[0]}`
    : '';
  const { pages, chunks, peakMb, cpuSeconds: own, databaseSeconds } = measured;
  console.log(
    `${label.padEnd(30)} ${pages} pages, ${chunks} chunks, ${rateOf(measured).toFixed(0)} pages/s, peak ${peakMb.toFixed(0)} MB, processor ${own.toFixed(1)} s + database ${databaseSeconds.toFixed(1)} s${ratio}`,
  );
}

function installLangChain(): void {
  if (existsSync(join(langchainDir, 'node_modules'))) return;
  console.log('Installing LangChain.js beside the bench …');
  execFileSync('npm', ['ci', '--prefix', langchainDir], { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function runLangChain(file: string, databaseUrl: string): Promise<Measured> {
  const name = `preceptor_langchain_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(databaseUrl, name);
  try {
    const clock = await databaseClock(databaseUrl);
    const before = clock();
    const child = fork(join(langchainDir, 'load-pdf.ts'), [file, withDatabase(databaseUrl, name)]);
    const said = once(child, 'message') as Promise<[Omit<Measured, 'peakMb' | 'databaseSeconds'>]>;
    const died = once(child, 'exit').then(([code]) => {
      throw new Error(`LangChain.js ended with ${String(code)}`);
    });
    const [measured] = await Promise.race([said, died]);
    const peakMb = peakOf(child.pid ?? 0);
    child.disconnect();
    await died.catch(() => {});
    return { ...measured, peakMb, databaseSeconds: clock() - before };
  } finally {
    await dropDatabase(databaseUrl, name);
  }
}
