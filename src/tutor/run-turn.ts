import type { Budget } from '../budget/index.ts';
import { offenceIn, offenceInPicture, type Conduct, type Offence } from '../conduct/index.ts';
import type { ReadSnapshot, Snapshot } from '../learner/index.ts';
import { guard, soundsStrained, type Verdict } from '../safety/index.ts';
import { wordsIn, type StudentWords } from '../tongues/index.ts';
import { cannedAnswer, nearNote, strainNote } from './canned-answers.ts';
import type { LoadCourseFacts } from './course-facts.ts';
import { heldAnswer } from './held-question.ts';
import { isWorthReading } from './evaluation/worth-reading.ts';
import { createModelDesk, type ModelDeskNeeds } from './model-desk.ts';
import { createAgentMode, type AgentNeeds } from './agent/agent-mode.ts';
import type { Mode, ModeAnswer, OpenTurn } from './modes/mode.ts';
import { findNearWork, refusalOf, type OpenWorkNeeds } from './open-work.ts';
import { outcomeOf, type EndedPause, type NewPause } from './pauses/pause.ts';
import { createGroundedQaMode } from './modes/grounded-qa-mode.ts';
import { createTutorMode, type TutorNeeds } from './modes/tutor-mode.ts';
import type { SentPicture } from '../pictures/index.ts';
import { exerciseTurn, type ExerciseTurnNeeds } from './exercises/exercise-turn.ts';
import { judgeWish } from './exercises/judge-wish.ts';
import { besideQuestion } from './pictures/asked.ts';
import { readPictures, type ReadPicturesNeeds, type Sent } from './pictures/read-pictures.ts';
import type { TurnPicture } from './pictures/turn-picture.ts';
import type { TurnTrace } from './trace.ts';
import type { TurnOutcome } from './turn-store.ts';
import type { TurnEvent, TurnMode } from './turn-event.ts';
import type { Turn } from './turn.ts';

export interface RunTurnNeeds
  extends
    AgentNeeds,
    ExerciseTurnNeeds,
    ModelDeskNeeds,
    OpenWorkNeeds,
    ReadPicturesNeeds,
    TutorNeeds {
  readonly budget: Pick<Budget, 'standing' | 'open' | 'close'>;
  readonly readSnapshot: ReadSnapshot;
  readonly picturesOf: (turn: Turn) => Promise<readonly SentPicture[]>;
  readonly courseFacts: LoadCourseFacts;
  /** Whether conversations are read once more anywhere. */
  readonly readsTurns: boolean;
  /** Whether exercises are prepared anywhere. */
  readonly preparesExercises: boolean;
  readonly conduct: Pick<Conduct, 'holdOn' | 'standings'>;
  /** Notes a cry for help and calls those on duty. Never fails: the answer must not wait for it. */
  readonly hearCry: (turn: Turn) => Promise<void>;
  /** The pause a turn that is run again comes out of. */
  readonly lastPause: (turn: Turn) => Promise<EndedPause | undefined>;
}

export interface TurnEnd {
  readonly outcome: TurnOutcome;
  readonly terminal: TurnEvent;
  /** Whether it is read once more for what it shows of its student. */
  readonly worthReading?: boolean;
  /** Whether the next exercise is prepared while its answer is read. */
  readonly wantsExercise?: boolean;
  /** What the guard found in the question. */
  readonly offence?: Offence;
  /** Whether the guard let it be answered. */
  readonly answered?: boolean;
}

/** It stopped in the middle, for its student. */
export interface TurnPause {
  readonly pause: NewPause;
}

/**
 * Answers one turn: snapshot → guard (what was typed, then what its pictures say) → pause or exam → open graded work → what its mode does:
 * retrieve → prompt → model → check → stream.
 * Everything that happens is told to the trace; how it ended is returned, not written. A turn that
 * waited for its student goes on where its mode stopped.
 */
export type RunTurn = (
  turn: Turn,
  trace: TurnTrace,
  signal: AbortSignal,
) => Promise<TurnEnd | TurnPause>;

