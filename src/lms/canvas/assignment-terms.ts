import type { Release, ReleaseRule } from '../course-source.ts';
import type { AssignmentOverride, ListedAssignment } from './canvas-shapes.ts';

/** What an assignment tells of them, or a quiz that is none. */
export type Timed = Pick<
  ListedAssignment,
  'unlock_at' | 'lock_at' | 'only_visible_to_overrides' | 'has_overrides' | 'overrides'
>;

/** Whom an assignment is for, and from when until when for each of them. */
export interface AssignmentTerms extends Pick<Release, 'unlockAt' | 'lockAt'> {
  /** All of them have to hold. */
  readonly rules: readonly ReleaseRule[];
}

/** A date that takes the place of the assignment's own for some. */
interface Term {
  /** Null: a group, of whose members Canvas tells nothing. */
  readonly who: ReleaseRule | null;
  /** It is for single students, and goes before what is for their section. */
  readonly isPersonal: boolean;
  readonly when: ReleaseRule;
}

const always: ReleaseRule = { all: [] };

/**
 * What Canvas's own reckoning comes to (its AssignmentOverrideApplicator), for each date by itself:
 * the term of the student alone, else the kindest of those of their sections, else the assignment's own.
 */
export function termsOf(assignment: Timed): AssignmentTerms {
  const { overrides, unlock_at: unlockAt, lock_at: lockAt } = assignment;
  if (overrides === null) {
    const isForAll = !assignment.only_visible_to_overrides && assignment.has_overrides === false;
    return { unlockAt, lockAt, rules: isForAll ? [] : [{ unknown: 'assignment overrides' }] };
  }
  const given = overrides.filter(({ unassign_item }) => !unassign_item);
  const opening = given.flatMap((override) => openingOf(override));
  const closing = given.flatMap((override) => closingOf(override));
  return {
    unlockAt: opening.length === 0 ? unlockAt : null,
    lockAt: closing.length === 0 ? lockAt : null,
    rules: [
      ...audienceOf(assignment, overrides),
      ...(opening.length === 0 ? [] : [byPerson(opening, from(unlockAt))]),
      ...(closing.length === 0 ? [] : [byPerson(closing, until(lockAt))]),
    ],
  };
}

function audienceOf(
  { only_visible_to_overrides: isForSome }: Pick<Timed, 'only_visible_to_overrides'>,
  overrides: readonly AssignmentOverride[],
): ReleaseRule[] {
  const named = (excused: boolean): ReleaseRule[] =>
    overrides
      .filter(({ unassign_item }) => unassign_item === excused)
      .map((override) => whoOf(override) ?? { unknown: 'members of a group' });
  const excused = named(true);
  return [
    ...(isForSome ? [{ any: named(false) }] : []),
    ...(excused.length === 0 ? [] : [{ not: { any: excused } }]),
  ];
}

function openingOf(override: AssignmentOverride): Term[] {
  if (override.unlock_at === undefined) return [];
  const term = termOf(override, from(override.unlock_at));
  // quirk: canvas forgets when an override opened once it has closed; then another one decides.
  if (term.who === null || !override.lock_at) return [term];
  return [{ ...term, who: { all: [term.who, until(override.lock_at)] } }];
}

function closingOf(override: AssignmentOverride): Term[] {
  if (override.lock_at === undefined) return [];
  return [termOf(override, until(override.lock_at))];
}

function termOf(override: AssignmentOverride, when: ReleaseRule): Term {
  return { who: whoOf(override), isPersonal: override.student_ids != null, when };
}

function whoOf({
  student_ids,
  course_section_id,
  group_id,
  course_id,
}: AssignmentOverride): ReleaseRule | null {
  if (student_ids != null) return { who: student_ids.map((student) => `user:${student}`) };
  if (course_section_id != null) return { who: [`section:${course_section_id}`] };
  if (course_id != null) return always;
  // What names nobody is there for mastery paths, which name their students beside it.
  return group_id == null ? { who: [] } : null;
}

/** Who may be in a group waits for every date that could be theirs. */
function byPerson(terms: readonly Term[], usual: ReleaseRule): ReleaseRule {
  const known = terms.flatMap(({ who, ...term }) => (who === null ? [] : [{ ...term, who }]));
  const personal = known.filter(({ isPersonal }) => isPersonal);
  const shared = known.filter(({ isPersonal }) => !isPersonal);
  const mayBe = terms.filter(({ who }) => who === null).map(({ when }) => when);
  return {
    any: [
      // Once every date has come it makes no difference who asks.
      { all: [usual, ...terms.map(({ when }) => when)] },
      ...personal.map(({ who, when }) => ({ all: [who, when] })),
      ...shared.map(({ who, when }) => ({ all: [...nobodyOf(personal), who, when] })),
      { all: [...nobodyOf(known), usual, ...mayBe] },
    ],
  };
}

function nobodyOf(terms: readonly { readonly who: ReleaseRule }[]): ReleaseRule[] {
  return terms.length === 0 ? [] : [{ not: { any: terms.map(({ who }) => who) } }];
}

function from(date: Date | null): ReleaseRule {
  return date === null ? always : { from: date };
}

function until(date: Date | null): ReleaseRule {
  return date === null ? always : { until: date };
}
