/**
 * The address with more parameters behind those it has. What a platform gave is significant and stays
 * letter by letter (I3, J4): URLSearchParams would write the whole query anew.
 */
export function addToQuery(address: string, more: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  const added = Object.entries(more).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  const held = url.search.replace(/^\?/, '').replace(/&$/, '');
  url.search = [...(held === '' ? [] : [held]), ...added].join('&');
  return url.href;
}
