import { z } from 'zod';
import { createSlots } from '../../ground/slots.ts';
import { runJavaScript } from './code/run-javascript.ts';
import { defineTool, type Tool } from './tool.ts';

/** Programs that run at the same time in this process; each is a thread with memory of its own. */
const slots = 2;

/** Runs short JavaScript programs: calculations the writer of the answer should not do in its head. */
export function codeRunnerTool(): Tool {
  const places = createSlots(slots);
  return defineTool({
    name: 'code_runner',
    usage:
      'runs a short JavaScript program (ES2023, no network, no files, 2 seconds) and gives back what it printed with console.log and its last value; for calculations and to check code. Input: {"code": "…"}',
    input: z.object({ code: z.string().min(1).max(10_000) }),
    run: async ({ code }, { says }, signal) => {
      const data = await places.hold(() => runJavaScript(code, signal), signal);
      const { ended, failedWith } = says.program;
      const summary = data.error === null ? ended : failedWith(data.error);
      return { summary, data };
    },
  });
}
