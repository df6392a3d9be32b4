import type { FaceKind } from './face-kind.ts';
import type { Gradebook } from './gradebook.ts';
import type { Links } from './links.ts';
import type { Material } from './material.ts';

/** The course, and the courses it was copied from. */
export interface CourseCopies {
  now(): ReturnType<FaceKind['course']>;
  /** Context ids, latest first. */
  earlier(): readonly string[];
  /** Goes on with a copy: its material, links and columns, under new ids, and nobody's grades. */
  copy(): void;
}

interface CopyNeeds {
  readonly links: Links;
  readonly gradebook: Gradebook;
  readonly material: Pick<Material, 'copy'>;
}

export function createCourseCopies(
  kind: Pick<FaceKind, 'course' | 'linkId'>,
  { links, gradebook, material }: CopyNeeds,
): CourseCopies {
  let now = kind.course(0);
  let earlier: readonly string[] = [];
  return {
    now: () => now,
    earlier: () => earlier,
    copy: () => {
      earlier = [now.contextId, ...earlier];
      now = kind.course(earlier.length);
      material.copy();
      const copies = links
        .copy()
        .map(([from, to]): [string, string] => [kind.linkId(from), kind.linkId(to)]);
      gradebook.copy(new Map(copies));
    },
  };
}
