import { describe, expect, it } from 'vitest';
import { sampleCourse } from '../../src/lab/course/index.ts';
import { gradeAnswer } from '../../src/quiz/grade-answer.ts';
import { makeItems } from '../../src/quiz/offline-items.ts';
import { readDocument } from '../support/read-document.ts';
import { toPublicItem, type QuizItem } from '../../src/quiz/quiz.ts';
import type { OutlineEntry } from '../../src/retrieve/index.ts';

let read: Promise<OutlineEntry[]> | undefined;

function outline(): Promise<OutlineEntry[]> {
  return (read ??= readOutline());
}

async function readOutline(): Promise<OutlineEntry[]> {
  const { modules } = await sampleCourse();
  const items = modules
    .flatMap(({ items: list }) => list)
    .filter(({ published }) => published)
    .filter(({ kind, captions }) => kind === 'page' || (kind === 'file' && !captions));
  const entries = await Promise.all(
    items.map(async ({ key, title, fileName, mediaType, bytes }) => {
      const { chunks } = await readDocument(bytes, fileName, { title, mediaType });
      return chunks.map((chunk, at) => ({
        documentId: key,
        title,
        moduleTitle: null,
        mayCite: true,
        chunkId: `${key}-${at}`,
        content: chunk.content,
        headingPath: chunk.headingPath,
        ...chunk.place,
      }));
    }),
  );
  return entries.flat();
}

const choice: QuizItem = {
  id: 'a',
  kind: 'choice',
  prompt: 'p',
  options: ['derivative', 'limit', 'integral'],
  solution: 'limit',
  source: { documentId: 'd', title: 't', heading: null, page: null, time: null, quote: 'q' },
};
const cloze: QuizItem = { ...choice, id: 'b', kind: 'cloze', solution: 'derivative' };

describe('quiz items made from the sample course', { timeout: 60_000 }, () => {
  it('are three for every page that teaches, each answerable from its own sentence', async () => {
    const all = await outline();
    const pages = Map.groupBy(all, ({ title }) => title);
    for (const [title, about] of pages) {
      if (/Slides|Lecture|Formula|Answers/.test(title)) continue;
      const items = makeItems(
        about,
        all.filter((entry) => entry.title !== title),
        3,
      );
      expect(items.length, title).toBe(3);
      for (const item of items) {
        expect(item.prompt).toContain('_____');
        expect(item.prompt.toLowerCase().split(/[^\p{L}-]+/u)).not.toContain(
          item.solution.toLowerCase(),
        );
        expect(item.source.quote.toLowerCase()).toContain(item.solution.toLowerCase());
        expect(item.source.title).toBe(title);
        expect(gradeAnswer(item, item.solution, 'en').correct).toBe(true);
      }
      expect(new Set(items.map(({ solution }) => solution)).size).toBe(3);
    }
  });

  it('offer each wrong option once, and the right one among them', async () => {
    const all = await outline();
    const [item] = makeItems(all.slice(0, 8), all.slice(8), 1);
    const options = item?.kind === 'choice' ? item.options : [];
    expect(new Set(options).size).toBe(4);
    expect(options).toContain(item?.solution);
  });

  it('show a student no solution', () => {
    expect(JSON.stringify(toPublicItem(cloze, 'en'))).not.toContain('derivative');
    expect(toPublicItem(choice, 'en')).toEqual({
      id: 'a',
      kind: 'choice',
      prompt: 'p',
      options: choice.options,
    });
  });

  it('are not made from nothing', () => {
    expect(makeItems([], [], 3)).toEqual([]);
  });
});

describe('an answer', () => {
  it.each([
    ['the option itself', choice, 'limit', true],
    ['the place of the option', choice, 1, true],
    ['another option', choice, 'integral', false],
    ['the word in capitals and plural', cloze, 'DERIVATIVES', true],
    ['the word with an article', cloze, 'the derivative', true],
    ['the word with a slip of the finger', cloze, 'derivatve', true],
    ['another word', cloze, 'integral', false],
    ['nothing', cloze, '', false],
    ['nothing at all', cloze, undefined, false],
    ['an object', cloze, { toString: () => 'derivative' }, false],
  ])('%s', (_what, item, answer, correct) => {
    const result = gradeAnswer(item, answer, 'en');
    expect(result.correct).toBe(correct);
    expect(result.feedback).not.toBe('');
  });
});
