import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Hit } from '../../src/retrieve/index.ts';
import { createCheckSentence } from '../../src/tutor/citations/check-sentence.ts';
import { toPassages } from '../../src/tutor/passages.ts';

const page = (name: string): string =>
  readFileSync(new URL(`../../src/lab/course/content/${name}.md`, import.meta.url), 'utf8');

/** The sections of three pages of the lab's course, numbered from 1. */
const sections = [
  'power-sum-constant-rules',
  'slopes-and-rates',
  'exponential-logarithm-trigonometry',
].flatMap((name) =>
  page(name)
    .split(/^## /m)
    .slice(1)
    .map((text) => ({
      title: name.replaceAll('-', ' '),
      heading: text.split('\n')[0] ?? '',
      content: text,
    })),
);
const passages = toPassages(
  sections.map(({ title, heading, content }, at): Hit => ({
    chunkId: `c${at}`,
    documentId: title,
    title,
    fileName: title,
    url: null,
    mayCite: true,
    mayLink: true,
    moduleTitle: null,
    headingPath: [heading],
    page: null,
    timeFrom: null,
    timeTo: null,
    content,
    excerpt: content,
    pieces: [],
    ordinal: at,
    tokens: 1,
    rank: at + 1,
    boostedBy: [],
    coverage: 1,
    fusedScore: 0,
    vectorRank: null,
    vectorScore: null,
    textRank: null,
    textScore: null,
  })),
);
const numberOf = (heading: string): number =>
  1 + sections.findIndex((one) => one.heading === heading);

/** Section, a sentence it carries, and sentences it does not carry. */
const labelled: readonly [string, string, ...string[]][] = [
  [
    'Constant rule',
    'The derivative of a constant function is zero everywhere',
    'The derivative of a constant function is 1 everywhere',
    'The derivative of $\\pi^2$ is $2\\pi^3$',
  ],
  [
    'Constant rule',
    'Even $\\pi^2$ is just a number, close to 9.87',
    'Even $\\pi^2$ is just a number, close to 9.78',
  ],
  [
    'Power rule',
    'The derivative of $x^n$ is $n x^{n-1}$',
    'The derivative of $x^n$ is $n x^{n+1}$',
  ],
  [
    'Power rule',
    "In the worked example, \\(f'(x) = -3x^{-4}\\)",
    "In the worked example, \\(f'(x) = -4x^{-3}\\)",
  ],
  [
    'Power rule',
    'You multiply out the brackets and choose one h in n ways',
    'Photosynthesis stores the energy of sunlight in sugar molecules',
  ],
  [
    'Constant multiple rule',
    'For instance $7x^4$ has the derivative $28x^3$, since $7 \\cdot 4x^3 = 28x^3$',
    'For instance $7x^4$ has the derivative $21x^3$',
  ],
  [
    'Sum rule',
    'With two taps that give 3 and 5 litres per minute you get 8 together',
    'With two taps that give 3 and 6 litres per minute you get 9 together',
  ],
  ['Sum rule', "In symbols, $(f+g)' = f' + g'$", "In symbols, $(f+g)' = f' g'$"],
  [
    'Derivative of a polynomial',
    'The tangent there is $y = 10x - 16$',
    'The tangent there is $y = 10x + 16$',
    'The tangent there is $y = 16x - 10$',
  ],
  [
    'Derivative of a polynomial',
    'Differentiating lowers the degree of a polynomial by one',
    'A secant line is a straight line through two points of a graph',
  ],
  [
    'Average rate of change',
    'Between the two moments the cyclist covers 16 metres in 2 seconds',
    'Between the two moments the cyclist covers 18 metres in 2 seconds',
  ],
  [
    'Average rate of change',
    'The course says that “an average is a summary”',
    'The course says that “an average is a good guess”',
  ],
  [
    'Secant line',
    'Its slope is exactly the average rate of change',
    'Its slope was first computed by Pierre de Fermat',
  ],
  [
    'Instantaneous rate of change',
    'From 3 to 3.01 the average velocity is 6.01',
    'From 3 to 3.01 the average velocity is 6.1001',
  ],
  [
    'Instantaneous rate of change',
    'The averages head for 6 as the interval shrinks',
    'The averages head for 7 as the interval shrinks',
    'In the lecture Cauchy is quoted on this',
  ],
  [
    'Tangent line',
    'The tangent to $y = x^3$ at $x = 1$ meets the graph again at $x=-2$',
    'The tangent to $y = x^3$ at $x = 1$ meets the graph again at $x=-3$',
  ],
  [
    'Units of a rate of change',
    'After ten minutes the tea cools by 1.5 degrees per minute',
    'After ten minutes the tea cools by 2.5 degrees per minute',
  ],
  [
    'Units of a rate of change',
    'In economics this is the marginal cost, in euros per chair',
    'In economics this is the Laffer curve, in euros per chair',
  ],
  [
    'Derivatives of sine and cosine',
    'The cosine has the derivative $-\\sin x$',
    'The cosine has the derivative $-\\sin^2 x$',
  ],
  [
    'Derivative of the tangent',
    'It equals $\\frac{1}{\\cos^2 x}$, which is positive',
    'It equals $\\frac{1}{\\sin^2 x}$, which is positive',
  ],
  [
    'Natural exponential function',
    "Euler's number is about 2.71828",
    "Euler's number is about 2.71282",
    'It is called the Napier number, about 2.71828',
  ],
  [
    'Natural exponential function',
    'The culture grows by 30 % of its size per hour',
    'The culture grows by 35 % of its size per hour',
  ],
  [
    'Natural logarithm',
    '„The logarithm turns products into sums“ is how your course puts it',
    '„The logarithm turns sums into products“ is how your course puts it',
  ],
  [
    'Exponential functions with other bases',
    'The constant for 2 is $\\ln 2 \\approx 0.693$',
    'The constant for 2 is $\\ln 2 \\approx 0.639$',
  ],
];

// features: B14
describe('the check of citations on a labelled set', () => {
  const check = createCheckSentence(passages);
  const fails = (heading: string, sentence: string): boolean =>
    check(`${sentence} [${numberOf(heading)}].`, { isHeading: false })?.holds === false;

  it('finds what the cited place does not carry, and lets stand what it does', () => {
    expect(passages).toHaveLength(sections.length);
    expect(labelled.every(([heading]) => numberOf(heading) > 0)).toBe(true);
    const carried = labelled.map(([heading, sentence]) => ({
      sentence,
      failed: fails(heading, sentence),
    }));
    const invented = labelled.flatMap(([heading, , ...sentences]) =>
      sentences.map((sentence) => ({ sentence, failed: fails(heading, sentence) })),
    );
    const falseAlarms = carried.filter(({ failed }) => failed).map(({ sentence }) => sentence);
    const missed = invented.filter(({ failed }) => !failed).map(({ sentence }) => sentence);
    expect(falseAlarms).toEqual([]);
    expect([carried.length, invented.length]).toEqual([24, 28]);
    // What looking up cannot tell: a number that stands elsewhere in the same place, and a subject
    // that shares its everyday words.
    expect(missed).toEqual([
      'A secant line is a straight line through two points of a graph',
      'The averages head for 7 as the interval shrinks',
    ]);
  });
});
