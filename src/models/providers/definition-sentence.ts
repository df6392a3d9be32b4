import { contentTerms } from '../../ground/text/index.ts';

// English only: in other languages no sentence counts as a definition, and none is preferred.
const asksWhatItIs =
  /^\W*(?:what(?:['’]s|\s+(?:exactly\s+)?(?:is|are|does|do))|(?:(?:can|could|would)\s+you\s+)?(?:please\s+)?(?:define|explain|describe)|(?:the\s+)?(?:definition|meaning)\s+of)\s+(?:what\s+)?(?:an?\s+|the\s+)?(.+)$/i;
/** How it is to be said, and where: "to me with an example", "in image classification". */
const manner = /\s+(?:to|with|in|for|when)\s+.*$/i;
const lastVerb = /\s+(?:means?|is|are)$/i;
/** A name has so many words at most. */
const longestName = 4;
const longestBareName = 3;

/**
 * The stems of what a question wants defined ("What is the chain rule?", "explain “limits” to me", or
 * a name alone: "removable discontinuity"); undefined for every other question.
 */
export function soughtName(question: string): readonly string[] | undefined {
  const plain = question.trim().replace(/[?!.\s]+$/, '');
  const [, asked] = asksWhatItIs.exec(plain) ?? [];
  if (asked !== undefined)
    return nameOf(asked.replace(manner, '').replace(lastVerb, ''), longestName);
  const isBare =
    plain === question.trim() &&
    !/^\W*(?:how|why|when|where|which|who|can|do|does|is|are)\b/i.test(plain);
  return isBare ? nameOf(plain, longestBareName) : undefined;
}

function nameOf(text: string, longest: number): readonly string[] | undefined {
  const stems = contentTerms(text);
  return stems.length > 0 && stems.length <= longest ? stems : undefined;
}

const subject =
  /^(?:[^,.;:]{0,40},\s)?(?:an?\s|the\s)?\s*(.{1,60}?)\s+(?:is|are|means?|refers?\s+to|denotes?|describes?|states?|says?)\b/i;
const called =
  /\b(?:is|are)\s+(?:often\s+|also\s+|usually\s+)?(?:called|known\s+as|referred\s+to\s+as|termed)\s+(.{1,60})/i;
/** "It is called …" says a name for what stood before, and not what bears it. */
const leansBack = /^(?:it|this|that|these|those|they|which)\b/i;
/** "The full chain rule is …" still says what the chain rule is; more words in between do not. */
const wordsBeside = 2;

/** Whether the sentence says what bears the name: "A limit is …", "… are called limits". */
export function defines(sentence: string, name: readonly string[]): boolean {
  const plain = sentence.replaceAll(/[*_"“”]/g, '');
  if (leansBack.test(plain)) return false;
  const [, before = ''] = subject.exec(plain) ?? [];
  const [, after = ''] = called.exec(plain) ?? [];
  const told = contentTerms(before);
  const titled = contentTerms(after).slice(0, name.length + wordsBeside);
  return (told.length <= name.length + wordsBeside && holds(told, name)) || holds(titled, name);
}

function holds(terms: readonly string[], name: readonly string[]): boolean {
  return name.every((stem) => terms.includes(stem));
}
