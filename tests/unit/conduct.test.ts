import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  offenceFound,
  offenceIn,
  offenceInPicture,
  pauseAfter,
  type Strike,
} from '../../src/conduct/incident.ts';
import { guard, isDoubtful, type Verdict } from '../../src/safety/index.ts';
import { readLines } from '../support/fixture-lines.ts';

interface Line {
  readonly id: string;
  readonly message: string;
  readonly expect: string;
  readonly history?: readonly (string | { role: string; content: string })[];
}

const fixtures = join(import.meta.dirname, '../fixtures');
const all = [
  join(fixtures, 'guard-messages.jsonl'),
  ...globSync(join(fixtures, 'guard-unseen/*.jsonl')),
].flatMap((file) => readLines<Line>(file));
const cries = all.filter((line) => line.expect.startsWith('crisis'));

function saidBefore({ history = [] }: Line): string[] {
  return history.flatMap((one) => {
    if (typeof one === 'string') return [one];
    return one.role === 'user' ? [one.content] : [];
  });
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = new Date('2031-05-14T12:00:00Z');
const strike = (ago: number, change: Partial<Strike> = {}): Strike => ({
  category: 'harassment',
  severity: 'medium',
  at: new Date(+now - ago),
  ...change,
});

// features: S58, B11
describe('a cry for help', () => {
  it('is never held against anybody, whatever the guard takes it for, for every one that is known', () => {
    expect(cries.length).toBeGreaterThan(200);
    for (const line of cries) {
      for (const before of [saidBefore(line), []]) {
        const offence = offenceIn(guard(line.message, before), line.message);
        expect(offence?.standing ?? 'none', line.message).not.toBe('counts');
        if (offence?.category === 'self_harm') expect(offence.severity).toBe('safety');
      }
    }
  });

  it('is never one that a model is asked about', () => {
    const asked = cries.filter((line) => {
      const { action } = guard(line.message, saidBefore(line));
      return (action === 'answer' || action === 'guide') && isDoubtful(line.message);
    });
    expect(asked.map(({ message }) => message)).toEqual([]);
  });

  it('stays one when a model hears it, however severe the model thinks it and whatever the school decided', () => {
    for (const severity of ['low', 'medium', 'high', 'critical'] as const)
      for (const decided of ['wait', 'count'] as const)
        expect(offenceFound({ category: 'self_harm', severity }, decided).standing).toBe('help');
  });

  it('keeps whoever sounds strained in anything that was judged from being noted', () => {
    const verdict: Verdict = {
      action: 'refuse',
      category: 'harassment',
      severity: 'high',
      rules: ['insult'],
    };
    expect(offenceIn(verdict, 'x', 'y')).toMatchObject({ standing: 'counts' });
    const weighs = 'My grandma died and I cannot cope any more.';
    expect(offenceIn(verdict, 'x', weighs)).toBeUndefined();
  });

  it('weighs nothing even if it were kept as a strike', () => {
    const kept = strike(0, { category: 'self_harm', severity: 'safety' });
    expect(pauseAfter([kept, kept, kept, kept], now)).toBe(0);
  });
});

// features: S55, S56, S57
describe('strikes', () => {
  it('make a pause of 48 hours from the third within seven days, and of seven days when one is critical', () => {
    expect(pauseAfter([strike(0), strike(day)], now)).toBe(0);
    expect(pauseAfter([strike(0), strike(day), strike(6 * day)], now)).toBe(48 * hour);
    expect(pauseAfter([strike(0), strike(day), strike(7 * day)], now)).toBe(0);
    expect(pauseAfter([strike(0, { severity: 'critical' })], now)).toBe(7 * day);
    expect(pauseAfter([strike(8 * day, { severity: 'critical' })], now)).toBe(0);
  });

  it('count an evening of trying the tutor’s rules once', () => {
    const tries = [0, 10, 20, 50, 100].map((minutes) =>
      strike(minutes * minute, { category: 'jailbreak_attempt' }),
    );
    expect(pauseAfter(tries, now)).toBe(0);
    expect(pauseAfter([...tries, strike(5 * hour), strike(6 * hour)], now)).toBe(48 * hour);
  });

  it('come from rules; what the guard has learned from examples never makes a pause alone', () => {
    const verdict = (rules: string[]): Verdict => ({
      action: 'refuse',
      category: 'violence',
      severity: 'critical',
      rules,
    });
    expect(offenceIn(verdict(['weapons']), 'x')).toMatchObject({ severity: 'critical' });
    expect(offenceIn(verdict(['like-others']), 'x')).toMatchObject({ severity: 'high' });
  });

  it('of a model never make a pause alone, nor do the words in a picture before somebody has looked', () => {
    const grave = { category: 'violence', severity: 'critical' } as const;
    expect(offenceFound(grave, 'count')).toMatchObject({ severity: 'high', standing: 'counts' });
    expect(offenceFound(grave, 'wait')).toMatchObject({ severity: 'high', standing: 'waits' });
    expect(offenceInPicture({ ...grave, standing: 'counts' }).standing).toBe('waits');
    const aside = { category: 'off_topic', severity: 'low', standing: 'noted' } as const;
    expect(offenceInPicture(aside)).toEqual(aside);
  });

  it('are nothing that a message about the course gets, nor one about the weather', () => {
    const wrong = all.filter((line) => {
      if (line.expect !== 'answer' && !line.expect.startsWith('guide')) return false;
      return offenceIn(guard(line.message, saidBefore(line)), line.message)?.standing === 'counts';
    });
    // Two in a hundred are stopped in error, and most of those are taken for small talk.
    expect(wrong.length / all.length).toBeLessThan(0.01);
    expect(offenceIn(guard('best pizza place near campus?'), '')?.standing).toBe('noted');
  });
});

// features: S55
it('a model is asked about few of the messages that are about a course', () => {
  const legitimate = all.filter(({ expect: what }) => what === 'answer');
  const asked = legitimate.filter(({ message }) => isDoubtful(message));
  expect(asked.length / legitimate.length).toBeLessThan(0.03);
});
