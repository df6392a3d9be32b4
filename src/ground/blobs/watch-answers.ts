import type { Blobs } from './blobs.ts';

const everyMs = 10_000;

/**
 * Asks the place of the files again and again in the background, one question at a time, and remembers the
 * answer, so that nobody who wants to know waits for a store. One that is silent until the next time says no,
 * and so does one that was not heard yet.
 */
export function watchAnswers(blobs: Pick<Blobs, 'answers'>, until: AbortSignal): () => boolean {
  let last = false;
  let asking = false;
  const ask = async (): Promise<void> => {
    if (asking) {
      last = false;
      return;
    }
    asking = true;
    last = await blobs.answers().catch(() => false);
    asking = false;
  };
  const timer = setInterval(() => void ask(), everyMs).unref();
  until.addEventListener('abort', () => clearInterval(timer), { once: true });
  void ask();
  return () => last;
}