export function createRunTurn(needs: RunTurnNeeds): RunTurn {
  const modes: Readonly<Record<TurnMode, Mode>> = {
    tutor: createTutorMode(needs),
    grounded_qa: createGroundedQaMode(needs),
    agent: createAgentMode(needs),
  };
  return async (turn, trace, signal) => {
    const { id: turnId, mode } = turn;
    const resumed = await begin(needs, turn, trace);

    // One transaction, and one way to the database and back for nearly all of it.
    const [facts, snapshot, sent, standing, conduct, works] = await needs.withTenant(
      turn.tenantId,
      (tx) =>
        Promise.all([
          needs.courseFacts(turn),
          takeSnapshot(needs, turn, trace),
          needs.picturesOf(turn),
          needs.budget.standing(tx, turn.tenantId, turn.id),
          needs.conduct.standings(tx, turn),
          needs.nearWork.worksOf(turn),
        ]),
    );
    const judged = await judge(needs, { turn, sent, snapshot, trace }, signal);
    const { verdict, pictures } = judged;
    if (stops(verdict)) {
      const { country } = facts;
      return sayCanned(needs, { turn, trace, ...judged, country, strikes: conduct.strikes });
    }
    const held = await heldAnswer(needs, turn, facts.country);
    if (held !== undefined) return sayItself(needs, { turn, trace, answer: held }, 'blocked');
    const opening = openingFor(turn, facts.country, conduct.helpNear);
    const asked = { turn, trace, facts, snapshot, pictures, works };
    const nearWork = await findNearWork(needs, asked, signal);
    if (nearWork && facts.openWork.effect === 'refuse')
      return sayItself(needs, { turn, trace, answer: `${opening}${refusalOf(asked)}` }, 'complete');
    const mayPractise = needs.preparesExercises && facts.nextExercises && opening === '';
    const exercise = await exerciseTurn(needs, { ...asked, nearWork, opening, verdict }, signal);
    if (exercise) return { ...exercise, wantsExercise: mayPractise };

    const guideOnly = verdict.action === 'guide';
    const desk = createModelDesk(needs, { turn, standing, spent: resumed?.spent ?? null }, trace);
    const open = { ...asked, guideOnly, nearWork, opening, desk, resumed };
    const answer = await modes[mode](open, signal);
    if ('pause' in answer) return answer;
    return {
      outcome: { ...answer, marks: trace.marks(), status: 'complete', errorCode: null },
      terminal: { type: 'turn.complete', turnId, status: 'complete' },
      worthReading: needs.readsTurns && facts.learnsFromChat && isWorth(open, answer),
      wantsExercise: mayPractise && !nearWork && !guideOnly && answer.support !== 'unsupported',
      answered: true,
    };
  };
}

function isWorth({ turn, snapshot, opening }: OpenTurn, { usage }: ModeAnswer): boolean {
  const { mode, message } = turn;
  const strained = opening !== '';
  const provider = usage?.provider ?? null;
  return isWorthReading({ mode, message, history: snapshot.history, provider, strained });
}

/** Tells that the turn begins, or goes on after a pause. */
async function begin(
  { lastPause }: RunTurnNeeds,
  turn: Turn,
  trace: TurnTrace,
): Promise<EndedPause | null> {
  const { id: turnId, threadId, mode, attempt } = turn;
  const pause = attempt > 1 ? await lastPause(turn) : undefined;
  if (!pause) {
    trace.emit({ type: 'turn.started', turnId, threadId, mode, attempt });
    return null;
  }
  const outcome = outcomeOf(pause.answer);
  trace.emit({ type: 'turn.resumed', turnId, pauseId: pause.id, outcome });
  return pause;
}

async function takeSnapshot(
  { readSnapshot }: RunTurnNeeds,
  turn: Turn,
  trace: TurnTrace,
): Promise<Snapshot> {
  const began = performance.now();
  const snapshot = await readSnapshot(turn, { threadId: turn.threadId, turnId: turn.id });
  trace.emit({
    type: 'snapshot',
    concepts: snapshot.mastery.length,
    weakAreas: snapshot.quiz.weakAreas,
    quizAttempts: snapshot.quiz.totalAttempts,
    historyMessages: snapshot.history.length,
    durationMs: since(began),
  });
  return snapshot;
}

interface Judged {
  readonly verdict: Verdict;
  readonly offence: Offence | undefined;
  readonly pictures: readonly TurnPicture[];
}

