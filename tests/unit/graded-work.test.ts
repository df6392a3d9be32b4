import { describe, expect, it } from 'vitest';
import {
  fingerprintOf,
  heard,
  isSolution,
  nearestOf,
  nearness,
  pairsOf,
  resemblance,
  windowOf,
} from '../../src/assessment/index.ts';
import { createRandom } from '../../src/quality/index.ts';
import { gradedTexts, ordinaryQuestions } from '../fixtures/graded-work/assignments.ts';

const prints = gradedTexts.map(({ title, intro, tasks }) =>
  fingerprintOf([title, intro, ...tasks.map(({ text }) => text)].join('\n\n')),
);
const tasks = gradedTexts.flatMap((graded, work) =>
  graded.tasks.map((task) => ({ work, ...task })),
);
const near = (...messages: string[]): number => nearestOf(prints, messages);
/** Every sixth word is another one. */
const exchanged = (text: string): string =>
  text
    .split(' ')
    .map((word, at) => (at % 6 === 5 ? `otherwise${at}` : word))
    .join(' ');

describe('graded work', () => {
  // features: B07
  it.each(tasks)(
    'is recognised word for word, in part, and with words around it: $text',
    (task) => {
      const { text, work } = task;
      expect(near(text)).toBe(work);
      expect(near(text.slice(0, text.length / 2))).toBe(work);
      expect(
        near(`hi! i am stuck, can you just do this one for me please?\n\n${text}\n\nthx`),
      ).toBe(work);
    },
  );

  it.each(tasks)('is recognised in other words and with other numbers: $text', (task) => {
    for (const reworded of task.reworded) expect(near(reworded)).toBe(task.work);
    expect(near(exchanged(task.text))).toBe(task.work);
    expect(near(task.text.replaceAll(/\d+/g, (digits) => String(Number(digits) * 3 + 1)))).toBe(
      task.work,
    );
  });

  it.each(tasks)('is recognised when several messages tell it: $text', ({ work, split }) => {
    expect(near('Hello, what can you do?', ...split)).toBe(work);
  });

  it('is recognised whatever signs of formatting came along', () => {
    for (const { work, text } of tasks) {
      const quoted = text.split(' ').join('\n> ');
      const marked = text.replaceAll(/(\p{L}{4,})/gu, '**$1**').replaceAll('. ', '.\n\n- ');
      const shouted = text.toUpperCase().replaceAll(' ', '\u00a0 ');
      for (const copy of [`> ${quoted}`, marked, `“${text}”`, shouted])
        expect(near(copy)).toBe(work);
    }
  });

  it('is not seen in what students ask about the same subjects, six questions in a conversation or one', () => {
    for (const [at, question] of ordinaryQuestions.entries()) {
      expect(near(question), question).toBe(-1);
      expect(near(...ordinaryQuestions.slice(at, at + 6))).toBe(-1);
    }
  });

  it('is not seen in a translation: the comparison is one of words', () => {
    expect(
      near(
        'Ein Bild eines Froschs bekommt die Werte Katze 2.1, Auto 4.4 und Frosch -0.3. Berechne den mehrklassigen SVM-Verlust und dann den Softmax-Verlust.',
      ),
    ).toBe(-1);
  });

  it('of a few words is recognised by them, and not by others', () => {
    const short = [
      fingerprintOf('Prove that every bounded monotone sequence of numbers converges.'),
    ];
    expect(nearestOf(short, ['prove every bounded, monotone sequence of numbers converges'])).toBe(
      0,
    );
    expect(nearestOf(short, ['What is a monotone sequence?'])).toBe(-1);
    expect(nearestOf([fingerprintOf('')], ['Anything at all'])).toBe(-1);
  });
});

describe('the comparison', () => {
  const random = createRandom(7);
  const vocabulary = tasks.flatMap(({ text }) => text.split(/\s+/));
  const words = (count: number): string =>
    Array.from({ length: count }, () => vocabulary[Math.floor(random() * vocabulary.length)]).join(
      ' ',
    );

  // features: B07
  it('finds as much of one short text in another as of the other in the one', () => {
    for (let round = 0; round < 200; round += 1) {
      const [one, other] = [words(12), words(12)];
      const there = resemblance(fingerprintOf(one), pairsOf(other));
      expect(resemblance(fingerprintOf(other), pairsOf(one))).toBe(there);
    }
  });

  it('does not heed white space and Markdown', () => {
    for (let round = 0; round < 100; round += 1) {
      const text = words(30);
      const dressed = `# ${text.replaceAll(' ', random() < 0.5 ? '\n\n' : '  \t')}\n\n---\n`;
      expect(pairsOf(dressed)).toEqual(pairsOf(text));
    }
  });

  it('never finds less because more is written', () => {
    for (let round = 0; round < 60; round += 1) {
      const messages = [words(10), words(14), words(9)];
      for (const print of prints) {
        const grows = messages.map((_, at) => nearness(print, heard(messages.slice(0, at + 1))));
        expect(grows).toEqual(grows.toSorted((a, b) => a - b));
        const longer = nearness(print, heard([`${messages[0]} ${messages[1]}`]));
        expect(longer).toBeGreaterThanOrEqual(nearness(print, heard([messages[0] ?? ''])));
      }
    }
  });
});

describe('what solves tasks', () => {
  // features: B07
  it.each([
    'Solutions to problem set 3',
    'HW2 answers',
    'Answer key, quiz 1',
    'Musterlösung Blatt 4',
    'Lösungen zum Aufgabenblatt 2',
    'Corrigé du devoir',
    'Soluciones del examen',
    'Gabarito da lista 1',
  ])('is known by its name: %s', (title) => expect(isSolution(title)).toBe(true));

  it.each([
    'Solutions of linear equations',
    'Aqueous solutions',
    'Problem set 3',
    'The answer to life',
  ])('is not mistaken: %s', (title) => expect(isSolution(title)).toBe(false));
});

describe('the window of an exam', () => {
  const [from, until] = ['2026-12-01T10:00:00.000Z', '2026-12-01T12:00:00.000Z'];
  const exam = { title: 'Midterm', from, until, key: 'assignment:7' };

  // features: B07
  it('is longer for whom has extra time, another for whom sits it on another day, and none for whom has none', () => {
    const plain = { from: new Date(from), until: new Date(until) };
    expect(windowOf(exam, undefined)).toEqual(plain);
    const extra = new Date('2026-12-01T13:00:00Z');
    expect(windowOf(exam, extra)).toEqual({ ...plain, until: extra });
    const makeUp = new Date('2026-12-04T12:00:00Z');
    expect(windowOf(exam, makeUp)).toEqual({
      from: new Date('2026-12-04T10:00:00Z'),
      until: makeUp,
    });
    expect(windowOf(exam, null)).toBeNull();
  });
});
