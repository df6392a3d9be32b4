import type { Audience, SeenSubject, Subject } from '../courses/index.ts';
import type { Wish } from './wish.ts';

/** What changes how something is said, and by whose word. */
export type Adjustment =
  | { readonly kind: 'audience'; readonly audience: Exclude<Audience, 'unset'> }
  | {
      readonly kind: 'subject';
      readonly subject: Exclude<Subject, 'other'>;
      readonly by: 'teachers' | 'material';
    }
  | {
      readonly kind: 'wish';
      readonly wish: Wish;
      /** False where it would show more of a solution than may be shown here. */
      readonly heeded: boolean;
    };

/** What is known of a course, of its student's wish and of what may be told. */
export interface Circumstances {
  readonly audience: Audience;
  readonly subject: Subject | 'as_material';
  readonly seenSubject: SeenSubject | null;
  readonly wish: Wish | null;
  /** True where there are only hints: graded work, or what looks like it. */
  readonly hintsOnly: boolean;
}

/** An example of the same kind, or steps one after the other, come close to a solution. */
const waitsForHints: ReadonlySet<Wish> = new Set(['examples_first', 'step_by_step']);

/**
 * For whom, about what and how somebody likes it, as far as anything is known. Pure. The way of teaching
 * is chosen before and stays as it is: pedagogy wins over every wish.
 */
export function adjustmentsFor({
  audience,
  subject: said,
  seenSubject,
  wish,
  hintsOnly,
}: Circumstances): Adjustment[] {
  const by = said === 'as_material' ? 'material' : 'teachers';
  const subject = said === 'as_material' ? seenSubject : said;
  return [
    ...(audience === 'unset' ? [] : [{ kind: 'audience', audience } as const]),
    ...(subject === null || subject === 'other' ? [] : [{ kind: 'subject', subject, by } as const]),
    ...(wish === null
      ? []
      : [{ kind: 'wish', wish, heeded: !hintsOnly || !waitsForHints.has(wish) } as const]),
  ];
}
