import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * One answer for all that is asked while the one before is under way: under load a statement serves
 * many, and who asks alone is answered at once. Whatever transaction is open where it is asked, the
 * answer has its own. A failure is everybody's whose question went with it.
 * @param answer as many answers as items, in their order
 */
export function inBatches<Item, Answer>(
  answer: (items: readonly Item[]) => Promise<readonly Answer[]>,
): (item: Item) => Promise<Answer> {
  const outside = AsyncLocalStorage.snapshot();
  let waiting: { item: Item; told: PromiseWithResolvers<Answer> }[] = [];
  let busy = false;

  async function answerAll(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const answers = await answer(batch.map(({ item }) => item));
        batch.forEach(({ told }, at) => told.resolve(answers[at] as Answer));
      } catch (error) {
        batch.forEach(({ told }) => told.reject(error));
      }
    }
    busy = false;
  }

  return (item) => {
    const told = Promise.withResolvers<Answer>();
    waiting.push({ item, told });
    if (!busy) void outside(answerAll);
    return told.promise;
  };
}
