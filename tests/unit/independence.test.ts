import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseStrategy,
  helpFor,
  helpLevels,
  independenceFrom,
  masteryGrade,
  nextCheck,
  recheckGaps,
  saysStuck,
  standingOf,
  withHintsOnly,
  type Evidence,
  type HelpLevel,
  type Snapshot,
} from '../../src/learner/index.ts';
import { promptShelf } from '../../src/tutor/index.ts';
import { helpSection } from '../../src/tutor/prompts/help-section.ts';

const day = 86_400_000;
const at = (days: number): Date => new Date(days * day);
const event = (outcome: number, days: number, more: Partial<Evidence> = {}): Evidence => ({
  conceptId: 'c',
  source: 'quiz',
  outcome,
  weight: 1,
  assisted: false,
  happenedAt: at(days),
  chance: 0,
  ...more,
});
const helped = (outcome: number, days: number, more: Partial<Evidence> = {}): Evidence =>
  event(outcome, days, { assisted: true, ...more });
const times = (count: number, one: Evidence): Evidence[] =>
  Array.from({ length: count }, () => one);

const anyEvent = fc.record({
  outcome: fc.constantFrom(0, 0.5, 1),
  days: fc.double({ min: 0, max: 90, noNaN: true }),
  assisted: fc.boolean(),
  chance: fc.constantFrom(0, 0.25, 0.5),
});
const histories = fc
  .array(anyEvent, { maxLength: 30 })
  .map((all) =>
    all
      .toSorted((a, b) => a.days - b.days)
      .map(({ outcome, days, assisted, chance }) => event(outcome, days, { assisted, chance })),
  );

// features: B13
describe('how a concept goes with help and alone', () => {
  it('is not known before a quiz’s worth of questions was answered alone, however much went with help', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(2), (withHelp, alone) => {
        const events = [...times(withHelp, helped(1, 1)), ...times(alone, event(1, 2))];
        expect(independenceFrom(events).state).toBe('unknown');
        expect(helpFor(events)).toBe(null);
      }),
    );
    expect(independenceFrom([])).toMatchObject({ state: 'unknown', gap: null });
  });

  it('keeps every share and difference within its interval, and those within what can be', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const { alone, withHelp, gap } = independenceFrom(events);
        for (const { low, probability, high } of [alone, withHelp]) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(probability + 1e-9);
          expect(probability).toBeLessThanOrEqual(high + 1e-9);
        }
        if (gap === null) return;
        expect(gap.low).toBeLessThanOrEqual(gap.value + 1e-9);
        expect(gap.value).toBeLessThanOrEqual(gap.high + 1e-9);
      }),
    );
  });

  it('is called alone by nothing that was done with help', () => {
    fc.assert(
      fc.property(histories, fc.nat(20), (events, more) => {
        const before = independenceFrom(events).alone;
        const after = independenceFrom([...events, ...times(more, helped(1, 91))]).alone;
        expect(after).toEqual(before);
      }),
    );
  });

  it.each([
    ['alone', times(6, event(1, 1))],
    ['with_help', [...times(6, helped(1, 1)), ...times(5, event(0, 2))]],
    [
      'by_chance',
      [...times(3, event(1, 1, { chance: 0.25 })), ...times(9, event(0, 1, { chance: 0.25 }))],
    ],
    ['growing', [event(1, 1), event(0, 1), event(1, 1)]],
  ] as const)('is %s where the answers say so', (state, events) => {
    expect(independenceFrom(events).state).toBe(state);
  });

  it('takes luck off: right answers among four options say less than the same in gaps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        (right, all) => {
          const answers = (chance: number): Evidence[] =>
            Array.from({ length: all }, (_, place) => event(place < right ? 1 : 0, 1, { chance }));
          const [gaps, options] = [independenceFrom(answers(0)), independenceFrom(answers(0.25))];
          expect(options.alone.probability).toBeLessThanOrEqual(gaps.alone.probability);
          expect(options.alone.low).toBeLessThanOrEqual(gaps.alone.low);
        },
      ),
    );
  });

  it('looks at the last answers, so that who has learned is not held to the beginning', () => {
    const events = [...times(12, event(0, 1)), ...times(12, event(1, 20))];
    expect(independenceFrom(events).state).toBe('alone');
  });
});

