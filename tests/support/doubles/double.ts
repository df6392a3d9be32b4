import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createPacer } from './pace.ts';
import type { AnswerStep, FailStep, Step } from './steps.ts';

export interface RecordedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The JSON sent, as it came. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Bill {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** A vendor's API on a real socket, doing what the script says. */
export interface Double extends AsyncDisposable {
  /** To be given to the adapter as its base address. */
  readonly url: string;
  /** Adds steps: one a request, in order. */
  script(...steps: readonly Step[]): void;
  /** What to do when no step is left, perhaps by what was asked; undefined takes it back. */
  always(step: Step | ((request: RecordedRequest) => Step) | undefined): void;
  /** What arrived, the latest last; no more than the last 1,000. */
  readonly requests: readonly RecordedRequest[];
  /** How many requests arrived in all. */
  asked(): number;
  /** What it told at the end of an answer that was used: the bill, answer by answer. */
  readonly billed: readonly Bill[];
  openConnections(): number;
  /** Resolves as soon as so many requests have arrived in all. */
  arrived(count?: number): Promise<void>;
  /** Resolves as soon as no connection is open. */
  disconnected(): Promise<void>;
  /**
   * @throws UnexpectedRequestError when a request came that no step was left for (it got a 500)
   * @throws UnplayedStepsError when steps are left
   */
  verify(): void;
  close(): Promise<void>;
}

export class UnexpectedRequestError extends Error {
  override readonly name = 'UnexpectedRequestError';
}

export class UnplayedStepsError extends Error {
  override readonly name = 'UnplayedStepsError';
}

/** The bytes of one answer: everything up to the first token, the tokens, everything after them. */
export interface Frames {
  readonly opening: readonly Buffer[];
  readonly tokens: readonly Buffer[];
  /** The event that says the answer is complete. */
  readonly ending: readonly Buffer[];
  /** What follows it. */
  readonly tail: readonly Buffer[];
  /** What the tail says was used; undefined where it says nothing that can be read. */
  readonly bill?: Bill | undefined;
}

/** How one vendor speaks. */
export interface Dialect {
  readonly basePath: string;
  /** What the vendor itself would answer to a malformed request. */
  objection(request: RecordedRequest): FailStep | undefined;
  frames(step: AnswerStep, request: RecordedRequest): Frames;
  failure(step: FailStep, sentence: string): { body: object; headers: Record<string, string> };
  failureFrame(word: string | number, sentence: string, request: RecordedRequest): Buffer;
}

const kept = 1_000;
const filler: AnswerStep = { does: 'answer', text: 'Half of this answer is all that will come.' };

/** Starts a double on a free port of this machine. */
export async function startDouble(dialect: Dialect): Promise<Double> {
  const steps: Step[] = [];
  const requests: RecordedRequest[] = [];
  const unexpected: RecordedRequest[] = [];
  const sockets = new Set<Socket>();
  const bell = createBell();
  const pacer = createPacer();
  const billed: Bill[] = [];
  const play = createPlayer(dialect, pacer, (bill) => billed.push(bill));
  let fallback: Step | ((request: RecordedRequest) => Step) | undefined;
  let count = 0;

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await record(message);
    requests.push(request);
    if (requests.length > kept) requests.shift();
    count += 1;
    bell.ring();
    const usual = typeof fallback === 'function' ? fallback : () => fallback as Step | undefined;
    const step = dialect.objection(request) ?? steps.shift() ?? usual(request);
    if (!step) unexpected.push(request);
    play(step ?? { does: 'fail', status: 500, message: 'no step was left' }, request, response);
  }

