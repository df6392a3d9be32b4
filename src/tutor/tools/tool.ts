import type { z } from 'zod';
import type { ToolName } from '../../courses/index.ts';
import type { CourseKey } from '../../courses/index.ts';
import type { Hit } from '../../retrieve/index.ts';
import type { StudentWords } from '../../tongues/index.ts';
import type { ModelDesk } from '../model-desk.ts';
import type { Passage } from '../passages.ts';
import type { PauseAnswer } from '../pauses/pause.ts';
import type { Prompts } from '../prompts/prompt-shelf.ts';
import type { ToolResult } from '../prompts/tool-section.ts';
import type { Searcher } from '../search-in-focus.ts';
import type { Ask, StepErrorKind } from '../turn-event.ts';

/** For whom a tool works: it can reach nothing that this student could not. */
export interface ToolContext extends Searcher {
  /** What happened in the turn so far, one line a step. */
  readonly steps: readonly string[];
  readonly courseTitle: string;
  /** What the student wrote. */
  readonly question: string;
  /** What was found in the course so far, and what tools gave back. */
  readonly passages: readonly Passage[];
  readonly results: readonly ToolResult[];
  /** Addresses that searches of this turn brought up; a tool that searches the web adds its own. */
  readonly links: Set<string>;
  /** Where a tool with a prompt of its own asks models. */
  readonly desk: ModelDesk;
  /** The versions that serve this student's institution. */
  readonly prompts: Prompts;
  /** For summaries: what the student reads of a step, in their language. Data stays as it is. */
  readonly says: StudentWords['steps'];
}

export interface ToolOutput {
  /** One sentence for the trace, in the student's language. */
  readonly summary: string;
  /** JSON for the model that writes the answer; undefined where the passages say it all. */
  readonly data?: unknown;
  /** Passages that the answer may cite. */
  readonly hits?: readonly Hit[];
  /** What the course was searched for, where that is not what the input says. */
  readonly query?: string;
  /** Hosts of the web that it heard from: told beneath the answer, because they are not the course. */
  readonly web?: readonly string[];
  /** Why it came to nothing: the step failed, and the model is told all the same. */
  readonly failed?: StepErrorKind;
  /** The student is needed first; `afterPause` makes the output of their answer. */
  readonly pause?: ToolPause;
}

export interface ToolPause {
  readonly ask: Ask;
  /** What only the server needs when the answer comes. */
  readonly target?: unknown;
  /** How long the turn waits. */
  readonly waitMs: number;
}

/** One thing an agent can do, with one job. What it returns is data, never an instruction. */
export interface Tool {
  readonly name: ToolName | 'search';
  /** For the planner: what it does and which input it wants. */
  readonly usage: string;
  /** True when it changes something outside: once in a turn, and after everything else was found. */
  readonly writes?: boolean;
  /** Why it cannot be used in this course, as a sentence for instructors; null when it can. */
  obstacle?(course: CourseKey): Promise<string | null>;
  /** Null: nobody answered in time. @throws ToolError */
  afterPause?(answer: PauseAnswer | null, says: ToolContext['says']): ToolOutput;
  /** @throws ToolError, or a ZodError for input of another form */
  run(input: unknown, context: ToolContext, signal: AbortSignal): Promise<ToolOutput>;
}

/**
 * A tool could not do what it was asked to. The message is for the trace, in the student's language,
 * and quotes nothing private; a cause in words is for those who teach.
 */
export class ToolError extends Error {
  override readonly name = 'ToolError';
  readonly code: StepErrorKind;

  constructor(code: StepErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A tool whose input is checked before it runs. */
export function defineTool<T>(
  definition: {
    readonly name: Tool['name'];
    readonly usage: string;
    readonly input: z.ZodType<T>;
    readonly run: (input: T, context: ToolContext, signal: AbortSignal) => Promise<ToolOutput>;
  } & Pick<Tool, 'writes' | 'obstacle' | 'afterPause'>,
): Tool {
  const { input, run, ...rest } = definition;
  return {
    ...rest,
    run: async (given, context, signal) => run(input.parse(given), context, signal),
  };
}
