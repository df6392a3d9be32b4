import type { Request } from 'express';

/** Cookies of a request by name; the last of several with one name wins. */
export function cookiesOf(req: Request): Record<string, string> {
  const pairs = (req.headers.cookie ?? '').split(';').map((part) => {
    const at = part.indexOf('=');
    return at === -1 ? ['', ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
  });
  return Object.fromEntries(pairs);
}
