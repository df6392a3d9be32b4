/**
 * Everything that can happen in a turn, as one union shared by server and browser. The events of a
 * turn, in order, are its trace: what a live reader sees is what is stored and replayed.
 */
export type TurnEvent =
  | { type: 'turn.started'; turnId: string; threadId: string; mode: TurnMode; attempt: number }
  /** What came with the question. */
  | { type: 'pictures'; pictures: readonly PictureSummary[] }
  | { type: 'guard'; action: string; category: string; severity: string; rules: readonly string[] }
  | {
      type: 'snapshot';
      concepts: number;
      weakAreas: readonly string[];
      quizAttempts: number;
      historyMessages: number;
      durationMs: number;
    }
  | { type: 'retrieval.hits'; query: string; hits: readonly HitSummary[]; durationMs: number }
  | {
      type: 'strategy';
      /** Null where nothing is taught: a strict answer. */
      name: string | null;
      concept: string | null;
      reasons: readonly string[];
      /** What changed how it is said, and why; absent in turns of before. */
      adjustments?: readonly ToldAdjustment[];
    }
  | { type: 'step.started'; step: string; label: string; input?: string }
  | {
      type: 'step.finished';
      step: string;
      status: 'done' | 'failed' | 'blocked';
      summary: string;
      durationMs: number;
      errorKind?: StepErrorKind;
      output?: string;
    }
  | {
      type: 'model.attempt';
      provider: string;
      model: string;
      fallbackFrom: string | null;
      reason: string | null;
      /** All that were passed over before this one, in order, and why. */
      passedOver?: readonly { provider: string; model: string; reason: string }[];
      /** Whether it is shown the pictures of the question, or what was read in them. */
      pictures?: 'shown' | 'in_words';
    }
  /** The answer is not made by the best model, because a limit forbids it. */
  | {
      type: 'budget';
      rung: 'small' | 'offline';
      scope: string;
      period: string;
      /** ISO 8601, UTC. */
      resetsAt: string;
      /** For the student. */
      message: string;
    }
  /** The tutor holds back: what was written comes near to graded work that is open for the student. */
  | {
      type: 'open_work';
      effect: 'hints' | 'refuse';
      /** Of the work. */
      title: string;
      /** ISO 8601, UTC; null: as long as the LMS shows the work. */
      until: string | null;
      /** For the student. */
      message: string;
    }
  /** What is asked in this turn instead of an answer; graded like a quiz of that id. */
  | {
      type: 'exercise';
      quizId: string;
      concept: string;
      item: ExerciseItem;
      /** While the answer before was read; else it is made from the course itself. */
      prepared: boolean;
    }
  | { type: 'token'; text: string }
  | ({ type: 'citation' } & Citation)
  | ({ type: 'mark' } & Mark)
  | ({ type: 'support'; status: SupportStatus } & SupportCounts)
  | {
      type: 'usage';
      provider: string;
      model: string;
      inputTokens: number;
      outputTokens: number;
      costMicros: number;
      estimated: boolean;
      firstTokenMs: number | null;
    }
  | { type: 'interrupt'; kind: 'crisis' | 'moderation'; reason: string }
  /** The turn waits for its student; without an answer until `expiresAt` it goes on. */
  | ({ type: 'interrupt'; pauseId: string; expiresAt: string } & Ask)
  /** It goes on, by whichever worker: what happened before the pause still counts. */
  | { type: 'turn.resumed'; turnId: string; pauseId: string; outcome: PauseOutcome }
  | { type: 'turn.complete'; turnId: string; status: 'complete' | 'blocked' }
  | { type: 'turn.failed'; turnId: string; code: string; message: string; retryable: boolean }
  | { type: 'turn.aborted'; turnId: string };

export interface ToldAdjustment {
  /** For those who look into traces, for instance `subject:mathematics/material`. */
  readonly code: string;
  /** For the student, in their language. */
  readonly said: string;
}

/** A question without its solution. */
export interface ExerciseItem {
  readonly id: string;
  readonly kind: 'choice' | 'cloze';
  readonly prompt: string;
  readonly options?: readonly string[];
  /** By a language model. */
  readonly written?: true;
}

/** What a turn asks of its student. */
export type Ask =
  | { readonly kind: 'approval'; readonly message: MessageDraft }
  /** A program for the sandbox of the student's browser. */
  | { readonly kind: 'program'; readonly language: 'python'; readonly code: string };

/** A message as it would be sent, and to whom. */
export interface MessageDraft {
  /** Names of the teachers who would get it. */
  readonly to: readonly string[];
  /** How it would travel. */
  readonly via: 'canvas' | 'moodle' | 'email';
  readonly subject: string;
  readonly body: string;
  /** Stands beneath the text and says who sends it; not the student's to change. */
  readonly footer: string;
}

export type PauseOutcome = 'approved' | 'declined' | 'ran' | 'not_run' | 'expired';

/** Why a step did not do what it was asked to; low in number, so that they can be counted. */
export type StepErrorKind =
  | 'malformed'
  | 'no_model'
  | 'unknown_tool'
  | 'tool_off'
  | 'bad_input'
  | 'over_limit'
  | 'timed_out'
  | 'refused'
  | 'failed';

