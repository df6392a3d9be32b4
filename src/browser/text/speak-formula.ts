const named: Readonly<Record<string, string>> = {
  cdot: 'times',
  times: 'times',
  div: 'divided by',
  pm: 'plus or minus',
  to: 'to',
  rightarrow: 'to',
  infty: 'infinity',
  le: 'is at most',
  leq: 'is at most',
  ge: 'is at least',
  geq: 'is at least',
  ne: 'is not equal to',
  neq: 'is not equal to',
  approx: 'is about',
  equiv: 'is equivalent to',
  in: 'in',
  circ: 'after',
  int: 'the integral of',
  sum: 'the sum of',
  prod: 'the product of',
  lim: 'the limit of',
  partial: 'partial',
  nabla: 'nabla',
  implies: 'implies',
  Rightarrow: 'implies',
  iff: 'if and only if',
  forall: 'for all',
  exists: 'there is',
  cup: 'union',
  cap: 'intersection',
  subset: 'is a subset of',
  ldots: 'and so on',
  cdots: 'and so on',
  dots: 'and so on',
  sin: 'sine of',
  cos: 'cosine of',
  tan: 'tangent of',
  ln: 'the natural logarithm of',
  log: 'the logarithm of',
  exp: 'the exponential of',
};

const signs: Readonly<Record<string, string>> = {
  '=': 'equals',
  '+': 'plus',
  '-': 'minus',
  '−': 'minus',
  '<': 'is less than',
  '>': 'is greater than',
  '*': 'times',
  '/': 'over',
  "'": 'prime',
  '!': 'factorial',
  '|': 'bar',
};

/** Layout and wrapping; nothing to say. */
const silent =
  /^(?:[,;:!quad ]|left|right|[bB]igg?[lrm]?|displaystyle|textstyle|limits|nolimits|text|mathrm|mathbf|mathbb|mathcal|operatorname|boxed|begin|end)$/;

/**
 * A formula in words, for an announcement: short and in reading order. Who wants its structure finds
 * the MathML on the page.
 */
export function speakFormula(tex: string): string {
  return createReader(tex).all().replaceAll(/\s+/g, ' ').trim();
}

function createReader(tex: string) {
  const tokens = tex.match(/\\[a-zA-Z]+|\\.|[0-9]+(?:[.,][0-9]+)*|\S/g) ?? [];
  let at = 0;

  function all(until?: string): string {
    const said: string[] = [];
    while (at < tokens.length && tokens[at] !== until) said.push(one());
    at += 1;
    return said.join(' ');
  }

  /** What belongs to the command before: a group in braces or a single token. */
  function argument(): string {
    const [digit, ...more] = /^\d{2,}$/.test(tokens[at] ?? '') ? (tokens[at] ?? '') : '';
    if (digit !== undefined) {
      // Without braces it is the first digit only: \frac12.
      tokens[at] = more.join('');
      return digit;
    }
    if (tokens[at] !== '{') return at < tokens.length ? one() : '';
    at += 1;
    return all('}');
  }

  function one(): string {
    const token = tokens[at] ?? '';
    at += 1;
    if (token === '{') return all('}');
    if (token === '^') return power(argument());
    if (token === '_') return `sub ${argument()}`;
    if (token.startsWith('\\')) return command(token.slice(1));
    return signs[token] ?? (/[()[\]{}&~]/.test(token) ? '' : token);
  }

  function command(name: string): string {
    if (/^[dtc]?frac$/.test(name)) return `${argument()} over ${argument()}`;
    if (name === 'sqrt') return `the square root of ${argument()}`;
    if (silent.test(name)) return '';
    return named[name] ?? name;
  }

  return { all };
}

function power(exponent: string): string {
  if (exponent === '2') return 'squared';
  if (exponent === '3') return 'cubed';
  return exponent === 'prime' ? 'prime' : `to the power ${exponent}`;
}
