import type { Worker } from 'node:worker_threads';
import { ParseError } from '../parse/parse-error.ts';
import type { Envelope, Reply } from './task.ts';

/** How often the memory beside the heap is looked at: V8 limits the heap itself. */
const watchMs = 250;

export interface Limits {
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly signal: AbortSignal;
}

/** Resolves with the answer or rejects; in every other case than an answer the thread is to be ended. */
export async function askThread(
  worker: Worker,
  envelope: Envelope,
  limits: Limits,
): Promise<unknown> {
  const ends = new AbortController();
  const once = { signal: ends.signal };
  try {
    return await new Promise((resolve, reject) => {
      const onMessage = (reply: Reply): void => {
        if (reply.id === envelope.id) settle(reply, resolve, reject);
      };
      const onError = (error: Error): void => reject(deathOf(error));
      const onExit = (): void => reject(deathOf(undefined));
      const late = setTimeout(() => reject(tooSlow()), limits.timeoutMs);
      const watch = setInterval(() => void weigh(worker, limits.memoryMb, reject), watchMs);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      ends.signal.addEventListener('abort', () => {
        clearTimeout(late);
        clearInterval(watch);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      });
      limits.signal.addEventListener('abort', () => reject(limits.signal.reason as Error), once);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage(envelope);
    });
  } finally {
    ends.abort();
  }
}

function settle(
  reply: Reply,
  resolve: (answer: unknown) => void,
  reject: (error: Error) => void,
): void {
  if ('answer' in reply) resolve(reply.answer);
  else if ('refusal' in reply) reject(new ParseError(reply.refusal.code, reply.refusal.message));
  else reject(new ParseError('parser_died', diedSentence, { cause: new Error(reply.trouble) }));
}

async function weigh(
  worker: Worker,
  memoryMb: number,
  reject: (error: Error) => void,
): Promise<void> {
  const weight = await worker.getHeapStatistics().catch(() => undefined);
  if (!weight) return;
  const bytes = weight.total_heap_size + weight.external_memory;
  if (bytes > memoryMb * 1024 * 1024) reject(tooMuchMemory());
}

const diedSentence =
  'The file made its reader stop. It may be damaged; saving it again, or as PDF, often helps.';

function deathOf(error: Error | undefined): ParseError {
  const code = error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return tooMuchMemory();
  return new ParseError('parser_died', diedSentence, { cause: error });
}

function tooMuchMemory(): ParseError {
  return new ParseError(
    'too_much_memory',
    'The file takes more memory to read than one file may use. Split it, or save it as PDF.',
  );
}

export function tooSlow(): ParseError {
  return new ParseError(
    'too_slow',
    'The file takes longer to read than one file may take. Split it, or save it as PDF.',
  );
}
