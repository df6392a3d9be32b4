import { randomUUID } from 'node:crypto';
import type { Budget } from '../../budget/index.ts';
import { retryWhenAway } from '../../ground/db/index.ts';
import { findCourse, roleIn } from '../../courses/index.ts';
import {
  learnFromTurn,
  listConcepts,
  listMisconceptions,
  type Lesson,
  type Misconception,
} from '../../learner/index.ts';
import type { ChatRouter } from '../../models/index.ts';
import { accountFor, type AccountNeeds } from '../account-for.ts';
import { askForJson, readJson, type JsonReply } from '../ask-for-json.ts';
import type { CourseFacts, LoadCourseFacts } from '../course-facts.ts';
import { insertModelCall } from '../model-call-store.ts';
import type { ModelDesk } from '../model-desk.ts';
import { exchangeText, turnReading, type TurnReading } from '../prompts/evaluation-prompt.ts';
import { setMoneyAside, type AsideNeeds } from '../set-money-aside.ts';
import { findTurn } from '../turn-store.ts';
import type { Turn } from '../turn.ts';
import {
  answerBefore,
  beginEvaluation,
  countEvaluations,
  dropEvaluation,
  endEvaluation,
  findEvaluation,
  findReply,
  type Evaluation,
  type EvaluationOutcome,
} from './evaluation-store.ts';
import { nextStepOf, toLesson, type Shown } from './to-lesson.ts';

export const evaluationQueue = 'turn.evaluation';

/** The turn of one student. */
export interface EvaluationJob {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string;
  readonly turnId: string;
}

/**
 * Has a finished turn read once more by a model and writes down what it shows, if an instructor has switched
 * that on. May run any number of times: a model is asked once, and what came of it is written once. Ends without
 * a word where no model or not enough money is there. Returns what came of it; undefined: nothing.
 */
export type EvaluateTurn = (
  job: EvaluationJob,
  signal: AbortSignal,
) => Promise<EvaluationOutcome | undefined>;

interface EvaluateNeeds extends AccountNeeds, AsideNeeds {
  readonly router: Pick<ChatRouter, 'stream'>;
  readonly budget: Pick<Budget, 'reserve' | 'open' | 'close' | 'settle'>;
  readonly courseFacts: LoadCourseFacts;
  /** Turns of a student that are read within a day; 0 has none read. */
  readonly perDay: number;
}

const size = { inputTokens: 3_500, outputTokens: 600 };
/** The rest of a text says little more; in characters. */
const read = { before: 1_500, message: 3_000, answer: 4_000 } as const;
/** Misconceptions that are shown, the last seen. */
const mostKnown = 20;

export function createEvaluateTurn(needs: EvaluateNeeds): EvaluateTurn {
  const { withTenant, budget } = needs;
  return async (job, signal) => {
    const turn = await withTenant(job.tenantId, (tx) => findTurn(tx, job, job.turnId));
    if (turn?.status !== 'complete' || !(await isWanted(needs, turn))) return undefined;
    const work = await load(needs, turn);
    if (work.concepts.length === 0) return undefined;
    const begun = await begin(needs, work);
    if (!begun) return undefined;
    try {
      if (begun.left) return await resume(needs, work, begun.shown);
      const desk = createDesk(needs, { turn, id: begun.workId });
      const reply = await ask(desk, work, signal);
      return await conclude(needs, shownOf(work, begun.shown), reply);
    } finally {
      await withTenant(turn.tenantId, (tx) => budget.settle(tx, turn.tenantId, begun.workId));
    }
  };
}

/** Only of students, and only where it is switched on. */
async function isWanted({ withTenant, perDay }: EvaluateNeeds, turn: Turn): Promise<boolean> {
  const { tenantId, courseId, userId } = turn;
  if (perDay === 0) return false;
  return withTenant(tenantId, async (tx) => {
    const course = await findCourse(tx, tenantId, courseId);
    if (!course?.settings.learnFromChat) return false;
    return (await roleIn(tx, { tenantId, courseId }, userId)) === 'student';
  });
}

interface Work {
  readonly turn: Turn;
  readonly facts: CourseFacts;
  readonly concepts: Awaited<ReturnType<typeof listConcepts>>;
  readonly known: Awaited<ReturnType<typeof listMisconceptions>>;
  readonly before: string;
}

async function load({ withTenant, courseFacts }: EvaluateNeeds, turn: Turn): Promise<Work> {
  const { tenantId, courseId } = turn;
  const facts = await courseFacts({ tenantId, courseId });
  return withTenant(tenantId, async (tx) => ({
    turn,
    facts,
    concepts: await listConcepts(tx, turn),
    known: (await listMisconceptions(tx, turn)).filter(isSpokenOf).slice(0, mostKnown),
    before: await answerBefore(tx, turn),
  }));
}

/** What the student has taken out nobody is told again. */
function isSpokenOf({ status }: Misconception): boolean {
  return status !== 'dismissed';
}

