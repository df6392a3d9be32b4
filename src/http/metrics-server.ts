import { createServer, type Server } from 'node:http';
import type { RequestHandler } from 'express';
import type { Metrics } from '../ground/telemetry/index.ts';

/** Times every request under the pattern of its route, never under its address. */
export function measureRequests(metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const began = performance.now();
    res.on('finish', () => {
      const pattern: unknown = req.route?.path;
      const route = typeof pattern === 'string' ? `${req.baseUrl}${pattern}` : 'other';
      metrics.httpAnswered(route, req.method, res.statusCode, (performance.now() - began) / 1000);
    });
    next();
  };
}

/**
 * A listener of its own for Prometheus, on a port that is not published. It opens when the process works;
 * for supervisors of workers, which serve nothing else, `/healthz` says that it lives and asks nobody.
 */
export async function serveMetrics(metrics: Metrics, port: number): Promise<Server> {
  const server = createServer((req, res) => {
    if (req.url === '/healthz') {
      res.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"alive"}');
      return;
    }
    metrics.render().then(
      (text) => res.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text),
      () => res.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return server;
}
