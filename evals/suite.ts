import type {
  CaseReport,
  ComparedMeasure,
  Contest,
  Figure,
  ReportTable,
} from '../src/quality/index.ts';
import type { ChatModel } from '../src/models/index.ts';
import type { TurnMode } from '../src/tutor/turn-event.ts';
import type { Installation } from './doors/installation.ts';
import type { Prompter } from './doors/prompter.ts';

/** One thing measured at every case it applies to. */
export interface Measure extends ComparedMeasure {
  /** Shown for the whole run only, not for each category. */
  readonly wholeOnly?: boolean;
  readonly unit?: string;
}

/** What a suite is run with. */
export interface SuiteContext {
  readonly installation: Installation;
  readonly corpusDir: string;
  readonly mode: TurnMode;
  readonly prompter: Prompter;
  /** What the tutor's model was sent last for a message, to find out whether it told its prompt. */
  readonly promptsSent: (message: string) => readonly string[];
  /** A chat model that judges; undefined where none is configured. */
  readonly judge: ChatModel | undefined;
  /** File of human labels to hold the judge against. */
  readonly labelsFile: string | undefined;
  readonly say: (line: string) => void;
}

export interface SuiteCase {
  readonly id: string;
  readonly title: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What a suite made of one case, and what it cost in millionths of a US dollar. */
export interface CaseRun {
  readonly report: Omit<CaseReport, 'id' | 'title' | 'tags'>;
  readonly costMicros: number;
}

export interface Conclusion {
  readonly figures: readonly Figure[];
  readonly tables: readonly ReportTable[];
  readonly notes: readonly string[];
  /** Measures whose figures nobody should rely on; they are shown as such and decide nothing. */
  readonly distrusted?: readonly string[];
  /** Measures of the same cases that are compared with each other within the run. */
  readonly contests?: readonly Contest[];
}

export interface OpenSuite<Case extends SuiteCase> {
  run(one: Case, signal: AbortSignal): Promise<CaseRun>;
  conclude(cases: readonly CaseReport[]): Promise<Conclusion>;
}

export interface Suite<Case extends SuiteCase = SuiteCase> {
  readonly name: string;
  readonly title: string;
  readonly measures: readonly Measure[];
  readonly sliceBy: readonly string[];
  /** @throws GoldError */
  readGold(file: string): Promise<{ name: string; fingerprint: string; cases: readonly Case[] }>;
  open(context: SuiteContext, cases: readonly Case[]): Promise<OpenSuite<Case>>;
}

/** How long a question is, as a reader would sort them. */
export function lengthOf(text: string): string {
  const { length } = text;
  if (length <= 20) return 'up to 20 characters';
  if (length <= 40) return '21 to 40 characters';
  if (length <= 80) return '41 to 80 characters';
  return 'over 80 characters';
}
