import { randomUUID } from 'node:crypto';
import { contentTerms, isFunctionWord, sentences, stem, words } from '../ground/text/index.ts';
import { wordsIn } from '../tongues/index.ts';
import { headingOf, type OutlineEntry } from '../retrieve/index.ts';
import type { QuizItem } from './quiz.ts';

/** A sentence of the course worth asking about, and the term that is left out of it. */
interface Statement {
  readonly sentence: string;
  readonly term: string;
  readonly entry: OutlineEntry;
  readonly worth: number;
}

const asks = wordsIn('en').quiz;
const blank = '_____';
const optionsPerChoice = 4;
const defining = /\b(?:is|are|means|equals|states|says|tells|gives|measures|called|defined)\b/;
// A sentence that leans on the one before it makes no sense alone.
const leaning =
  /^(?:it|its|this|that|these|those|they|he|she|here|there|so|but|and|or|then|thus|hence|also|again|however|therefore|now|note)\b/i;

/**
 * Makes questions from the course's own sentences, without a model: gaps to fill and terms to
 * choose. `about` is the material of the concept, `around` the rest of the course, for wrong options.
 * Returns fewer than `count` when the material does not carry more.
 */
export function makeItems(
  about: readonly OutlineEntry[],
  around: readonly OutlineEntry[],
  count: number,
): QuizItem[] {
  const rarity = rarityOf([...about, ...around]);
  const statements = pickStatements(about, rarity);
  const terms = [
    ...new Set([...statements, ...pickStatements(around, rarity)].map(({ term }) => term)),
  ];
  const chosen = statements
    .filter((statement, at) => isFirstOfItsTerm(statements, statement, at))
    .slice(0, count);
  return chosen.map((statement, at) =>
    toItem(statement, at % 2 === 0 ? wrongTerms(statement, terms) : []),
  );
}

function toItem(statement: Statement, wrong: readonly string[]): QuizItem {
  const { sentence, term, entry } = statement;
  const gapped = withGap(sentence, term);
  const common = {
    id: randomUUID(),
    source: {
      documentId: entry.documentId,
      title: entry.title,
      heading: headingOf(entry.headingPath),
      page: entry.page,
      time: entry.timeFrom,
      quote: sentence,
    },
  };
  if (wrong.length < 2) {
    return {
      ...common,
      kind: 'cloze',
      prompt: `${asks.cloze}\n\n${gapped}`,
      solution: term,
    };
  }
  const options = [term, ...wrong].toSorted((a, b) => a.localeCompare(b));
  return {
    ...common,
    kind: 'choice',
    prompt: `${asks.choice}\n\n${gapped}`,
    options,
    solution: term,
  };
}

function withGap(sentence: string, term: string): string {
  return sentence.replaceAll(
    new RegExp(`(?<![\\p{L}\\p{N}])${escape(term)}(?![\\p{L}\\p{N}])`, 'giu'),
    blank,
  );
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** How few chunks of the course a stem occurs in: the terms of a subject are neither everywhere nor once. */
function rarityOf(entries: readonly OutlineEntry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { content } of entries) {
    for (const term of new Set(contentTerms(content)))
      counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return new Map(
    [...counts].map(([term, count]) => [term, Math.log((entries.length + 1) / count)]),
  );
}

function pickStatements(
  entries: readonly OutlineEntry[],
  rarity: ReadonlyMap<string, number>,
): Statement[] {
  const found = entries.flatMap((entry) =>
    entry.content
      .split('\n')
      .flatMap((line) => sentences(line.replace(/^[•\-–]\s*/, '')))
      .filter(isWorthAsking)
      .flatMap((sentence) => {
        const term = keyTerm(sentence, entry, rarity);
        return term === null ? [] : [{ sentence, term: term.word, entry, worth: term.worth }];
      }),
  );
  return found.toSorted((a, b) => b.worth - a.worth);
}

function isWorthAsking(sentence: string): boolean {
  const count = sentence.split(/\s+/).length;
  const mathShare = (sentence.match(/\\[([].*?\\[)\]]/g) ?? []).join('').length / sentence.length;
  return (
    count >= 7 &&
    count <= 32 &&
    mathShare < 0.4 &&
    defining.test(sentence) &&
    !leaning.test(sentence) &&
    /[.!]$/.test(sentence)
  );
}

interface KeyTerm {
  readonly word: string;
  readonly worth: number;
}

/**
 * The word whose absence asks about the subject: outside formulas, not too rare and not too common,
 * and better when the heading or title uses it too.
 */
function keyTerm(
  sentence: string,
  entry: OutlineEntry,
  rarity: ReadonlyMap<string, number>,
): KeyTerm | null {
  const prose = sentence.replaceAll(/\\[([].*?\\[)\]]|\$[^$]*\$/g, ' ');
  const named = new Set(contentTerms([entry.title, ...entry.headingPath].join(' ')));
  const candidates = words(prose)
    .filter((word) => /^[\p{L}-]{4,}$/u.test(word) && !isFunctionWord(word) && !weak.has(word))
    .map((word): KeyTerm => {
      const root = stem(word);
      const base = rarity.get(root) ?? 0;
      return {
        word,
        worth: base * (named.has(root) ? 1.6 : 1) * (sentence.startsWith('If') ? 0.8 : 1),
      };
    });
  const [best] = candidates.toSorted((a, b) => b.worth - a.worth);
  return best && best.worth > 0.5 ? best : null;
}

// Words that carry a sentence but no subject.
const weak = new Set(
  `called defined means equals states says tells gives measures value values number numbers result results
  example examples case cases following point points form forms time times same different exactly simply
  always never often first second third last next every many several small large good better best right
  left side sides part parts thing things way ways place look looks take takes make makes need needs find
  think know want called answer question problem problems course page lecture chapter student students`.split(
    /\s+/,
  ),
);

function wrongTerms({ term, sentence }: Statement, terms: readonly string[]): string[] {
  const inSentence = new Set(contentTerms(sentence));
  return terms
    .filter((other) => other !== term && stem(other) !== stem(term) && !inSentence.has(stem(other)))
    .toSorted((a, b) => Math.abs(a.length - term.length) - Math.abs(b.length - term.length))
    .slice(0, optionsPerChoice - 1);
}

function isFirstOfItsTerm(all: readonly Statement[], { term }: Statement, at: number): boolean {
  return all.findIndex((other) => stem(other.term) === stem(term)) === at;
}
