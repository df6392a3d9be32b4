import { z } from 'zod';
import { defineTool, type Tool } from './tool.ts';

/** What was done in this turn so far: for a student who asks how the answer is being found. */
export function runSummaryTool(): Tool {
  return defineTool({
    name: 'run_summary',
    usage: 'tells what was done in this turn so far. Input: {}',
    input: z.object({}),
    run: async (_input, { steps, says }) => ({
      summary: says.stepsSoFar(steps.length),
      data: { steps },
    }),
  });
}
