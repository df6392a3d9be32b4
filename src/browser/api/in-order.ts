/** Sends one change after the other: none overtakes the one before, whatever becomes of that. */
export type InOrder = <T>(change: () => Promise<T>) => Promise<T>;

export function createInOrder(): InOrder {
  let last: Promise<unknown> = Promise.resolve();
  return (change) => {
    const done = last.then(change, change);
    last = done;
    return done;
  };
}
