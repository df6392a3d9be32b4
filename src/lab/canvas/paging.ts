import type { Request, Response } from 'express';
import { count, text } from '../platform/params.ts';
import type { Platform } from '../platform/platform.ts';

interface PageRules {
  /** Query parameter that says how many. */
  readonly sizeParameter: 'per_page' | 'limit';
  readonly usual: number;
  readonly most: number;
}

/** Lists of the REST API; how many Canvas puts on a page at most is its own affair. */
export function restPages({ issuer, apiRights }: Pick<Platform, 'issuer' | 'apiRights'>) {
  const { mostPerPage: most } = apiRights;
  return { sizeParameter: 'per_page', usual: 10, most, origin: issuer } as const;
}
/** Line items and results. */
export const servicePages: PageRules = { sizeParameter: 'limit', usual: 10, most: 100 };
/** Members. */
export const memberPages: PageRules = { sizeParameter: 'limit', usual: 50, most: 50 };

/** Cuts out the page asked for and says in `link` where the others are. */
export function page<T>(
  request: Request,
  response: Response,
  rows: readonly T[],
  rules: PageRules & { readonly origin: string },
): T[] {
  const asked = count(request.query[rules.sizeParameter]) || rules.usual;
  const size = Math.min(asked, rules.most);
  const from = readBookmark(text(request.query['page']));
  const last = Math.max(0, Math.ceil(rows.length / size) - 1) * size;
  const starts = {
    current: from,
    ...(from + size < rows.length ? { next: from + size } : {}),
    ...(from > 0 ? { prev: Math.max(0, from - size) } : {}),
    first: 0,
    last,
  };
  const links = Object.entries(starts).map(([rel, start]) => {
    const address = new URL(request.originalUrl, rules.origin);
    address.searchParams.delete('access_token');
    address.searchParams.set('page', bookmark(start));
    address.searchParams.set(rules.sizeParameter, String(size));
    return `<${address.href}>; rel="${rel}"`;
  });
  response.set('link', links.join(', '));
  return rows.slice(from, from + size);
}

// Nobody can count these up: the only way to the next page is the link.
function bookmark(start: number): string {
  return `bookmark:${Buffer.from(`from ${start}`).toString('base64url')}`;
}

function readBookmark(sent: string | undefined): number {
  const sealed = Buffer.from(sent?.split(':')[1] ?? '', 'base64url').toString();
  return Number(/^from (\d+)$/.exec(sealed)?.[1] ?? 0);
}
