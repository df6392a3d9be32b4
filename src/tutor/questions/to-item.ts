import { randomUUID } from 'node:crypto';
import { headingOf } from '../../retrieve/index.ts';
import type { QuizItem } from '../../quiz/index.ts';
import type { SoundQuestion } from './check-question.ts';

/** The question as quizzes ask it, and the chunks it stands on, the one of its quote first. */
export function toItem(sound: SoundQuestion): {
  readonly item: QuizItem;
  readonly chunkIds: readonly string[];
} {
  const { question, options, solution, mistakes, quote, passage, chunkId } = sound;
  const { hit } = passage;
  const item: QuizItem = {
    id: randomUUID(),
    kind: 'choice',
    prompt: question,
    options: [...options],
    solution,
    written: true,
    ...(Object.keys(mistakes).length > 0 && { mistakes }),
    source: {
      documentId: hit.documentId,
      title: hit.title,
      heading: headingOf(hit.headingPath),
      page: hit.page,
      time: hit.timeFrom,
      quote,
    },
  };
  const others = hit.pieces.map((piece) => piece.chunkId).filter((id) => id !== chunkId);
  return { item, chunkIds: [chunkId, ...others] };
}
