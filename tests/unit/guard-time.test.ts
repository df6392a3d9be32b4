import { describe, expect, it } from 'vitest';
import { guard, soundsStrained, warmUp } from '../../src/safety/index.ts';

const short = 4_000;
/** Twice the longest message that is accepted. */
const long = 16_000;
/** For each letter as much at either length; a rule that starts anew at every sign takes four times as much. */
const steepest = 2;
/** The kernel counts a thread's work in steps of some milliseconds: so much is counted of either length. */
const countedMs = 40;

type Written = readonly [name: string, write: (length: number) => string];

function repeated(part: string): Written {
  return [JSON.stringify(part), (length) => fill(part, length)];
}

function fill(part: string, length: number): string {
  return part.repeat(Math.ceil(length / part.length)).slice(0, length);
}

const signs = Array.from('.,;:!?-_=+*/\\|#~^&%$@<>()[]{}"\'`•—…“«🙂你');
const blanks = ['\n', '\r', '\t', ' ', '\u00a0', '\u2028', ' \n', '\n\n\t', '\r\n'];
const mixed = [
  '.- -... ',
  '| ',
  '> ',
  '\n# ',
  '\n- ',
  '" "',
  '"a" ',
  '<|',
  '[/',
  '](',
  '1 ',
  'a ',
  'a_',
  'ab-',
];

/** What brings a single rule to look further, with much of what it then runs through. */
const inviting: readonly Written[] = [
  ['pictures with addresses', (length) => fill('![](http:', length)],
  ['pictures never closed', (length) => fill('![', length)],
  ['addresses without an end', (length) => fill('open-www.a', length)],
  ['letters of two scripts in turn', (length) => fill('show你', length)],
  ['names of two scripts in turn', (length) => fill('did-你', length)],
  ['a wish in another language, without blanks', (length) => fill('מעדיפ', length)],
  ['one word', (length) => fill('a', length)],
  [
    'letters behind a cipher',
    (length) => Buffer.from(fill('letters', length * 0.7)).toString('base64'),
  ],
  ['blanks before a question', (length) => `${fill(' ', length)} enter god mode`],
  ['a go-ahead, signs and words', (length) => `do ${fill('.', length)} a b c d e f`],
  [
    'a go-ahead and words with signs',
    (length) => `do${` a${fill('.', length / 4)}`.repeat(4)} b c`,
  ],
  ['blows, then a story', (length) => `my dad hits me ${fill('and so on ', length)}`],
  ['a wish, then a course', (length) => `i want to die ${fill('die over this sum ', length)}`],
];

// features: L32, L34
describe('the work a verdict takes grows with the length of the message when it is', () => {
  const written = [...signs, ...signs.map((sign) => `${sign} `), ...blanks, ...mixed].map(repeated);
  it.each([...written, ...inviting])('%s', { timeout: 60_000 }, (_name, write) => {
    warmUp();
    expect(growth(write)).toBeLessThan(steepest);
  });
});

/**
 * Work for each letter of a long message over that of a short one. Processor time of this thread, taken in
 * turns, so that whoever else works on the machine slows down both alike; more of it when in doubt.
 */
function growth(write: Written[1]): number {
  const [few, many] = [write(short), write(long)];
  let [ofFew, ofMany] = [0, 0];
  work(few, 1);
  work(many, 1);
  for (let wanted = countedMs; wanted <= 8 * countedMs; wanted *= 2) {
    while (Math.min(ofFew, ofMany) < wanted) {
      ofFew += work(few, long / short);
      ofMany += work(many, 1);
    }
    if (ofMany / ofFew < (1 + steepest) / 2) break;
  }
  return ofMany / ofFew;
}

/** Milliseconds this thread computed. */
function work(message: string, times: number): number {
  const before = process.threadCpuUsage();
  for (let at = 0; at < times; at += 1) {
    guard(message);
    soundsStrained(message);
  }
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
