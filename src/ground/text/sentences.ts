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
    if (endsInAbbreviation(open)) continue;
    whole.push(open.trim());
    open = '';
  }
  whole.push(open.trim());
  return whole.filter((sentence) => sentence !== '');
}

// English, then German, French and Spanish.
const abbreviation = new RegExp(
  `(?:^|[\\s(\u00a0])(?:${[
    'e\\.\\s?g|i\\.\\s?e|cf|vs|etc|figs?|eqs?|secs?|chs?|approx|resp|no|vol|pp?|al|dr|prof|mrs?|ms|st',
    'z\\.\\s?b|d\\.\\s?h|u\\.\\s?a|bzw|usw|vgl|abb|nr|kap|abschn|gl|ca|sog|evtl',
    'p\\.\\s?ex|p\\.\\s?ej|c\\.-à-d|env|chap|éq|sra?|pág|núm',
    '\\p{Lu}',
  ].join('|')})\\.[^\\S\\n]*$`,
  'iu',
);

/** True where a full stop at the end of the text belongs to "e.g.", "Fig." or an initial. */
export function endsInAbbreviation(text: string): boolean {
  return abbreviation.test(text.slice(-16));
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
