import { CourseSourceError } from '../course-source.ts';
import type { CanvasApi } from './canvas-api.ts';
import {
  listedQuiz,
  newQuiz,
  odd,
  quizDates,
  type ListedAssignment,
  type ListedQuiz,
  type QuizDates,
} from './canvas-shapes.ts';
import type { Endpoints } from './endpoint.ts';
import { says } from './says.ts';

/** A practice quiz or a survey: a classic quiz that stands in no gradebook. */
export interface UngradedQuiz {
  readonly quiz: ListedQuiz;
  /** Null: not told. */
  readonly dates: Dates | null;
}

type Dates = Pick<QuizDates, 'unlock_at' | 'lock_at' | 'only_visible_to_overrides' | 'overrides'>;

interface ReadQuizzesNeeds {
  readonly api: CanvasApi;
  readonly endpoints: Endpoints;
  readonly courseId: string;
}

/**
 * What introduces quizzes that no assignment tells of; never a question. None for a key without the right
 * to list them, in a course without quizzes and for quizzes without words.
 * @throws CourseSourceError
 */
export async function readUngradedQuizzes(
  { api, endpoints, courseId }: ReadQuizzesNeeds,
  signal: AbortSignal,
): Promise<UngradedQuiz[]> {
  const listing = await api.every(endpoints.quizzes(courseId), listedQuiz, signal).catch(noneOf);
  const found = listing?.kind === 'listed' ? listing.entries : [];
  const ungraded = found.filter((quiz) => quiz.assignment_id === null && says(quiz.description));
  const quizzes: UngradedQuiz[] = [];
  for (const quiz of ungraded) {
    // quirk: the list tells dates of others only where a due date differs. A canvas older than 2024 tells none.
    const parts = await api
      .parts(endpoints.quizDates(courseId, quiz.id), quizDates, signal)
      .catch(noneOf);
    quizzes.push({ quiz, dates: parts && together(parts) });
  }
  return quizzes;
}

/** Null where one of the pages cannot be read. */
function together(parts: readonly QuizDates[]): Dates | null {
  const [first] = parts;
  if (!first || parts.some(({ isUnreadable }) => isUnreadable)) return null;
  return { ...first, overrides: parts.flatMap(({ overrides }) => overrides) };
}

/**
 * The same assignments; those of New Quizzes whose words the list does not tell, with what New Quizzes tells.
 * They are a service of their own that is away at times: then what was read of those stays.
 */
export async function withNewQuizzes(
  { api, endpoints, courseId }: ReadQuizzesNeeds,
  assignments: readonly ListedAssignment[],
  signal: AbortSignal,
): Promise<ListedAssignment[]> {
  const isSilent = ({ is_quiz_lti_assignment: isNew, description }: ListedAssignment): boolean =>
    isNew && !says(description);
  if (!assignments.some(isSilent)) return [...assignments];
  const told = await toldByNewQuizzes({ api, endpoints, courseId }, signal);
  return assignments.map((assignment) =>
    isSilent(assignment)
      ? { ...assignment, description: told === 'away' ? odd : told.get(assignment.id) }
      : assignment,
  );
}

type Said = ListedAssignment['description'];

async function toldByNewQuizzes(
  { api, endpoints, courseId }: ReadQuizzesNeeds,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Said> | 'away'> {
  try {
    const listing = await api.every(endpoints.newQuizzes(courseId), newQuiz, signal);
    const entries = listing.kind === 'listed' ? listing.entries : [];
    return new Map(entries.map(({ id, instructions }) => [id, instructions]));
  } catch (error) {
    // The token was good for everything before it.
    if (hasCode(error, ['unavailable', 'reconnect'])) return 'away';
    noneOf(error);
    return new Map();
  }
}

/** What this key, or this Canvas, does not tell; the rest of the course is read all the same. */
function noneOf(error: unknown): null {
  if (hasCode(error, ['forbidden', 'not_found'])) return null;
  throw error;
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof CourseSourceError && codes.includes(error.code);
}
