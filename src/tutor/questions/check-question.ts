import { digest } from '../../ground/crypto/index.ts';
import { contentTerms, fold, foldSpace } from '../../ground/text/index.ts';
import { findInstructions } from '../../ingest/index.ts';
import { claimsIn } from '../citations/claims.ts';
import { evidenceOf, type Evidence } from '../citations/evidence.ts';
import { formulaTokens, hasRun } from '../citations/formula-tokens.ts';
import { mayBeCited, type Passage } from '../passages.ts';
import type { ProposedQuestion } from '../prompts/questions-prompt.ts';
import { countWords, findQuote } from './find-quote.ts';

/** Why a question is not kept. */
export type Flaw =
  /** It names no passage that it was given, or one that may not be quoted. */
  | 'passage'
  /** The passage does not speak of the concept. */
  | 'subject'
  | 'length'
  /** Too few or too many, two that say the same, or none of them is called right. */
  | 'options'
  /** "All of the above". */
  | 'catch_all'
  /** Links, markup, or words that speak to a language model. */
  | 'unsuitable'
  /** It does not stand in the passage word for word. */
  | 'quote'
  /** The question says its own answer. */
  | 'gives_away'
  /** The right option has a number, a formula or a name that the passage has not. */
  | 'claim'
  | 'duplicate';

/** A question with nothing in it that could be looked up and found wrong. */
export interface SoundQuestion {
  readonly question: string;
  readonly options: readonly string[];
  readonly solution: string;
  /** What choosing a wrong option suggests, by option. */
  readonly mistakes: Readonly<Record<string, string>>;
  /** As the passage has it. */
  readonly quote: string;
  readonly passage: Passage;
  /** The piece of the passage that holds the quote. */
  readonly chunkId: string;
}

/** What tells questions apart, however they are set. */
export interface KnownQuestion {
  readonly question: string;
  readonly solution: string;
}

/** What a question is compared with. */
interface Surroundings {
  /** Its name. */
  readonly concept: string;
  readonly passages: readonly Passage[];
  readonly known: readonly KnownQuestion[];
}

const bounds = {
  question: [12, 320],
  option: [1, 180],
  // A column of the database takes no more.
  mistake: [8, 200],
  quoteWords: [4, 80],
} as const;
/** The right option must not be told by its length alone. */
const longer = { times: 2, characters: 30 } as const;
/** Questions that share so many of their words ask the same. */
const sameShare = 0.75;
/** The share of a concept's words that a passage about it has. */
const subjectShare = 0.6;
/** An option of so few words is a term, and must be one of the passage's. */
const termWords = 2;

