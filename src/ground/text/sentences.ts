const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Splits prose into sentences, trimmed, by the rules of its language (UAX 29 through Intl). A formula
 * between \\( \\) or \\[ \\] is never cut; a display that closes with a full stop ends its sentence.
 */
export function sentences(text: string, language = 'en'): string[] {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    segmenters.set(language, segmenter);
  }
  const parts = [...segmenter.segment(maskFormulas(text))];
  return mendAbbreviations(
    parts.map(({ index, segment }) => text.slice(index, index + segment.length)),
  );
}

// Letters of the same length stand in for formulas, so that no mark inside one ends a sentence.
function maskFormulas(text: string): string {
  return text.replace(/\\\[[\s\S]*?\\\]|\\\([\s\S]*?\\\)/g, (formula) => {
    const ends = formula.startsWith('\\[') && /[.!?]\s*\\\]$/.test(formula);
    return 'x'.repeat(formula.length - 1) + (ends ? '.' : 'x');
  });
}

// The standard's rules end a sentence after "e.g." and "Fig."; those pieces belong together.
function mendAbbreviations(parts: readonly string[]): string[] {
  const whole: string[] = [];
  let open = '';
  for (const part of parts) {
    open += part;
    if (
      /(?:^|[\s(])(?:e\.g|i\.e|cf|vs|etc|fig|eq|sec|ch|approx|resp|no|[A-Z])\.[^\S\n]*$/i.test(open)
    )
      continue;
    whole.push(open.trim());
    open = '';
  }
  whole.push(open.trim());
  return whole.filter((sentence) => sentence !== '');
}

/**
 * Rough count of model tokens: four characters of Latin text each, one per character in scripts
 * without spaces. Good to about 15 % for English prose, which is all its uses need.
 */
export function estimateTokens(text: string): number {
  const dense = text.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu,
  );
  const denseCount = dense?.length ?? 0;
  return denseCount + Math.ceil((text.length - denseCount) / 4);
}
