import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * One answer for all that is asked while the one before is under way: under load a statement serves
 * many, and who asks alone is answered at once. Whatever transaction is open where it is asked, the
 * answer has its own. What fails together is asked once more alone, so that nobody fails for another.
 * @param answer as many answers as items, in their order; one that is still a promise keeps no batch waiting
 */
export function inBatches<Item, Answer>(
  answer: (items: readonly Item[]) => Promise<readonly (Answer | Promise<Answer>)[]>,
): (item: Item) => Promise<Answer> {
  const outside = AsyncLocalStorage.snapshot();
  let waiting: { item: Item; told: PromiseWithResolvers<Answer> }[] = [];
  let busy = false;

  async function alone(item: Item): Promise<Answer> {
    const [one] = await answer([item]);
    return one as Answer;
  }

  async function answerAll(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const answers = await answer(batch.map(({ item }) => item));
        batch.forEach(({ told }, at) => told.resolve(answers[at] as Answer));
      } catch (error) {
        if (batch.length === 1) batch[0]?.told.reject(error);
        else batch.forEach(({ item, told }) => told.resolve(alone(item)));
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
