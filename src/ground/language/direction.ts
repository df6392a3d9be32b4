/**
 * Text that comes from elsewhere (a title, a name, the words of a course) inside a sentence of ours:
 * its direction is its own, and what stands around it keeps its place.
 */
export function apart(text: string): string {
  return `\u2068${text}\u2069`;
}

/** Read from left to right as a whole: written from right to left "116 123" would be dialled "123 116". */
export function leftToRight(text: string): string {
  return `\u2066${text}\u2069`;
}
