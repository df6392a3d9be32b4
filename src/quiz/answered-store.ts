import { z } from 'zod';
import type { CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { Language } from '../ground/language/index.ts';
import { asksTheSame } from './choose-items.ts';
import { quizItem, toPublicItem, type QuizItem } from './quiz.ts';

/** An answer in a quiz or in a planned check, as the evidence that rests on it is explained. */
export interface AnsweredItem {
  readonly prompt: string;
  /** Null when nothing was answered. */
  readonly answer: string | null;
  readonly solution: string | null;
  /** Title of the class quiz it was in; null for a quiz of the student's own. */
  readonly classQuiz: string | null;
  /** Its student answers the same question in a check just now: answer and solution are null until that is over. */
  readonly underCheck: boolean;
}

/** Evidence of quizzes and of planned checks names the quiz, or the check, and the item it rests on. */
const quizReference = /^([0-9a-f-]{36})\/(.+)$/;

/** What counted answers were about, by the reference of their evidence; nothing for references of other kinds. */
export async function readAnswered(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  references: readonly string[],
  {
    language,
    underCheck = [],
  }: {
    readonly language: Language;
    /** Questions whose solutions nobody reads now, whenever they were answered. */
    readonly underCheck?: readonly QuizItem[];
  },
): Promise<ReadonlyMap<string, AnsweredItem>> {
  const quizIds = references.flatMap((reference) => quizReference.exec(reference)?.[1] ?? []);
  const rows = await tx.query<{
    id: string;
    items: unknown;
    answers: Readonly<Record<string, unknown>>;
    classQuiz: string | null;
  }>(
    `select q.id, q.items, a.answers, k.title as "classQuiz" from quizzes q
     join quiz_attempts a on a.tenant_id = q.tenant_id and a.quiz_id = q.id and a.counted
     left join class_quizzes k on k.tenant_id = q.tenant_id and k.id = q.class_quiz_id
     where q.tenant_id = $1 and q.course_id = $2 and q.id = any($3)
     union all select id, items, answers, null from mastery_checks
     where tenant_id = $1 and course_id = $2 and id = any($3) and answers is not null`,
    [tenantId, courseId, [...new Set(quizIds)]],
  );
  const wanted = new Set(references);
  const answered = rows.flatMap(({ id, items, answers, classQuiz }) =>
    z
      .array(quizItem)
      .parse(items)
      .map((item): [string, AnsweredItem] => {
        const { prompt } = toPublicItem(item, language);
        const isHeld = underCheck.some((one) => asksTheSame(one, item));
        // An answer that was right is the solution.
        const known = isHeld
          ? { answer: null, solution: null }
          : { answer: textOf(answers[item.id]), solution: item.solution };
        return [`${id}/${item.id}`, { prompt, ...known, classQuiz, underCheck: isHeld }];
      }),
  );
  return new Map(answered.filter(([reference]) => wanted.has(reference)));
}

function textOf(answer: unknown): string | null {
  return typeof answer === 'string' || typeof answer === 'number' ? String(answer) : null;
}
