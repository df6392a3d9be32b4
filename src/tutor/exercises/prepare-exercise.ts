import { randomUUID } from 'node:crypto';
import { examLockOf, type FindNearWork } from '../../assessment/index.ts';
import type { Budget } from '../../budget/index.ts';
import type { Conduct } from '../../conduct/index.ts';
import { findCourse } from '../../courses/index.ts';
import {
  chooseStrategy,
  listConcepts,
  type Concept,
  type ReadSnapshot,
  type StrategyName,
} from '../../learner/index.ts';
import type { ChatRouter } from '../../models/index.ts';
import { questionsMet, shuffled } from '../../quiz/index.ts';
import type { Search } from '../../retrieve/index.ts';
import { accountFor, type AccountNeeds } from '../account-for.ts';
import type { CourseFacts, LoadCourseFacts } from '../course-facts.ts';
import { insertModelCall } from '../model-call-store.ts';
import type { ModelDesk } from '../model-desk.ts';
import { looksUnanswerable, toPassages, type Passage } from '../passages.ts';
import { opinionSize } from '../questions/second-opinion.ts';
import { setMoneyAside, type AsideNeeds } from '../set-money-aside.ts';
import { findTurn } from '../turn-store.ts';
import type { Turn } from '../turn.ts';
import { createAwayFromWork } from './away-from-work.ts';
import { conceptOfTurn } from './concept-of-turn.ts';
import {
  addCost,
  beginExercise,
  countBegun,
  endExercise,
  forgetExercise,
  keepExercise,
  listServed,
} from './exercise-store.ts';
import { exerciseSize, writeExercise, type WrittenExercise } from './write-exercise.ts';

/** Exercises prepared while answers are read, one for each turn. */
export const exerciseQueue = 'turn.exercise';

export interface ExerciseJob {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string;
  readonly turnId: string;
}

/**
 * Prepares the next exercise on the concept of a finished turn, once however often it is called: only where an
 * instructor has switched it on, for somebody who is neither in a pause nor in an exam nor near a cry for help, with
 * money that nobody misses, and while none waits for this student on this concept.
 */
export type PrepareExercise = (job: ExerciseJob, signal: AbortSignal) => Promise<void>;

interface PrepareNeeds extends AccountNeeds, AsideNeeds {
  readonly search: Search;
  readonly router: Pick<ChatRouter, 'stream'>;
  readonly budget: Pick<Budget, 'reserve' | 'open' | 'close' | 'settle'>;
  readonly courseFacts: LoadCourseFacts;
  readonly readSnapshot: ReadSnapshot;
  readonly nearWork: FindNearWork;
  readonly conduct: Pick<Conduct, 'holdOn' | 'standings'>;
  /** Exercises prepared for a student within a day; 0 has none prepared. */
  readonly perDay: number;
}

export function createPrepareExercise(needs: PrepareNeeds): PrepareExercise {
  const { withTenant, budget, perDay } = needs;
  return async (job, signal) => {
    if (perDay === 0) return;
    const turn = await withTenant(job.tenantId, (tx) => findTurn(tx, job, job.turnId));
    if (turn?.status !== 'complete' || !(await isWanted(needs, turn))) return;
    const work = await load(needs, turn);
    if (!work) return;
    const passages = await passagesFor(needs, work, signal);
    if (passages.length === 0 || !(await begin(needs, work))) return;
    const { id } = work;
    try {
      const parts = [
        { task: 'content_generation', size: exerciseSize },
        { task: 'verify', size: opinionSize },
      ] as const;
      const { tenantId, courseId } = turn;
      if (!(await setMoneyAside(needs, { id, tenantId, courseId, parts })))
        return await withTenant(tenantId, (tx) => forgetExercise(tx, tenantId, id));
      const desk = createDesk(needs, work);
      await conclude(needs, work, await writeExercise(desk, { ...work, passages }, signal));
    } finally {
      await withTenant(turn.tenantId, (tx) => budget.settle(tx, turn.tenantId, id));
    }
  };
}

/** Whether an exercise may be prepared for whoever asked, as things stand now. */
function isWanted({ withTenant, conduct }: PrepareNeeds, turn: Turn): Promise<boolean> {
  const { tenantId, courseId } = turn;
  return withTenant(tenantId, async (tx) => {
    const course = await findCourse(tx, tenantId, courseId);
    if (!course?.settings.nextExercises) return false;
    const [hold, exam, { helpNear }] = await Promise.all([
      conduct.holdOn(tx, turn),
      examLockOf(tx, turn),
      conduct.standings(tx, turn),
    ]);
    return !hold && !exam && !helpNear;
  });
}

