import { randomUUID } from 'node:crypto';
import type { FindNearWork } from '../../assessment/index.ts';
import type { CourseSettings, GradedWork } from '../../courses/index.ts';
import { chooseStrategy, listConcepts, type Concept, type Snapshot } from '../../learner/index.ts';
import {
  askInConversation,
  itemsOnConcept,
  readAsked,
  standsNow,
  type PublicItem,
  type QuizItem,
} from '../../quiz/index.ts';
import { readReleasedChunks, type OutlineEntry } from '../../retrieve/index.ts';
import type { WithTenant } from '../../tenancy/index.ts';
import { turnsOfThread } from '../turn-store.ts';
import type { Turn } from '../turn.ts';
import type { ExerciseWish } from './asks-for-exercise.ts';
import { createAwayFromWork, type AwayFromWork } from './away-from-work.ts';
import { conceptNamed, conceptOfTurn } from './concept-of-turn.ts';
import {
  claimExercise,
  endExercise,
  listServed,
  listWaiting,
  lockTurn,
  noteUnprepared,
  type WaitingExercise,
} from './exercise-store.ts';
import { giveAgain, listUnanswered, type UnansweredExercise } from './unanswered-store.ts';

/** An exercise as a turn asks it. */
export interface GivenExercise {
  readonly quizId: string;
  readonly concept: string;
  readonly item: PublicItem;
  readonly strategy: string;
  /** Prepared while an answer was read; else it is the course's own. */
  readonly prepared: boolean;
}

export interface ExerciseRequest {
  readonly turn: Turn;
  readonly wish: ExerciseWish;
  readonly snapshot: Snapshot;
  /** Graded work of the student. */
  readonly works: readonly GradedWork[];
  readonly openWork: CourseSettings['openWork'];
  readonly audience: CourseSettings['audience'];
}

/**
 * Gives a turn the exercise that waits for its student, or one of the course's own sentences; no model is asked. The
 * same turn, run again, gives the same. Undefined when there is none: nothing was given then.
 */
export type GiveExercise = (request: ExerciseRequest) => Promise<GivenExercise | undefined>;

interface GiveNeeds {
  readonly withTenant: WithTenant;
  readonly nearWork: Pick<FindNearWork, 'nearest'>;
}

export function createGiveExercise({ withTenant, nearWork }: GiveNeeds): GiveExercise {
  return (request) => {
    const { turn, works, openWork } = request;
    return withTenant(turn.tenantId, async (tx) => {
      const away = createAwayFromWork(nearWork, turn, { works, openWork });
      await lockTurn(tx, turn);
      const [served] = await listServed(tx, turn, [turn.id]);
      if (!served) {
        const [outline, concepts] = await Promise.all([
          readReleasedChunks(tx, turn),
          listConcepts(tx, turn),
        ]);
        const asked = { ...request, outline, away, concepts, wanted: wantedIn(request, concepts) };
        // Somebody who names what the course does not teach is not given something else.
        if (request.wish.about !== null && !asked.wanted) return undefined;
        if (!(await givePrepared(tx, asked)) && !(await giveOwn(tx, asked))) return undefined;
      }
      return readGiven(tx, turn);
    });
  };
}

type Tx = Parameters<typeof readReleasedChunks>[0];

interface Asked extends ExerciseRequest {
  readonly concepts: readonly Concept[];
  /** The concept that the wish names. */
  readonly wanted: Concept | undefined;
  readonly outline: readonly OutlineEntry[];
  readonly away: AwayFromWork;
}

function wantedIn({ wish }: ExerciseRequest, concepts: readonly Concept[]): Concept | undefined {
  return wish.about === null ? undefined : conceptNamed(concepts, wish.about);
}

/**
 * The newest that still stands, on the concept that was named, or on whichever was read about last: what a turn was
 * stopped over, what waits, and what its student has left without an answer.
 */
async function givePrepared(tx: Tx, asked: Asked): Promise<boolean> {
  const { turn, wanted, concepts } = asked;
  const taught = new Set(concepts.map(({ id }) => id));
  const isWanted = ({ conceptId }: WaitingExercise): boolean =>
    wanted ? conceptId === wanted.id : taught.has(conceptId);
  const unanswered = (await listUnanswered(tx, turn)).filter(isWanted);
  for (const one of unanswered) if (one.brokenOff && (await giveLeft(tx, asked, one))) return true;
  for (const one of (await listWaiting(tx, turn)).filter(isWanted))
    if (await giveWaiting(tx, asked, one)) return true;
  for (const one of unanswered) if (!one.brokenOff && (await giveLeft(tx, asked, one))) return true;
  return false;
}

