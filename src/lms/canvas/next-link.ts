/**
 * The address of the next page of a list, as Canvas gives it; null on the last page. Header names
 * and rel values are compared without case.
 */
export function nextLink(headers: Headers): string | null {
  const links = headers.get('link') ?? '';
  for (const [, url, parameters] of links.matchAll(/<([^>]*)>([^<]*)/g)) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(parameters ?? '');
    const kinds = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/);
    if (kinds.includes('next')) return url ?? null;
  }
  return null;
}
