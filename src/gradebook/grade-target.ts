import { findCourse, listGraded, type Course, type GradedPerson } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { agsScopes, type RegistrationDirectory } from '../launch/index.ts';
import { ownColumnOf } from './concept-columns.ts';
import type { ServiceSubject } from './find-column.ts';
import { NeedsApproval, Unpostable } from './grade-trouble.ts';
import { isRetry, type OutboxEntry } from './outbox-entry.ts';

export interface GradeFacts {
  readonly course: Course | undefined;
  readonly user: GradedPerson | undefined;
}

/** Reads whose grade goes where. */
export async function readFacts(
  tx: Tx,
  { tenantId, courseId, userId }: Pick<OutboxEntry, 'tenantId' | 'courseId' | 'userId'>,
): Promise<GradeFacts> {
  const course = await findCourse(tx, tenantId, courseId);
  const [user] = await listGraded(tx, { tenantId, courseId }, userId);
  return { course, user };
}

type Asked = Pick<OutboxEntry, 'purpose' | 'deed' | 'version' | 'approvedVersion' | 'sentVersion'>;

/**
 * The course and the student, where nothing that we know ourselves keeps the grade from being posted.
 * @throws Unpostable | NeedsApproval
 */
export function admit(
  { course, user }: GradeFacts,
  entry: Asked,
): { readonly course: Course; readonly user: GradedPerson } {
  if (!course || !user)
    throw new Unpostable('refused', 'course_gone', 'The course or the student is gone.');
  if (user.isTest) throw new Unpostable('refused', 'test_student', 'Test students get no grades.');
  if (!course.ags?.scopes.includes(agsScopes.score)) {
    throw new Unpostable(
      'refused',
      'scope_score',
      'The LMS does not let this tool post scores in this course.',
    );
  }
  if (entry.deed === 'post') {
    refuseStrangers(user);
    refuseSwitchedOff(course, entry.purpose);
    const { approval } = course.settings.passback;
    if (approval && entry.approvedVersion !== entry.version && !isRetry(entry))
      throw new NeedsApproval();
  }
  return { course, user };
}

function refuseStrangers({ hasLeft, role }: GradedPerson): void {
  if (hasLeft)
    throw new Unpostable('held', 'left_course', 'The student has left the course in the LMS.');
  if (role !== null && role !== 'student')
    throw new Unpostable('refused', 'not_a_student', 'Only students of the course get grades.');
}

/** Each column has a switch of its own. @throws Unpostable */
function refuseSwitchedOff({ settings }: Course, purpose: string): void {
  const { quizzes, mastery } = settings.passback;
  if (purpose !== 'quizzes' && !mastery)
    throw new Unpostable('held', 'mastery_off', 'The posting of mastery is switched off.');
  if (purpose === 'quizzes' && !quizzes)
    throw new Unpostable('held', 'quizzes_off', 'Grade passback is switched off.');
  const own = ownColumnOf(settings.passback.concepts, purpose);
  if (own === 'off')
    throw new Unpostable('held', 'concept_off', 'The concept has no column of its own any more.');
}

/** Where the services of the course are. @throws Unpostable */
export async function subjectOf(
  registrations: Pick<RegistrationDirectory, 'byId'>,
  course: Course,
): Promise<ServiceSubject> {
  const { tenantId, registrationId } = course;
  const registration = registrationId && (await registrations.byId(tenantId, registrationId));
  if (!registration || registration.status === 'disabled') {
    throw new Unpostable('refused', 'connection_off', 'The connection to the LMS is switched off.');
  }
  return { registration, deploymentId: course.deploymentId ?? '' };
}