/** What was typed is judged at once, what stands in pictures as soon as it is read, by the same rules. */
async function judge(
  needs: ReadPicturesNeeds,
  { turn, sent, snapshot, trace }: Sent & { readonly snapshot: Snapshot },
  signal: AbortSignal,
): Promise<Judged> {
  const said = snapshot.history.filter(({ role }) => role === 'user').map(({ content }) => content);
  const typed = judgeWish(turn.message, guard(turn.message, said), said, snapshot.mastery);
  const isCry = ({ action }: Verdict): boolean => action === 'crisis';
  const pictures = isCry(typed) ? [] : await readPictures(needs, { turn, sent, trace }, signal);
  const written = [turn.message, ...sent.map(({ description }) => description)];
  const beside = besideQuestion({ pictures });
  const whole = `${turn.message}\n${beside}`;
  const seen = pictures.length === 0 ? [] : [guard(beside, said), guard(whole, said)];
  // Where what was typed is not answered, nothing in a picture changes that, save a cry for help.
  const verdict = severest(typed, ...(stops(typed) ? seen.filter(isCry) : seen));
  trace.emit({ type: 'guard', ...verdict });
  const offence = offenceIn(verdict, ...written, beside, whole);
  const own = severest(typed, ...written.slice(1).map((text) => guard(text, said)));
  const others = offence && severest(own, verdict) !== own;
  return { verdict, offence: others ? offenceInPicture(offence) : offence, pictures };
}

/** Whether no model is asked. */
function stops({ action }: Verdict): boolean {
  return action === 'crisis' || action === 'refuse' || action === 'redirect';
}

const bySeverity: readonly Verdict['action'][] = [
  'crisis',
  'refuse',
  'redirect',
  'guide',
  'answer',
];

function severest(first: Verdict, ...others: readonly Verdict[]): Verdict {
  const rank = ({ action }: Verdict): number => bySeverity.indexOf(action);
  return others.reduce((worst, other) => (rank(other) < rank(worst) ? other : worst), first);
}

function openingFor(
  { message, language }: Turn,
  country: string | null,
  helpNear: boolean,
): string {
  if (soundsStrained(message)) return strainNote(country, wordsIn(language));
  return helpNear ? nearNote(country, wordsIn(language)) : '';
}

async function sayCanned(
  needs: RunTurnNeeds,
  say: {
    turn: Turn;
    trace: TurnTrace;
    verdict: Verdict;
    offence: Offence | undefined;
    country: string | null;
    /** Whether this message is held against its student. */
    strikes: boolean;
  },
): Promise<TurnEnd> {
  const { turn, trace, verdict, offence, country } = say;
  const crisis = verdict.action === 'crisis';
  trace.emit({
    type: 'interrupt',
    kind: crisis ? 'crisis' : 'moderation',
    reason: verdict.category,
  });
  const words = wordsIn(turn.language);
  const said = cannedAnswer(verdict, country, words);
  // Nobody finds out by a pause that they were being counted.
  const told = say.strikes ? consequenceOf(offence, words) : '';
  // Before the first word: from there on no other worker would run the turn again and hear it.
  if (crisis) await needs.hearCry(turn);
  // A student in a crisis did nothing wrong: only real refusals count as blocked.
  const status = verdict.action === 'refuse' ? 'blocked' : 'complete';
  const ended = await sayItself(needs, { turn, trace, answer: `${said}${told}` }, status);
  return { ...ended, ...(offence ? { offence } : {}) };
}

/** Ends the turn with words of the tutor's own. */
async function sayItself(
  { beforeFirstToken }: RunTurnNeeds,
  { turn, trace, answer }: { turn: Turn; trace: TurnTrace; answer: string },
  status: 'blocked' | 'complete',
): Promise<TurnEnd> {
  await beforeFirstToken(turn);
  trace.emit({ type: 'token', text: answer });
  return {
    outcome: {
      status,
      answer,
      citations: [],
      marks: [],
      support: null,
      strategy: null,
      errorCode: null,
      usage: null,
    },
    terminal: { type: 'turn.complete', turnId: turn.id, status },
  };
}

function consequenceOf(offence: Offence | undefined, { conduct }: StudentWords): string {
  if (offence?.standing !== 'counts') return '';
  return `\n\n${offence.severity === 'critical' ? conduct.notedGravely : conduct.noted}`;
}

function since(began: number): number {
  return Math.round((performance.now() - began) * 10) / 10;
}