interface Work {
  /** Of the exercise, and of the money for it. */
  readonly id: string;
  readonly turn: Turn;
  readonly facts: CourseFacts;
  readonly concept: Concept;
  readonly strategy: StrategyName;
  readonly known: readonly string[];
}

async function load(
  { withTenant, courseFacts, readSnapshot }: PrepareNeeds,
  turn: Turn,
): Promise<Work | undefined> {
  const { tenantId, courseId, threadId, id: turnId } = turn;
  const facts = await courseFacts({ tenantId, courseId });
  const snapshot = await readSnapshot(turn, { threadId, turnId });
  return withTenant(tenantId, async (tx) => {
    const concepts = await listConcepts(tx, turn);
    const [served] = await listServed(tx, turn, [turnId]);
    const concept = served
      ? concepts.find(({ id }) => id === served.conceptId)
      : conceptOfTurn(concepts, turn);
    if (!concept) return undefined;
    const { name: strategy } = chooseStrategy(concept.name, snapshot, facts.audience);
    const known = [...(await questionsMet(tx, turn, concept.id))];
    return { id: randomUUID(), turn, facts, concept, strategy, known };
  });
}

/** What the course shows this student about the concept, without what stands near graded work that is open for them. */
async function passagesFor(
  { search, nearWork }: PrepareNeeds,
  { turn, facts, concept }: Work,
  signal: AbortSignal,
): Promise<Passage[]> {
  const { tenantId, courseId, userId } = turn;
  const request = { tenantId, courseId, userId, query: concept.name, limit: 10 };
  const hits = await search(request, signal);
  if (looksUnanswerable(concept.name, hits)) return [];
  const works = await nearWork.worksOf(turn);
  const away = createAwayFromWork(nearWork, turn, { works, openWork: facts.openWork });
  return away.passages(toPassages(hits.filter(({ mayCite }) => mayCite)));
}

/** Takes the writing for this turn; false when it is, or was, somebody else's. */
function begin({ withTenant, perDay }: PrepareNeeds, work: Work): Promise<boolean> {
  const { id, turn, concept, strategy, facts } = work;
  return withTenant(turn.tenantId, async (tx) => {
    if ((await countBegun(tx, turn)) >= perDay) return false;
    return beginExercise(tx, turn, {
      id,
      conceptId: concept.id,
      turnId: turn.id,
      strategy,
      promptVersion: facts.prompts.exercise.version,
    });
  });
}

/** Where it is written: every attempt in the books of the work, and among the calls of the turn. */
function createDesk(needs: PrepareNeeds, { id, turn }: Work): Pick<ModelDesk, 'stream'> {
  const { tenantId } = turn;
  return {
    stream: ({ task, promptVersion, request }, signal) => {
      const account = accountFor(
        needs,
        { tenantId, id },
        {
          onClose: async (tx, attempt) => {
            await insertModelCall(tx, turn, { ...attempt, promptVersion });
            await addCost(tx, tenantId, { id, micros: attempt.cost.micros });
          },
          onRefusal: () => {},
        },
      );
      return needs.router.stream({ tenantId, task, account }, request, signal);
    },
  };
}

/** Lets it wait for its student, unless it comes near graded work that is open for them. */
async function conclude(
  { withTenant, nearWork }: PrepareNeeds,
  { id, turn, facts }: Work,
  written: WrittenExercise,
): Promise<void> {
  const { tenantId } = turn;
  const drop = (reason: string): Promise<void> =>
    withTenant(tenantId, (tx) => endExercise(tx, tenantId, { id, state: 'dropped', reason }));
  if (typeof written === 'string') return drop(written);
  const works = await nearWork.worksOf(turn);
  const away = createAwayFromWork(nearWork, turn, { works, openWork: facts.openWork });
  if (await away.isNear(written.item)) return drop('open_work');
  const { item, chunkIds } = written;
  const mixed = item.kind === 'choice' ? { ...item, options: shuffled(item.options, id) } : item;
  await withTenant(tenantId, (tx) => keepExercise(tx, tenantId, { id, item: mixed, chunkIds }));
}