// features: B13
describe('the help that is begun with', () => {
  const rank = (events: readonly Evidence[]): number =>
    helpLevels.indexOf(helpFor(events) ?? 'step_first');

  it('is never more after one more right answer alone, and never less after a wrong one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 3, maxLength: 20 }), (outcomes) => {
        const events = outcomes.map((outcome, place) => event(outcome, place));
        expect(rank([...events, event(1, 30)])).toBeLessThanOrEqual(rank(events));
        expect(rank([...events, event(0, 30)])).toBeGreaterThanOrEqual(rank(events));
      }),
    );
  });

  it('fades from a step to a hint to a question as answers alone go right', () => {
    const wrong = times(3, event(0, 1));
    const levels = Array.from({ length: 10 }, (_, right) =>
      helpFor([...wrong, ...times(right, event(1, 2))]),
    );
    expect(levels[0]).toBe('step_first');
    expect(levels.at(-1)).toBe('question_first');
    expect(levels).toContain('hint_first');
    expect(levels.map((level) => helpLevels.indexOf(level ?? 'step_first'))).toEqual(
      levels.map((level) => helpLevels.indexOf(level ?? 'step_first')).toSorted((a, b) => b - a),
    );
  });

  it('shows no step near graded work, whatever went wrong alone', () => {
    const events = times(5, event(0, 1));
    const concept = { conceptId: 'c', name: 'Limits', slug: 'limits', events, ...zero };
    const strategy = chooseStrategy('What are limits?', { ...nobody, mastery: [concept] });
    expect(strategy.help).toBe('step_first');
    expect(withHintsOnly(strategy).help).toBe(null);
  });

  it('is told as a beginning and not as an end, and is nothing of its own where nothing is known', () => {
    expect(helpSection(null)).toBe(null);
    for (const level of helpLevels) {
      const said = helpSection(level) ?? '';
      expect(said).toContain('gets the next bit of help at once');
      expect(said).toContain('What is said of graded work comes first');
    }
  });

  it('is told by no version of before, and changes no other word of the newest', () => {
    const input = (help: HelpLevel | null) => ({
      courseTitle: 'Course',
      institution: 'School',
      language: 'en',
      snapshot: nobody,
      strategy: { name: 'scaffolding', concept: null, reasons: [], adjustments: [], help } as const,
      passages: [],
      results: [],
      unanswerable: false,
      guideOnly: false,
    });
    for (const shelf of [promptShelf.tutor, promptShelf.synthesis]) {
      const [newest, ...before] = shelf;
      expect(before.every(({ usualHelp }) => usualHelp)).toBe(true);
      for (const level of helpLevels) {
        const said = newest.write(input(level));
        expect(said.replace(`${helpSection(level)}\n\n`, '')).toBe(newest.write(input(null)));
        for (const { write } of before) expect(write(input(level))).toBe(write(input(null)));
      }
    }
  });

  it.each([
    'I’m stuck',
    "I can't go on with this",
    'I have no idea where to begin',
    'Ich komme hier nicht weiter',
    'Keine Ahnung, wie das geht',
    'Estoy atascada, no puedo más',
    'Je n’y arrive plus',
    'Não consigo continuar',
    'נתקעתי, אין לי מושג',
    'لا أستطيع المتابعة',
  ])('hears that somebody cannot go on: %s', (message) => {
    expect(saysStuck(message)).toBe(true);
  });

  it.each([
    'How does the chain rule work?',
    'Why is the piston stuck to the rod in figure 3?',
    'What did the explorers give up for the journey?',
    '¿Qué es la regla de la cadena?',
  ])('takes a question for a question: %s', (message) => {
    expect(saysStuck(message)).toBe(false);
  });
});

