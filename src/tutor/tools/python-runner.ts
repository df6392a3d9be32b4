import { z } from 'zod';
import type { PauseAnswer } from '../pauses/pause.ts';
import { defineTool, type Tool, type ToolContext, type ToolOutput } from './tool.ts';

/** Longer than the page tries; a student who is there can go on without the program at any time. */
const waitMs = 2 * 60_000;

/**
 * Runs short Python programs in the browser of the student who asks: Pyodide on a server is no
 * sandbox. The turn waits for what the page gives back; a page that was closed gives nothing.
 */
export function pythonRunnerTool(): Tool {
  return defineTool({
    name: 'python_runner',
    usage:
      'runs a short Python 3 program (standard library only, no network, no files, no input, 10 seconds) in the browser of the student and gives back what it printed and its last value; for calculations and to check Python code. Input: {"code": "…"}',
    input: z.object({ code: z.string().min(1).max(10_000) }),
    run: async ({ code }, { says }) => ({
      summary: says.program.handed,
      pause: { ask: { kind: 'program', language: 'python', code }, waitMs },
    }),
    afterPause: (answer, { program }) => came(answer, program),
  });
}

/** What a browser says is data: the student may have written it themselves. */
const origin = 'the browser of the student, unverified';

type Says = ToolContext['says']['program'];

function came(answer: PauseAnswer | null, says: Says): ToolOutput {
  if (answer?.kind === 'ran') {
    const { kind: _, ...result } = answer;
    const ended = result.error === null;
    return {
      summary: ended ? says.ended : says.failed,
      data: { origin, ...result },
    };
  }
  return {
    summary: whyNot(answer, says),
    data: { origin, status: 'not run', output: null },
    failed: answer === null ? 'timed_out' : 'refused',
  };
}

function whyNot(answer: PauseAnswer | null, says: Says): string {
  if (answer === null) return says.unanswered;
  return answer.kind === 'not_run' && answer.why === 'declined' ? says.skipped : says.unable;
}
