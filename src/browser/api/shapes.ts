import type { Language } from '../../ground/language/index.ts';
import type { VisibilityLevel } from './learned-shapes.ts';
import type { StoragePlan } from '../lti/platform-storage.ts';
import type {
  AnswerNotes,
  Citation,
  Mark,
  NumberedEvent,
  SupportStatus,
  TurnEvent,
  TurnMode,
} from '../../tutor/turn-event.ts';

/** What the server puts into the page. */
export interface Boot {
  readonly session: string;
  readonly user: { readonly id: string; readonly name: string | null; readonly role: Role };
  readonly course: {
    readonly id: string;
    readonly title: string;
    /** BCP 47 tag of the language its content is probably in. */
    readonly locale: string;
  };
  /** Whether exercises are given in conversations here. */
  readonly practises?: boolean;
  readonly view: 'tutor' | 'instructor' | 'admin' | 'deep-linking' | 'quiz' | 'review';
  /** True for those who run the LMS, whatever they are in the course. */
  readonly administers?: boolean;
  /** What the link that was opened leads to. */
  readonly item?:
    | { readonly kind: 'tutor' | 'quiz' }
    | { readonly kind: 'module' | 'document'; readonly title: string };
  /** BCP 47 tag of the language the LMS shows this person. */
  readonly locale: string;
  /** What the page speaks. */
  readonly language: Language;
  readonly offlineTutor: boolean;
  /** What those who teach may see of a single student; missing in what an older page left behind. */
  readonly teachersSee?: VisibilityLevel;
  /** Address of the page without a launch. */
  readonly home: string;
  /** What the login left with the platform; it may go now. */
  readonly stored: StoragePlan | null;
}

export type Role = 'student' | 'instructor' | 'assistant' | 'visitor';
export type TurnStatus =
  | 'pending'
  | 'running'
  | 'waiting'
  | 'complete'
  | 'failed'
  | 'aborted'
  | 'blocked';

export function isOver(status: TurnStatus): boolean {
  return status !== 'pending' && status !== 'running' && status !== 'waiting';
}

/** A picture in a question. */
export interface TurnPicture {
  readonly id: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** In the student's words; '' for none. */
  readonly description: string;
}

/** What may be added to a question. */
export interface PictureRules {
  readonly allowed: boolean;
  readonly maxBytes: number;
  readonly perQuestion: number;
  readonly descriptionMaxChars: number;
}

