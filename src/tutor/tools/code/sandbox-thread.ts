import { parentPort, workerData } from 'node:worker_threads';
import {
  newQuickJSWASMModule,
  RELEASE_SYNC,
  shouldInterruptAfterDeadline,
  type QuickJSContext,
  type QuickJSHandle,
} from 'quickjs-emscripten';
import type { SandboxJob, SandboxResult } from './sandbox-job.ts';

/**
 * Runs one program in an interpreter of its own and ends. The program sees the language and
 * `console.log`: no file, no network, no clock to wait on, nothing of this process.
 */
async function run(job: SandboxJob): Promise<SandboxResult> {
  const quickjs = await newQuickJSWASMModule(RELEASE_SYNC);
  const runtime = quickjs.newRuntime();
  runtime.setMemoryLimit(job.memoryBytes);
  runtime.setMaxStackSize(job.stackBytes);
  runtime.setInterruptHandler(shouldInterruptAfterDeadline(Date.now() + job.timeMs));
  const context = runtime.newContext();
  const printed = printer(context, job.outputChars);
  const outcome = context.evalCode(job.code, 'program.js');
  const { output, cut } = printed;
  if (outcome.error) {
    return { output: output(), value: null, error: textOf(context, outcome.error), cut: cut() };
  }
  const value = textOf(context, outcome.value).slice(0, job.outputChars);
  return { output: output(), value, error: null, cut: cut() };
}

function printer(context: QuickJSContext, limit: number) {
  let output = '';
  let cut = false;
  const log = context.newFunction('log', (...parts) => {
    const line = parts.map((part) => textOf(context, part)).join(' ');
    cut ||= output.length + line.length + 1 > limit;
    output = `${output}${line}\n`.slice(0, limit);
  });
  const console = context.newObject();
  context.setProp(console, 'log', log);
  context.setProp(context.global, 'console', console);
  log.dispose();
  console.dispose();
  return { output: () => output, cut: () => cut };
}

/** Any value as text, asked of the interpreter and never of an object of this side. */
function textOf(context: QuickJSContext, handle: QuickJSHandle): string {
  const dumped: unknown = context.dump(handle);
  if (typeof dumped === 'string') return dumped;
  if (isThrown(dumped)) return `${dumped.name}: ${dumped.message}`;
  return dumped === undefined ? 'undefined' : (JSON.stringify(dumped) ?? typeof dumped);
}

function isThrown(value: unknown): value is { name: string; message: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'stack' in value &&
    'name' in value &&
    'message' in value
  );
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(await run(workerData as SandboxJob));