export type TurnMode = 'tutor' | 'grounded_qa' | 'agent';

/** How far the course material carries the answer. */
export type SupportStatus = 'supported' | 'partial' | 'unsupported';

/** A stretch of the answer that its source does not carry, in UTF-16 units of the text said so far. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly failed: readonly FailedClaim[];
}

/** What was looked for in the cited place and is not there. */
export interface FailedClaim {
  /** `source`: there is no such passage; `subject`: the place speaks of something else. */
  readonly kind: 'quote' | 'number' | 'formula' | 'name' | 'source' | 'subject';
  readonly said: string;
}

export interface SupportCounts {
  /** Places the answer rests on, those that may not be named included. */
  readonly cited: number;
  /** Passages it could have cited. */
  readonly passages: number;
  /** Sentences that cite something, and what became of those whose source does not carry them. */
  readonly checked: number;
  readonly marked: number;
  readonly dropped: number;
}

export interface Citation {
  /** As it stands in the answer, e.g. "[2]". */
  readonly marker: string;
  readonly documentId: string;
  readonly title: string;
  /** The file's name or the LMS address. */
  readonly source: string;
  readonly module?: string;
  readonly page?: number;
  readonly heading?: string;
  /** Seconds from the start of the recording. */
  readonly time?: number;
  readonly quote: string;
  readonly chunkId: string;
}

/** A picture by its id and size, with what is known of it. */
export interface PictureSummary {
  readonly id: string;
  readonly mediaType: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Bytes. */
  readonly size: number;
  /** In the student's words. */
  readonly description: string;
  /** What text recognition read in it. */
  readonly words: string;
}

/** A hit with its diagnostics, short enough to show. */
export interface HitSummary {
  readonly marker: number;
  readonly documentId: string;
  /** The chunks the passage is made of, in reading order. */
  readonly chunkIds: readonly string[];
  readonly title: string;
  readonly heading: string | null;
  readonly page: number | null;
  readonly snippet: string;
  readonly foundBy: 'both' | 'vector' | 'text';
  /** Weak areas of the student's that lifted it. */
  readonly boostedBy: readonly string[];
  /** Share of the question's words, weighed by rarity, in the best text hit of the search. */
  readonly coverage: number;
  /** How much other words for those of the question counted beside them; absent where none were looked for. */
  readonly otherWords?: number;
  readonly fusedScore: number;
  readonly vectorRank: number | null;
  readonly vectorScore: number | null;
  readonly textRank: number | null;
  readonly textScore: number | null;
  /** Who read it beside the question, with the score, or why the order is the search's own. */
  readonly reranked?:
    | { readonly by: string; readonly score: number }
    | { readonly by: string; readonly failure: string };
}

/** An event with its place in the turn; ids grow by one from 1. */
export interface NumberedEvent {
  readonly id: number;
  readonly event: TurnEvent;
}

export const terminalTypes = ['turn.complete', 'turn.failed', 'turn.aborted'] as const;

export function isTerminal(event: Pick<TurnEvent, 'type'>): boolean {
  return (terminalTypes as readonly string[]).includes(event.type);
}

export function citationsIn(events: readonly TurnEvent[]): Citation[] {
  return events.flatMap((event) => {
    if (event.type !== 'citation') return [];
    const { type: _, ...citation } = event;
    return [citation];
  });
}

/** What stands under an answer beside its sources. */
export interface AnswerNotes {
  /** Why it is not made by the best model; null when it is. */
  readonly budget: BudgetNote | null;
  readonly counts: SupportCounts | null;
  /** Why the tutor held back; null when it did not. */
  readonly openWork: OpenWorkNote | null;
}

export type OpenWorkNote = Omit<Extract<TurnEvent, { type: 'open_work' }>, 'type'>;
export type BudgetNote = Omit<Extract<TurnEvent, { type: 'budget' }>, 'type'>;

/** The notes of the worker that came last; what an earlier one told was never shown for good. */
export function notesIn(events: readonly TurnEvent[]): AnswerNotes {
  const last = events.slice(events.findLastIndex(({ type }) => type === 'turn.started') + 1);
  const budget = last.findLast((event) => event.type === 'budget');
  const support = last.findLast((event) => event.type === 'support');
  const openWork = last.findLast((event) => event.type === 'open_work');
  return {
    budget: budget ? noteOf(budget) : null,
    counts: support ? countsOf(support) : null,
    openWork: openWork ? openWorkOf(openWork) : null,
  };
}

function openWorkOf(event: Extract<TurnEvent, { type: 'open_work' }>): OpenWorkNote {
  const { type: _, ...note } = event;
  return note;
}

function noteOf(event: Extract<TurnEvent, { type: 'budget' }>): BudgetNote {
  const { type: _, ...note } = event;
  return note;
}

function countsOf(event: Extract<TurnEvent, { type: 'support' }>): SupportCounts {
  const { type: _type, status: _status, ...counts } = event;
  return counts;
}

export function marksIn(events: readonly TurnEvent[]): Mark[] {
  return events.flatMap((event) => {
    if (event.type !== 'mark') return [];
    const { type: _, ...mark } = event;
    return [mark];
  });
}
