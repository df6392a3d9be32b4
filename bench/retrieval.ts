import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { createOfflineModel } from '../src/models/index.ts';
import { createSearch } from '../src/retrieve/index.ts';
import { growthPlot, type GrowthPoint } from './growth-plot.ts';
import { chunksPerCourse, openGrowing, type Growing, type Size } from './grow.ts';
import { openInstallation, type BenchInstallation } from './installation.ts';
import { measureProtection, type Protection } from './protection.ts';
import { prepareQuestions, type Questions } from './questions.ts';
import { printRow, spread, time, type Spread } from './statistics.ts';

/** Chunks in the tenant that is measured, and in the whole database, at each point of the plot. */
const points: readonly Size[] = [
  { tenant: 10_000, all: 10_000 },
  { tenant: 30_000, all: 30_000 },
  { tenant: 100_000, all: 100_000 },
  { tenant: 100_000, all: 300_000 },
  { tenant: 100_000, all: 1_000_000 },
];
const asked = 400;
const askedAlone = 200;
const concurrency = 8;
const keptDatabase = 'preceptor_bench_retrieval';
const outDir = join(import.meta.dirname, '../bench-results');
const file = join(outDir, 'retrieval.json');

/** What was measured at one size, and under which load: figures of a busy machine compare with each other only. */
interface Measured extends GrowthPoint {
  readonly tenant: number;
  /** A transaction around `select 1`, 8 at a time: what the machine gave at that moment. */
  readonly bare: Spread;
  /** Of this process for a question: what waiting for a processor does not change. */
  readonly processorMs: number;
  readonly protection: readonly Protection[];
  /** Mean number of processes wanting a processor during the last minute, before it began. */
  readonly load: number;
  readonly processors: number;
  readonly at: string;
}

/**
 * The whole search without the embedding call, 8 at a time, while tenant and database grow, and its
 * statements beside the same ones without row level security and partitions.
 * @param what `keep`: the database stays, and the next start goes on with it; a number: no more chunks than that
 */
export async function benchRetrieval(what: readonly string[]): Promise<void> {
  const keep = what.includes('keep');
  const most = Number(what.find((word) => /^\d+$/.test(word)) ?? Infinity);
  await using installation = await openInstallation(createOfflineModel(), {
    keptAs: keep ? keptDatabase : undefined,
  });
  const growing = await openGrowing(installation);
  const earlier = growing.total();
  const grown = keep && existsSync(file) ? readEarlier() : [];
  for (const point of points) {
    // What was larger when it was left cannot be made small again.
    if (point.all > most || point.all < earlier) continue;
    const filling = await time(() => growing.fill(point));
    console.log(`\n${growing.total()} chunks (filled in ${Math.round(filling / 1000)} s)`);
    const measured = await measure(installation, growing);
    grown.push(measured);
    print(measured);
    keepFigures(grown);
  }
  console.log(`\nPlot and figures: ${outDir}`);
}

function readEarlier(): Measured[] {
  return JSON.parse(readFileSync(file, 'utf8')) as Measured[];
}

function keepFigures(grown: readonly Measured[]): void {
  // The last word on each size counts.
  const last = [...new Map(grown.map((one) => [one.chunks, one])).values()];
  mkdirSync(outDir, { recursive: true });
  writeFileSync(join(outDir, 'retrieval.svg'), growthPlot(last));
  writeFileSync(file, `${JSON.stringify(last, null, 2)}\n`);
}

function print({ chunks, tenant, bare, load, processorMs, protection, ...search }: Measured): void {
  printRow(`whole search, ${tenant} of ${chunks} in the tenant`, search, bare);
  console.log(
    `${processorMs} ms of processor time a question in this process; load before: ${load.toFixed(1)} on ${cpus().length} processors`,
  );
  for (const { statement, plain, guarded, ratio } of protection) {
    console.log(`${statement}: ${((ratio - 1) * 100).toFixed(1)} % more`);
    printRow('  without row level security and partitions', plain);
    printRow('  as it is', guarded);
  }
}

async function measure(installation: BenchInstallation, growing: Growing): Promise<Measured> {
  const [load = 0] = loadavg();
  const { ground } = installation.composed;
  const { withTenant } = ground;
  const { tenantId, courses } = growing;
  const questions = await prepareQuestions(asked);
  const search = createSearch({
    withTenant,
    embedder: questions.embedder,
    memoryBytes: ground.config.searchMemoryBytes,
  });
  const ask = (at: number): Promise<unknown> =>
    search(
      {
        tenantId,
        courseId: courses[at % courses.length] ?? '',
        query: questions.queries[at] ?? '',
        limit: 10,
      },
      AbortSignal.timeout(60_000),
    );
  // Courses are read, statements are planned.
  await sideBySide(ask);
  const before = process.cpuUsage();
  const whole = spread(await sideBySide(ask));
  const used = process.cpuUsage(before);
  const bare = spread(await sideBySide(() => withTenant(tenantId, (tx) => tx.query('select 1'))));
  return {
    chunks: growing.total(),
    tenant: courses.length * chunksPerCourse,
    ...whole,
    processorMs: Math.round((used.user + used.system) / asked) / 1000,
    bare,
    protection: await measureProtection(installation, growing, firstOf(questions)),
    load: Math.round(load * 10) / 10,
    processors: cpus().length,
    at: new Date().toISOString(),
  };
}

function firstOf({ queries, embedder }: Questions): Questions {
  return { queries: queries.slice(0, askedAlone), embedder };
}

/** Eight askers, each with its next question as soon as the last one is answered. */
async function sideBySide(ask: (at: number) => Promise<unknown>): Promise<number[]> {
  const durations: number[] = [];
  let next = 0;
  const asker = async (): Promise<void> => {
    while (next < asked) {
      const at = next;
      next += 1;
      durations.push(await time(() => ask(at)));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, asker));
  return durations;
}
