import type { Live } from '../ground/live/index.ts';
import { WebError } from './search-engine.ts';

/** How much of the web one person, and one host, is asked for within a window (A49). */
export interface Windows {
  /** @throws WebError over_limit */
  search(who: { tenantId: string; userId: string }): Promise<void>;
  /** @throws WebError over_limit */
  fetch(who: { tenantId: string; userId: string }, host: string): Promise<void>;
}

const windowMs = 10 * 60 * 1000;
const searchesPerPerson = 30;
const fetchesPerPerson = 30;
/** Of everybody together: nobody's server is to suffer from a class. */
const fetchesPerHost = 60;

interface Person {
  readonly tenantId: string;
  readonly userId: string;
}

function counterOf(what: 's' | 'f', { tenantId, userId }: Person): string {
  return `web:${what}:${tenantId}:${userId}`;
}

/** What counts somebody's way into the web in the live store. */
export function webCounters(who: Person): string[] {
  return [counterOf('s', who), counterOf('f', who)];
}

export function createWindows({
  counters,
}: {
  readonly counters: Pick<Live['counters'], 'add'>;
}): Windows {
  async function count(key: string, most: number): Promise<void> {
    // Without the counters nobody could be held to anything: then nothing is asked.
    const { value } = await counters.add(key, 1, windowMs).catch((cause: unknown) => {
      throw new WebError('cannot_count', { cause });
    });
    if (value > most) throw new WebError('asked_enough');
  }
  return {
    search: (who) => count(counterOf('s', who), searchesPerPerson),
    fetch: async (who, host) => {
      await count(counterOf('f', who), fetchesPerPerson);
      await count(`web:h:${host}`, fetchesPerHost);
    },
  };
}
