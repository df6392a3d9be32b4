import type { TurnEvent } from '../../src/tutor/turn-event.ts';
import type { TestApp } from './app.ts';
import type { Boot } from './platform.ts';

export interface ReceivedEvent {
  readonly id: number;
  readonly event: string;
  readonly data: TurnEvent;
}

type Told<Type extends TurnEvent['type']> = Extract<TurnEvent, { type: Type }>;

/** Those of one type. */
export function told<Type extends TurnEvent['type']>(
  events: readonly ReceivedEvent[],
  type: Type,
): Told<Type>[] {
  return events.flatMap(({ data }) => (data.type === type ? [data as Told<Type>] : []));
}

/** A stream of events was not opened. */
export class EventsRefusedError extends Error {
  override readonly name = 'EventsRefusedError';
  readonly status: number;

  constructor(status: number) {
    super(`events answered ${status}`);
    this.status = status;
  }
}

/** Calls the API as the page of one session would. */
export interface Client {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  /** All events of a turn from `afterId` to its end, or until `until` says enough. */
  events(
    turnId: string,
    afterId?: number,
    until?: (event: ReceivedEvent) => boolean,
  ): Promise<ReceivedEvent[]>;
  /** Asks and waits for the end. */
  ask(
    message: string,
    more?: object,
  ): Promise<{ turnId: string; threadId: string; events: ReceivedEvent[]; answer: string }>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // Tests look into answers freely; a wrong member fails their expectation.
  // oxlint-disable-next-line typescript/no-explicit-any -- shape is what the test is about
  readonly body: any;
}

export function clientOf(app: TestApp, boot: Pick<Boot, 'session'>): Client {
  const authorization = `Bearer ${boot.session}`;
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers = {},
  ): Promise<Answer> => {
    const response = await fetch(`${app.url}${path}`, {
      method,
      headers: {
        authorization,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: json ? JSON.parse(text) : text,
    };
  };
  const client: Client = {
    get: (path) => call('GET', path),
    post: (path, body, headers) => call('POST', path, body, headers),
    put: (path, body) => call('PUT', path, body),
    events: async (turnId, afterId = 0, until = () => false) => {
      const stop = new AbortController();
      const response = await fetch(`${app.url}/api/turns/${turnId}/events`, {
        headers: { authorization, ...(afterId > 0 ? { 'last-event-id': String(afterId) } : {}) },
        signal: stop.signal,
      });
      if (response.status !== 200) throw new EventsRefusedError(response.status);
      const events: ReceivedEvent[] = [];
      let text = '';
      for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += part;
        const frames = text.split('\n\n');
        text = frames.pop() ?? '';
        for (const frame of frames) {
          const event = parseFrame(frame);
          if (event) events.push(event);
          if (event && until(event)) {
            stop.abort();
            return events;
          }
        }
      }
      return events;
    },
    ask: async (message, more = {}) => {
      const { status, body } = await client.post('/api/turns', { message, ...more });
      if (status !== 202) throw new Error(`turn answered ${status}: ${JSON.stringify(body)}`);
      const events = await client.events(body.turnId);
      const answer = events.map(({ data }) => (data.type === 'token' ? data.text : '')).join('');
      return { turnId: body.turnId, threadId: body.threadId, events, answer };
    },
  };
  return client;
}

function parseFrame(frame: string): ReceivedEvent | undefined {
  const fields = new Map(
    frame
      .split('\n')
      .map((line): [string, string] => [
        line.slice(0, line.indexOf(':')),
        line.slice(line.indexOf(':') + 2),
      ]),
  );
  const data = fields.get('data');
  if (data === undefined) return undefined;
  return {
    id: Number(fields.get('id')),
    event: fields.get('event') ?? '',
    data: JSON.parse(data) as TurnEvent,
  };
}
