/** Words that are remembered at a time; with more they are forgotten, and the next ones begin anew. */
const mostWords = 20_000;

/** The same function, asked once for each word: texts repeat their words. */
export function rememberWords<T>(read: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    if (known.size >= mostWords) known.clear();
    const value = read(word);
    known.set(word, value);
    return value;
  };
}
