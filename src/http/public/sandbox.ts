import { Router } from 'express';

export interface SandboxNeeds {
  readonly publicUrl: string;
}

/** Where the page finds the frame in which programs run. */
export const pythonFrame = '/sandbox/python';

/**
 * The frame in which Python runs in the browser. Its policy takes its origin away, wherever it is
 * opened, and keeps every network from it: the page around it hands it all it needs. It may run its
 * one script, WebAssembly, and the worker it makes of what it is handed, which is bound by the same policy.
 */
export function sandboxRoutes({ publicUrl }: SandboxNeeds): Router {
  const script = new URL('/assets/python-frame.js', publicUrl).href;
  const policy = [
    'sandbox allow-scripts',
    "default-src 'none'",
    `script-src ${script} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Python</title><script src="${script}"></script></html>`;
  const router = Router();

  router.get(pythonFrame, (_req, res) => {
    res
      .set('content-security-policy', policy)
      .set('cache-control', 'no-cache')
      .type('html')
      .send(page);
  });

  return router;
}
