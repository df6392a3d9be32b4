import { pseudonymOf, type Visibility } from '../courses/index.ts';
import type { Standing } from './gradebook-verdict.ts';
import type { PreviewLine } from './preview-line.ts';

/** A line as far as the school lets those who teach see it. */
export type ShownLine = Omit<PreviewLine, 'userId' | 'name' | 'was' | 'will' | 'releasedAt'> & {
  /** It was let go together with what was posted last. */
  readonly isLast: boolean;
  /** Null where the school lets nobody see anything of a single student. */
  readonly student: { readonly name: string | null; readonly pseudonym?: string } | null;
  readonly was: Standing | 'withheld';
  readonly will: number | null;
};

/**
 * Until a grade is in the gradebook it is as much of a single student as their answers are: what the school says of
 * those holds for it. Without names the order tells none either.
 */
export function shown(
  { courseId, visibility }: { readonly courseId: string; readonly visibility: Visibility },
  lines: readonly PreviewLine[],
  last: number | null,
): ShownLine[] {
  const { level, salt } = visibility;
  const all = lines.map(({ userId, name, releasedAt, ...line }): ShownLine => {
    const told = { ...line, isLast: last !== null && releasedAt?.getTime() === last };
    if (level === 'aggregate') return { ...told, student: null, was: 'withheld', will: null };
    if (level === 'named' || salt === null) return { ...told, student: { name } };
    return { ...told, student: { name: null, pseudonym: pseudonymOf(salt, courseId, userId) } };
  });
  if (level === 'named') return all;
  const sortedBy = ({ student, outlook, trouble, seen }: ShownLine): string =>
    student?.pseudonym ?? `${outlook} ${trouble ?? ''} ${seen?.id ?? ''}`;
  return all.toSorted((a, b) => (sortedBy(a) < sortedBy(b) ? -1 : 1));
}

/** When the last of those grades were let go that stand in the gradebook; milliseconds since 1970. */
export function lastOf(lines: readonly PreviewLine[]): number | null {
  const times = lines.flatMap(({ canUndo, outlook, releasedAt }) =>
    canUndo && outlook === 'same' && releasedAt ? [releasedAt.getTime()] : [],
  );
  return times.length === 0 ? null : Math.max(...times);
}
