/**
 * Formulas made comparable: the same mathematics gives the same tokens, whether it was written in
 * LaTeX, in Unicode or in plain text. Signs of multiplication, spacing and fonts say nothing.
 */
export function formulaTokens(source: string): string[] {
  const plain = withoutMarkup(withScripts(source).normalize('NFKC'));
  return plain.match(/\p{L}+|\p{N}+(?:[.,]\p{N}+)*|[^\s\p{L}\p{N}]/gu) ?? [];
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱ';
const subscripts = '₀₁₂₃₄₅₆₇₈₉₊₋₍₎';

/** Before NFKC, which would turn x² into x2. */
function withScripts(text: string): string {
  return text
    .replaceAll(
      new RegExp(`[${superscripts}]+`, 'g'),
      (run) => `^${grouped(run.normalize('NFKC'))}`,
    )
    .replaceAll(new RegExp(`[${subscripts}]+`, 'g'), (run) => `_${grouped(run.normalize('NFKC'))}`);
}

function grouped(inside: string): string {
  const bare = inside.trim().replace(/^\\(?=[a-z]+$)/i, '');
  return /^(?:\p{L}|\p{N}+|\p{L}{3,})$/u.test(bare) ? bare : `(${inside})`;
}

const innermost = '\\s*\\{([^{}]*)\\}';
const groups: readonly (readonly [RegExp, (...inside: string[]) => string])[] = [
  [
    new RegExp(`\\\\[dt]?frac${innermost}${innermost}`, 'g'),
    (_, over = '', under = '') => `${grouped(over)}/${grouped(under)}`,
  ],
  [new RegExp(`\\\\sqrt${innermost}`, 'g'), (_, inside = '') => `√${grouped(inside)}`],
  [
    new RegExp(
      `\\\\(?:math\\w+|text\\w*|operatorname\\*?|bold\\w*|hat|bar|vec|tilde|overline|boxed)${innermost}`,
      'g',
    ),
    (_, inside = '') => ` ${inside} `,
  ],
  [new RegExp(`([\\^_])${innermost}`, 'g'), (_, sign = '', inside = '') => sign + grouped(inside)],
];

const signs: readonly (readonly [RegExp, string])[] = [
  [
    /\\(?:left|right|[bB]ig+[lr]?|displaystyle|textstyle|limits|nolimits|quad|qquad)(?![a-z])/g,
    ' ',
  ],
  [/\\[,;!: ]|~|&|\\\\|\\(?:begin|end)\{\w+\*?\}/g, ' '],
  [/\\(?:cdot|times|ast)(?![a-z])|[*·×⋅∗]/g, ' '],
  [/\\leq?(?![a-z])|≤/g, '<='],
  [/\\geq?(?![a-z])|≥/g, '>='],
  [/\\neq?(?![a-z])|≠/g, '!='],
  [/\\(?:to|rightarrow|longrightarrow)(?![a-z])|→/g, '->'],
  [/\\prime(?![a-z])|[′’‘`]/g, "'"],
  [/[−–—]/g, '-'],
  [/\^'/g, "'"],
  [/\\infty(?![a-z])/g, '∞'],
  [/\\sum(?![a-z])/g, '∑'],
  [/\\int(?![a-z])/g, '∫'],
  [/\\partial(?![a-z])/g, '∂'],
  [/\\pm(?![a-z])/g, '±'],
  [/\\approx(?![a-z])/g, '≈'],
];

const greek: Readonly<Record<string, string>> = Object.fromEntries(
  'α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma τ tau φ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega'
    .split(' ')
    .flatMap((letter, at, all) => (at % 2 === 0 ? [[letter, ` ${all[at + 1]} `]] : [])),
);

function withoutMarkup(source: string): string {
  let text = source.replaceAll(/\\[([]|\\[)\]]|\$/g, ' ');
  for (const [sign, plain] of signs) text = text.replaceAll(sign, plain);
  // From the inside out: each round takes away one level of braces.
  for (let before = ''; before !== text;) {
    before = text;
    for (const [group, replace] of groups) text = text.replaceAll(group, replace);
  }
  return text
    .replaceAll(/\p{Script=Greek}/gu, (letter) => greek[letter] ?? letter)
    .replaceAll(/\\var(?=[a-z])/g, ' ')
    .replaceAll(/\\([A-Za-z]+)/g, ' $1 ')
    .replaceAll(/[\\{}]/g, ' ');
}

/** True when `wanted` stands in `tokens`, whole and without a gap. */
export function hasRun(tokens: readonly string[], wanted: readonly string[]): boolean {
  const last = tokens.length - wanted.length;
  for (let at = 0; at <= last; at += 1) {
    if (wanted.every((token, offset) => tokens[at + offset] === token)) return true;
  }
  return false;
}

/** What is left of formulas in text that lost its raised and lowered signs, as PDF text does. */
export function flatTokens(tokens: readonly string[]): string[] {
  return tokens.filter((token) => !'^_(){}'.includes(token));
}
