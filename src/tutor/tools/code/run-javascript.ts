import { Worker } from 'node:worker_threads';
import type { SandboxJob, SandboxResult } from './sandbox-job.ts';

/** Bounds of one program. The stack stays below what the interpreter itself has. */
const limits = {
  timeMs: 2_000,
  memoryBytes: 32 * 1024 * 1024,
  stackBytes: 256 * 1024,
  outputChars: 4_000,
} as const;

/** Starting the thread and the interpreter takes time of its own. */
const startMs = 5_000;

/**
 * Runs JavaScript in QuickJS, in a thread of its own that is thrown away afterwards. A program that
 * does not end, fills its memory or brings its thread down is a result with an error, never a crash.
 * @throws the abort reason when aborted
 */
export function runJavaScript(code: string, signal: AbortSignal): Promise<SandboxResult> {
  signal.throwIfAborted();
  const job: SandboxJob = { code, ...limits };
  const worker = new Worker(new URL('./sandbox-thread.ts', import.meta.url), {
    workerData: job,
    env: {},
    argv: [],
    // Whatever the thread itself needs above what the program may have.
    resourceLimits: { maxOldGenerationSizeMb: 96 },
  });
  return new Promise<SandboxResult>((resolve, reject) => {
    const end = (result: SandboxResult): void => {
      clearTimeout(late);
      signal.removeEventListener('abort', stop);
      resolve(result);
      void worker.terminate();
    };
    const stop = (): void => {
      clearTimeout(late);
      reject(signal.reason as Error);
      void worker.terminate();
    };
    const late = setTimeout(
      () => end(broken('the program took too long')),
      limits.timeMs + startMs,
    );
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', (result: SandboxResult) => end(result));
    // A thread may fail more than once; a second failure must not be nobody's.
    worker.on('error', () => end(broken('the program brought its sandbox down')));
    worker.once('exit', () => end(broken('the sandbox ended without a result')));
  });
}

function broken(error: string): SandboxResult {
  return { output: '', value: null, error, cut: false };
}
