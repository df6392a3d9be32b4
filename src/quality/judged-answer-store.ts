import type { CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { holdVersions, type Versions } from '../tenancy/index.ts';

export const answerVerdicts = ['right', 'wrong'] as const;
export type AnswerVerdict = (typeof answerVerdicts)[number];

export interface Judge {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string;
}

export interface Judgement {
  readonly turnId: string;
  /** Null takes it back. */
  readonly verdict: AnswerVerdict | null;
  /** What serves those who are not held to anything. */
  readonly serving: Versions;
}

/**
 * Keeps what somebody says of an answer to a question of their own. With its first case a tenant is held
 * to what serves it now, until something else has passed its cases.
 * @returns false when there is no such answer, or it is not complete
 */
export async function judgeAnswer(
  tx: Tx,
  judge: Judge,
  { turnId, verdict, serving }: Judgement,
): Promise<boolean> {
  const { tenantId, courseId, userId } = judge;
  const [own] = await tx.query(
    `select id from turns where tenant_id = $1 and id = $2 and course_id = $3 and user_id = $4
       and status = 'complete'`,
    [tenantId, turnId, courseId, userId],
  );
  if (!own) return false;
  if (verdict === null)
    await tx.query('delete from judged_answers where tenant_id = $1 and turn_id = $2', [
      tenantId,
      turnId,
    ]);
  else {
    await tx.query(
      `insert into judged_answers (tenant_id, turn_id, course_id, verdict) values ($1, $2, $3, $4)
       on conflict (tenant_id, turn_id) do update set verdict = excluded.verdict, judged_at = now()`,
      [tenantId, turnId, courseId, verdict],
    );
    await holdVersions(tx, tenantId, serving);
  }
  return true;
}

/** What this person said of answers in this course, by turn. */
export async function verdictsOf(
  tx: Tx,
  { tenantId, courseId, userId }: Judge,
): Promise<{ turnId: string; verdict: AnswerVerdict }[]> {
  return tx.query(
    `select j.turn_id as "turnId", j.verdict from judged_answers j
       join turns t on t.tenant_id = j.tenant_id and t.id = j.turn_id
     where j.tenant_id = $1 and j.course_id = $2 and t.user_id = $3`,
    [tenantId, courseId, userId],
  );
}

/** A judged answer with what it rested on. */
export interface JudgedAnswer {
  readonly turnId: string;
  readonly courseId: string;
  readonly verdict: AnswerVerdict;
  readonly question: string;
  readonly answer: string;
  readonly cited: readonly { readonly fileName: string; readonly quote: string }[];
}

/** The courses that hold these answers, each once. */
export function coursesOf(tenantId: string, answers: readonly JudgedAnswer[]): CourseKey[] {
  const ids = [...new Set(answers.map(({ courseId }) => courseId))];
  return ids.map((courseId) => ({ tenantId, courseId }));
}

/**
 * Every judged answer of a tenant, or of one of its courses or people, the oldest first. Of a picture alone
 * the question is what was read in it; where that is nothing, nobody can ask it again. The dots behind
 * the quote of a long sentence stand in no document and would never be found there.
 */
export async function judgedAnswers(
  tx: Tx,
  tenantId: string,
  courseId: string | null,
  userId: string | null = null,
): Promise<JudgedAnswer[]> {
  return tx.query(
    `select j.turn_id as "turnId", j.course_id as "courseId", j.verdict, q.question, t.answer, (
       select coalesce(jsonb_agg(jsonb_build_object('fileName', d.file_name, 'quote', rtrim(c.value ->> 'quote', '…'))
         order by c.ordinality), '[]')
       from jsonb_array_elements(t.citations) with ordinality c
         join documents d on d.tenant_id = $1 and d.id = (c.value ->> 'documentId')::uuid
     ) as cited
     from judged_answers j join turns t on t.tenant_id = j.tenant_id and t.id = j.turn_id
       cross join lateral (
         select case t.message when '' then picture_question(t.id) else t.message end as question) q
     where j.tenant_id = $1 and q.question <> '' and ($2::uuid is null or j.course_id = $2) and ($3::uuid is null or t.user_id = $3)
     order by j.judged_at, j.turn_id`,
    [tenantId, courseId, userId],
  );
}
