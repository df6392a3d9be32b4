import type { CourseKey } from '../courses/index.ts';
import { listPeople, pseudonymOf, readVisibility, type Visibility } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { listConcepts } from './concept-store.ts';
import {
  claimsAgainst,
  ContestRefusedError,
  type CheckOutcome,
  type Claim,
  type Decision,
  type Standing,
} from './contest.ts';
import { listTalkedOf, lockTalkedOf, ownerOf, sayAbout, type TalkedOf } from './contest-store.ts';
import { findEvidence, recordEvidence, type LearnerKey } from './evidence-store.ts';

/** A teacher's word, with the reason that the student reads. */
interface Word {
  readonly reason: string;
  /** Who says so. */
  readonly by: string;
}

export interface Contests {
  /** A student's word against evidence about them; safe to repeat. @throws ContestRefusedError */
  say(learner: LearnerKey, evidenceId: string, claim: Claim): Promise<Standing>;
  /** Takes it back, unless a teacher or a check has settled it. @throws ContestRefusedError */
  withdraw(learner: LearnerKey, evidenceId: string): Promise<Standing>;
  /** Settles what a student contests, or settles it otherwise. @throws ContestRefusedError */
  decide(
    course: CourseKey,
    evidenceId: string,
    word: Word & { readonly decision: Decision },
  ): Promise<Standing>;
  /**
   * Gives evidence of a student who showed something in class; the same id again gives none.
   * @throws ContestRefusedError when the course has no such student or concept, or the id is of another note
   */
  showInClass(
    course: CourseKey,
    shown: Word & { readonly id: string; readonly userId: string; readonly conceptId: string },
  ): Promise<void>;
}

interface ContestNeeds {
  readonly withTenant: WithTenant;
  /** What a teacher's word means for the student's grade, in the transaction of the word. */
  readonly wantMastery: (tx: Tx, learner: LearnerKey) => Promise<void>;
}

export function createContests({ withTenant, wantMastery }: ContestNeeds): Contests {
  return {
    say: (learner, evidenceId, claim) =>
      withTenant(learner.tenantId, async (tx) => {
        const all = await lockTalkedOf(tx, learner, evidenceId);
        const one = required(all, evidenceId);
        const { claim: saidNow, waits, counts, decided } = one.standing;
        if (saidNow === claim && (waits || !counts)) return one.standing;
        const counting = all.filter(({ standing }) => standing.counts);
        if (decided || !claimsAgainst(counting, one).includes(claim))
          throw new ContestRefusedError('not_contestable');
        return sayAbout(tx, learner, evidenceId, { kind: claim });
      }),
    withdraw: (learner, evidenceId) =>
      withTenant(learner.tenantId, async (tx) => {
        const { standing } = required(await lockTalkedOf(tx, learner, evidenceId), evidenceId);
        if (standing.claim === null) return standing;
        if (!mayWithdraw(standing)) throw new ContestRefusedError('not_contestable');
        return sayAbout(tx, learner, evidenceId, { kind: 'withdrawn' });
      }),
    decide: (course, evidenceId, { decision, reason, by }) =>
      withTenant(course.tenantId, async (tx) => {
        const learner = await learnerOf(tx, course, evidenceId);
        const one = required(await lockTalkedOf(tx, learner, evidenceId), evidenceId);
        const { level } = await readVisibility(tx, course.tenantId);
        if (!isForTeachers(one) || !mayBeSeen(one, level) || one.standing.dismissed)
          throw new ContestRefusedError('evidence_not_found');
        const standing = await sayAbout(tx, learner, evidenceId, { kind: decision, reason, by });
        await wantMastery(tx, learner);
        return standing;
      }),
    showInClass: (course, { id, userId, conceptId, reason, by }) =>
      withTenant(course.tenantId, async (tx) => {
        const { tenantId, courseId } = course;
        const learner = { tenantId, courseId, userId };
        await checkThere(tx, learner, conceptId);
        const reference = `shown/${id}`;
        const event = { conceptId, source: 'instructor', outcome: 1, weight: 1 } as const;
        await recordEvidence(tx, learner, [{ ...event, assisted: false, reference }]);
        const evidenceId = await findEvidence(tx, learner, reference);
        // Browsers choose the id: it may have been given to them in another course.
        if (!evidenceId) throw new ContestRefusedError('note_used');
        const noted = required(await lockTalkedOf(tx, learner, evidenceId), evidenceId);
        if (noted.conceptId !== conceptId) throw new ContestRefusedError('note_used');
        // The same note again, or at the same time.
        if (noted.said.length > 0) return;
        await sayAbout(tx, learner, evidenceId, { kind: 'shown', reason, by });
        await wantMastery(tx, learner);
      }),
  };
}