/** It stays the question that it is: nobody has answered it, and nobody is told that they did not. */
async function giveLeft(
  tx: Tx,
  { turn, outline, away }: Asked,
  left: UnansweredExercise,
): Promise<boolean> {
  const item = standsNow(left, outline);
  if (!item || (await away.isNear(item))) return false;
  return giveAgain(tx, turn, { id: left.id, from: left.turnId, to: turn.id });
}

async function giveWaiting(
  tx: Tx,
  { turn, outline, away }: Asked,
  waiting: WaitingExercise,
): Promise<boolean> {
  const { id, conceptId } = waiting;
  const item = standsNow(waiting, outline);
  const reason = item ? ((await away.isNear(item)) ? 'open_work' : null) : 'place';
  if (!item || reason !== null) {
    const end = { id, state: 'withdrawn', reason: reason ?? 'place' } as const;
    await endExercise(tx, turn.tenantId, end);
    return false;
  }
  if (!(await claimExercise(tx, turn, { id, turnId: turn.id }))) return false;
  await askInConversation(tx, turn, { id, conceptId, item });
  return true;
}

/** Of the course's own sentences: on the concept that was named, else on what the conversation is about. */
async function giveOwn(tx: Tx, asked: Asked): Promise<boolean> {
  const { turn, snapshot, audience, outline, away } = asked;
  for (const concept of await conceptsFor(tx, asked)) {
    const items = await itemsOnConcept(tx, turn, { concept, outline });
    const item = await firstOf(items, async (one) => !(await away.isNear(one)));
    if (!item) continue;
    const id = randomUUID();
    const { name: strategy } = chooseStrategy(concept.name, snapshot, audience);
    await noteUnprepared(tx, turn, { id, conceptId: concept.id, turnId: turn.id, strategy });
    await askInConversation(tx, turn, { id, conceptId: concept.id, item });
    return true;
  }
  return false;
}

async function conceptsFor(
  tx: Tx,
  { turn, wanted, concepts, snapshot }: Asked,
): Promise<Concept[]> {
  if (wanted) return [wanted];
  const about = await conceptOfThread(tx, turn, concepts);
  if (about) return [about];
  // Nothing was talked about yet: what is known least comes first.
  const known = new Map(snapshot.mastery.map((one) => [one.conceptId, one.probability]));
  const least = ({ id }: Concept): number => known.get(id) ?? Number.POSITIVE_INFINITY;
  return concepts.toSorted((a, b) => least(a) - least(b) || a.position - b.position);
}

/** What the turns before this one are about, the last first. */
async function conceptOfThread(
  tx: Tx,
  turn: Turn,
  concepts: readonly Concept[],
): Promise<Concept | undefined> {
  const before = (await turnsOfThread(tx, turn, turn.threadId)).filter(({ id }) => id !== turn.id);
  const ids = before.map(({ id }) => id);
  const given = new Map(
    (await listServed(tx, turn, ids)).map((one) => [one.turnId, one.conceptId]),
  );
  for (const one of before.toReversed()) {
    const conceptId = given.get(one.id);
    const about = conceptId
      ? concepts.find(({ id }) => id === conceptId)
      : conceptOfTurn(concepts, one);
    if (about) return about;
  }
  return undefined;
}

async function firstOf(
  items: readonly QuizItem[],
  fits: (item: QuizItem) => Promise<boolean>,
): Promise<QuizItem | undefined> {
  for (const item of items) if (await fits(item)) return item;
  return undefined;
}

async function readGiven(tx: Tx, turn: Turn): Promise<GivenExercise | undefined> {
  const [served] = await listServed(tx, turn, [turn.id]);
  if (!served) return undefined;
  const { id, strategy, prepared } = served;
  const asked = await readAsked(tx, turn, { ids: [id], language: turn.language });
  const one = asked.get(id);
  return one && { quizId: id, concept: one.concept, item: one.item, strategy, prepared };
}
