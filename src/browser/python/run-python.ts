import about from 'pyodide/package.json' with { type: 'json' };
import { linkedStop } from '../api/linked-stop.ts';
import { el } from '../dom/el.ts';
import { readNews, type FrameJob, type ProgramResult, type PythonFiles } from './program.ts';

/** Everything together; the turn waits a little longer. Loading takes long on a slow line or machine. */
const patienceMs = 100_000;
const home = `/assets/python-${about.version}`;

export type Stage = 'loading' | 'running';

/**
 * Runs a Python program in a frame without an origin, which is taken away afterwards. What it gives
 * back has been bounded and nothing else: it is a stranger's text.
 * @throws when the interpreter cannot be had, does not start in time, or the signal aborts
 */
export async function runPython(
  code: string,
  onStage: (stage: Stage) => void,
  signal: AbortSignal,
): Promise<ProgramResult> {
  const { signal: inTime, stop } = linkedStop(signal);
  const late = setTimeout(stop, patienceMs);
  try {
    return await runInFrame(code, onStage, inTime);
  } finally {
    clearTimeout(late);
    stop();
  }
}

async function runInFrame(
  code: string,
  onStage: (stage: Stage) => void,
  signal: AbortSignal,
): Promise<ProgramResult> {
  onStage('loading');
  const files = await loadFiles(signal);
  signal.throwIfAborted();
  const frame = el('iframe', {
    src: '/sandbox/python',
    sandbox: 'allow-scripts',
    title: 'Python',
    hidden: true,
  });
  try {
    document.body.append(frame);
    await heard<Event>(signal, (take) => frame.addEventListener('load', take, { once: true }));
    return await converse(frame, { files, code }, { onStage, signal });
  } finally {
    frame.remove();
  }
}

async function converse(
  frame: HTMLIFrameElement,
  job: FrameJob,
  { onStage, signal }: { onStage: (stage: Stage) => void; signal: AbortSignal },
): Promise<ProgramResult> {
  const { port1: port, port2: theirs } = new MessageChannel();
  try {
    return await heard<ProgramResult>(signal, (take) => {
      port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const news = readNews(data);
        if (news?.kind === 'ended') take(news.result);
        if (news?.kind === 'began') onStage('running');
      });
      port.start();
      // A page without an origin can be named by none; its policy sees to it that it is ours.
      frame.contentWindow?.postMessage(job, '*', [theirs]);
    });
  } finally {
    port.close();
  }
}

/** What `listen` brings, or the reason of the signal. */
function heard<T>(signal: AbortSignal, listen: (take: (value: T) => void) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    listen((value) => {
      signal.removeEventListener('abort', stop);
      resolve(value);
    });
  });
}

let kept: Promise<PythonFiles> | undefined;

/** Once for a page; a page that could not have them tries again the next time. */
async function loadFiles(signal: AbortSignal): Promise<PythonFiles> {
  kept ??= fetchFiles(signal);
  try {
    return await kept;
  } catch (error) {
    kept = undefined;
    throw error;
  }
}

async function fetchFiles(signal: AbortSignal): Promise<PythonFiles> {
  const [worker, wasm, library] = await Promise.all([
    fetchFile('/assets/python-worker.js', signal),
    fetchFile(`${home}/pyodide.asm.wasm`, signal),
    fetchFile(`${home}/python_stdlib.zip`, signal),
  ]);
  return {
    worker: await worker.text(),
    wasm: await wasm.arrayBuffer(),
    library: await library.arrayBuffer(),
  };
}

async function fetchFile(address: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(address, { signal, credentials: 'omit' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}
