import { json, type RequestHandler } from 'express';
import { storable } from '../ground/text/index.ts';

/**
 * Reads a body of JSON of at most `limit`; its texts come as they can be stored.
 */
export function jsonBody(limit: string): RequestHandler {
  return json({
    limit,
    strict: true,
    reviver: (_key, value: unknown) => (typeof value === 'string' ? storable(value) : value),
  });
}
