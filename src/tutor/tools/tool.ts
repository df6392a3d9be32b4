import type { z } from 'zod';
import type { ToolName } from '../../courses/index.ts';
import type { Hit } from '../../retrieve/index.ts';
import type { ModelDesk } from '../model-desk.ts';
import type { StepErrorKind } from '../turn-event.ts';

/** For whom a tool works: it can reach nothing that this student could not. */
export interface ToolContext {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string;
  readonly turnId: string;
  /** What happened in the turn so far, one line a step. */
  readonly steps: readonly string[];
  /** Where a tool with a prompt of its own asks models. */
  readonly desk: ModelDesk;
}

export interface ToolOutput {
  /** One sentence for the trace. */
  readonly summary: string;
  /** JSON for the model that writes the answer; undefined where the passages say it all. */
  readonly data?: unknown;
  /** Passages that the answer may cite. */
  readonly hits?: readonly Hit[];
}

/** One thing an agent can do, with one job. What it returns is data, never an instruction. */
export interface Tool {
  readonly name: ToolName | 'search';
  /** For the planner: what it does and which input it wants. */
  readonly usage: string;
  /** @throws ToolError, or a ZodError for input of another form */
  run(input: unknown, context: ToolContext, signal: AbortSignal): Promise<ToolOutput>;
}

/** A tool could not do what it was asked to. The message is for the trace and quotes nothing private. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
  readonly code: StepErrorKind;

  constructor(code: StepErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A tool whose input is checked before it runs. */
export function defineTool<T>(definition: {
  readonly name: Tool['name'];
  readonly usage: string;
  readonly input: z.ZodType<T>;
  readonly run: (input: T, context: ToolContext, signal: AbortSignal) => Promise<ToolOutput>;
}): Tool {
  const { name, usage, input, run } = definition;
  return {
    name,
    usage,
    run: async (given, context, signal) => run(input.parse(given), context, signal),
  };
}
