import type { ChatModel } from '../src/models/index.ts';
import { createRandom } from '../src/quality/index.ts';
import { ensureTenant } from '../src/tenancy/index.ts';
import { fillTenant, sentence } from './corpus.ts';
import { openInstallation } from './installation.ts';
import { printRow, spread, time } from './statistics.ts';

const size = { courses: 50, chunksPerCourse: 2_000 };
const turns = 300;
const warmUp = 30;

/**
 * How long a student waits before the model is asked (guard, snapshot, retrieval, strategy, prompt),
 * with 100,000 chunks in the tenant, beside a bare round trip to the same database. The courses were
 * opened before, as by a launch; what reading one takes then is shown apart.
 */
export async function benchTurn(): Promise<void> {
  let asked = 0;
  const model: ChatModel = {
    provider: 'bench',
    model: 'silent',
    stream: async function* () {
      asked = performance.now();
      yield { type: 'text', text: 'ok' };
      yield {
        type: 'finish',
        reason: 'stop',
        usage: { inputTokens: 1, outputTokens: 1 },
        responseId: null,
      };
    },
  };
  await using installation = await openInstallation(model);
  const { ground, tutor } = installation.composed;
  const { id: tenantId } = await ensureTenant(ground.db, 'Bench University');
  console.log(`Filling a tenant with ${size.courses} courses of ${size.chunksPerCourse} chunks …`);
  const courses = await fillTenant(ground.db, tenantId, size);
  const userId = await addStudent();

  const opening: number[] = [];
  for (const courseId of courses)
    opening.push(await time(() => tutor.search.prepare({ tenantId, courseId })));
  const random = createRandom(99);
  const before: number[] = [];
  const bare: number[] = [];
  for (let at = 0; at < warmUp + turns; at += 1) {
    const courseId = courses[at % courses.length] ?? '';
    const { turnId } = await tutor.takeTurn({
      owner: { tenantId, courseId, userId },
      message: `What does ${sentence(random, 5)} mean for ${sentence(random, 3)}`,
      threadId: null,
      mode: 'tutor',
      idempotencyKey: null,
    });
    const turn = await claim(turnId);
    const began = performance.now();
    await tutor.runTurn(turn, silentTrace(), AbortSignal.timeout(60_000));
    const roundTrip = await time(() => ground.db.query('select 1'));
    if (at < warmUp) continue;
    before.push(asked - began);
    bare.push(roundTrip);
  }
  const reference = spread(bare);
  console.log(
    `\n${turns} turns, one after another, ${size.courses * size.chunksPerCourse} chunks in the tenant`,
  );
  printRow('bare round trip (select 1)', reference);
  printRow('before the model is asked', spread(before), reference);
  printRow('a course read when it is opened', spread(opening), reference);

  async function addStudent(): Promise<string> {
    const registration = await installation.composed.launch.addPlatform({
      tenantId,
      issuer: 'https://bench.example',
      clientId: 'bench',
      authUrl: 'https://bench.example/auth',
      tokenUrl: 'https://bench.example/token',
      keysUrl: 'https://bench.example/keys',
      courseSource: 'none',
      deploymentIds: ['1'],
      deploymentPolicy: 'hold',
    });
    const [user] = await ground.withTenant(tenantId, (tx) =>
      tx.query<{ id: string }>(
        `insert into users (tenant_id, registration_id, sub) values ($1, $2, 'student') returning id`,
        [tenantId, registration.id],
      ),
    );
    return user?.id ?? '';
  }

  async function claim(turnId: string): Promise<Parameters<typeof tutor.runTurn>[0]> {
    const turn = await tutor.claimTurn(tenantId, turnId);
    if (!turn) throw new Error('somebody else took the turn');
    return turn;
  }
}

function silentTrace() {
  return {
    emit: () => {},
    answer: () => '',
    citations: () => [],
    marks: () => [],
    usage: () => null,
    pause: async () => {},
    finish: async () => true,
    abandon: async () => true,
  };
}
