import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseSettings, subjectOf, toolsOf } from '../../src/courses/index.ts';
import { audiences } from '../../src/courses/course.ts';
import { subjects } from '../../src/courses/subject.ts';
import {
  adjustmentsFor,
  chooseStrategy,
  wishes,
  withHintsOnly,
  type Snapshot,
} from '../../src/learner/index.ts';
import { promptShelf } from '../../src/tutor/index.ts';
import { adjustmentsSection } from '../../src/tutor/prompts/adjustments-section.ts';

const ladder = [
  'direct_instruction',
  'scaffolding',
  'socratic',
  'guided_practice',
  'challenge',
] as const;
const rung = (name: (typeof ladder)[number]): number => ladder.indexOf(name);

const snapshots: fc.Arbitrary<Snapshot> = fc.record({
  mastery: fc.array(
    fc.double({ min: 0, max: 1, noNaN: true }).map((probability) => ({
      conceptId: 'c',
      name: 'The chain rule',
      slug: 'chain-rule',
      probability,
      low: 0,
      high: 1,
      alpha: 1,
      beta: 1,
      evidence: 3,
    })),
    { maxLength: 1 },
  ),
  misconceptions: fc.constant([]),
  episodes: fc.constant([]),
  quiz: fc.record({
    totalAttempts: fc.nat(6),
    averageScore: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    passRate: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    weakAreas: fc.constant([]),
    latest: fc.constant(null),
  }),
  wish: fc.option(fc.constantFrom(...wishes)),
  history: fc.constant([]),
});
const circumstances = fc.record({
  audience: fc.constantFrom(...audiences),
  subject: fc.constantFrom('as_material' as const, ...subjects),
  seenSubject: fc.option(fc.constantFrom('mathematics' as const, 'programming' as const)),
  wish: fc.option(fc.constantFrom(...wishes)),
  hintsOnly: fc.boolean(),
});
const question = 'How does the chain rule work?';
const unknown = {
  audience: 'unset',
  subject: 'as_material',
  seenSubject: null,
  wish: null,
  hintsOnly: false,
} as const;

// features: S30, S31
describe('the way of teaching', () => {
  it('is the same whatever a student wishes', () => {
    fc.assert(
      fc.property(snapshots, fc.constantFrom(...audiences), (snapshot, audience) => {
        const without = chooseStrategy(question, { ...snapshot, wish: null }, audience);
        expect(chooseStrategy(question, snapshot, audience)).toEqual(without);
      }),
    );
  });

  it('is never a higher rung because of who the students are, and for children no harder problem', () => {
    fc.assert(
      fc.property(snapshots, fc.constantFrom(...audiences), (snapshot, audience) => {
        const { name } = chooseStrategy(question, snapshot);
        const adjusted = chooseStrategy(question, snapshot, audience);
        expect(rung(adjusted.name)).toBeLessThanOrEqual(rung(name));
        if (audience !== 'under_13') expect(adjusted.name).toBe(name);
        else expect(adjusted.name).not.toBe('challenge');
        expect(adjusted.reasons.includes('no_challenge')).toBe(adjusted.name !== name);
      }),
    );
  });

  it('stays by hints alone near open graded work, and no wish for steps or examples is heeded there', () => {
    fc.assert(
      fc.property(snapshots, circumstances, (snapshot, given) => {
        const led = withHintsOnly(chooseStrategy(question, snapshot, given.audience));
        const adjustments = adjustmentsFor({ ...given, hintsOnly: true });
        expect(led.name).toBe('socratic');
        const heeded = adjustments.flatMap((one) =>
          one.kind === 'wish' && one.heeded ? one.wish : [],
        );
        expect(['short', 'in_pictures']).toEqual(expect.arrayContaining(heeded));
        const said = adjustmentsSection(adjustments) ?? '';
        expect(said).not.toContain('number the steps');
        if (said !== '') expect(said).toContain('a hint stays a hint');
      }),
    );
  });
});

