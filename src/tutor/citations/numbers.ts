/** Numbers of a text and what they may mean: "1,000" is a thousand here and one there. */
export interface SpokenNumber {
  readonly said: string;
  readonly readings: readonly string[];
}

// Not inside a word such as "L2" or "x2"; scripts without blanks do not tell.
const numeral =
  /(?<![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}_^])(?:\p{Nd}{1,3}(?:[.,’'\u00a0\u202f]\p{Nd}{3})+(?!\p{Nd})|\p{Nd}+)(?:[.,]\p{Nd}+)?/gu;

export function numbersIn(text: string): SpokenNumber[] {
  return [...text.matchAll(numeral)].map(([said]) => ({ said, readings: readingsOf(said) }));
}

function readingsOf(said: string): string[] {
  const digits = said.replaceAll(/\p{Nd}/gu, digitOf).replaceAll(/[’'\u00a0\u202f]/g, '');
  const [, whole = digits, decimals] = /^(.*)[.,](\d+)$/.exec(digits) ?? [];
  const readings: string[] = [];
  if (decimals === undefined) readings.push(whole);
  else if (/^(?:\d+|\d{1,3}(?:[.,]\d{3})+)$/.test(whole))
    readings.push(`${whole.replaceAll(/[.,]/g, '')}.${decimals}`);
  if (/^\d{1,3}(?:,\d{3})+$|^\d{1,3}(?:\.\d{3})+$/.test(digits))
    readings.push(digits.replaceAll(/[.,]/g, ''));
  return readings.map(canonical);
}

function canonical(text: string): string {
  const whole = text.replace(/^0+(?=\d)/, '');
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole;
}

/** Decimal digits of every script stand in runs of ten, beginning with their zero. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return digit;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

// English, German, French, Spanish; what a text spells out, an answer may write in digits.
const spelled =
  'two zwei deux dos;three drei trois tres;four vier quatre cuatro;five fünf cinq cinco;six sechs seis;seven sieben sept siete;eight acht huit ocho;nine neun neuf nueve;ten zehn dix diez;eleven elf onze once;twelve zwölf douze doce'
    .split(';')
    .map((names) => names.split(' '));

/** The values of the number words in a text. */
export function spelledNumbers(words: ReadonlySet<string>): string[] {
  return spelled.flatMap((names, at) =>
    names.some((name) => words.has(name)) ? [String(at + 2)] : [],
  );
}
