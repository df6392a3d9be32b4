import {
  type CourseKey,
  findCourse,
  listGraded,
  readVisibility,
  type Course,
  type GradedPerson,
  type Visibility,
} from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { agsScopes, type GradeServices, type RegistrationDirectory } from '../launch/index.ts';
import { listConcepts, type Concept } from '../learner/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { conceptOfPurpose, ownColumnOf, purposeOfConcept } from './concept-columns.ts';
import { locateColumn, scoreMaximum } from './find-column.ts';
import { subjectOf } from './grade-target.ts';
import { troubleOf, type GradeTrouble } from './grade-trouble.ts';
import type { OutboxEntry, WantedGrade } from './outbox-entry.ts';
import { listEntries } from './outbox-readings.ts';
import { previewLine, type LineFacts, type PreviewLine } from './preview-line.ts';
import { lastOf, shown, type ShownLine } from './preview-shown.ts';

/** A grade that somebody's evidence comes to, whatever is switched on. */
export type EarnedGrade = WantedGrade & { readonly userId: string };

/** What would be posted now, as far as the school lets those who teach see it. */
export interface GradePreview {
  readonly teachersSee: Visibility['level'];
  readonly asksFirst: boolean;
  /** Since when the first of those grades waits that wait for approval. */
  readonly waitsSince: Date | null;
  /** False: the LMS does not let this tool read grades back, so that a teacher's grade cannot be seen. */
  readonly readsBack: boolean;
  readonly columns: readonly PreviewColumn[];
  /** Where the mastery of each concept goes. */
  readonly concepts: readonly {
    readonly slug: string;
    readonly name: string;
    readonly to: 'shared' | 'own' | 'none';
  }[];
}

export interface PreviewColumn {
  readonly purpose: string;
  /** The name of the concept whose own column it is. */
  readonly concept: string | null;
  /** Told by a link of the course: a column that the LMS made. */
  readonly ofLink: boolean;
  readonly isOn: boolean;
  /** What it would be called, where it would be made; null: it is there, or nobody knows. */
  readonly newTitle: string | null;
  /** What it counts to; null: the LMS says for a column of its own. */
  readonly points: number | null;
  /** What keeps all of it from being posted, or its grades from being read. */
  readonly trouble: GradeTrouble | null;
  readonly reason: string | null;
  readonly lines: readonly ShownLine[];
}

/** Reads what would be posted, and asks the LMS what it holds. Changes nothing, here or there. */
export type PreviewGrades = (course: CourseKey) => Promise<GradePreview>;

interface PreviewNeeds {
  readonly withTenant: WithTenant;
  readonly registrations: Pick<RegistrationDirectory, 'byId'>;
  readonly services: Pick<GradeServices, 'findLineItem' | 'readResults'>;
  readonly readEarned: (tx: Tx, course: Course) => Promise<readonly EarnedGrade[]>;
}

interface Kept {
  readonly course: Course;
  readonly visibility: Visibility;
  readonly people: readonly GradedPerson[];
  readonly earned: readonly EarnedGrade[];
  readonly entries: readonly OutboxEntry[];
  readonly concepts: readonly Concept[];
}

/** Links of one course that have columns of their own; beyond them the LMS is not asked any more. */
const mostColumns = 40;

export function createPreviewGrades(needs: PreviewNeeds): PreviewGrades {
  return async (key) => {
    const kept = await needs.withTenant(key.tenantId, (tx) => readKept(tx, needs, key));
    const { course, visibility } = kept;
    const columns = columnsOf(kept).slice(0, mostColumns);
    const previews = await Promise.all(columns.map((column) => previewColumn(needs, kept, column)));
    const last = lastOf(previews.flatMap(({ lines }) => lines));
    return {
      teachersSee: visibility.level,
      asksFirst: course.settings.passback.approval,
      readsBack: course.ags?.scopes.includes(agsScopes.result) ?? false,
      waitsSince: waitsSince(kept.entries),
      columns: previews.map(({ lines, ...column }) => ({
        ...column,
        lines: shown({ courseId: course.id, visibility }, lines, last),
      })),
      concepts: kept.concepts.map(({ slug, name }) => ({ slug, name, to: choiceOf(course, slug) })),
    };
  };
}

function choiceOf({ settings }: Course, slug: string): 'shared' | 'own' | 'none' {
  return settings.passback.concepts.find((choice) => choice.slug === slug)?.to ?? 'shared';
}

async function readKept(
  tx: Tx,
  { readEarned }: Pick<PreviewNeeds, 'readEarned'>,
  key: CourseKey,
): Promise<Kept> {
  const course = await findCourse(tx, key.tenantId, key.courseId);
  if (!course) throw new Error('a session names a course that is gone');
  return {
    course,
    visibility: await readVisibility(tx, key.tenantId),
    people: await listGraded(tx, key, null),
    earned: await readEarned(tx, course),
    entries: await listEntries(tx, key),
    concepts: await listConcepts(tx, key),
  };
}

type ColumnKey = Pick<WantedGrade, 'purpose' | 'lineItem'>;