/** Before a check or a teacher has settled it. */
export function mayWithdraw({ claim, waits, counts, decided, dismissed }: Standing): boolean {
  if (decided || dismissed) return false;
  return waits || (claim === 'guessed' && !counts);
}

/** What those who teach read: what a student asks them about, and what one of them said; no other evidence. */
function isForTeachers({ said, standing }: TalkedOf): boolean {
  const isAsked = standing.claim === 'typo' || standing.claim === 'can_show';
  return isAsked || said.some(({ kind }) => ['set_aside', 'let_stand', 'shown'].includes(kind));
}

/** What teachers wrote themselves they see, whatever the school lets them see of students. */
function mayBeSeen({ source }: Pick<TalkedOf, 'source'>, level: Visibility['level']): boolean {
  return level !== 'aggregate' || source === 'instructor';
}

function required(all: readonly TalkedOf[], evidenceId: string): TalkedOf {
  const one = all.find(({ id }) => id === evidenceId);
  if (!one) throw new ContestRefusedError('evidence_not_found');
  return one;
}

async function learnerOf(tx: Tx, course: CourseKey, evidenceId: string): Promise<LearnerKey> {
  const userId = await ownerOf(tx, course, evidenceId);
  if (userId === undefined) throw new ContestRefusedError('evidence_not_found');
  return { tenantId: course.tenantId, courseId: course.courseId, userId };
}

async function checkThere(tx: Tx, learner: LearnerKey, conceptId: string): Promise<void> {
  const people = await listPeople(tx, learner);
  const isStudent = people.some(
    ({ userId, role, leftAt }) =>
      userId === learner.userId && role === 'student' && leftAt === null,
  );
  const concepts = await listConcepts(tx, learner);
  if (!isStudent || !concepts.some(({ id }) => id === conceptId))
    throw new ContestRefusedError('evidence_not_found');
}

/** Evidence that waits for a check, held until the end of the transaction. @throws ContestRefusedError */
export async function lockContested(
  tx: Tx,
  learner: LearnerKey,
  evidenceId: string,
): Promise<TalkedOf> {
  return required(await lockTalkedOf(tx, learner, evidenceId), evidenceId);
}

/** What a check comes to, in its transaction: nothing where the claim was settled meanwhile. */
export async function settleByCheck(
  tx: Tx,
  learner: LearnerKey,
  contested: Pick<TalkedOf, 'id' | 'standing'>,
  outcome: CheckOutcome,
): Promise<Standing> {
  if (!contested.standing.waits) return contested.standing;
  return sayAbout(tx, learner, contested.id, { kind: `check_${outcome}` });
}

/** What a teacher is shown of a contested answer, or of evidence that a teacher gave. */
export interface Contested extends TalkedOf {
  readonly conceptName: string;
  /** Null where the LMS or the school keeps it to itself. */
  readonly name: string | null;
  /** In the place of the name, where the school lets nobody see it. */
  readonly pseudonym?: string;
}

/** Contested answers at once. */
const mostListed = 200;

/**
 * Contests of those who are in the course, as far as the school lets those who teach see them, what waits first;
 * none that was taken back.
 */
export async function listContested(tx: Tx, course: CourseKey): Promise<Contested[]> {
  const people = new Map((await listPeople(tx, course)).map((one) => [one.userId, one]));
  const visibility = await readVisibility(tx, course.tenantId);
  const listed = await listTalkedOf(tx, course, mostListed);
  return listed
    .flatMap((one) => {
      const person = people.get(one.userId);
      const isTold = isForTeachers(one) && mayBeSeen(one, visibility.level);
      return person && isTold && !one.standing.dismissed
        ? [{ ...one, ...called(person.name, { ...one, courseId: course.courseId }, visibility) }]
        : [];
    })
    .toSorted((a, b) => Number(b.standing.waits) - Number(a.standing.waits));
}

/** Of evidence that a teacher gave, the teacher knows the name. */
function called(
  name: string | null,
  { courseId, userId, source }: Pick<TalkedOf, 'source' | 'userId'> & { readonly courseId: string },
  { level, salt }: Visibility,
): Pick<Contested, 'name' | 'pseudonym'> {
  if (level === 'named' || salt === null || source === 'instructor') return { name };
  return { name: null, pseudonym: pseudonymOf(salt, courseId, userId) };
}
