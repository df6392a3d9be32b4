import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { ParseError } from '../parse/parse-error.ts';
import { keepCompiled } from '../../ground/keep-compiled.ts';
import type { Answers, Draft, Envelope, Reply, Task } from './task.ts';
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
    (answer) => send({ id, answer }, 'draft' in answer && answer.draft ? [answer.draft] : []),
    (error: unknown) => send(refusalOf(id, error), []),
  );
});

async function answerTo(task: Task): Promise<Answers[keyof Answers]> {
  if (task.kind === 'open') return desk.open(task.file);
  if (task.kind === 'pages') return desk.pages(task);
  if (task.kind === 'recognise') return desk.recognise(task);
  if (task.kind === 'shrink') return desk.shrink(task);
  if (task.kind === 'words') return desk.words(task);
  return desk.finish(task);
}

// Drafts move instead of being copied.
function send(reply: Reply, drafts: readonly Draft[]): void {
  parentPort?.postMessage(
    reply,
    drafts.map(({ buffer }) => buffer),
  );
}

function refusalOf(id: number, error: unknown): Reply {
  if (error instanceof ParseError)
    return { id, refusal: { code: error.code, message: error.message } };
  return { id, trouble: String((error as Error)?.stack ?? error) };
}
