import type { RequestHandler, Response } from 'express';

// Canvas refuses above 600 units of work in its bucket; a small request is worth a fraction of one.
const highWater = 600;
const cost = 0.05;

/**
 * What Canvas says of its throttle with every answer. The lab is done with a request before the next
 * one comes, so its own bucket never fills: it refuses when a test has planned it.
 */
export const tellRate: RequestHandler = (_request, response, next) => {
  response.set('x-request-cost', String(cost));
  response.set('x-rate-limit-remaining', (highWater - cost).toFixed(2));
  next();
};

/** The older of the two answers; the body tells it from a lack of permission. */
export function answerThrottled(response: Response): void {
  response.status(403).type('text/plain').send('403 Forbidden (Rate Limit Exceeded)');
}
