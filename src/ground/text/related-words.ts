import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packPairs, type PackedPairs, type Pair } from './packed-pairs.ts';
import { isFunctionWord, stem } from './words.ts';

/** A word that may stand where somebody says another. */
export interface RelatedWord {
  readonly word: string;
  /** How nearly it says the same, 0 to 1. */
  readonly trust: number;
}

/**
 * A line a word: `word: other other_of_two_words …`, the nearest first. English; written by a language
 * model for the words alone, without any course or question (docs/decisions/0170).
 */
const file = join(import.meta.dirname, 'related-words.txt');

/** The twelfth other of a line says half as much as the first. */
const halved = 12;
/** That a line names a word says less of its headword than the other way round. */
const backwards = 0.6;
/** The nearest are enough: no course has all of them. */
const mostGiven = 40;

/** What a book may say instead of a student's word, the nearest first; nothing where we know no other. */
export function relatedWords(word: string): readonly RelatedWord[] {
  const { vocabulary, pairs } = (thesaurus ??= readThesaurus());
  const place = vocabulary.find(word);
  if (place === undefined) return [];
  const nearest = new Map<number, number>();
  for (let at = pairs.starts[place] ?? 0; at < (pairs.starts[place + 1] ?? 0); at += 1) {
    const other = pairs.others[at] ?? 0;
    nearest.set(other, Math.max(nearest.get(other) ?? 0, pairs.trusts[at] ?? 0));
  }
  return [...nearest]
    .toSorted(([a, trust], [b, other]) => other - trust || a - b)
    .slice(0, mostGiven)
    .map(([other, trust]) => ({ word: vocabulary.spelled[other] ?? '', trust }));
}

/** Whether most of these are English words that we know others for; else nothing may be concluded from the others. */
export function mostHaveRelated(words: readonly string[]): boolean {
  const { vocabulary } = (thesaurus ??= readThesaurus());
  return 2 * words.filter((word) => vocabulary.find(word) !== undefined).length > words.length;
}

interface Thesaurus {
  readonly vocabulary: Vocabulary;
  readonly pairs: PackedPairs;
}

let thesaurus: Thesaurus | undefined;

function readThesaurus(): Thesaurus {
  const text = readFileSync(file, 'utf8').trimEnd();
  const lines = text.split('\n');
  const vocabulary = createVocabulary(lines.map((line) => line.slice(0, line.indexOf(':'))));
  const words = text.matchAll(/[ _]/g).reduce((count) => count + 1, 0);
  const pairs = packPairs(pairsIn(lines, vocabulary), 2 * words, () => vocabulary.spelled.length);
  return { vocabulary, pairs };
}

function* pairsIn(lines: readonly string[], vocabulary: Vocabulary): Generator<Pair> {
  for (const [head, line] of lines.entries()) {
    const others = line.slice(line.indexOf(':') + 2).split(' ');
    for (const [at, other] of others.entries()) {
      const parts = partsOf(other).map((part) => vocabulary.add(part));
      // Each word of an entry says its share of it.
      const trust = 1 / (1 + at / halved) / parts.length;
      yield* parts.filter((part) => part !== head).flatMap((part) => bothWays(head, part, trust));
    }
  }
}

function bothWays(head: number, other: number, trust: number): Pair[] {
  return [
    { from: head, to: other, trust },
    { from: other, to: head, trust: trust * backwards },
  ];
}

function partsOf(entry: string): string[] {
  return entry.split('_').filter((word) => word.length > 1 && !isFunctionWord(word));
}

/** Words by their places: a headword's is its line, in whatever form it is said; others share one by stem. */
interface Vocabulary {
  readonly spelled: readonly string[];
  find(word: string): number | undefined;
  add(word: string): number;
}

function createVocabulary(heads: readonly string[]): Vocabulary {
  const spelled = [...heads];
  const lines = new Map(heads.map((head, line) => [head, line]));
  const forms = Map.groupBy(heads, stem);
  const stems = new Map<string, number>();

  function find(word: string): number | undefined {
    const line = lines.get(word);
    if (line !== undefined) return line;
    const same = forms.get(stem(word));
    return same ? lines.get(headOf(word, same)) : stems.get(stem(word));
  }

  return {
    spelled,
    find,
    add: (word) => {
      const known = find(word);
      if (known !== undefined) return known;
      stems.set(stem(word), spelled.length);
      return spelled.push(word) - 1;
    },
  };
}

/** Stems are light: "rates" shares one with both "rat" and "rate". Of such words the one it is most plainly a form of. */
function headOf(word: string, heads: readonly string[]): string {
  const begun = heads.filter((head) => word.startsWith(head.replace(/e$/, '')));
  const longest = begun.reduce((best, head) => (head.length > best.length ? head : best), '');
  return heads.find((head) => word === `${head}s`) ?? (longest || (heads[0] ?? ''));
}
