import { rememberWords } from './remember-words.ts';

/** Words and their stems, the same everywhere text is compared with text. */

// Words that carry no subject matter in questions and course prose. English only: in other
// languages such words merely weigh a little too much.
const functionWords = new Set(
  `a about above after again against all also am an and any are as at be because been before being
  below between both but by can cannot could did do does doing don down during each either else ever
  few for from further get gets give given gives go goes got had has have having he her here hers him
  his how however i if in instead into is it its itself just let like may me might more most much must
  my neither no nor not now of off on once one only or other our out over own per please pls same she
  should show so some such tell than that the their them then there these they this those through thus
  to too under until up upon us use used uses using very was we were what when where whether which
  while who whom whose why will with within without would yes yet you your`.split(/\s+/),
);

const ascii = /^[\0-\x7F]*$/;

/** Decomposed for compatibility (NFKD), lower case, without accents, invisible characters and typographic quotes. */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{Mn}\p{Cf}]/gu, '')
    .replaceAll(/[‘’ʼ′]/g, "'")
    .toLowerCase();
}

/** Words and numbers of a text in order; "don't" and "x^2" stay one word each, "f(x)" becomes two. */
export function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+(?:['^._-][\p{L}\p{N}]+)*/gu) ?? [];
}

export function isFunctionWord(word: string): boolean {
  return functionWords.has(word) || functionWords.has(word.replace(/'.*$/, ''));
}

/**
 * A light English stem: plural and common verb endings off, enough to let "derivatives" meet
 * "derivative" and "differentiating" meet "differentiate". Numbers and short words stay.
 */
export const stem = rememberWords(rootOf);

function rootOf(word: string): string {
  if (word.length < 4 || !/^[a-z']+$/.test(word)) return word;
  let root = word.replace(/'s?$/, '');
  if (root.endsWith('ies') && root.length > 4) root = `${root.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(root)) root = root.slice(0, -2);
  else if (root.endsWith('s') && !/(?:ss|us|is)$/.test(root)) root = root.slice(0, -1);
  for (const ending of ['ingly', 'edly', 'ing', 'ed', 'ly']) {
    if (root.endsWith(ending) && root.length - ending.length >= 4) {
      root = root.slice(0, -ending.length);
      break;
    }
  }
  return root.replace(/(?:ation|ator|ate|ion)$/, 'at').replace(/e$/, '');
}

/** The words that carry meaning, repeated as often as they occur. */
export function contentWords(text: string): string[] {
  return words(text).filter((word) => !isFunctionWord(word));
}

/** Their stems. */
export function contentTerms(text: string): string[] {
  return contentWords(text).map(stem);
}
