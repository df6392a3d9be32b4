import { json, type RequestHandler } from 'express';

/**
 * Reads a body of JSON of at most `limit`. PostgreSQL keeps neither NUL nor half a character: in any
 * text of the body each becomes U+FFFD.
 */
export function jsonBody(limit: string): RequestHandler {
  return json({ limit, strict: true, reviver: (_key, value) => storable(value) });
}

function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value;
}