const zero = { probability: 0.5, low: 0, high: 1, alpha: 1, beta: 1, evidence: 5 };
const nobody: Snapshot = {
  mastery: [],
  misconceptions: [],
  episodes: [],
  quiz: { totalAttempts: 0, averageScore: null, passRate: null, weakAreas: [], latest: null },
  wish: null,
  history: [],
};

// features: B13
describe('the next check without help', () => {
  it('follows success with help that nobody has seen alone, and nothing smaller', () => {
    expect(nextCheck([])).toBe(null);
    expect(nextCheck([helped(0, 1)])).toBe(null);
    expect(nextCheck([helped(1, 1, { source: 'chat', weight: 0.5 })])).toBe(null);
    const solved = helped(1, 1);
    expect(nextCheck([solved])).toMatchObject({ kind: 'short_check', since: at(1) });
    expect(nextCheck([solved, event(0, 2)])).toBe(null);
  });

  it('comes ever later where it would show the same again', () => {
    const daysAfter = (failures: number): number => {
      const events = Array.from({ length: failures }, (_, place) => event(0, place * 2));
      const last = (failures - 1) * 2;
      const due = nextCheck([...events, helped(1, last + 0.1)])?.dueAt.getTime() ?? 0;
      return due / day - last;
    };
    expect([1, 2, 3, 4].map(daysAfter)).toEqual([1, 3, 7, 7]);
  });

  it('grows its gaps while what went alone still goes, ends, and begins anew after it did not', () => {
    let now = 1;
    const events: Evidence[] = [event(1, now)];
    const gaps: number[] = [];
    for (let next = nextCheck(events); next !== null; next = nextCheck(events)) {
      expect(next.kind).toBe('delayed_recheck');
      gaps.push(next.dueAt.getTime() / day - now);
      now = next.dueAt.getTime() / day;
      events.push(event(1, now));
    }
    expect(gaps).toEqual(recheckGaps);
    expect(nextCheck([...events, event(0, now + 9)])).toBe(null);
    expect(nextCheck([...events, event(0, now + 9), event(1, now + 12)])?.afterDays).toBe(
      recheckGaps[0],
    );
  });

  it('is moved by no success that came early', () => {
    const due = nextCheck([event(1, 1)]);
    expect(nextCheck([event(1, 1), event(1, 2)])).toEqual(due);
  });

  it('asks about a success that is there, and never before it', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const next = nextCheck(events);
        if (next === null) return;
        expect(next.dueAt.getTime()).toBeGreaterThan(next.since.getTime());
        const asked = events.filter(({ happenedAt }) => +happenedAt === +next.since);
        expect(asked.some(({ outcome }) => outcome > 0)).toBe(true);
        expect(asked.some(({ assisted }) => assisted === (next.kind === 'short_check'))).toBe(true);
      }),
    );
  });

  it('waits as long as its student says, and after a no until there is something new', () => {
    const next = nextCheck([helped(1, 1)]);
    const now = at(5);
    expect(standingOf(null, null, now)).toBe('none');
    expect(standingOf(next, null, at(1))).toBe('not_yet');
    expect(standingOf(next, null, now)).toBe('waits');
    const later = { said: 'postponed', at: at(4), until: at(7) } as const;
    expect(standingOf(next, later, now)).toBe('postponed');
    expect(standingOf(next, later, at(7))).toBe('waits');
    const no = { said: 'declined', at: at(4), until: null } as const;
    expect(standingOf(next, no, at(80))).toBe('declined');
    expect(standingOf(nextCheck([helped(1, 1), helped(1, 6)]), no, at(80))).toBe('waits');
  });
});

// features: B13
describe('a grade', () => {
  it('rests on nothing that was done with help, nor on a check that was taken for oneself', () => {
    const named = (one: Evidence) => ({ ...one, conceptName: 'Limits' });
    const taken = event(0, 3, { source: 'check' });
    expect(masteryGrade([helped(1, 1), taken].map(named))).toBeUndefined();
    const alone = masteryGrade([event(1, 1)].map(named));
    expect(masteryGrade([event(1, 1), helped(0, 2), taken].map(named))).toEqual(alone);
  });
});
