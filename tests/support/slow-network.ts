import type { Page, Route } from 'playwright-core';

export interface Held {
  /** Resolves when the page has asked. */
  readonly reached: Promise<void>;
  /** Lets the page have its answer. */
  readonly release: () => Promise<void>;
}

interface What {
  readonly method?: string;
  /** Whether the server hears of it at once, or not before it is let go; or never. */
  readonly server?: 'at once' | 'late' | 'never';
  /** An answer of the test's own. */
  readonly json?: unknown;
}

/** Keeps the answer to the next such request on its way until it is let go; all others pass. */
export async function hold(page: Page, address: string, what: What = {}): Promise<Held> {
  const { method = 'GET', server = 'at once', json } = what;
  const reached = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  let taken = false;

  async function answer(route: Route): Promise<void> {
    const response = server === 'at once' && json === undefined ? await route.fetch() : undefined;
    reached.resolve();
    await letGo.promise;
    if (server === 'never') await route.abort();
    else if (json !== undefined) await route.fulfill({ json });
    else if (response) await route.fulfill({ response });
    else await route.fulfill({ response: await route.fetch() });
  }

  await page.route(address, async (route) => {
    if (taken || route.request().method() !== method) return route.fallback();
    taken = true;
    // The page may be gone, or may have given it up.
    await answer(route).catch(() => {});
    done.resolve();
  });
  return {
    reached: reached.promise,
    release: async () => {
      letGo.resolve();
      await done.promise;
      // The page gets the time to show what came.
      await page.waitForTimeout(300);
    },
  };
}

/** Cuts the line under the next such request. */
export async function drop(page: Page, address: string, method = 'GET'): Promise<void> {
  let isCut = false;
  await page.route(address, (route) => {
    if (isCut || route.request().method() !== method) return route.fallback();
    isCut = true;
    return route.abort();
  });
}
