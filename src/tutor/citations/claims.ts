import { fold, isFunctionWord } from '../../ground/text/index.ts';
import { atomAt } from './atoms.ts';
import { formulaTokens } from './formula-tokens.ts';
import { markersIn } from './markers.ts';
import { numbersIn } from './numbers.ts';

/** Something in a sentence that is either in the cited place or is not: no opinion is needed. */
export interface Claim {
  readonly kind: 'quote' | 'number' | 'formula' | 'name';
  /** As the sentence puts it. */
  readonly said: string;
}

const quotes = /“([^”]+)”|„([^“”]+)[“”]|«\s*([^»]+?)\s*»|"([^"\n]+)"|「([^」]+)」|『([^』]+)』/g;
// An equation that was written without marks: a sign of relation with mathematics at both sides.
const term = "[\\p{L}\\p{N}(√−-][\\p{L}\\p{N}()'′^_.√{}²³]*(?<![.])";
const terms = `${term}(?:\\s*[+*/·−–-]\\s*${term})*`;
const bareEquation = new RegExp(`${terms}\\s*(?:[=≈≤≥<>]|<=|>=)\\s*${terms}`, 'gu');

/** The claims of one sentence, without its list marker. */
export function claimsIn(sentence: string, options: { isHeading: boolean }): Claim[] {
  const { prose, formulas } = split(sentence);
  const claims: Claim[] = formulas.filter(isStatement).map((said) => ({ kind: 'formula', said }));
  let rest = prose;
  const take = (pattern: RegExp, kind: Claim['kind']): void => {
    for (const [whole, ...groups] of rest.matchAll(pattern)) {
      claims.push({ kind, said: (groups.find((group) => group !== undefined) ?? whole).trim() });
    }
    rest = rest.replaceAll(pattern, (whole) => ' '.repeat(whole.length));
  };
  take(quotes, 'quote');
  take(bareEquation, 'formula');
  for (const { said } of numbersIn(rest)) claims.push({ kind: 'number', said });
  if (!options.isHeading) {
    for (const said of namesIn(rest)) claims.push({ kind: 'name', said });
  }
  return claims;
}

/** Prose with formulas, code, citations, links and emphasis blotted out; and the formulas. */
function split(sentence: string): { prose: string; formulas: string[] } {
  const formulas: string[] = [];
  const markers = markersIn(sentence);
  let prose = '';
  for (let at = 0; at < sentence.length;) {
    const atom = atomAt(sentence, at, true);
    const marker = markers.find(({ from }) => from === at);
    if (atom && atom !== 'unclosed') {
      if (atom.kind === 'formula') formulas.push(sentence.slice(at, atom.end));
      // Not a blank alone: what stands at both sides of a formula is not one name.
      prose += ' · ';
      at = atom.end;
    } else if (marker) at = marker.to;
    else prose += sentence[at++];
  }
  const words = prose
    .replaceAll(/\]\(https?:[^)]*\)/g, ' ')
    .replaceAll(/\*+|~~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '');
  return { prose: words, formulas };
}

/** `x` and `f(x)` name something; a formula states something when it relates or computes. */
function isStatement(formula: string): boolean {
  const tokens = formulaTokens(formula);
  const values = tokens.filter((token) => /[\p{L}\p{N}]/u.test(token));
  return (
    values.length > 2 || (values.length > 1 && tokens.some((token) => '=<>+-/^√∑∫'.includes(token)))
  );
}

const wordOrMark = /\p{L}[\p{L}\p{M}\p{N}'’.&-]*|[^\s\p{L}]/gu;
const capital = /^\p{Lu}/u;
/** After these a capital letter says nothing. */
const openers = new Set([
  '.',
  '!',
  '?',
  ':',
  ';',
  '(',
  '[',
  '“',
  '"',
  '„',
  '«',
  '—',
  '–',
  '·',
  '|',
  '/',
]);

const articles = new Set(
  'der die das den dem des ein eine einer im am beim zum zur le la les un une des du el los las una il lo gli'.split(
    ' ',
  ),
);

/**
 * Runs of capitalised words inside the sentence; at its beginning, where a capital says nothing,
 * runs of two. Where every noun is written with a capital (German), one word more.
 */
function namesIn(prose: string): string[] {
  const more = capitalisesNouns(prose) ? 1 : 0;
  const names: string[] = [];
  let run: string[] = [];
  let opens = true;
  let least = 1;
  const close = (): void => {
    if (run.length >= least + more) names.push(run.join(' '));
    run = [];
  };
  for (const [token] of prose.matchAll(wordOrMark)) {
    const word = token.replace(/[.'’-]+$/, '');
    if (isNameLike(word)) {
      if (run.length === 0) least = opens && !isAcronym(word) ? 2 : 1;
      run.push(word.replace(/['’]s$/, ''));
    } else close();
    opens = openers.has(token);
  }
  close();
  return names;
}

function isNameLike(word: string): boolean {
  const folded = fold(word);
  return capital.test(word) && word.length > 1 && !isFunctionWord(folded) && !articles.has(folded);
}

/** "CNN", "ReLU": nobody writes a common word so, wherever it stands. */
function isAcronym(word: string): boolean {
  return (word.match(/\p{Lu}/gu)?.length ?? 0) > 1 && !/^\p{Lu}{7,}$/u.test(word);
}

function capitalisesNouns(prose: string): boolean {
  return /(?:^|\s)(?:der|die|das|und|ist|ein|eine|nicht|mit|von|zu|den|dem|sind|wird)(?:\s|$)/.test(
    prose,
  );
}