/** Those that everybody shares first, then those of single concepts and links. */
function columnsOf({ course, earned, entries }: Kept): ColumnKey[] {
  const own = course.settings.passback.concepts
    .filter(({ to }) => to === 'own')
    .map(({ slug }) => ({ purpose: purposeOfConcept(slug), lineItem: null }));
  const all: ColumnKey[] = [...sharedOf([...earned, ...entries]), ...own, ...earned, ...entries];
  const once = new Map(
    all.map(({ purpose, lineItem }) => [nameOf({ purpose, lineItem }), { purpose, lineItem }]),
  );
  return [...once.values()];
}

/** Where all quizzes were opened from links with columns of their own, nothing goes into a shared one. */
function sharedOf(graded: readonly ColumnKey[]): ColumnKey[] {
  const quizzes = graded.filter(({ purpose }) => purpose === 'quizzes');
  const areOfLinks = quizzes.length > 0 && quizzes.every(({ lineItem }) => lineItem !== null);
  const mastery = { purpose: 'mastery', lineItem: null };
  return areOfLinks ? [mastery] : [{ purpose: 'quizzes', lineItem: null }, mastery];
}

function nameOf({ purpose, lineItem }: ColumnKey): string {
  return `${purpose} ${lineItem ?? ''}`;
}

async function previewColumn(
  needs: PreviewNeeds,
  kept: Kept,
  column: ColumnKey,
): Promise<Omit<PreviewColumn, 'lines'> & { readonly lines: readonly PreviewLine[] }> {
  const found = await lookUp(needs, kept.course, column);
  const { purpose, lineItem } = column;
  const problem = found.barred ?? found.unread;
  const told = problem === undefined ? undefined : troubleOf(problem);
  return {
    purpose,
    concept: kept.concepts.find(({ slug }) => slug === conceptOfPurpose(purpose))?.name ?? null,
    ofLink: lineItem !== null,
    isOn: isOn(kept.course, purpose),
    newTitle: found.newTitle,
    points: lineItem === null ? scoreMaximum : null,
    trouble: told?.trouble ?? null,
    reason: told?.message ?? null,
    lines: linesOf(kept, column, found),
  };
}

function isOn({ settings }: Course, purpose: string): boolean {
  const { quizzes, mastery, concepts } = settings.passback;
  if (purpose === 'quizzes') return quizzes;
  return mastery && ownColumnOf(concepts, purpose) !== 'off';
}

/** What the LMS tells of a column. */
interface Found {
  readonly newTitle: string | null;
  /** Why nothing can be posted to it; undefined where nothing is in the way. */
  readonly barred: unknown;
  /** Why its grades could not be read. */
  readonly unread: unknown;
  /** By the platform's names for the students; undefined: nobody tells. */
  readonly standings: ReadonlyMap<string, number | null> | undefined;
}

async function lookUp(
  { withTenant, services, registrations }: PreviewNeeds,
  course: Course,
  { purpose, lineItem }: ColumnKey,
): Promise<Found> {
  const nothing = { newTitle: null, barred: undefined, unread: undefined, standings: undefined };
  try {
    const subject = await subjectOf(registrations, course);
    const asked = { course, subject, purpose };
    const place =
      lineItem === null
        ? await locateColumn({ withTenant, services }, asked)
        : { address: lineItem };
    if ('title' in place) return { ...nothing, newTitle: place.title, standings: new Map() };
    if (!course.ags?.scopes.includes(agsScopes.result)) return nothing;
    const results = await services
      .readResults(subject, place.address)
      .catch((unread: unknown) => ({ unread }));
    if ('unread' in results) return { ...nothing, unread: results.unread };
    const shares = [...results].map(([sub, { score, maximum }]): [string, number | null] => [
      sub,
      score === null ? null : score / (maximum || scoreMaximum),
    ]);
    return { ...nothing, standings: new Map(shares) };
  } catch (barred) {
    return { ...nothing, barred };
  }
}

function linesOf(kept: Kept, column: ColumnKey, found: Found): PreviewLine[] {
  const { course, people, earned, entries } = kept;
  const { passback } = course.settings;
  const on = { ...passback, quizzes: true, mastery: true, approval: false };
  const open = { ...course, settings: { ...course.settings, passback: on } };
  const of = (key: ColumnKey): boolean => nameOf(key) === nameOf(column);
  const wantedBy = new Map(earned.filter(of).map((grade) => [grade.userId, grade]));
  const keptOf = new Map(entries.filter(of).map((entry) => [entry.userId, entry]));
  return people.flatMap((person) => {
    const [entry, wanted] = [keptOf.get(person.userId), wantedBy.get(person.userId)];
    const isExpected =
      column.lineItem === null && person.role === 'student' && !person.hasLeft && !person.isTest;
    if (!entry && !wanted && !isExpected) return [];
    const standing = found.standings ? (found.standings.get(person.sub) ?? null) : 'unread';
    const facts: LineFacts = {
      course: open,
      isOn: isOn(course, column.purpose),
      asksFirst: passback.approval,
      person,
      entry,
      wanted,
      standing,
      barred: found.barred,
    };
    return [previewLine(facts)];
  });
}

function waitsSince(entries: readonly OutboxEntry[]): Date | null {
  const times = entries.flatMap(({ state, proposedAt }) =>
    state === 'proposed' && proposedAt ? [proposedAt.getTime()] : [],
  );
  return times.length === 0 ? null : new Date(Math.min(...times));
}
