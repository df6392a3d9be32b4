/** Characters no text of a course holds: private use, unassigned, replacement and control characters. */
const impossible = /(?!\s)[\p{Co}\p{Cn}\p{Cc}\uFFFD]/gu;
/** UTF-8 that was read as Latin-1: "Ã©", "â€™" and their like. */
const misread = /Ã[\u0080-\u00BF€-™]|â€[\u0080-\u00BF™œ\u009D“”˜¦]|Â[\u00A0-\u00BF]/g;
/** What extractors write for a glyph without a character. */
const numbered = /\(cid:\d+\)/g;

/**
 * True when the characters of a page do not say what its glyphs show: fonts without a table of
 * characters, or with a wrong one (A18). Latin words are told from noise by their vowels; text of
 * other scripts only by characters that cannot occur.
 */
export function isGarbled(text: string): boolean {
  const shown = text.replaceAll(/\s/g, '').length;
  if (shown < 20) return count(text, impossible) > shown / 2;
  const noise = count(text, impossible) + count(text, numbered) * 6 + count(text, misread) * 2;
  return noise > shown * 0.1 || hasNoVowels(text) || isShifted(text);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function hasNoVowels(text: string): boolean {
  const words = text.match(/\p{Script=Latin}{4,}/gu) ?? [];
  if (words.length < 12) return false;
  const spoken = words.filter((word) => /[aeiouyà-æè-ïò-öø-üāēīōū]/i.test(word)).length;
  return spoken < words.length * 0.6;
}

// Glyph numbers taken for characters shift the whole alphabet: "This is" becomes "7KLV LV".
function isShifted(text: string): boolean {
  const words = text.match(/[^\s]{3,}/g) ?? [];
  if (words.length < 12) return false;
  const broken = words.filter(
    (word) =>
      /[a-z]/i.test(word) && /[A-Za-z][^A-Za-z\s'’.,:;()/-][A-Za-z]|[a-z][A-Z]{2,}[a-z]/.test(word),
  );
  return broken.length > words.length * 0.6;
}
