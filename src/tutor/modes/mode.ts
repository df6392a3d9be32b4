import { chooseStrategy, type Snapshot, type Strategy } from '../../learner/index.ts';
import type { Hit, Search } from '../../retrieve/index.ts';
import type { CourseFacts } from '../course-facts.ts';
import type { ModelDesk } from '../model-desk.ts';
import { mayBeCited, toSummary } from '../passages.ts';
import { preferFocus, queryInFocus } from '../prefer-focus.ts';
import { sayForItself } from '../say-for-itself.ts';
import { bothQuestions, questionBefore } from '../search-query.ts';
import type { SpeakerNeeds } from '../speaker.ts';
import type { TurnTrace } from '../trace.ts';
import type { Citation, SupportStatus } from '../turn-event.ts';
import type { EndedPause, NewPause } from '../pauses/pause.ts';
import type { TurnUsage } from '../turn-store.ts';
import type { Turn } from '../turn.ts';

/** A turn that the guard let through, and what is known when its mode takes over. */
export interface OpenTurn {
  readonly turn: Turn;
  readonly trace: TurnTrace;
  readonly facts: CourseFacts;
  readonly snapshot: Snapshot;
  /** True when the student asks for graded work to be done. */
  readonly guideOnly: boolean;
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

/** Chunks a search brings to a turn (S18). */
const hitsPerTurn = 10;

/** Searches the course for what the student asks, and tells the trace what was found. */
export async function retrieve(
  { search }: Pick<ModeNeeds, 'search'>,
  open: OpenTurn,
  signal: AbortSignal,
): Promise<Hit[]> {
  const { turn, trace, facts, snapshot } = open;
  const query = queryInFocus(await questionOf(open, signal), facts.focus);
  const began = performance.now();
  const { tenantId, courseId, userId } = turn;
  const { weakAreas } = snapshot.quiz;
  const limit = facts.focus ? 3 * hitsPerTurn : hitsPerTurn;
  const asked = { tenantId, courseId, userId, query, weakAreas, limit, workId: turn.id };
  const found = await search(asked, signal);
  const hits = preferFocus(found, facts.focus).slice(0, hitsPerTurn);
  const numbered = hits
    .map((hit, at) => ({ marker: at + 1, hit }))
    .filter(mayBeCited)
    .map(toSummary);
  const durationMs = Math.round((performance.now() - began) * 10) / 10;
  trace.emit({ type: 'retrieval.hits', query, hits: numbered, durationMs });
  return hits;
}

async function questionOf(open: OpenTurn, signal: AbortSignal): Promise<string> {
  const { message } = open.turn;
  const before = questionBefore(message, open.snapshot.history);
  if (before === undefined) return message;
  return (await sayForItself(open, signal)) ?? bothQuestions(message, before);
}

/** Chooses how to teach, and tells the trace why. */
export function pickStrategy({ turn, trace, snapshot }: OpenTurn): Strategy {
  const strategy = chooseStrategy(turn.message, snapshot);
  const { name, concept, reasons } = strategy;
  trace.emit({ type: 'strategy', name, concept: concept?.name ?? null, reasons });
  return strategy;
}
