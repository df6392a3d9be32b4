import { isTerminal } from '../../src/tutor/turn-event.ts';
import { clientOf, type Client, type ReceivedEvent } from './client.ts';
import type { TestApp } from './app.ts';
import type { Boot } from './platform.ts';

/** A page whose server may vanish: it comes back to any of the addresses, after what it has seen. */
export interface PatientReader {
  /** Posts until it is taken; the key makes it one turn. */
  ask(message: string, more?: object): Promise<{ turnId: string; threadId: string }>;
  /** Everything it was told of a turn, through however many connections, to the end. */
  follow(turnId: string, onEvent?: (event: ReceivedEvent) => void): Promise<ReceivedEvent[]>;
  readonly clients: readonly Client[];
}

export function createPatientReader(
  app: TestApp,
  urls: () => readonly string[],
  boot: Pick<Boot, 'session'>,
): PatientReader {
  let turn = 0;
  const clients = (): Client[] => urls().map((url) => clientOf({ ...app, url }, boot));
  const next = (): Client => {
    const all = clients();
    turn += 1;
    return all[turn % all.length] ?? clientOf(app, boot);
  };

  return {
    get clients() {
      return clients();
    },
    ask: async (message, more = {}) => {
      const headers = { 'idempotency-key': crypto.randomUUID() };
      for (;;) {
        const answer = await next()
          .post('/api/turns', { message, ...more }, headers)
          .catch(() => undefined);
        if (answer?.status === 202) return answer.body;
        if (answer && answer.status < 500) throw new Error(JSON.stringify(answer.body));
        await pause();
      }
    },
    follow: async (turnId, onEvent = () => {}) => {
      const seen: ReceivedEvent[] = [];
      while (!seen.some(({ data }) => isTerminal(data))) {
        const last = seen.at(-1)?.id ?? 0;
        await next()
          .events(turnId, last, (event) => {
            seen.push(event);
            onEvent(event);
            return isTerminal(event.data);
          })
          .catch(pause);
      }
      return seen;
    },
  };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 150));
}
