import { join } from 'node:path';
import { Router, static as serveStatic } from 'express';
import { sendPage } from '../pages.ts';

export interface PublicRoutesNeeds {
  /** Parts that must answer before requests are sent here, by name. */
  readonly checks: Readonly<Record<string, () => Promise<boolean>>>;
}

const assets = join(import.meta.dirname, '../../../dist/browser');

/** Pages and answers that need no account. */
export function publicRoutes({ checks }: PublicRoutesNeeds): Router {
  const router = Router();

  router.get('/healthz', (_req, res) => {
    res.json({ status: 'alive' });
  });

  router.get('/readyz', async (_req, res) => {
    const parts = await Promise.all(
      Object.entries(checks).map(
        async ([name, check]) => [name, await check().catch(() => false)] as const,
      ),
    );
    const ready = parts.every(([, ok]) => ok);
    res
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ready' : 'not ready', parts: Object.fromEntries(parts) });
  });

  router.get('/', (_req, res) => sendPage(res, 'home', {}));
  router.use('/assets', serveStatic(assets, { maxAge: '1h', index: false }));
  return router;
}