/** In the five languages in which the page speaks; compared without accents. */
const catchAll = [
  /^(?:all|none|both|neither|either|any)(?: (?:of )?(?:the|these|those|them))?(?: (?:above|below|other|others|options?|answers?|choices|statements?|following|two|three))*(?: (?:are|is) \p{L}+)?$/u,
  /\b(?:all|none|both|neither|either|any) of the (?:above|below|others?)\b/,
  /^(?:alle|keine?|beide|jede)[rs]?(?: (?:der|dieser|von|oben|obigen|genannten|anderen|antworten|aussagen|optionen|moglichkeiten|drei))*(?: (?:sind|ist|stimmen) ?\p{L}*)?$/u,
  /^(?:tod[ao]s|ningun[ao]?s?|amb[ao]s|nenhum[a]?)(?: (?:de|das|dos|las|los|as|os|estas|esas|anteriores|opciones|respuestas|opcoes|respostas|alternativas|afirmaciones|otras|outras))*(?: (?:son|es|sao|estao|e) \p{L}+)?$/u,
  /^(?:toutes?|tous|aucune?|les deux)(?: (?:de|des|les|ces|reponses|propositions|options|precedentes?|ci-dessus|autres))*(?: (?:sont|est) \p{L}+)?$/u,
  /^(?:both |beide |ambas? |les deux )?\(?[a-d1-4]\)?(?:,? (?:and|und|y|et|e|or|oder|o|ou|&) \(?[a-d1-4]\)?)+$/,
];
const strange =
  /https?:|www\.|```|\]\(|\[\d+\]|<\/?(?:a|b|br|div|embed|form|i|iframe|img|input|link|meta|object|p|script|span|style|svg)\b[^<]*>/i;

/** Looks a proposed question up in the passages it was written from, without a model. */
export function checkQuestion(
  proposed: ProposedQuestion,
  { concept, passages, known }: Surroundings,
): { readonly flaw: Flaw } | { readonly sound: SoundQuestion } {
  const question = foldSpace(proposed.question);
  const options = proposed.options.map(foldSpace);
  const passage = passages.find(({ marker }) => marker === proposed.passage);
  if (!passage || !mayBeCited(passage)) return { flaw: 'passage' };
  const flaw = flawOfForm(question, options, proposed);
  if (flaw) return { flaw };
  const place = placeOfQuote(proposed.quote, passage);
  if (!place) return { flaw: 'quote' };
  const solution = options[proposed.right - 1] ?? '';
  if (saysItself(question, solution)) return { flaw: 'gives_away' };
  const evidence = evidenceOf(passage);
  if (evidence.overlap(new Set(contentTerms(concept))) < subjectShare) return { flaw: 'subject' };
  if (!isCarried(question, solution, evidence)) return { flaw: 'claim' };
  if (known.some((other) => asksTheSame(other, { question, solution })))
    return { flaw: 'duplicate' };
  const mistakes = mistakesOf(proposed, options);
  return { sound: { question, options, solution, mistakes, passage, ...place } };
}

/** Those that may be noted about a student and shown to them; a question without any is none the worse. */
function mistakesOf(
  { mistakes = [], right }: ProposedQuestion,
  options: readonly string[],
): Record<string, string> {
  const told = options.flatMap((option, at): [string, string][] => {
    const mistake = foldSpace(mistakes[at] ?? '');
    const isFit =
      at !== right - 1 &&
      fitsIn(mistake.length, bounds.mistake) &&
      !strange.test(mistake) &&
      findInstructions(mistake).length === 0;
    return isFit ? [[option, mistake]] : [];
  });
  return Object.fromEntries(told);
}

/** The same for questions that differ in case, spacing and signs alone. */
export function fingerprintOf({ question, solution }: KnownQuestion): string {
  return digest(`${essence(question)}\n${essence(solution)}`);
}

function flawOfForm(
  question: string,
  options: readonly string[],
  { quote, right }: ProposedQuestion,
): Flaw | undefined {
  const solution = options[right - 1];
  const distinct = new Set(options.map(essence));
  if (options.length < 3 || options.length > 4 || solution === undefined) return 'options';
  if (distinct.size < options.length || distinct.has('')) return 'options';
  if (!fitsIn(question.length, bounds.question) || !fitsIn(countWords(quote), bounds.quoteWords))
    return 'length';
  if (options.some(({ length }) => !fitsIn(length, bounds.option))) return 'length';
  const wrong = options.filter((option) => option !== solution);
  const longest = Math.max(...wrong.map(({ length }) => length));
  if (solution.length > longest * longer.times + longer.characters) return 'length';
  if (options.some(isCatchAll)) return 'catch_all';
  const shown = [question, ...options].join('\n');
  const speaksToModels = findInstructions(`${shown}\n${quote}`).length > 0;
  return strange.test(shown) || speaksToModels ? 'unsuitable' : undefined;
}

function fitsIn(size: number, [least, most]: readonly [number, number]): boolean {
  return size >= least && size <= most;
}

function isCatchAll(option: string): boolean {
  const text = foldSpace(fold(option).replaceAll(/[.!:;“”"]/g, ' '));
  return catchAll.some((pattern) => pattern.test(text));
}

function placeOfQuote(
  quote: string,
  { hit }: Passage,
): Pick<SoundQuestion, 'quote' | 'chunkId'> | undefined {
  for (const { chunkId, content } of hit.pieces) {
    const found = findQuote(quote, content);
    if (found !== undefined) return { quote: foldSpace(found), chunkId };
  }
  return undefined;
}

/** Word for word, or all its words in whatever order. */
function saysItself(question: string, solution: string): boolean {
  const terms = contentTerms(solution);
  const asked = new Set(contentTerms(question));
  if (areWords(terms) && terms.every((term) => asked.has(term))) return true;
  return hasRun(essence(question).split(' '), essence(solution).split(' '));
}

function isCarried(question: string, solution: string, evidence: Evidence): boolean {
  const asked = claimsIn(question, { isHeading: false });
  const claims = [
    ...claimsIn(solution, { isHeading: false }),
    // What is computed from the course may be asked with other numbers, not with other people.
    ...asked.filter(({ kind }) => kind === 'name' || kind === 'quote'),
  ];
  if (!claims.every((claim) => evidence.holds(claim))) return false;
  const terms = contentTerms(solution);
  const isTerm = areWords(terms) && terms.length <= termWords;
  return !isTerm || evidence.overlap(new Set(terms)) === 1;
}

/** Words, and no formula. */
function areWords(terms: readonly string[]): boolean {
  return terms.length > 0 && terms.every((term) => /^\p{L}[\p{L}'-]{2,}$/u.test(term));
}

function asksTheSame(one: KnownQuestion, other: KnownQuestion): boolean {
  if (essence(one.question) === essence(other.question)) return true;
  const [left, right] = [one, other].map(
    ({ question, solution }) => new Set(contentTerms(`${question} ${solution}`)),
  );
  if (!left || !right) return false;
  const shared = left.intersection(right).size;
  return shared / Math.max(1, left.union(right).size) >= sameShare;
}

/** Words and signs of a text without case, articles and what ends a sentence. */
function essence(text: string): string {
  return formulaTokens(text.replace(/[\s.,;:?]+$/, ''))
    .map((token) => token.toLowerCase())
    .filter((token) => token !== 'the')
    .join(' ');
}
