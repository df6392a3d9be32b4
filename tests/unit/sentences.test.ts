import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/ground/text/index.ts';

describe('sentences', () => {
  it('never cut a formula, and end after a display that closes with a full stop', () => {
    expect(
      sentences(
        "In symbols, \\[ f'(a) = \\lim_{h \\to 0} g(h) . \\] A function has \\(1. 5 \\le x\\). Done.",
      ),
    ).toEqual([
      "In symbols, \\[ f'(a) = \\lim_{h \\to 0} g(h) . \\]",
      'A function has \\(1. 5 \\le x\\).',
      'Done.',
    ]);
  });

  it('go on after a display in the middle of one', () => {
    const text = 'The slope is \\[ \\frac{a. B}{c} , \\] which is handier in proofs.';
    expect(sentences(text)).toEqual([text]);
  });

  it('end with their line, formulas over several lines excepted', () => {
    expect(sentences('A heading\nSee pages etc.\nNext \\[ a\n. B \\] line.')).toEqual([
      'A heading',
      'See pages etc.',
      'Next \\[ a\n. B \\] line.',
    ]);
  });

  it('go on after an abbreviation or an initial', () => {
    expect(sentences('See Fig. 3 by J. Smith, e.g. the left. It helps.')).toEqual([
      'See Fig. 3 by J. Smith, e.g. the left.',
      'It helps.',
    ]);
  });
});
