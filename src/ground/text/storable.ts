/** What PostgreSQL can keep: neither NUL nor half a character, of which each becomes U+FFFD. As long as before. */
export function storable(text: string): string {
  const isFine = text.isWellFormed() && !text.includes('\0');
  return isFine ? text : text.toWellFormed().replaceAll('\0', '\uFFFD');
}
