import './no-scripts.ts';
import { loadPyodide } from 'pyodide';
import createPyodideModule from 'pyodide/pyodide.asm.mjs';
import lock from 'pyodide/pyodide-lock.json' with { type: 'json' };
import { broken, limits, type ProgramResult, type PythonJob, type SandboxNews } from './program.ts';

/** An address that leads nowhere: what is asked for there came with the job. */
const home = 'https://python.invalid/';
const pageBytes = 64 * 1024;

/**
 * Runs what the student's program is, and says what came of it. Its end is `None`, the text of its
 * last value, or what it raised and where.
 */
const runner = `
import sys, traceback
from pyodide.code import eval_code

def run(code, longest):
    value = error = None
    try:
        got = eval_code(code, {"__name__": "__main__"}, filename="program.py")
        value = None if got is None else repr(got)[: longest + 1]
    except SystemExit:
        pass
    except BaseException as raised:
        said = "".join(traceback.format_exception_only(raised)).strip()
        lines = [at.lineno for at in traceback.extract_tb(raised.__traceback__) if at.filename == "program.py"]
        error = said[-longest:] + (f" (line {lines[-1]})" if lines else "")
    sys.stdout.flush()
    sys.stderr.flush()
    return [value, error]
run
`;

addEventListener(
  'message',
  ({ data }: MessageEvent<PythonJob>) => {
    void start(data)
      .catch(() => broken('the program brought its interpreter down'))
      .then((result) => tell({ kind: 'ended', result }));
  },
  { once: true },
);

function tell(news: SandboxNews): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker speaks to one page only
  postMessage(news);
}

async function start({ files, code }: PythonJob): Promise<ProgramResult> {
  keepSmall();
  const python = await load(files);
  const printed = createPrinter();
  python.setStdout(printed.writer);
  python.setStderr(printed.writer);
  python.setStdin({ stdin: () => null });
  const run = python.runPython(runner) as (code: string, longest: number) => Pair;
  lockUp();
  tell({ kind: 'began' });
  const pair = run(code, limits.valueChars);
  const [value, error] = [pair.get(0) ?? null, pair.get(1) ?? null];
  return { output: printed.text(), value, error, cut: printed.cut() };
}

/** A Python list of two texts or None. */
interface Pair {
  get(at: 0 | 1): string | undefined;
}

async function load({ wasm, library }: PythonJob['files']) {
  globalThis.fetch = async (address) => {
    const { href } = new URL(address instanceof Request ? address.url : address);
    const isProgram = href.endsWith('.wasm');
    const type = isProgram ? 'application/wasm' : 'application/zip';
    return new Response(isProgram ? wasm : library, { headers: { 'content-type': type } });
  };
  return loadPyodide({
    indexURL: home,
    createPyodideModule,
    // No packages: nothing but the standard library can be had.
    lockFileContents: JSON.stringify({ info: lock.info, packages: {} }),
    packageBaseUrl: home,
    checkAPIVersion: true,
  });
}

interface Growing extends WebAssembly.Memory {
  grow: (this: WebAssembly.Memory, pages: number) => number;
}

/** The interpreter asks for memory here and nowhere else. */
function keepSmall(): void {
  const { prototype } = WebAssembly.Memory as { prototype: Growing };
  const { grow } = prototype;
  prototype.grow = function bounded(pages) {
    if (this.buffer.byteLength + pages * pageBytes > limits.memoryBytes)
      throw new RangeError('the program may have no more memory');
    return grow.call(this, pages);
  };
}

/**
 * The frame's policy keeps the network away. This is a second lock, for a browser that would not
 * give a worker the policy of its frame.
 */
function lockUp(): void {
  for (const name of [
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'WebSocketStream',
    'WebTransport',
    'EventSource',
    'Worker',
    'SharedWorker',
    'BroadcastChannel',
    'indexedDB',
    'caches',
  ])
    Object.defineProperty(globalThis, name, { value: undefined, configurable: false });
}

function createPrinter() {
  const decoder = new TextDecoder();
  let text = '';
  let cut = false;
  return {
    writer: {
      write: (bytes: Uint8Array): number => {
        if (!cut) text += decoder.decode(bytes, { stream: true });
        cut ||= text.length > limits.outputChars;
        return bytes.length;
      },
    },
    text: () => text.slice(0, limits.outputChars),
    cut: () => cut,
  };
}