export interface PublicTurn extends AnswerNotes {
  readonly turnId: string;
  readonly threadId: string;
  readonly mode: TurnMode;
  readonly message: string;
  readonly pictures: readonly TurnPicture[];
  readonly status: TurnStatus;
  readonly answer: string;
  readonly citations: readonly Citation[];
  readonly marks: readonly Mark[];
  readonly support: SupportStatus | null;
  readonly strategy: string | null;
  readonly error: { readonly code: string } | null;
  /** What was asked in it; `answers` and `result` once it was answered. */
  readonly exercise: TurnExercise | null;
  /** What was prepared while its answer was read. */
  readonly next: NextExercise | null;
  /** The turn that this one asks again. */
  readonly retryOf: string | null;
  /** The message that was approved in it. */
  readonly sent: SentMessage | null;
  /** What it waits for; told of a single turn only. */
  readonly waitsFor?: WaitingFor | null;
  /** What happened after the event that was asked for; told where one was. */
  readonly events?: readonly NumberedEvent[];
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

export interface TurnExercise {
  readonly quizId: string;
  readonly concept: string;
  readonly item: QuizItem;
  readonly answers: Readonly<Record<string, unknown>> | null;
  readonly result: QuizResult | null;
}

export interface NextExercise {
  readonly concept: string;
  readonly state: 'writing' | 'waiting' | 'served' | 'dropped' | 'withdrawn' | 'expired';
}

/** How exercises go in a course. */
export interface CourseExercises {
  readonly on: boolean;
  /** False where no language model can prepare any. */
  readonly canBePrepared: boolean;
  readonly days: number;
  readonly prepared: number;
  readonly served: number;
  readonly expired: number;
}

export type WaitingFor = Extract<TurnEvent, { pauseId: string; expiresAt: string }>;

/** What became of a message to the teachers. */
export interface SentMessage {
  /** `unsure`: nobody knows whether it arrived. */
  readonly state: 'waiting' | 'sent' | 'failed' | 'unsure';
  readonly reason: string | null;
  readonly to: readonly string[];
}

/** What a student answers to a turn that waits, or their browser for them. */
export type PauseAnswer =
  | { readonly kind: 'approve'; readonly subject: string; readonly body: string }
  | { readonly kind: 'decline' }
  | {
      readonly kind: 'ran';
      readonly output: string;
      readonly value: string | null;
      readonly error: string | null;
      readonly cut: boolean;
    }
  | { readonly kind: 'not_run'; readonly why: 'declined' | 'failed' };

/** A tool of the agent, and why it cannot be used in this course; null when it can. */
export interface ToolStanding {
  readonly name: string;
  readonly obstacle: string | null;
}

/** What the course spent on models in a window; money in millionths of a US dollar. */
export interface Allowance {
  readonly period: 'day' | 'month';
  readonly spentMicros: number;
  /** Null where nothing limits it. */
  readonly capMicros: number | null;
  readonly resetsAt: string;
}

/** What a teacher says of an answer. */
export type AnswerVerdict = 'right' | 'wrong';

export interface Thread {
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface ThreadWithTurns extends Thread {
  readonly turns: readonly PublicTurn[];
}

export interface Concept {
  readonly id: string;
  readonly name: string;
  /** 0 to 1, as are the ends of the interval. */
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  /** Pieces of evidence; 0 = nothing is known. */
  readonly evidence: number;
}

export interface Quiz {
  readonly quizId: string;
  readonly concept?: { readonly id: string; readonly name: string };
  readonly items: readonly QuizItem[];
}

export interface QuizItem {
  readonly id: string;
  readonly kind: 'choice' | 'cloze';
  readonly prompt: string;
  readonly options?: readonly string[];
  /** A language model wrote it, in advance. */
  readonly written?: true;
}

export interface QuizSource {
  readonly documentId: string;
  readonly title: string;
  readonly heading: string | null;
  readonly page: number | null;
  readonly time: number | null;
  readonly quote: string;
}

export interface QuizResult {
  readonly score: number;
  readonly max: number;
  readonly items: readonly {
    readonly id: string;
    readonly correct: boolean;
    readonly feedback: string;
    readonly source: QuizSource;
  }[];
  /** False when an earlier attempt of this quiz was counted already. */
  readonly counted?: boolean;
}

export interface CourseMaterial {
  /** False: the tool cannot reach the files of the LMS. */
  readonly connected: boolean;
  readonly sync: CourseSync | null;
  readonly grades: DeliveredGrades;
  /** True when its instructor can connect it to Canvas. */
  readonly mayConnect: boolean;
  /** Modules the tutor does not use; null: what stands in none. */
  readonly leftOut: readonly (string | null)[];
  readonly documents: readonly CourseDocument[];
  /** The course's own connection to Canvas, made by one of its teachers. */
  readonly connection: 'none' | 'ok' | 'reconnect';
  /** When it is read next by itself. */
  readonly nextSync: string | null;
  /** How large a file may be, and how full the course is. */
  readonly room: {
    readonly maxBytes: number;
    readonly quotaBytes: number;
    readonly usedBytes: number;
  };
}

/** What came of a file put in by hand. */
export interface UploadAnswer {
  readonly outcome: 'added' | 'replaced' | 'again' | 'unchanged' | 'duplicate';
  readonly document: CourseDocument;
}

export interface CourseSync {
  readonly id: string;
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
  readonly found: number;
  readonly changed: number;
  readonly removed: number;
  readonly failureCode: string | null;
  readonly failureReason: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

export interface DeliveredGrades extends GradeCounts {
  /** The same of each kind of column that has any grade. */
  readonly columns: readonly (GradeCounts & { readonly purpose: string })[];
}

export interface GradeCounts {
  readonly waiting: number;
  readonly posted: number;
  readonly refused: number;
  /** Kept back: a teacher wrote another grade, or the column is switched off. */
  readonly held: number;
  /** Waiting for approval. */
  readonly proposed: number;
  readonly undone: number;
  readonly reason: string | null;
  /** What kind of reason. */
  readonly trouble: string | null;
}

/** What the tutor may do with a document: search it, name it as a source, open it. */
export interface DocumentChoice {
  readonly use: boolean;
  readonly cite: boolean;
  readonly link: boolean;
  /** Counts as graded work. */
  readonly graded: boolean;
}

export interface CourseDocument {
  readonly id: string;
  /** Put in by hand; an instructor may take it out again. */
  readonly uploaded: boolean;
  readonly title: string;
  readonly fileName: string;
  readonly url: string | null;
  readonly mediaType: string;
  readonly moduleTitle: string | null;
  readonly published: boolean;
  readonly unlockAt: string | null;
  readonly lockAt: string | null;
  /** For some of the class only. */
  readonly restricted: boolean;
  readonly choice: DocumentChoice;
  readonly state: 'waiting' | 'processing' | 'ready' | 'failed';
  readonly failure: { readonly code: string; readonly reason: string | null } | null;
  /** True when an earlier or the present version can be found and cited. */
  readonly searchable: boolean;
  readonly report: DocumentReport | null;
  /** Set while it is being read. */
  readonly progress: {
    readonly stage: string | null;
    /** In the stage's own units: pages, passages. */
    readonly done: number | null;
    readonly total: number | null;
    readonly attempt: number;
  } | null;
  /** True when its content is here, so that it can be read once more. */
  readonly repeatable: boolean;
}

/** What happened when it was read last; after a failure only the times. */
export interface DocumentReport {
  readonly format?: string;
  readonly chunks?: number;
  readonly tokens?: number;
  readonly batches?: number;
  readonly kept?: number;
  readonly pages?: readonly { readonly page: number; readonly status: string }[];
  readonly ocr?: {
    readonly recognised: number;
    readonly failed: number;
    readonly skipped: number;
    readonly confidence: number | null;
    readonly languages: string;
  } | null;
  readonly notes?: Readonly<Record<string, number>>;
  readonly instructionLike?: Readonly<Record<string, number>>;
  readonly stages?: Readonly<Record<string, number>>;
  readonly slowestStage?: string | null;
}

/** One request to a model: exactly what was sent and what came back. */
export interface ModelCall {
  readonly task: string;
  readonly promptVersion: string;
  readonly provider: string;
  readonly model: string;
  readonly request: {
    readonly system: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
  };
  readonly response: string;
  readonly finishReason: string | null;
  readonly durationMs: number;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
}

/** What one check of the connection found. */
export interface Finding {
  readonly id: string;
  readonly title: string;
  readonly status: 'good' | 'bad' | 'warning' | 'skipped';
  readonly says: string;
  readonly fix?: string;
}
