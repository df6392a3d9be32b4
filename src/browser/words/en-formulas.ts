function bounds(low: string, high: string): string {
  if (low && high) return `from ${low} to ${high}`;
  return low ? `over ${low}` : high && `up to ${high}`;
}

/**
 * How a formula is read aloud, in English. What a function is given was read already; bounds that are
 * not there are empty.
 */
export const formulaWords = {
  /** Commands of LaTeX that stand for words. */
  names: {
    cdot: 'times',
    times: 'times',
    div: 'divided by',
    pm: 'plus or minus',
    to: 'to',
    rightarrow: 'to',
    mapsto: 'is mapped to',
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
    notin: 'not in',
    circ: 'after',
    partial: 'partial',
    nabla: 'nabla',
    implies: 'implies',
    Rightarrow: 'implies',
    iff: 'if and only if',
    Leftrightarrow: 'if and only if',
    forall: 'for all',
    exists: 'there is',
    cup: 'union',
    cap: 'intersection',
    subset: 'is a subset of',
    subseteq: 'is a subset of',
    setminus: 'without',
    emptyset: 'the empty set',
    mid: 'given',
    ldots: 'and so on',
    cdots: 'and so on',
    dots: 'and so on',
  },
  /** Greek ones, small or large. */
  letters: {
    alpha: 'alpha',
    beta: 'beta',
    gamma: 'gamma',
    delta: 'delta',
    epsilon: 'epsilon',
    zeta: 'zeta',
    eta: 'eta',
    theta: 'theta',
    iota: 'iota',
    kappa: 'kappa',
    lambda: 'lambda',
    mu: 'mu',
    nu: 'nu',
    xi: 'xi',
    pi: 'pi',
    rho: 'rho',
    sigma: 'sigma',
    tau: 'tau',
    upsilon: 'upsilon',
    phi: 'phi',
    chi: 'chi',
    psi: 'psi',
    omega: 'omega',
  },
  signs: {
    '=': 'equals',
    '+': 'plus',
    '-': 'minus',
    '−': 'minus',
    '<': 'is less than',
    '>': 'is greater than',
    '*': 'times',
    '/': 'over',
    '!': 'factorial',
    '|': 'bar',
  },
  /** Taken of what comes next. */
  functions: {
    sin: 'sine',
    cos: 'cosine',
    tan: 'tangent',
    cot: 'cotangent',
    arcsin: 'arc sine',
    arccos: 'arc cosine',
    arctan: 'arc tangent',
    sinh: 'hyperbolic sine',
    cosh: 'hyperbolic cosine',
    ln: 'the natural logarithm',
    log: 'the logarithm',
    exp: 'the exponential',
    max: 'the maximum',
    min: 'the minimum',
    sup: 'the supremum',
    inf: 'the infimum',
    det: 'the determinant',
    gcd: 'the greatest common divisor',
  },
  /** Between a function and what it is taken of: "f of x". */
  of: 'of',
  over: (set: string) => `over ${set}`,
  base: (base: string) => `to base ${base}`,
  index: (index: string) => `sub ${index}`,
  power: (exponent: string) =>
    exponent === '2' ? 'squared' : exponent === '3' ? 'cubed' : `to the power ${exponent}`,
  degrees: 'degrees',
  star: 'star',
  primes: (count: number) =>
    ['prime', 'double prime', 'triple prime'][count - 1] ?? `${count} primes`,
  fraction: (over: string, under: string) => `${over} over ${under}`,
  choose: (all: string, chosen: string) => `${all} choose ${chosen}`,
  root: (of: string, degree: string) => {
    const which = degree === '3' ? 'cube' : degree ? `${degree}-th` : 'square';
    return `the ${which} root of ${of}`;
  },
  marked: {
    vec: (of: string) => `vector ${of}`,
    hat: (of: string) => `${of} hat`,
    bar: (of: string) => `${of} bar`,
    tilde: (of: string) => `${of} tilde`,
    dot: (of: string) => `${of} dot`,
    ddot: (of: string) => `${of} double dot`,
  },
  large: {
    int: (low: string, high: string) => `the integral ${bounds(low, high)} of`,
    sum: (low: string, high: string) => `the sum ${bounds(low, high)} of`,
    prod: (low: string, high: string) => `the product ${bounds(low, high)} of`,
  },
  limit: (where: string) => (where ? `the limit as ${where} of` : 'the limit of'),
  /** Beneath a limit, in place of an arrow. */
  tends: 'goes to',
  fromRight: 'from the right',
  fromLeft: 'from the left',
};

export type FormulaWords = typeof formulaWords;
