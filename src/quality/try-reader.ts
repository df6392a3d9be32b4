import type { ReadAnew } from '../ingest/index.ts';
import type { Search } from '../retrieve/index.ts';
import { coursesOf } from './judged-answer-store.ts';
import { conclude, rankOf, type Rank, type Trial, type Tried } from './ranked-cases.ts';

interface TryReaderNeeds {
  /** The version on trial. */
  readonly version: string;
  /** The search that serves, from the database: what is read anew is seen by nobody else. */
  readonly search: Search;
  readonly readAnew: ReadAnew;
}

/**
 * Reads the released documents of the courses that hold cases once more, as the present program does, asks
 * every case of what serves and of that, and compares them. What was read for it is gone afterwards.
 */
export function createTryReader({ version, search, readAnew }: TryReaderNeeds): Trial {
  return async (tenantId, answers, signal) => {
    const tried: Tried[number][] = [];
    for (const course of coursesOf(tenantId, answers)) {
      const its = answers.filter(({ courseId }) => courseId === course.courseId);
      const ask = async (): Promise<Rank[]> => {
        const ranks: Rank[] = [];
        for (const answer of its) ranks.push(await rankOf(search, tenantId, answer, signal));
        return ranks;
      };
      const before = await ask();
      const after = await readAnew(course, ask, signal);
      for (const [at, answer] of its.entries())
        tried.push({ answer, before: before[at] ?? null, after: after[at] ?? null });
    }
    return conclude(version, tried);
  };
}
