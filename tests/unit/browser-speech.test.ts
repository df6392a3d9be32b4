import { describe, expect, it } from 'vitest';
import { createSentenceAnnouncer } from '../../src/browser/text/sentence-announcer.ts';
import { speakFormula } from '../../src/browser/text/speak-formula.ts';
import { toSpeech } from '../../src/browser/text/speech.ts';

/** What is said while the answer grows piece by piece. */
function listen(pieces: readonly string[]): { during: string[]; all: string[] } {
  const all: string[] = [];
  const announcer = createSentenceAnnouncer((sentence) => all.push(sentence));
  let answer = '';
  for (const piece of pieces) {
    answer += piece;
    announcer.hear(answer);
  }
  const during = [...all];
  announcer.end(answer);
  return { during, all };
}

// features: B15
describe('hearing an answer', () => {
  it('comes by whole sentences, each once, however the tokens fall', () => {
    const answer = 'The chain rule is a product. It needs **two** factors! Why? Look here.';
    const sentences = [
      'The chain rule is a product.',
      'It needs two factors!',
      'Why?',
      'Look here.',
    ];
    for (const size of [1, 3, 10, 100]) {
      const pieces = answer.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(listen(pieces).all).toEqual(sentences);
    }
    expect(listen(answer.split('')).during).toEqual(sentences.slice(0, 3));
  });

  it('waits for the source of a sentence and names it with the sentence', () => {
    const { during, all } = listen(['Rates multiply. ', '[', '1]', '\n\nNow you try', ' it.']);
    expect(all).toEqual(['Rates multiply (source 1).', 'Now you try it.']);
    expect(during).toEqual(['Rates multiply (source 1).']);
  });

  it('waits for a formula to be closed, full stops inside it or not', () => {
    const { all } = listen(['So \\(x', ' = 1. ', '5\\) holds. ', 'Next']);
    expect(all).toEqual(['So x equals 1. 5 holds.', 'Next']);
  });

  it('is not cut at an abbreviation or a decimal', () => {
    expect(listen(['Take e.g. the value 3.5 here. Then go on.']).all).toEqual([
      'Take e.g. the value 3.5 here.',
      'Then go on.',
    ]);
  });

  it('reads lists and tables without their marks', () => {
    expect(
      toSpeech('## Title\n\n- **one**\n- two\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n```js'),
    ).toBe('Title\none\ntwo\na, b,\n1, 2,');
    expect(toSpeech('See [the page](https://example.org/x).')).toBe('See the page.');
  });
});

describe('a formula read aloud', () => {
  it.each([
    ['\\frac{dy}{dx} = 2x', 'd y over d x equals 2 x'],
    ["f'(x) \\le x^2 + 1", 'f prime of x is at most x squared plus 1'],
    ['\\sqrt{1 + x^4}', 'the square root of 1 plus x to the power 4'],
    ['\\lim_{x \\to a^+} f(x)', 'the limit as x goes to a from the right of f of x'],
    ['\\bigl(f(g(x))\\bigr)^{n-1}', 'f of g of x to the power n minus 1'],
    ['\\frac12', '1 over 2'],
    ['x \\quad \\text{for all } x \\in \\mathbb{R}', 'x for all x in R'],
    ['\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}', 'a b c d'],
    ['\\sin^2\\alpha + \\log_2 8', 'sine squared of alpha plus the logarithm to base 2 of 8'],
    ['90^\\circ, \\vec v, \\constructor', '90 degrees , vector v , constructor'],
    ['x^{\\prime\\prime} = x^*', 'x double prime equals x star'],
    ['\\sum\\limits_{i \\in I', 'the sum over i in I of'],
    ['{', ''],
    ['\\frac', 'over'],
  ])('%s', (tex, spoken) => {
    expect(speakFormula(tex)).toBe(spoken);
  });
});