// features: S30, S31, S32, S37
describe('how it is said', () => {
  it('is nothing of its own where nothing is known', () => {
    expect(adjustmentsFor(unknown)).toEqual([]);
    expect(adjustmentsFor({ ...unknown, subject: 'other', seenSubject: 'programming' })).toEqual(
      [],
    );
    expect(adjustmentsSection([])).toBe(null);
    const hidden = adjustmentsFor({ ...unknown, wish: 'step_by_step', hintsOnly: true });
    expect(hidden).toEqual([{ kind: 'wish', wish: 'step_by_step', heeded: false }]);
    expect(adjustmentsSection(hidden)).toBe(null);
  });

  it('is word for word the prompt of before in a course where nothing is set', () => {
    const strategy = {
      name: 'scaffolding',
      concept: null,
      reasons: [],
      adjustments: [],
      help: null,
    } as const;
    const quiz = {
      totalAttempts: 0,
      averageScore: null,
      passRate: null,
      weakAreas: [],
      latest: null,
    };
    const input = {
      courseTitle: 'Course',
      institution: 'School',
      language: 'en',
      snapshot: { mastery: [], misconceptions: [], episodes: [], quiz, wish: null, history: [] },
      strategy,
      passages: [],
      results: [],
      unanswerable: false,
      guideOnly: false,
    };
    const [tutor, tutorBefore] = promptShelf.tutor;
    expect(tutor.write(input)).toBe(tutorBefore?.write(input));
    const [agent, agentBefore] = promptShelf.synthesis;
    expect(agent.write(input)).toBe(agentBefore?.write(input));
  });

  it('follows the teachers before the material', () => {
    const seenSubject = 'programming';
    expect(adjustmentsFor({ ...unknown, seenSubject })).toEqual([
      { kind: 'subject', subject: 'programming', by: 'material' },
    ]);
    expect(adjustmentsFor({ ...unknown, seenSubject, subject: 'mathematics' })).toEqual([
      { kind: 'subject', subject: 'mathematics', by: 'teachers' },
    ]);
  });

  it('asks minors for nothing personal, and sends children under 13 to no page of strangers', () => {
    for (const audience of ['under_13', '13_17'] as const)
      expect(adjustmentsSection(adjustmentsFor({ ...unknown, audience }))).toContain(
        'Never ask who they are',
      );
    const tools = ['document_search', 'web_search', 'web_fetch'] as const;
    const settings = courseSettings.parse({ tools });
    expect(toolsOf(settings)).toEqual(tools);
    expect(toolsOf({ ...settings, audience: '13_17' })).toEqual(tools);
    expect(toolsOf({ ...settings, audience: 'under_13' })).toEqual(['document_search']);
  });
});

// features: S32
describe('what a course is about', () => {
  const prose = [
    'The Weimar Republic lasted from 1918 to 1933 and ended in a dictatorship.',
    'Goethe wrote Faust; the first part was printed in 1808 (see the notes).',
    'Das Haus, in dem ich wohne, ist alt. Im Garten stehen drei Bäume.',
    'Goods:\npublic goods;\nprivate goods;\nclass struggle;\nimport duties;\nfor example:\nbread;',
    'Inflation rose by 4 % in one year; prices of bread doubled = a shock for many.',
  ];

  it.each([
    ['mathematics', String.raw`The derivative of \(f(x) = x^2\) is \(2x\).`],
    ['mathematics', 'Es gilt f(x) = 3x + 1 für alle x ∈ ℝ.'],
    [
      'mathematics',
      '\\begin{align}\n\\frac{a}{b} &= c \\\\\n\\sum_{k=1}^{n} k\n\\end{align}\nif x is even:',
    ],
    ['natural_science', 'A mass of 5 kg falls with g = 9.81 m/s² for 2 s.'],
    ['natural_science', 'Die Lösung enthält 0,5 mol Salz in 250 ml Wasser.'],
    ['programming', 'Run it:\n```python\nprint(1)\n```'],
    ['programming', 'A loop runs again.\n\nfor name in names:\n    print(name)'],
    ['programming', 'int main() {\n  int x = 1;\n  return x;\n}'],
  ] as const)('is seen to be %s by its form', (subject, piece) => {
    expect(subjectOf([piece, piece, piece, piece])).toBe(subject);
    expect(subjectOf([...prose, piece])).toBe(null);
  });

  it('stays open for prose, and for a few lines of anything', () => {
    expect(subjectOf(prose)).toBe(null);
    expect(subjectOf([...prose, ...prose, ...prose])).toBe(null);
    expect(subjectOf(['f(x) = 2', 'f(x) = 3'])).toBe(null);
    expect(subjectOf([])).toBe(null);
  });

  it('is told in no time even of a text that is made to keep the reader busy', () => {
    const nasty = [
      '$'.repeat(50_000),
      `${'a.'.repeat(30_000)}(`,
      ' '.repeat(50_000),
      `$${'x'.repeat(50_000)}`,
    ];
    const began = performance.now();
    subjectOf(nasty);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
