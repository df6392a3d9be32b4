import type {
  BudgetNote,
  OpenWorkNote,
  Citation,
  Mark,
  SupportCounts,
  SupportStatus,
  TurnEvent,
} from '../../tutor/turn-event.ts';
import {
  isOver,
  type PublicTurn,
  type NextExercise,
  type SentMessage,
  type TurnExercise,
  type TurnStatus,
  type WaitingFor,
} from '../api/shapes.ts';

type Told<Type extends TurnEvent['type']> = Omit<Extract<TurnEvent, { type: Type }>, 'type'>;

/** Everything that was searched for in a turn, in order. */
interface Searched extends Omit<Told<'retrieval.hits'>, 'query'> {
  readonly queries: readonly string[];
}

/** What the page knows of a turn: a pure fold over its events. */
export interface TurnState {
  readonly status: TurnStatus;
  readonly phase: Phase;
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly marks: readonly Mark[];
  readonly support: SupportStatus | null;
  readonly counts: SupportCounts | null;
  readonly pictures: Told<'pictures'> | null;
  readonly guard: Told<'guard'> | null;
  readonly snapshot: Told<'snapshot'> | null;
  readonly search: Searched | null;
  readonly strategy: Told<'strategy'> | null;
  readonly attempts: readonly Told<'model.attempt'>[];
  readonly budget: BudgetNote | null;
  readonly openWork: OpenWorkNote | null;
  readonly steps: readonly (Told<'step.started'> & {
    readonly end: Told<'step.finished'> | null;
  })[];
  readonly usage: Told<'usage'> | null;
  /** What is asked instead of an answer. */
  readonly exercise: TurnExercise | null;
  /** What was prepared while the answer was read. */
  readonly next: NextExercise | null;
  /** Why no model was asked. */
  readonly interrupt: 'crisis' | 'moderation' | null;
  /** What it waits for, from the student. */
  readonly waiting: WaitingFor | null;
  /** The state when it last began to wait: a turn goes on from there, more than once if need be. */
  readonly paused: TurnState | null;
  /** True once a message was approved in it. */
  readonly approved: boolean;
  readonly sent: SentMessage | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  /** True when its events were told to the last. */
  readonly whole: boolean;
}

export type Phase = 'sent' | 'reading' | 'searching' | 'planning' | 'writing' | 'waiting' | 'over';

export const newTurn: TurnState = {
  status: 'pending',
  phase: 'sent',
  text: '',
  citations: [],
  marks: [],
  support: null,
  counts: null,
  pictures: null,
  guard: null,
  snapshot: null,
  search: null,
  strategy: null,
  attempts: [],
  budget: null,
  openWork: null,
  steps: [],
  usage: null,
  exercise: null,
  next: null,
  interrupt: null,
  waiting: null,
  paused: null,
  approved: false,
  sent: null,
  failure: null,
  whole: false,
};

/** Nothing is waited for any more. */
const ended = { phase: 'over', waiting: null, whole: true } as const;

/** The state after one more event. */
export function fold(state: TurnState, event: TurnEvent): TurnState {
  switch (event.type) {
    case 'turn.started':
      // A second worker begins again; nobody has seen a word of the first.
      return { ...newTurn, status: 'running', phase: 'reading' };
    case 'pictures':
      return { ...state, pictures: event };
    case 'guard':
      return { ...state, guard: event, phase: 'searching' };
    case 'snapshot':
      return { ...state, snapshot: event };
    case 'retrieval.hits':
      return { ...state, search: withSearch(state.search, event), phase: 'planning' };
    case 'strategy':
      return { ...state, strategy: event };
    case 'step.started':
      return { ...state, steps: [...state.steps, { ...event, end: null }] };
    case 'step.finished':
      return {
        ...state,
        steps: state.steps.map((step) =>
          step.step === event.step ? { ...step, end: event } : step,
        ),
      };
    case 'model.attempt':
      return { ...state, attempts: [...state.attempts, event] };
    case 'budget':
      return { ...state, budget: event };
    case 'open_work':
      return { ...state, openWork: event };
    case 'exercise':
      return { ...state, exercise: { ...event, answers: null, result: null } };
    case 'token':
      return { ...state, text: state.text + event.text, phase: 'writing' };
    case 'citation':
      return { ...state, citations: withCitation(state.citations, event) };
    case 'mark':
      return { ...state, marks: [...state.marks, event] };
    case 'support':
      return { ...state, support: event.status, counts: event };
    case 'usage':
      return { ...state, usage: event };
    case 'interrupt':
      if (!('pauseId' in event)) return { ...state, interrupt: event.kind };
      return { ...state, status: 'waiting', phase: 'waiting', waiting: event, paused: state };
    case 'turn.resumed':
      return resumed(state, event);
    case 'turn.complete':
      return { ...state, ...ended, status: event.status };
    case 'turn.failed':
      return { ...state, ...ended, status: 'failed', failure: event };
    case 'turn.aborted':
      return { ...state, ...ended, status: 'aborted' };
    // A newer server may tell more than this page knows.
    default:
      return state;
  }
}

/** Goes on from where it waited; what a worker that was lost has told since then is told again. */
function resumed(state: TurnState, { outcome }: Told<'turn.resumed'>): TurnState {
  const paused = state.paused ?? state;
  const approved = paused.approved || outcome === 'approved';
  return { ...paused, paused, approved, status: 'running', phase: 'reading', waiting: null };
}

/** An agent searches several times; its passages keep their numbers. */
function withSearch(known: Searched | null, { query, ...event }: Told<'retrieval.hits'>): Searched {
  if (!known) return { ...event, queries: [query] };
  const hits = event.hits.filter(({ marker }) => known.hits.every((hit) => hit.marker !== marker));
  return {
    queries: known.queries.includes(query) ? known.queries : [...known.queries, query],
    hits: [...known.hits, ...hits],
    durationMs: known.durationMs + event.durationMs,
  };
}

function withCitation(known: readonly Citation[], citation: Citation): readonly Citation[] {
  return known.some(({ marker }) => marker === citation.marker) ? known : [...known, citation];
}

/** A turn as it is stored, without the story of how it came about. */
export function fromStored(turn: PublicTurn): TurnState {
  const { status, answer, citations, marks, support, counts, budget, openWork } = turn;
  const { strategy, error, sent, exercise, next } = turn;
  return {
    ...newTurn,
    status,
    phase: isOver(status) ? 'over' : answer === '' ? 'reading' : 'writing',
    text: answer,
    citations,
    marks,
    support,
    counts,
    budget,
    openWork,
    strategy: strategy === null ? null : { name: strategy, concept: null, reasons: [] },
    failure: error && { ...error, message: '' },
    sent,
    exercise,
    next,
  };
}

/**
 * What asking found, laid over what the events have told. They carry everything but what became of a
 * message, and the end of a turn whose last event was lost.
 */
export function overlay(told: TurnState, asked: PublicTurn): TurnState {
  const sent = asked.sent ?? told.sent;
  const exercise = asked.exercise ?? told.exercise;
  const { next } = asked;
  if (told.phase === 'over' || !isOver(asked.status)) return { ...told, sent, exercise, next };
  const { status, phase, text, citations, marks, support, failure, ...found } = fromStored(asked);
  const notes = {
    budget: found.budget ?? told.budget,
    counts: found.counts ?? told.counts,
    openWork: found.openWork ?? told.openWork,
  };
  const end = { status, phase, text, citations, marks, support, failure, sent, waiting: null };
  return { ...told, ...notes, ...end, exercise, next };
}
