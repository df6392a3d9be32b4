/**
 * One address in one form, so that two can be compared: no fragment. Null for what is no
 * address of the web, is too long to be an honest one, or carries credentials.
 */
export function webAddress(raw: string): string | null {
  const url = URL.parse(raw);
  if (!url || !/^https?:$/.test(url.protocol) || raw.length > 2_000) return null;
  if (url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url.href;
}

/** The addresses somebody wrote into a text. */
export function addressesIn(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"'`]+/gi) ?? [];
  return found.flatMap((raw) => webAddress(raw.replace(/[.,;:!?)\]}]+$/, '')) ?? []);
}
