import type { RequestHandler, Response } from 'express';

// Canvas's own numbers: refuse above 600, drain 10 a second, charge 50 in advance.
const highWater = 600;
const drainPerSecond = 10;
const advance = 50;
const cost = 0.05;

/** A leaky bucket for each token: many requests at a time are refused, one after the other are not. */
export function createThrottle(now: () => number = Date.now): RequestHandler {
  const buckets = new Map<string, { level: number; at: number }>();
  return (request, response, next) => {
    const key = request.headers.authorization ?? '';
    const bucket = buckets.get(key) ?? { level: 0, at: now() };
    buckets.set(key, bucket);
    bucket.level = Math.max(0, bucket.level - ((now() - bucket.at) / 1000) * drainPerSecond);
    bucket.at = now();
    if (bucket.level > highWater) {
      answerThrottled(response);
      return;
    }
    bucket.level += advance;
    response.on('close', () => {
      bucket.level = Math.max(0, bucket.level - advance + cost);
    });
    response.set('x-request-cost', String(cost));
    response.set('x-rate-limit-remaining', (highWater - bucket.level + advance).toFixed(2));
    next();
  };
}

/** The older of the two answers; the body tells it from a lack of permission. */
export function answerThrottled(response: Response): void {
  response.status(403).type('text/plain').send('403 Forbidden (Rate Limit Exceeded)');
}
