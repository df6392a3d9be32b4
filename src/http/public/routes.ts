import { join } from 'node:path';
import { Router, static as serveStatic } from 'express';
import { sendPage } from '../pages.ts';
import { sandboxRoutes, type SandboxNeeds } from './sandbox.ts';

export interface PublicRoutesNeeds extends SandboxNeeds {
  /** Parts that must answer before requests are sent here, by name. */
  readonly checks: Readonly<Record<string, () => Promise<boolean>>>;
  /** Parts that are only told of, as last heard: whoever asks for them gets an error, and all others are served. */
  readonly told: Readonly<Record<string, () => boolean>>;
}

const assets = join(import.meta.dirname, '../../../dist/browser');

/**
 * A worker obeys the policy it comes with, not the page's: the decoders of PDF pictures are
 * WebAssembly, which the page itself may not run.
 */
const pdfWorkerPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** Pages and answers that need no account. */
export function publicRoutes({ checks, told, publicUrl }: PublicRoutesNeeds): Router {
  const router = Router();
  router.use(sandboxRoutes({ publicUrl }));

  router.get('/healthz', (_req, res) => {
    res.json({ status: 'alive' });
  });

  router.get('/readyz', async (_req, res) => {
    const needed = await answersOf(checks);
    const others = Object.fromEntries(Object.entries(told).map(([name, heard]) => [name, heard()]));
    const ready = Object.values(needed).every(Boolean);
    res
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ready' : 'not ready', parts: { ...needed, ...others } });
  });

  router.get('/', (_req, res) => sendPage(res, 'home', {}));
  router.use(
    '/assets',
    serveStatic(assets, {
      maxAge: '1h',
      index: false,
      setHeaders: (res, path) => {
        if (path.endsWith('pdf.worker.min.mjs'))
          res.setHeader('content-security-policy', pdfWorkerPolicy);
      },
    }),
  );
  return router;
}

async function answersOf(parts: PublicRoutesNeeds['checks']): Promise<Record<string, boolean>> {
  const asked = Object.entries(parts).map(
    async ([name, check]) => [name, await check().catch(() => false)] as const,
  );
  return Object.fromEntries(await Promise.all(asked));
}
