import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { ParseError } from '../parse/parse-error.ts';
import { keepCompiled } from '../../ground/keep-compiled.ts';
import type { Answers, Envelope, Reply, Task } from './task.ts';
import type { ThreadNeeds } from './threads.ts';

// The entry of a thread: files are read here, where they can be stopped. It knows no secret and no
// database; it gets bytes and gives back text.
keepCompiled();
const { createDesk } = await import('./desk.ts');
const desk = createDesk(workerData as ThreadNeeds);
// A thread is ended from outside, and writes nothing then.
flushCompileCache();

parentPort?.on('message', ({ id, task }: Envelope) => {
  answerTo(task).then(
    (answer) => send({ id, answer }, movable(answer)),
    (error: unknown) => send(refusalOf(id, error), []),
  );
});

async function answerTo(task: Task): Promise<Answers[keyof Answers]> {
  if (task.kind === 'open') return desk.open(task.file);
  if (task.kind === 'pages') return desk.pages(task);
  if (task.kind === 'recognise') return desk.recognise(task);
  if (task.kind === 'shrink') return desk.shrink(task);
  if (task.kind === 'words') return desk.words(task);
  if (task.kind === 'vectors') return desk.vectors(task);
  return desk.finish(task);
}

/** What moves instead of being copied. */
function movable(answer: Answers[keyof Answers]): ArrayBuffer[] {
  if ('vectors' in answer) return answer.vectors.map(({ buffer }) => buffer);
  return 'draft' in answer && answer.draft ? [answer.draft.buffer] : [];
}

function send(reply: Reply, moved: ArrayBuffer[]): void {
  parentPort?.postMessage(reply, moved);
}

function refusalOf(id: number, error: unknown): Reply {
  if (error instanceof ParseError)
    return { id, refusal: { code: error.code, message: error.message } };
  return { id, trouble: String((error as Error)?.stack ?? error) };
}
