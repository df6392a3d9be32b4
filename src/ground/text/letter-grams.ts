/** Runs of so many letters of a word, its ends marked: what its forms and its misspellings have in common. */
export function* letterGrams(word: string, sizes: readonly number[]): Generator<string> {
  const padded = `_${word}_`;
  for (const size of sizes) {
    for (let at = 0; at + size <= padded.length; at += 1) yield padded.slice(at, at + size);
  }
}
