import {
  broken,
  limits,
  readNews,
  type FrameJob,
  type ProgramResult,
  type SandboxNews,
} from './program.ts';

/**
 * Runs in the sandboxed frame: a page without an origin, whose policy allows it no network at all.
 * It takes one program from the page around it, gives it an interpreter in a worker, and ends that in time.
 */
let taken = false;

addEventListener('message', ({ source, data, ports }: MessageEvent<FrameJob>) => {
  const [port] = ports;
  if (source !== parent || !port || taken) return;
  taken = true;
  run(data, (news) => port.postMessage(news));
});

function run({ files, code }: FrameJob, tell: (news: SandboxNews) => void): void {
  const script = new Blob([files.worker], { type: 'text/javascript' });
  const worker = new Worker(URL.createObjectURL(script));
  const over = new AbortController();
  const { signal } = over;
  let began = false;

  function end(result: ProgramResult): void {
    if (signal.aborted) return;
    over.abort();
    worker.terminate();
    tell({ kind: 'ended', result });
  }

  function hear(news: SandboxNews | null): void {
    if (news?.kind === 'ended') return end(news.result);
    if (!news || began) return end(broken('the program spoke out of turn'));
    began = true;
    setTimeout(() => end(broken('the program took too long')), limits.runMs);
    tell(news);
  }

  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => hear(readNews(data)), {
    signal,
  });
  worker.addEventListener(
    'error',
    (event) => {
      event.preventDefault();
      end(broken('the program brought its interpreter down'));
    },
    { signal },
  );
  const { wasm, library } = files;
  worker.postMessage({ files: { wasm, library }, code }, [wasm, library]);
}
