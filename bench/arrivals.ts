import { createRandom } from '../src/quality/index.ts';
import { startCluster, type Cluster } from '../tests/support/cluster.ts';
import { clientOf, type Client } from '../tests/support/client.ts';
import { answer, hang, type RecordedRequest, type Step } from '../tests/support/doubles/index.ts';
import { launch, startPlatform, type Platform } from '../tests/support/platform.ts';
import { fillTenant, sentence } from './corpus.ts';
import { leave, profiling, watchEffort } from './effort.ts';
import { printRow, spread } from './statistics.ts';

const size = { courses: 50, chunksPerCourse: 2_000 };
const usualRate = 50;
const seconds = 20;
const studentsPerCourse = 4;
const stopsPerPhase = 40;

/**
 * Questions that arrive whether or not the earlier ones are answered, at a web process with a worker
 * behind it and 100,000 chunks in the tenant: from the POST to the vendor's door, so many a second. Then how long a student
 * waits who stops an answer, by what the vendor is doing just then. `bare` is a request that needs the database once.
 */
export async function benchArrivals([wanted]: readonly string[]): Promise<void> {
  const perSecond = Number(wanted ?? usualRate);
  const [databaseUrl, redisUrl] = [process.env['DATABASE_URL'], process.env['REDIS_URL']];
  if (!databaseUrl || !redisUrl) throw new Error('Set DATABASE_URL and REDIS_URL.');
  await using cluster = await startCluster({
    databaseUrl,
    redisUrl,
    env: { TURN_SLOTS: '200', TURNS_PER_MINUTE: '100000', LOG_LEVEL: 'info', ...profiling() },
  });
  const web = await cluster.start('web');
  const worker = await cluster.start('worker');
  await using platform = await startPlatform(cluster.app);
  console.log(`Filling a tenant with ${size.courses} courses of ${size.chunksPerCourse} chunks …`);
  await fillTenant(cluster.composed.ground.db, platform.tenantId, size);
  const students = await enter(cluster, platform);
  const bare = spread(await measureBare(students));
  printRow('\na request that reads one row', bare);
  // Every course is asked about once, so that the worker holds it.
  await measureArrivals(cluster, students, 5, (2 * size.courses) / 5);
  const effortOf = watchEffort({ web: web.child.pid, worker: worker.child.pid }, 'questions');
  const reached = await measureArrivals(cluster, students, perSecond, seconds);
  console.log(`${perSecond} questions a second for ${seconds} s`);
  printRow('from the POST to the vendor’s door', spread(reached), bare);
  console.log(`  ${effortOf(reached.length)}`);
  await measureStops(cluster, students, bare);
  if (process.env['CPU_PROFILE']) await leave([web, worker]);
}

async function enter(cluster: Cluster, platform: Platform): Promise<Client[]> {
  const students: Client[] = [];
  for (let at = 0; at < size.courses * studentsPerCourse; at += 1) {
    const who = { sub: `bench-${at}`, contextId: `bench-${at % size.courses}` };
    students.push(clientOf(cluster.app, await launch(cluster.app, platform, who)));
  }
  return students;
}

async function measureBare(students: readonly Client[]): Promise<number[]> {
  const durations: number[] = [];
  for (const student of students) {
    const began = performance.now();
    await student.get('/api/threads');
    durations.push(performance.now() - began);
  }
  return durations;
}

async function measureArrivals(
  { model }: Cluster,
  students: readonly Client[],
  rate: number,
  duration: number,
): Promise<number[]> {
  const random = createRandom(99);
  const began = new Map<number, number>();
  const reached: number[] = [];
  const all = Promise.withResolvers<void>();
  model.always((request) => {
    const at = numberOf(request);
    reached.push(performance.now() - (began.get(at) ?? Number.NaN));
    if (reached.length === rate * duration) all.resolve();
    return answer('That is so.');
  });
  const start = performance.now();
  const posts: Promise<unknown>[] = [];
  for (let at = 0; at < rate * duration; at += 1) {
    const due = start + (at * 1_000) / rate - performance.now();
    if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
    began.set(at, performance.now());
    const message = `What does ${sentence(random, 5)} mean? (number-${at}.)`;
    posts.push(accepted(students[at % students.length], message));
  }
  await Promise.all([...posts, all.promise]);
  return reached;
}

function numberOf(request: RecordedRequest): number {
  return Number(/.*number-(\d+)\./s.exec(JSON.stringify(request.body))?.[1]);
}

async function accepted(student: Client | undefined, message: string): Promise<string> {
  if (!student) throw new Error('no student');
  const { status, body } = await student.post('/api/turns', { message });
  if (status !== 202) throw new Error(`turn answered ${status}: ${JSON.stringify(body)}`);
  return body.turnId;
}

const slowly = answer('word '.repeat(400), { tokensPerSecond: 20 });

const phases: readonly { readonly name: string; readonly step: Step; readonly speaks: boolean }[] =
  [
    { name: 'before the vendor answers', step: hang('headers'), speaks: false },
    { name: 'before the first word', step: hang('first-token'), speaks: false },
    { name: 'when the vendor fell silent', step: hang('mid'), speaks: true },
    { name: 'while words come', step: slowly, speaks: true },
  ];

async function measureStops(
  { model }: Cluster,
  students: readonly Client[],
  bare: ReturnType<typeof spread>,
): Promise<void> {
  console.log('From Stop to the end of the answer, one student at a time');
  for (const { name, step, speaks } of phases) {
    model.always(step);
    const durations: number[] = [];
    for (const student of students.slice(0, stopsPerPhase)) {
      const asked = model.asked();
      const turnId = await accepted(student, 'What is the product rule?');
      const spoken = Promise.withResolvers<void>();
      const told = student.events(turnId, 0, ({ event }) => {
        if (event === 'token') spoken.resolve();
        return false;
      });
      await model.arrived(asked + 1);
      if (speaks) await spoken.promise;
      const began = performance.now();
      await student.post(`/api/turns/${turnId}/cancel`);
      const last = (await told).at(-1)?.event;
      if (last !== 'turn.aborted') throw new Error(`stopped, but it ended with ${last}`);
      durations.push(performance.now() - began);
    }
    printRow(`  ${name}`, spread(durations), bare);
  }
}
