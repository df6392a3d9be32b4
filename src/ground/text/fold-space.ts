/** White space folded to single blanks: how texts are compared that were set differently. */
export function foldSpace(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
