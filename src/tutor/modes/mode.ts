import type { NearWork } from '../../assessment/index.ts';
import {
  adjustmentsFor,
  type Adjustment,
  chooseStrategy,
  saysStuck,
  withHintsOnly,
  withoutStep,
  type HelpLevel,
  type Snapshot,
  type Strategy,
} from '../../learner/index.ts';
import { wordsIn } from '../../tongues/index.ts';
import type { Search } from '../../retrieve/index.ts';
import type { CourseFacts } from '../course-facts.ts';
import type { ModelDesk } from '../model-desk.ts';
import { toldAdjustment } from '../told-adjustment.ts';
import type { Prompt } from '../prompts/prompt-shelf.ts';
import type { SpeakerNeeds } from '../speaker.ts';
import type { TurnTrace } from '../trace.ts';
import type { Citation, SupportStatus } from '../turn-event.ts';
import type { EndedPause, NewPause } from '../pauses/pause.ts';
import type { TurnUsage } from '../turn-store.ts';
import { searchedQuestion } from '../pictures/asked.ts';
import type { TurnPicture } from '../pictures/turn-picture.ts';
import type { Searcher } from '../search-in-focus.ts';
import type { Turn } from '../turn.ts';

/** A turn that the guard let through, and what is known when its mode takes over. */
export interface OpenTurn {
  readonly turn: Turn;
  readonly pictures: readonly TurnPicture[];
  readonly trace: TurnTrace;
  readonly facts: CourseFacts;
  readonly snapshot: Snapshot;
  /** True when the student asks for graded work to be done. */
  readonly guideOnly: boolean;
  /** Open graded work that what the student wrote comes near to. */
  readonly nearWork: NearWork | null;
  /** What the tutor itself says above the answer: a help line, for somebody who sounds strained; mostly empty. */
  readonly opening: string;
  readonly desk: ModelDesk;
  /** The pause this turn comes out of, with what its student said; null at its beginning. */
  readonly resumed: EndedPause | null;
}

export interface ModeAnswer {
  readonly answer: string;
  readonly citations: readonly Citation[];
  readonly support: SupportStatus;
  /** Name of the pedagogical strategy; null where the mode has none. */
  readonly strategy: string | null;
  readonly usage: TurnUsage | null;
}

/** The student is needed before the answer can be given. */
export interface ModePause {
  readonly pause: NewPause;
}

/** A way to answer: everything is told to the trace, the words are said by a speaker. */
export type Mode = (open: OpenTurn, signal: AbortSignal) => Promise<ModeAnswer | ModePause>;

export interface ModeNeeds extends SpeakerNeeds {
  readonly search: Search;
}

/** For whom and in which order the course is searched in this turn. */
export function searcherOf({ turn, facts, snapshot, nearWork }: OpenTurn): Searcher {
  const { tenantId, courseId, userId, id: turnId } = turn;
  const { weakAreas } = snapshot.quiz;
  const leaveOut = nearWork?.mayBeSolved;
  return { tenantId, courseId, userId, turnId, weakAreas, focus: facts.focus, leaveOut };
}

/**
 * Chooses how to teach, and tells the trace why.
 * @param prompt what is going to tell a model of it; a version that says nothing of adjustments, or of help, gets none
 */
export function pickStrategy(
  open: OpenTurn,
  prompt: Pick<Prompt<never>, 'unadjusted' | 'usualHelp'>,
): Strategy {
  const { turn, trace, facts, snapshot, nearWork } = open;
  const says = wordsIn(turn.language).steps.strategy;
  const chosen = chooseStrategy(searchedQuestion(open), snapshot, facts.audience);
  const led = nearWork ? withHintsOnly(chosen) : chosen;
  const adjustments = adjustmentsIn(open, prompt);
  const help = prompt.usualHelp ? null : helpHere(open, led.help);
  const reasons = [
    ...led.reasons.map((reason) =>
      typeof reason === 'string' ? says[reason] : says.mastery(reason.mastery, reason.of),
    ),
    ...(help === null ? [] : [says.helps[help]]),
  ];
  trace.emit({
    type: 'strategy',
    name: led.name,
    concept: led.concept?.name ?? null,
    reasons,
    adjustments: adjustments.map((adjustment) => toldAdjustment(says, adjustment)),
  });
  return { ...led, adjustments, help };
}

/**
 * Help fades for nobody to whom a help line is shown, and whoever says that they cannot go on begins with a step, as
 * far as their work allows.
 */
function helpHere(
  { turn, nearWork, guideOnly, opening }: OpenTurn,
  help: HelpLevel | null,
): HelpLevel | null {
  const known = opening === '' ? help : null;
  const wanted = saysStuck(turn.message) ? 'step_first' : known;
  return nearWork || guideOnly ? withoutStep(wanted) : wanted;
}

/** For whom, about what and how an answer is said that follows no way of teaching; the trace is told, if there is anything to tell. */
export function pickManner(
  open: OpenTurn,
  prompt: Pick<Prompt<never>, 'unadjusted'>,
): readonly Adjustment[] {
  const { turn, trace } = open;
  const says = wordsIn(turn.language).steps.strategy;
  const adjustments = adjustmentsIn(open, prompt);
  const told = adjustments.map((adjustment) => toldAdjustment(says, adjustment));
  if (told.length > 0)
    trace.emit({ type: 'strategy', name: null, concept: null, reasons: [], adjustments: told });
  return adjustments;
}

function adjustmentsIn(
  { facts, snapshot, nearWork, guideOnly }: OpenTurn,
  { unadjusted }: Pick<Prompt<never>, 'unadjusted'>,
): readonly Adjustment[] {
  const hintsOnly = guideOnly || nearWork !== null;
  return unadjusted ? [] : adjustmentsFor({ ...facts, wish: snapshot.wish, hintsOnly });
}
