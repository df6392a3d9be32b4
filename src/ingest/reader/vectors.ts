import type { EmbedElsewhere } from '../../models/index.ts';
import { ParseError } from '../parse/parse-error.ts';
import type { Threads } from './threads.ts';

const timeoutMs = 60_000;

/**
 * Has a thread that reads files make the vectors of their text: a program that streams answers beside it
 * is not held up.
 * @throws Error when the thread does not answer: whatever that was, no file is to be blamed for it
 */
export function createVectors(threads: Pick<Threads, 'run'>): EmbedElsewhere {
  return async (texts, signal) => {
    try {
      const { vectors } = await threads.run({ kind: 'vectors', texts }, { timeoutMs, signal });
      return vectors.map((vector) => Array.from(vector));
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      throw new Error('the thread that makes vectors did not answer', { cause: error });
    }
  };
}
