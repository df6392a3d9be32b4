import { readFile } from 'node:fs/promises';
import { fingerprintOf, nearestOf } from '../src/assessment/index.ts';
import { createRandom } from '../src/quality/index.ts';
import { gradedTexts } from '../tests/fixtures/graded-work/assignments.ts';
import { printRow, spread } from './statistics.ts';

const works = { count: 20, messages: 60 };
const rounds = 400;
const warmUp = 50;
/** What students write, of every kind: works and conversations are put together from it. */
const written = 'evals/guard/messages.jsonl';

/**
 * What comparing a conversation with open graded work takes: with 20 works of some two pages, each turn anew. With
 * files of questions (JSON lines with `question` or `message`) also how many of them come near the fixtures' works,
 * each alone and with the five before it.
 */
export async function benchGradedWork(files: readonly string[]): Promise<void> {
  const random = createRandom(99);
  const all = await messagesOf(written);
  const one = (): string => all[Math.floor(random() * all.length)] ?? '';
  const text = (count: number): string => Array.from({ length: count }, one).join('\n');
  const prints = Array.from({ length: works.count }, () => fingerprintOf(text(works.messages)));
  const asked = {
    'a question': () => [one()],
    'a pasted task, and five messages before it': () => [
      ...Array.from({ length: 5 }, one),
      text(5),
    ],
    'six messages of 4,000 characters': () =>
      Array.from({ length: 6 }, () => text(80).slice(0, 4_000)),
  };
  for (const [label, write] of Object.entries(asked)) {
    const taken: number[] = [];
    for (let round = 0; round < warmUp + rounds; round += 1) {
      const messages = write();
      const began = performance.now();
      nearestOf(prints, messages);
      if (round >= warmUp) taken.push(performance.now() - began);
    }
    printRow(label, spread(taken));
  }
  for (const file of files) await countAlarms(file);
}

async function messagesOf(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  return lines.flatMap((line) => {
    const { question, message } = JSON.parse(line) as { question?: string; message?: string };
    return question ?? message ?? [];
  });
}

async function countAlarms(file: string): Promise<void> {
  const prints = gradedTexts.map(({ title, intro, tasks }) =>
    fingerprintOf([title, intro, ...tasks.map((task) => task.text)].join('\n\n')),
  );
  const questions = await messagesOf(file);
  const alone = questions.filter((question) => nearestOf(prints, [question]) !== -1);
  const together = questions.filter(
    (_, at) => nearestOf(prints, questions.slice(Math.max(0, at - 5), at + 1)) !== -1,
  );
  console.log(
    `${file}: ${questions.length} messages, ${alone.length} near a work alone, ${together.length} with the five before`,
  );
}
