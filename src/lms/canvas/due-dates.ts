import { cleanTitle } from '../../ground/text/index.ts';
import type { SourceDueDates } from '../course-source.ts';
import type { AssignmentOverride, ListedAssignment } from './canvas-shapes.ts';

type Due = Pick<SourceDueDates, 'due' | 'exceptions'>;

/** When the assignments of a course are due that students can see: for everybody, and for some at other times. */
export function dueDatesIn(assignments: readonly ListedAssignment[]): Due {
  const found = assignments.filter(({ published }) => published).map(dueOf);
  return {
    due: found.flatMap(({ due }) => due),
    exceptions: found.flatMap(({ exceptions }) => exceptions),
  };
}

function dueOf(assignment: ListedAssignment): Due {
  const { id, name, only_visible_to_overrides: isForSome } = assignment;
  const overrides = assignment.overrides ?? [];
  const thing = { key: `assignment:${id}`, title: cleanTitle(name ?? '', `Assignment ${id}`) };
  const whole = overrides.find(({ course_id }) => course_id != null);
  const everybodys = whole?.due_at === undefined ? assignment.due_at : whole.due_at;
  const isEverybodys = !isForSome || whole !== undefined;
  const exceptions = overrides.flatMap((override) => {
    const dueAt = dateFor(override, everybodys);
    // Who has no other date than everybody has none of their own.
    if (isEverybodys && !override.unassign_item && override.due_at === undefined) return [];
    return namedBy(override).map((who) => ({ ...thing, who, dueAt }));
  });
  return { due: isEverybodys && everybodys ? [{ ...thing, dueAt: everybodys }] : [], exceptions };
}

function dateFor(
  { due_at: dueAt, unassign_item: isExcused }: AssignmentOverride,
  usual: Date | null,
) {
  if (isExcused) return null;
  return dueAt === undefined ? usual : dueAt;
}

function namedBy({
  student_ids: students,
  course_section_id,
  group_id,
}: AssignmentOverride): string[] {
  return [
    ...(students ?? []).map((student) => `user:${student}`),
    ...(course_section_id == null ? [] : [`section:${course_section_id}`]),
    ...(group_id == null ? [] : [`group:${group_id}`]),
  ];
}
