import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as the stub received it. */
export interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Breaks the connection after half of the body. */
  readonly cut?: boolean;
}

export type Answer = (seen: Seen) => Reply | Promise<Reply>;

export interface Stub extends AsyncDisposable {
  readonly origin: string;
  /** Everything that arrived, in order. */
  readonly seen: Seen[];
  /** Answers requests whose path and query match otherwise than usual, `times` times. */
  misbehave(where: RegExp, reply: Reply | Answer, times?: number): void;
  /** Path and query of what arrived. */
  paths(): string[];
}

interface Misbehaviour {
  readonly where: RegExp;
  readonly reply: Reply | Answer;
  left: number;
}

/** Starts a small HTTP server on a real socket of this machine. */
export async function startStub(answer: Answer): Promise<Stub> {
  const seen: Seen[] = [];
  const misbehaviours: Misbehaviour[] = [];
  let origin = '';

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrived: Seen = {
      method: request.method ?? '',
      url: new URL(request.url ?? '/', origin),
      headers: request.headers,
      body: await text(request),
    };
    seen.push(arrived);
    const odd = misbehaviours.find(
      ({ where, left }) => left > 0 && where.test(arrived.url.pathname + arrived.url.search),
    );
    if (odd) odd.left -= 1;
    const reply = odd?.reply ?? answer;
    send(response, typeof reply === 'function' ? await reply(arrived) : reply);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      send(response, { status: 500, body: String(error) });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    seen,
    misbehave: (where, reply, times = Number.POSITIVE_INFINITY) => {
      misbehaviours.push({ where, reply, left: times });
    },
    paths: () => seen.map(({ url }) => url.pathname + url.search),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(response: ServerResponse, reply: Reply): void {
  const body = Buffer.from(reply.body ?? '');
  response.writeHead(reply.status ?? 200, { ...reply.headers, 'content-length': body.length });
  if (!reply.cut) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, body.length / 2), () => response.destroy());
}

/** A reply that is JSON. */
export function json(value: unknown, reply: Omit<Reply, 'body'> = {}): Reply {
  const headers = { 'content-type': 'application/json; charset=utf-8', ...reply.headers };
  return { ...reply, headers, body: JSON.stringify(value) };
}
