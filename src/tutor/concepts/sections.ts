import { digest } from '../../ground/crypto/index.ts';
import { fold, foldSpace, isFunctionWord, words } from '../../ground/text/index.ts';
import { headingOf, type OutlineEntry } from '../../retrieve/index.ts';

/** The beginning of a section of the course, as a model is shown it. */
export interface Section {
  readonly marker: number;
  readonly title: string;
  readonly heading: string | null;
  readonly terms: readonly string[];
  readonly excerpt: string;
  readonly entry: OutlineEntry;
}

/** About 9,000 tokens together. */
const mostSections = 90;
const excerptCharacters = 320;
const termsEach = 6;

/** Of the sections that may be quoted, evenly over the course where there are too many. */
export function sectionsOf(outline: readonly OutlineEntry[]): Section[] {
  const starts = new Map<string, OutlineEntry[]>();
  for (const entry of outline.filter(({ mayCite }) => mayCite)) {
    const name = JSON.stringify([entry.documentId, entry.headingPath.slice(0, 2)]);
    const pieces = starts.get(name);
    if (pieces) pieces.push(entry);
    else starts.set(name, [entry]);
  }
  const all = [...starts.values()];
  const step = Math.max(1, all.length / mostSections);
  const chosen = all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  return chosen.slice(0, mostSections).flatMap((pieces, at) => {
    const [entry] = pieces;
    if (!entry) return [];
    return {
      marker: at + 1,
      title: entry.title,
      heading: headingOf(entry.headingPath),
      terms: keyTerms(pieces.map(({ content }) => content).join('\n')),
      excerpt: beginningOf(entry.content),
      entry,
    };
  });
}

/** Names the state of the material that concepts are made of: another one as soon as a word of it differs. */
export function hashOf(outline: readonly OutlineEntry[]): string {
  const said = outline.map(({ documentId, title, headingPath, content, mayCite }) => [
    documentId,
    title,
    headingPath,
    content,
    mayCite,
  ]);
  return digest(JSON.stringify(said));
}

function beginningOf(content: string): string {
  const text = foldSpace(content);
  if (text.length <= excerptCharacters) return text;
  const cut = text.slice(0, excerptCharacters);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), excerptCharacters / 2));
}

/** The words that a section says most often, as it writes them. */
function keyTerms(text: string): string[] {
  const counts = new Map<string, number>();
  for (const word of words(fold(text).slice(0, 20_000))) {
    if (word.length > 3 && /\p{L}/u.test(word) && !isFunctionWord(word))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, termsEach)
    .map(([word]) => word);
}