  const server = createServer((message, response) => {
    serve(message, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      bell.ring();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function close(): Promise<void> {
    pacer.stop();
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  return {
    url: `http://127.0.0.1:${port}${dialect.basePath}`,
    script: (...more) => void steps.push(...more),
    always: (step) => void (fallback = step),
    requests,
    asked: () => count,
    billed,
    openConnections: () => sockets.size,
    arrived: (wanted = 1) => bell.until(() => count >= wanted),
    disconnected: () => bell.until(() => sockets.size === 0),
    verify: () => {
      const [first] = unexpected;
      if (first) throw new UnexpectedRequestError(`no step was left for ${first.path}`);
      if (steps.length > 0) throw new UnplayedStepsError(steps.map((step) => step.does).join(', '));
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function record(message: IncomingMessage): Promise<RecordedRequest> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  const body = JSON.parse(Buffer.concat(parts).toString('utf8') || '{}') as RecordedRequest['body'];
  return { path: message.url ?? '', headers: message.headers, body };
}

/** Wakes those who wait whenever something has changed. */
function createBell() {
  let waiting: (() => void)[] = [];
  return {
    ring: () => {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    until: async (met: () => boolean): Promise<void> => {
      while (!met()) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

function createPlayer(
  dialect: Dialect,
  pacer: ReturnType<typeof createPacer>,
  onBilled: (bill: Bill) => void,
) {
  // An answer's bytes are made once for a step, however many streams it feeds.
  const made = new WeakMap<AnswerStep, Map<string, Frames>>();

  function framesOf(step: AnswerStep, request: RecordedRequest): Frames {
    const paths = made.get(step) ?? new Map<string, Frames>();
    made.set(step, paths);
    const frames = paths.get(request.path) ?? dialect.frames(step, request);
    paths.set(request.path, frames);
    return frames;
  }

  function fail(step: FailStep, request: RecordedRequest, response: ServerResponse): void {
    const { body, headers } = dialect.failure(step, step.message ?? indiscretion(request));
    response.writeHead(step.status, {
      'content-type': 'application/json',
      ...headers,
      ...(step.retryAfter !== undefined && { 'retry-after': String(step.retryAfter) }),
      ...(step.retryAfterMs !== undefined && { 'retry-after-ms': String(step.retryAfterMs) }),
    });
    response.end(JSON.stringify(body));
  }

  function finish(step: AnswerStep, frames: Frames, response: ServerResponse): void {
    const { ending, tail, bill } = frames;
    send(response, ending);
    if (step.tail === 'hang') return;
    if (step.tail === 'cut') return hangUp(response);
    if (bill) onBilled(bill);
    send(response, tail);
    response.end();
  }

  function stream(step: AnswerStep, request: RecordedRequest, response: ServerResponse): void {
    const frames = framesOf(step, request);
    begin(response, frames.opening);
    if (step.tokensPerSecond === undefined) {
      send(response, frames.tokens);
      return finish(step, frames, response);
    }
    const forget = pacer.start({
      frames: frames.tokens,
      framesPerSecond: step.tokensPerSecond,
      write: (bytes) => response.write(bytes),
      done: () => finish(step, frames, response),
    });
    response.on('close', forget);
  }

  return function play(step: Step, request: RecordedRequest, response: ServerResponse): void {
    if (step.does === 'fail') return fail(step, request, response);
    if (step.does === 'answer') return stream(step, request, response);
    if (step.does === 'hang' && step.at === 'headers') return;
    const { opening, tokens } = framesOf(filler, request);
    begin(response, opening);
    if (step.does === 'hang' && step.at === 'first-token') return;
    const half = tokens.slice(0, tokens.length / 2);
    send(response, half);
    if (step.does === 'hang') return;
    if (step.does === 'cut') {
      response.write(half[0]?.subarray(0, half[0].length / 2) ?? '');
      return hangUp(response);
    }
    if (step.does === 'garbage') response.write('event: message_delta\ndata: {"type": <html>\n\n');
    if (step.does === 'fail-midway') {
      response.write(dialect.failureFrame(step.word, indiscretion(request), request));
    }
    response.end();
  };
}

function begin(response: ServerResponse, opening: readonly Buffer[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  send(response, opening);
}

function send(response: ServerResponse, frames: readonly Buffer[]): void {
  response.cork();
  for (const bytes of frames) response.write(bytes);
  response.uncork();
}

/** Closes the connection once the bytes before it have left. */
function hangUp(response: ServerResponse): void {
  response.write(':', () => response.socket?.destroy());
}

/** Quotes everything an error text should never quote. */
function indiscretion({ headers, body }: RecordedRequest): string {
  const key = headers.authorization ?? headers['x-api-key'] ?? '';
  return `${String(key)} asked ${JSON.stringify(body)}`;
}

/** One server-sent event. */
export function frame(data: object | string, event?: string): Buffer {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return Buffer.from(`${event === undefined ? '' : `event: ${event}\n`}data: ${text}\n\n`);
}