/** Takes the reading of the turn, with money for it, in one transaction; undefined when it is not ours. */
function begin(
  needs: EvaluateNeeds,
  { turn, concepts, known }: Work,
): Promise<Omit<Evaluation, 'ended'> | undefined> {
  const { tenantId, courseId } = turn;
  const workId = randomUUID();
  const shown = { concepts: concepts.map(({ id }) => id), known: known.map(({ id }) => id) };
  return needs.withTenant(tenantId, async (tx) => {
    const there = await findEvaluation(tx, turn);
    if (there) return there.left && !there.ended ? there : undefined;
    if ((await countEvaluations(tx, turn)) >= needs.perDay) return undefined;
    if (!(await beginEvaluation(tx, turn, { workId, shown }))) return undefined;
    const parts = [{ task: 'chat_evaluation', size }] as const;
    if (await setMoneyAside(needs, { id: workId, tenantId, courseId, parts }))
      return { workId, shown, left: false };
    await dropEvaluation(tx, turn);
    return undefined;
  });
}

/** Where the reading is done: every attempt in the books of the work and among the calls of the turn. */
function createDesk(
  needs: EvaluateNeeds,
  { turn, id }: { readonly turn: Turn; readonly id: string },
): Pick<ModelDesk, 'stream'> {
  const { tenantId } = turn;
  return {
    stream: ({ task, promptVersion, request }, signal) => {
      const account = accountFor(
        needs,
        { tenantId, id },
        {
          onClose: (tx, attempt) => insertModelCall(tx, turn, { ...attempt, promptVersion }),
          onRefusal: () => {},
        },
      );
      return needs.router.stream({ tenantId, task, account }, request, signal);
    },
  };
}

function ask(
  desk: Pick<ModelDesk, 'stream'>,
  { turn, facts, concepts, known, before }: Work,
  signal: AbortSignal,
): Promise<JsonReply<TurnReading>> {
  const { evaluation: prompt, repair } = facts.prompts;
  const markOf = (conceptId: string) => `c${concepts.findIndex(({ id }) => id === conceptId) + 1}`;
  const system = prompt.write({
    ...facts,
    concepts: concepts.map(({ name }, at) => ({ mark: `c${at + 1}`, name })),
    known: known.map(({ conceptId, status, description }, at) => ({
      mark: `m${at + 1}`,
      concept: markOf(conceptId),
      status,
      description,
    })),
  });
  const exchange = exchangeText({
    before: before.slice(-read.before),
    message: turn.message.slice(0, read.message),
    answer: turn.answer.slice(0, read.answer),
  });
  const request = {
    system,
    messages: [{ role: 'user', content: exchange }],
    maxOutputTokens: size.outputTokens,
    temperature: 0,
    json: true,
  } as const;
  const question = {
    task: 'chat_evaluation',
    promptVersion: prompt.version,
    request,
  } as const;
  return askForJson(desk, { question, schema: turnReading, repair }, signal);
}

/** Goes on where a process was lost: with what a model had replied by then, and without asking again. */
async function resume(
  needs: EvaluateNeeds,
  work: Work,
  shown: Evaluation['shown'],
): Promise<EvaluationOutcome | undefined> {
  const { turn } = work;
  const reply = await needs.withTenant(turn.tenantId, (tx) => findReply(tx, turn));
  const reading = reply === undefined ? undefined : readJson(reply, turnReading);
  if (!reading) return conclude(needs, shownOf(work, shown), { kind: 'no_model' });
  const said: Said =
    'value' in reading ? { kind: 'value', value: reading.value } : { kind: 'malformed' };
  return conclude(needs, shownOf(work, shown), said);
}

/** What the reply names by number, as it was shown then. */
function shownOf({ turn, known }: Work, shown: Evaluation['shown']): Shown & { turn: Turn } {
  const { id: turnId, message } = turn;
  const still = new Map(known.map((one) => [one.id, one]));
  // What is gone since keeps its number.
  const ordered = shown.known.map((id) => still.get(id) ?? null);
  return { turn, turnId, message, concepts: shown.concepts, known: ordered };
}

type Said =
  | { readonly kind: 'value'; readonly value: TurnReading }
  | { readonly kind: 'malformed' | 'no_model' };

/** Writes down what the reading showed, all of it or nothing, once. */
function conclude(
  { withTenant }: EvaluateNeeds,
  shown: Shown & { readonly turn: Turn },
  said: Said,
): Promise<EvaluationOutcome | undefined> {
  const { turn } = shown;
  const lesson = said.kind === 'value' ? toLesson(said.value, shown) : null;
  const nextStep = said.kind === 'value' ? nextStepOf(said.value, shown) : null;
  const outcome = said.kind === 'value' ? outcomeOf(lesson) : said.kind;
  const write = (): Promise<EvaluationOutcome | undefined> =>
    withTenant(turn.tenantId, async (tx) => {
      if (!(await endEvaluation(tx, turn, { outcome, nextStep }))) return undefined;
      if (lesson) await learnFromTurn(tx, turn, lesson);
      return outcome;
    });
  return retryWhenAway(write);
}

function outcomeOf(lesson: Lesson | null): EvaluationOutcome {
  return lesson?.attempted || lesson?.addressed.length ? 'learned' : 'nothing_shown';
}
