import { createTape, type FormulaTape } from './formula-tape.ts';
import { entry, words } from '../words.ts';

type FormulaWords = typeof words.formula;

/**
 * A formula in words of the page's language, for an announcement: short and in reading order. Who
 * wants its structure finds the MathML on the page.
 */
export function speakFormula(tex: string, says: FormulaWords = words.formula): string {
  const reading = { tape: createTape(tex), says, callable: false, approaching: false };
  return all(reading).replaceAll(/\s+/g, ' ').trim();
}

interface Reading {
  readonly tape: FormulaTape;
  readonly says: FormulaWords;
  /** True behind the name of a function: a bracket that comes now holds what it is taken of. */
  callable: boolean;
  /** True beneath a limit. */
  approaching: boolean;
}

/** Layout and wrapping; nothing to say. */
const silent =
  /^(?:[,;:!{}\\ ]|q?quad|left|right|[bB]igg?[lrm]?|(?:display|text)style|(?:no)?limits|text|math[a-z]+|operatorname|boxed|begin|end)$/;

/** Commands that mean the same mark on a letter. */
const marks: Readonly<Record<string, keyof FormulaWords['marked']>> = {
  vec: 'vec',
  overrightarrow: 'vec',
  hat: 'hat',
  widehat: 'hat',
  bar: 'bar',
  overline: 'bar',
  tilde: 'tilde',
  widetilde: 'tilde',
  dot: 'dot',
  ddot: 'ddot',
};

function all(reading: Reading, until?: string): string {
  const { tape } = reading;
  const said: string[] = [];
  while (!tape.isOver() && tape.peek() !== until) said.push(one(reading));
  tape.next();
  return said.join(' ');
}

/** What belongs to the command before: a group in braces or a single token. */
function argument(reading: Reading): string {
  const { tape } = reading;
  const digit = tape.nextDigit();
  if (digit !== undefined) return digit;
  if (tape.peek() !== '{') return tape.isOver() ? '' : one(reading);
  tape.next();
  return all(reading, '}');
}

function one(reading: Reading): string {
  const { tape, says, callable } = reading;
  const token = tape.next();
  reading.callable = /^[fghFGHP]$/.test(token);
  if (token === '{') return all(reading, '}');
  if (token === '(') return callable ? says.of : '';
  if (/^[_^']$/.test(token)) {
    const said = script(reading, token);
    reading.callable = callable;
    return said;
  }
  if (token.startsWith('\\')) return command(reading, token.slice(1), callable);
  return entry(says.signs, token) ?? (/[()[\]{}&~]/.test(token) ? '' : token);
}

/** What stands beneath or above the thing before it. */
function script(reading: Reading, token: string): string {
  const { tape, says } = reading;
  if (token === '_') return says.index(argument(reading));
  if (token === '^') return power(reading, argument(reading));
  let strokes = 1;
  for (; tape.peek() === "'"; strokes += 1) tape.next();
  return says.primes(strokes);
}

function power({ says, approaching }: Reading, exponent: string): string {
  const prime = says.primes(1);
  const strokes = exponent.split(prime);
  if (strokes.length > 1 && strokes.join('').trim() === '') return says.primes(strokes.length - 1);
  if (exponent === says.names.circ) return says.degrees;
  if (exponent === says.signs['*']) return says.star;
  if (approaching && exponent === says.signs['+']) return says.fromRight;
  if (approaching && exponent === says.signs['-']) return says.fromLeft;
  return says.power(exponent);
}

function command(reading: Reading, name: string, callable: boolean): string {
  const { says } = reading;
  const inWords = /^[a-z]+\*?\s*\{(.*)\}/s.exec(name);
  if (inWords) return /^(?:begin|end)/.test(name) ? '' : (inWords[1] ?? '');
  if (/^[dtc]?frac$/.test(name)) return says.fraction(argument(reading), argument(reading));
  if (/^[dt]?binom$/.test(name)) return says.choose(argument(reading), argument(reading));
  if (name === 'sqrt') return root(reading);
  if (name === 'lim') return limit(reading);
  if (name === 'prime') return says.primes(1);
  if (reading.approaching && /^(?:to|(?:long)?rightarrow)$/.test(name)) return says.tends;
  if (silent.test(name)) {
    reading.callable = callable;
    return '';
  }
  return large(reading, name) ?? named(reading, name);
}

function named(reading: Reading, name: string): string {
  const { says } = reading;
  const taken = entry(says.functions, name);
  if (taken !== undefined) return applied(reading, name, taken);
  const mark = Object.hasOwn(marks, name) ? marks[name] : undefined;
  if (mark) return says.marked[mark](argument(reading));
  const letter = name.replace(/^var/, '').toLowerCase();
  return entry(says.names, name) ?? entry(says.letters, letter) ?? name;
}

function root(reading: Reading): string {
  const { tape, says } = reading;
  let degree = '';
  if (tape.peek() === '[') {
    tape.next();
    degree = all(reading, ']');
  }
  return says.root(argument(reading), degree);
}

/** A sum, a product or an integral with its bounds; undefined for what is none. */
function large(reading: Reading, name: string): string | undefined {
  const { says } = reading;
  const kind = /^(?:i{0,3}|o)int$/.test(name) ? 'int' : name;
  if (kind !== 'int' && kind !== 'sum' && kind !== 'prod') return undefined;
  const { low, high } = bounds(reading);
  return says.large[kind](low, high);
}

function limit(reading: Reading): string {
  const outside = reading.approaching;
  reading.approaching = true;
  const { low } = bounds(reading);
  reading.approaching = outside;
  return reading.says.limit(low);
}

/** A function that is taken of what comes next: with a base, with a power of its own. */
function applied(reading: Reading, name: string, taken: string): string {
  const { says } = reading;
  const { low, high } = bounds(reading);
  const beneath = low && (name === 'log' ? says.base(low) : says.over(low));
  return `${taken} ${beneath} ${high && power(reading, high)} ${says.of}`;
}

function bounds(reading: Reading): { low: string; high: string } {
  const { tape } = reading;
  const found = { low: '', high: '' };
  while (/^(?:[_^]|\\(?:no)?limits)$/.test(tape.peek())) {
    const token = tape.next();
    if (token === '_') found.low = argument(reading);
    if (token === '^') found.high = argument(reading);
  }
  reading.callable = false;
  return found;
}
