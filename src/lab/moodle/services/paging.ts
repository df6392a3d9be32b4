import type { ServiceCall } from './service.ts';

interface Cut<T> {
  readonly rows: T[];
  readonly from: number;
  /** Rows a page; undefined = all at once. */
  readonly limit: number | undefined;
}

/** `limit` and `from` of the query. */
export function cut<T>({ query }: ServiceCall, rows: readonly T[]): Cut<T> {
  const limit = Number(query.get('limit') ?? 0);
  const from = Number(query.get('from') ?? 0);
  if (!(limit > 0)) return { rows: [...rows], from: 0, limit: undefined };
  return { rows: rows.slice(from, from + limit), from, limit };
}

interface BrokenLinks {
  readonly address: string;
  readonly query: URLSearchParams;
  readonly total: number;
}

/** Link header of grade lists, with Moodle's mistakes: `&amp;` in addresses, typographic quotes. */
export function brokenLinks<T>({ from, limit }: Cut<T>, links: BrokenLinks): string | undefined {
  if (limit === undefined) return undefined;
  const { address, total } = links;
  const starts = {
    first: 0,
    ...(from > 0 && from < total ? { prev: Math.max(0, from - limit) } : {}),
    canonical: from,
    ...(from + limit < total ? { next: from + limit } : {}),
    last: Math.max(0, total - limit + 1),
  };
  return Object.entries(starts)
    .map(([rel, start]) => {
      const query = new URLSearchParams(links.query);
      query.set('limit', String(limit));
      query.set('from', String(start));
      return `<${address}?${query.toString().replaceAll('&', '&amp;')}>; rel=“${rel}”`;
    })
    .join(', ');
}
