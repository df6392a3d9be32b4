import { Worker } from 'node:worker_threads';
import { createSlots } from '../../ground/slots.ts';
import { ParseError } from '../parse/parse-error.ts';
import type { OcrLanguages } from '../parse/pdf/recognise.ts';
import { askThread } from './ask-thread.ts';
import type { Answers, Task } from './task.ts';

/** What a thread is told when it starts. */
export interface ThreadNeeds {
  readonly ocr: OcrLanguages;
  /** Megabytes one thread may hold: on its heap, beside it, and in the library that reads PDFs. */
  readonly memoryMb: number;
}

export interface ThreadsOptions extends ThreadNeeds {
  /** Threads that may run at the same time. */
  readonly size: number;
}

export interface Threads {
  /**
   * Has a thread do the task. A thread that is too slow, too large or dead is ended and replaced;
   * nothing it does reaches the program.
   * @throws ParseError what the file is refused for, or `too_slow`, `too_much_memory`, `parser_died`
   */
  run<Kind extends Task['kind']>(
    task: Extract<Task, { kind: Kind }>,
    limits: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<Answers[Kind]>;
  /** Starts the threads that are not there yet: work that the first of them need not wait for. */
  warm(): void;
  close(): Promise<void>;
}

/** An idle thread is let go, with up to 100 MB it holds; another one starts in 140 ms of processor time. */
const idleMs = 1_000;

interface Thread {
  readonly worker: Worker;
  rest: NodeJS.Timeout | undefined;
}

export function createThreads(options: ThreadsOptions): Threads {
  const { size, memoryMb } = options;
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  const slots = createSlots(size);
  let lastId = 0;

  function start(): Thread {
    const thread: Thread = { worker: startWorker(options), rest: undefined };
    // Of a resting thread nobody waits for an answer; the next task takes another one.
    thread.worker.on('error', () => drop(thread)).on('exit', () => drop(thread));
    all.add(thread);
    return thread;
  }

  function drop(thread: Thread): void {
    clearTimeout(thread.rest);
    all.delete(thread);
    const at = idle.indexOf(thread);
    if (at !== -1) idle.splice(at, 1);
    void thread.worker.terminate();
  }

  function layDown(thread: Thread): void {
    if (!all.has(thread)) return;
    idle.push(thread);
    rest(thread);
  }

  function rest(thread: Thread): void {
    thread.rest = setTimeout(() => drop(thread), idleMs).unref();
  }

  return {
    run: (task, limits) =>
      slots.hold(async () => {
        const thread = idle.pop() ?? start();
        clearTimeout(thread.rest);
        lastId += 1;
        try {
          const envelope = { id: lastId, task };
          return (await askThread(thread.worker, envelope, { ...limits, memoryMb })) as never;
        } catch (error) {
          // A refusal is an answer; everything else leaves a thread nobody can rely on.
          if (!(error instanceof ParseError) || fatal.has(error.code)) drop(thread);
          throw error;
        } finally {
          layDown(thread);
        }
      }, limits.signal),
    warm: () => {
      while (all.size < size) {
        const thread = start();
        // The last to be taken: others have started already.
        idle.unshift(thread);
        rest(thread);
      }
    },
    close: async () => {
      const ends = [...all].map(({ worker }) => worker.terminate());
      for (const thread of all) drop(thread);
      await Promise.all(ends);
    },
  };
}

const fatal: ReadonlySet<string> = new Set(['too_slow', 'too_much_memory', 'parser_died']);

function startWorker({ memoryMb, ocr }: ThreadsOptions): Worker {
  // oxlint-disable-next-line node/no-process-env -- Node's own variable, which is no setting of the program
  const { NODE_COMPILE_CACHE: compiled } = process.env;
  const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
    workerData: { ocr, memoryMb } satisfies ThreadNeeds,
    // Nothing else of the program's surroundings: a parser needs no key and no address.
    env: compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled },
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: {
      maxOldGenerationSizeMb: memoryMb,
      // A larger one keeps 30 MB more of what pages leave behind, and saves no time.
      maxYoungGenerationSizeMb: 6,
      stackSizeMb: 4,
    },
  });
  worker.stdout.resume();
  worker.stderr.resume();
  // What is asked keeps the program alive through its time limit; a resting thread does not.
  worker.unref();
  return worker;
}
