import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingFrom } from '../../src/learner/contest.ts';
import {
  commentMaxChars,
  commentOn,
  isOnlyGuessed,
  masteryGrade,
  type GradedEvidence,
} from '../../src/learner/mastery-grade.ts';

const evidence = fc
  .record({
    concept: fc.integer({ min: 0, max: 40 }),
    name: fc.string({ unit: 'grapheme', maxLength: 150 }),
    outcome: fc.constantFrom(0, 0.5, 1),
    weight: fc.constantFrom(1, 0.5, 0.25),
    source: fc.constantFrom<GradedEvidence['source'][]>('quiz', 'chat', 'check', 'instructor'),
    assisted: fc.boolean(),
  })
  .map(({ concept, name, ...one }): GradedEvidence => ({
    ...one,
    conceptId: `c${concept}`,
    conceptName: name,
    happenedAt: new Date(0),
  }));
const all = fc.array(evidence, { maxLength: 60 });
const mayCount = ({ assisted, source }: GradedEvidence): boolean =>
  !assisted && (source === 'quiz' || source === 'instructor');

const answer = (outcome: number, conceptId = 'c1'): GradedEvidence => ({
  conceptId,
  conceptName: `Concept ${conceptId}`,
  source: 'quiz',
  outcome,
  weight: 1,
  assisted: false,
  happenedAt: new Date(0),
});

// features: P08, B13
describe('the grade for mastery', () => {
  it('rests on nothing that was shown with help or in conversation', () => {
    fc.assert(
      fc.property(all, (events) => {
        expect(masteryGrade(events)).toEqual(masteryGrade(events.filter(mayCount)));
        expect(masteryGrade(events) === undefined).toBe(!events.some(mayCount));
      }),
    );
  });

  it('lies between none and all, and says how much it rests on', () => {
    fc.assert(
      fc.property(all, (events) => {
        const grade = masteryGrade(events);
        if (!grade) return;
        expect(grade.score).toBeGreaterThan(0);
        expect(grade.score).toBeLessThan(1);
        expect(grade.answers + grade.shown).toBe(events.filter(mayCount).length);
      }),
    );
  });

  it('never falls by a right answer nor rises by a wrong one on a concept that has been asked about', () => {
    fc.assert(
      fc.property(fc.array(evidence, { minLength: 1, maxLength: 30 }), (events) => {
        const before = masteryGrade(events);
        const known = events.find(mayCount);
        if (!before || !known) return;
        const right = masteryGrade([...events, answer(1, known.conceptId)]);
        const wrong = masteryGrade([...events, answer(0, known.conceptId)]);
        expect(right?.score).toBeGreaterThan(before.score);
        expect(wrong?.score).toBeLessThan(before.score);
      }),
    );
  });

  it('is 80 of 100 after three right answers, 90 after eight, and each concept counts the same', () => {
    const right = (many: number, concept = 'c1') =>
      Array.from({ length: many }, () => answer(1, concept));
    expect(masteryGrade(right(3))?.score).toBeCloseTo(0.8);
    expect(masteryGrade(right(8))?.score).toBeCloseTo(0.9);
    const both = [...right(8), answer(0, 'c2')];
    expect(masteryGrade(both)?.score).toBeCloseTo((0.9 + 1 / 3) / 2);
    expect(masteryGrade([])).toBeUndefined();
  });

  it('has a comment that is never longer than a gradebook shows', () => {
    fc.assert(
      fc.property(all, (events) => {
        const grade = masteryGrade(events);
        const comment = grade ? commentOn(grade, 'en') : '';
        expect(comment.length).toBeLessThanOrEqual(commentMaxChars);
      }),
    );
  });

  it('says which concepts and how many answers it rests on', () => {
    const shown = { ...answer(1, 'c2'), source: 'instructor' } as const;
    const grade = masteryGrade([answer(1), answer(1), answer(1), shown]);
    expect(grade && commentOn(grade, 'en')).toBe(
      'Preceptor mastery. Without help: 3 answers, 1 shown in class. Concept c1: 80% (3); Concept c2: 67% (1)',
    );
    const many = masteryGrade(Array.from({ length: 90 }, (_, at) => answer(1, `c${at}`)));
    expect(many && commentOn(many, 'en')).toMatch(/; and \d+ more$/);
  });

  it('keeps an answer that its student calls a guess, and none that a check or a teacher set aside', () => {
    expect(isOnlyGuessed(standingFrom(['guessed']))).toBe(true);
    expect(isOnlyGuessed(standingFrom(['guessed', 'withdrawn']))).toBe(false);
    expect(isOnlyGuessed(standingFrom(['guessed', 'set_aside']))).toBe(false);
    expect(isOnlyGuessed(standingFrom(['can_show', 'check_passed']))).toBe(false);
    expect(isOnlyGuessed(standingFrom(['guessed', 'dismissed']))).toBe(false);
    expect(isOnlyGuessed(standingFrom([]))).toBe(false);
  });
});
