/**
 * What the fonts of TeX's formulas hold at each of their 128 places, as Knuth lays them out (The TeXbook,
 * Appendix F): large operators and delimiters, symbols, and letters of formulas. Their glyphs have names
 * that no common list knows, so that a reader of the file alone takes a sum for an X and a prime for a 0.
 */
const largeSigns =
  '()[]⌊⌋⌈⌉{}⟨⟩|∥/\\' +
  '()()[]⌊⌋⌈⌉{}⟨⟩/\\' +
  '()[]⌊⌋⌈⌉{}⟨⟩/\\/\\' +
  '⎛⎞⎡⎤⎣⎦⎢⎥⎧⎫⎩⎭⎨⎬⎪|' +
  '⎝⎠⎜⎟⟨⟩⊔⊔∮∮⊙⊙⊕⊕⊗⊗' +
  '∑∏∫⋃⋂⊎⋀⋁∑∏∫⋃⋂⊎⋀⋁' +
  '∐∐ˆˆˆ˜˜˜[]⌊⌋⌈⌉{}' +
  '√√√√√||⇕↑↓⏞⏞⏟⏟⇑⇓';
const symbols =
  '−·×∗÷⋄±∓⊕⊖⊗⊘⊙○∘•' +
  '≍≡⊆⊇≤≥⪯⪰∼≈⊂⊃≪≫≺≻' +
  '←→↑↓↔↗↘≃⇐⇒⇑⇓⇔↖↙∝' +
  '′∞∈∋△▽\u0338↦∀∃¬∅ℜℑ⊤⊥' +
  'ℵABCDEFGHIJKLMNO' +
  'PQRSTUVWXYZ∪∩⊎∧∨' +
  '⊢⊣⌊⌋⌈⌉{}⟨⟩|∥↕⇕\\≀' +
  '√⨿∇∫⊔⊓⊑⊒§†‡¶♣♢♡♠';
const letters =
  'ΓΔΘΛΞΠΣΥΦΨΩαβγδϵ' +
  'ζηθικλμνξπρστυϕχ' +
  'ψωεϑϖϱςφ↼↽⇀⇁\uFFFD\uFFFD▷◁' +
  '0123456789.,</>⋆' +
  '∂ABCDEFGHIJKLMNO' +
  'PQRSTUVWXYZ♭♮♯⌣⌢' +
  'ℓabcdefghijklmno' +
  'pqrstuvwxyzıȷ℘\u20D7\u0361';

const fonts: readonly (readonly [name: RegExp, places: readonly string[]])[] = [
  [/(?:^|\+)CMEX\d*$/, Array.from(largeSigns)],
  [/(?:^|\+)CMB?SY\d*$/, Array.from(symbols)],
  [/(?:^|\+)CMMIB?\d*$/, Array.from(letters)],
];
/** Other fonts of formulas: what stands at a place of theirs is not what its number says. */
const unknownSigns = /(?:^|\+)(?:MSAM|MSBM|EU[FRS]|RSFS|LASY|STMARY|WASY)/;
const ligatures: ReadonlyMap<number, string> = new Map([
  [11, 'ff'],
  [12, 'fi'],
  [13, 'fl'],
  [14, 'ffi'],
  [15, 'ffl'],
]);
const nobodyKnows = '\uFFFD';

/**
 * The character of a glyph of which the file says nothing but its number in the font. Text fonts without
 * names, as older TeX makes them, hold ASCII and five ligatures.
 */
export function unnamedGlyph(font: string, code: number): string {
  const places = fonts.find(([name]) => name.test(font))?.[1];
  if (places) return places[movedBack(code)] ?? nobodyKnows;
  if (unknownSigns.test(font)) return nobodyKnows;
  if (code > 32) return String.fromCodePoint(code);
  return ligatures.get(code) ?? nobodyKnows;
}

/** Places below 33, and the last, stand higher in fonts for programs that take them for control characters. */
function movedBack(code: number): number {
  if (code >= 161 && code <= 170) return code - 161;
  if (code >= 173 && code <= 195) return code - 163;
  return code === 196 ? 127 : code;
}
