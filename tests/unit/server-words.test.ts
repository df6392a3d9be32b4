import { describe, expect, it } from 'vitest';
import { languages } from '../../src/ground/language/index.ts';
import { wordsIn } from '../../src/tongues/index.ts';
import { cannedAnswer } from '../../src/tutor/canned-answers.ts';
import { differences, missingArguments } from '../support/compare-words.ts';

const limit = {
  scope: 'course',
  period: 'month',
  resetsAt: '2031-07-11T13:00:00.000Z',
  keptBack: 4,
} as const;
const crisis = {
  action: 'crisis',
  category: 'self_harm',
  severity: 'critical',
  rules: [],
} as const;

/** Whom to call there; the numbers are the same in every language. */
const numbers = {
  US: ['988', '911'],
  CA: ['988', '911'],
  GB: ['116 123', '85258', '999'],
  IE: ['116 123', '112'],
  DE: ['116 123', '0800 111 0 111', '112'],
  AU: ['13 11 14', '000'],
  AT: ['142', '112'],
  CH: ['143', '112'],
  ES: ['024', '112'],
  MX: ['800 911 2000', '911'],
  FR: ['3114', '112'],
  BR: ['188', '192'],
  IL: ['1201', '101'],
};

describe.each(languages.filter((language) => language !== 'en'))('the server in %s', (language) => {
  const { budget: theirBudget, ...theirs } = wordsIn(language);
  const { budget, ...english } = wordsIn('en');

  it('says everything English says, and nothing in English', () => {
    const { missing, equal } = differences(english, theirs);
    expect(missing).toEqual([]);
    expect(equal).toEqual([]);
    expect(missingArguments(english, theirs)).toEqual([]);
    expect(Object.keys(theirBudget).toSorted()).toEqual(Object.keys(budget).toSorted());
  });

  it('says of a limit what is left, how much it is enough for, and when it comes back', () => {
    const { spent, tokens, tooManyTurns, small, offline, enough, noMore, noMoreModel } =
      theirBudget;
    const told = [
      spent(limit, tokens(713)),
      small(limit),
      offline(limit),
      enough(limit, 2, false),
      enough(limit, 'many', true),
      noMore(limit),
      noMoreModel(limit),
    ];
    for (const sentence of told) {
      expect(sentence).toContain('2031');
      expect(sentence).toContain('UTC');
      expect(sentence).not.toMatch(/undefined|#/);
    }
    expect(new Set(told).size).toBe(told.length);
    expect(told[0]).toContain('713');
    expect(enough(limit, 17, true)).toContain('17');
    expect(enough(limit, 17, true)).not.toBe(enough(limit, 17, false));
    expect(tooManyTurns(19)).toContain('19');
    const kinds = (['tenant', 'course', 'section', 'student'] as const).flatMap((scope) =>
      (['hour', 'day', 'month'] as const).map((period) => noMore({ ...limit, scope, period })),
    );
    expect(new Set(kinds).size).toBe(12);
    expect(noMore({ ...limit, keptBack: 0 })).not.toBe(noMore(limit));
  });

  it('names to a student in distress the lines of their country', () => {
    for (const [country, lines] of Object.entries(numbers)) {
      const answer = cannedAnswer(crisis, country, wordsIn(language));
      for (const number of lines) expect(answer).toContain(number);
      expect(answer).toContain(theirs.crisis.opening);
      expect(answer).toContain(theirs.crisis.closing);
    }
    for (const country of [null, 'ZZ', '__proto__', 'toString'])
      expect(cannedAnswer(crisis, country, wordsIn(language))).toContain('findahelpline.com');
  });
});
