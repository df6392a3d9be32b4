import { isPassing } from '../../src/browser/api/problem.ts';
import { isTerminal } from '../../src/tutor/turn-event.ts';
import { clientOf, EventsRefusedError, type Client, type ReceivedEvent } from './client.ts';
import type { TestApp } from './app.ts';
import type { Boot } from './platform.ts';

/** A page whose server may vanish: as ours does, it comes back after what passes, to any of the addresses. */
export interface PatientReader {
  /** Posts until it is taken; the key makes it one turn. */
  ask(message: string, more?: object): Promise<{ turnId: string; threadId: string }>;
  /** Everything it was told of a turn, through however many connections, to the end. */
  follow(turnId: string, onEvent?: (event: ReceivedEvent) => void): Promise<ReceivedEvent[]>;
  readonly clients: readonly Client[];
  /** The addresses at which it heard of a turn, in order; one each time it came back. */
  visited(turnId: string): readonly string[];
}

export function createPatientReader(
  app: TestApp,
  urls: () => readonly string[],
  boot: Pick<Boot, 'session'>,
): PatientReader {
  let turn = 0;
  const heardAt = new Map<string, string[]>();
  const clientAt = (url: string): Client => clientOf({ ...app, url }, boot);
  const nextUrl = (): string => {
    const all = urls();
    turn += 1;
    return all[turn % all.length] ?? app.url;
  };

  return {
    get clients() {
      return urls().map(clientAt);
    },
    visited: (turnId) => heardAt.get(turnId) ?? [],
    ask: async (message, more = {}) => {
      const headers = { 'idempotency-key': crypto.randomUUID() };
      for (;;) {
        const answer = await clientAt(nextUrl())
          .post('/api/turns', { message, ...more }, headers)
          .catch(() => undefined);
        if (answer?.status === 202) return answer.body;
        if (answer && !isPassing(answer)) throw new Error(JSON.stringify(answer.body));
        await pause();
      }
    },
    follow: async (turnId, onEvent = () => {}) => {
      const seen: ReceivedEvent[] = [];
      const visited: string[] = [];
      heardAt.set(turnId, visited);
      while (!seen.some(({ data }) => isTerminal(data))) {
        const last = seen.at(-1)?.id ?? 0;
        const url = nextUrl();
        let heard = false;
        await clientAt(url)
          .events(turnId, last, (event) => {
            if (!heard) visited.push(url);
            heard = true;
            seen.push(event);
            onEvent(event);
            return isTerminal(event.data);
          })
          .catch((error: unknown) => {
            if (error instanceof EventsRefusedError && !isPassing(error)) throw error;
            return pause();
          });
      }
      return seen;
    },
  };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 150));
}
