import { isSolution, type FindNearWork } from '../../assessment/index.ts';
import type { CourseSettings, GradedWork } from '../../courses/index.ts';
import type { QuizItem } from '../../quiz/index.ts';
import type { Passage } from '../passages.ts';
import type { Owner } from '../turn-store.ts';

/** Keeps exercises away from the graded work that is open for their student. */
export interface AwayFromWork {
  /** Passages that neither repeat such work nor are called its solution. */
  passages(passages: readonly Passage[]): Promise<Passage[]>;
  /** Whether a question with its options, or the words it rests on, comes near to such work. */
  isNear(
    item: Pick<QuizItem, 'prompt' | 'source'> & { readonly options?: readonly string[] },
  ): Promise<boolean>;
}

/** Also where an instructor lets the tutor answer about it: nobody asked for that task. */
export function createAwayFromWork(
  nearWork: Pick<FindNearWork, 'nearest'>,
  owner: Owner,
  {
    works,
    openWork,
  }: { readonly works: readonly GradedWork[]; readonly openWork: CourseSettings['openWork'] },
): AwayFromWork {
  const settings = { ...openWork, effect: 'hints' } as const;
  const isNear = async (text: string): Promise<boolean> =>
    (await nearWork.nearest(owner, works, { messages: [text], settings })) !== undefined;
  return {
    passages: async (passages) => {
      if (works.length === 0) return [...passages];
      const near = await Promise.all(passages.map(({ hit }) => isNear(hit.content)));
      return passages.filter(
        ({ hit }, at) => !near[at] && ![hit.title, ...hit.headingPath].some(isSolution),
      );
    },
    isNear: async ({ prompt, options = [], source }) => {
      if (works.length === 0) return false;
      const texts = [[prompt, ...options].join('\n'), source.quote];
      return (await Promise.all(texts.map(isNear))).includes(true);
    },
  };
}
