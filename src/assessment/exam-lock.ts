import {
  findCourse,
  ownDueDate,
  roleIn,
  type CourseKey,
  type ExamWindow,
} from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { timeIn, wordsIn } from '../tongues/index.ts';
import type { Language } from '../ground/language/index.ts';
import { windowOf } from './exam-window.ts';

/** The tutor is locked for this student; nothing was written. */
export class ExamLockedError extends Error {
  override readonly name = 'ExamLockedError';
  readonly code = 'exam_window';
  readonly title: string;
  readonly until: Date;

  constructor(title: string, until: Date) {
    super(saidIn('en', title, until));
    this.title = title;
    this.until = until;
  }

  /** For the student. */
  saidIn(language: Language): string {
    return saidIn(language, this.title, this.until);
  }
}

function saidIn(language: Language, title: string, until: Date): string {
  return wordsIn(language).openWork.locked(title, timeIn(language)(until.toISOString()));
}

/** The exam that locks the tutor for somebody at this moment, the one that ends last. */
export async function examLockOf(
  tx: Tx,
  student: CourseKey & { readonly userId: string },
): Promise<{ readonly title: string; readonly until: Date } | undefined> {
  const { tenantId, courseId, userId } = student;
  const exams = (await findCourse(tx, tenantId, courseId))?.settings.exams ?? [];
  if (exams.length === 0) return undefined;
  const role = await roleIn(tx, student, userId);
  if (role === 'instructor' || role === 'assistant') return undefined;
  const now = new Date();
  const locks = await Promise.all(exams.map((exam) => lockBy(tx, student, { exam, now })));
  return locks
    .filter((lock) => lock !== undefined)
    .toSorted((a, b) => b.until.getTime() - a.until.getTime())[0];
}

async function lockBy(
  tx: Tx,
  student: CourseKey & { readonly userId: string },
  { exam, now }: { readonly exam: ExamWindow; readonly now: Date },
) {
  const own = exam.key === null ? undefined : await ownDueDate(tx, student, exam.key);
  const window = windowOf(exam, own);
  if (!window || now < window.from || now >= window.until) return undefined;
  return { title: exam.title, until: window.until };
}
