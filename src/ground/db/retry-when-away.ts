import { isAway } from './open-client.ts';

const tries = 3;

/**
 * Runs `work` again when the database went away in the middle of it. Only for work that may run
 * twice: whether the first time was committed, nobody knows.
 */
export async function retryWhenAway<T>(work: () => Promise<T>): Promise<T> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !isAway(error)) throw error;
    }
  }
}
