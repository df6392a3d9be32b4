import { contentTerms, sentences } from '../../ground/text/index.ts';

const longestQuote = 280;

/**
 * The words of a passage that carry a sentence: its sentence with the most terms in common, and the
 * ones after it as far as they fit. The beginning of the passage when nothing is in common.
 */
export function quoteFor(sentence: string, content: string): string {
  const wanted = new Set(contentTerms(sentence));
  const parts = content.split('\n').flatMap((line) => sentences(line));
  const scores = parts.map((part) => {
    const terms = new Set(contentTerms(part));
    const shared = wanted.intersection(terms).size;
    return shared / Math.sqrt(terms.size + 4);
  });
  const best = Math.max(0, ...scores);
  if (best === 0) return shorten(content);
  return shorten(content.slice(content.indexOf(parts[scores.indexOf(best)] ?? '')));
}

/** Whole sentences as far as they fit on one line of the source, else cut at a word. */
function shorten(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  if (line.length <= longestQuote) return line;
  const [first = '', ...more] = sentences(line);
  if (first.length > longestQuote) return `${first.slice(0, longestQuote).replace(/\s+\S*$/, '')}…`;
  let end = first.length;
  for (const next of more) {
    const to = line.indexOf(next, end) + next.length;
    if (to > longestQuote) break;
    end = to;
  }
  return line.slice(0, end);
}
