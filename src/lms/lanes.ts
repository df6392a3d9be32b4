export type Lanes = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Lets at most `width` pieces of work run at the same time; the others wait in the order they came. */
export function createLanes(width: number): Lanes {
  const waiting: (() => void)[] = [];
  let free = width;

  async function enter(): Promise<void> {
    if (free > 0) {
      free -= 1;
      return;
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }

  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
