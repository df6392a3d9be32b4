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

export function createWindows({ counters }: Pick<Live, 'counters'>): Windows {
  async function count(key: string, most: number): Promise<void> {
    // Without the counters nobody could be held to anything: then nothing is asked.
    const { value } = await counters.add(key, 1, windowMs).catch((cause: unknown) => {
      throw new WebError('cannot_count', { cause });
    });
    if (value > most) throw new WebError('asked_enough');
  }
  return {
    search: ({ tenantId, userId }) => count(`web:s:${tenantId}:${userId}`, searchesPerPerson),
    fetch: async ({ tenantId, userId }, host) => {
      await count(`web:f:${tenantId}:${userId}`, fetchesPerPerson);
      await count(`web:h:${host}`, fetchesPerHost);
    },
  };
}
