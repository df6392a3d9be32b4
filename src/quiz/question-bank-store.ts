import type { CourseKey } from '../courses/index.ts';
import { asJson, type Tx } from '../ground/db/index.ts';
import { conceptsWithout, type ConceptName } from '../learner/index.ts';
import { allChunksThere as allThere } from '../retrieve/index.ts';
import { quizItem, type QuizItem } from './quiz.ts';
import { underAnyName, type QuizOwner } from './quiz-store.ts';

/** A question that a model wrote in advance, and what it stands on. */
export interface BankQuestion {
  readonly item: QuizItem;
  /** The chunk of its quote first. */
  readonly chunkIds: readonly string[];
}

/** Likewise, with how it came and what became of it. */
export interface KeptQuestion extends BankQuestion {
  /** As the course teaches it now: what was written for a merged one is the other's as long as it is merged. */
  readonly conceptId: string;
  readonly provider: string;
  readonly model: string;
  readonly writtenAt: Date;
  readonly takenOutAt: Date | null;
  /** False once a part of the course that it stands on is gone or says something else. */
  readonly stands: boolean;
}

/** What came of writing questions for a concept; dropped ones by the check that they did not pass. */
export interface WritingOutcome {
  readonly kept: number;
  readonly dropped: Readonly<Record<string, number>>;
}

/** Of a concept ($3 of the query), its id and those of the concepts that were merged into it. */
const underItsNames = `(select k.id from concepts k where k.tenant_id = $1 and $3::uuid in (k.id, k.merged_into))`;

type Row = Omit<KeptQuestion, 'item'> & { item: unknown };

const keptColumns = `q.item, q.chunk_ids as "chunkIds", coalesce(c.merged_into, c.id) as "conceptId", q.provider, q.model,
  q.created_at as "writtenAt", q.taken_out_at as "takenOutAt", ${allThere('q.chunk_ids')} as stands`;

function toKept(row: Row): KeptQuestion {
  return { ...row, item: quizItem.parse(row.item) };
}

/** The questions of the course, those that were taken out among them, oldest first. */
export async function listKept(tx: Tx, course: CourseKey): Promise<KeptQuestion[]> {
  const rows = await tx.query<Row>(
    `select ${keptColumns} from written_questions q
     join concepts c on c.tenant_id = q.tenant_id and c.id = q.concept_id
     where q.tenant_id = $1 and q.course_id = $2 order by q.created_at, q.id`,
    [course.tenantId, course.courseId],
  );
  return rows.map(toKept);
}

/** What may be asked about a concept under any of its names, as far as its chunks are released to whoever is asked. */
export async function readBank(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  conceptId: string,
): Promise<BankQuestion[]> {
  const rows = await tx.query<{ item: unknown; chunkIds: readonly string[] }>(
    `select item, chunk_ids as "chunkIds" from written_questions
     where tenant_id = $1 and course_id = $2 and concept_id in ${underItsNames}
       and taken_out_at is null
     order by created_at, id`,
    [tenantId, courseId, conceptId],
  );
  return rows.map(({ item, chunkIds }) => ({ item: quizItem.parse(item), chunkIds }));
}

/** False when the course has no such question. */
export async function markTakenOut(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  id: string,
  takenOut: boolean,
): Promise<boolean> {
  const changed = await tx.query(
    `update written_questions set taken_out_at = case when $4 then coalesce(taken_out_at, now()) end
     where tenant_id = $1 and course_id = $2 and id = $3 returning id`,
    [tenantId, courseId, id, takenOut],
  );
  return changed.length > 0;
}

/** Which of these items are questions of the course that somebody who teaches took out, by id. */
export async function takenOutAmong(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  items: readonly QuizItem[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>(
    `select id from written_questions
     where tenant_id = $1 and course_id = $2 and id::text = any($3) and taken_out_at is not null`,
    [tenantId, courseId, items.map(({ id }) => id)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The items on a concept that a student was shown in a quiz or a check, by id. */
export async function itemsMet(
  tx: Tx,
  { tenantId, courseId, userId }: QuizOwner,
  conceptId: string,
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>(
    `select distinct item ->> 'id' as id from (
       select items from quizzes
       where tenant_id = $1 and user_id = $2 and course_id = $3 and concept_id in ${underAnyName}
       union all select items from mastery_checks
       where tenant_id = $1 and user_id = $2 and course_id = $3 and concept_id in ${underAnyName}) q,
       jsonb_array_elements(q.items) as item`,
    [tenantId, userId, courseId, conceptId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The items on a concept, under any of its slugs, that a quiz of the class holds already, by id. */
export async function itemsOfClass(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  conceptSlugs: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>(
    `select distinct item ->> 'id' as id from class_quizzes q, jsonb_array_elements(q.items) as item
     where q.tenant_id = $1 and q.course_id = $2 and q.concept_slug = any($3)`,
    [tenantId, courseId, [...conceptSlugs]],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Of the first concepts of the course, in teaching order, those that nobody wrote questions for as they stand now. */
export function findUnwritten(
  tx: Tx,
  course: CourseKey,
  wanted: { readonly first: number; readonly promptVersion: string },
): Promise<ConceptName[]> {
  const made = { table: 'question_writings', chunkIds: 'made.chunk_ids' };
  return conceptsWithout(tx, course, { ...wanted, made });
}

/** One writing of questions for a concept, with what was read for it. */
export interface Writing {
  readonly conceptId: string;
  readonly chunkIds: readonly string[];
  readonly promptVersion: string;
  readonly provider: string;
  readonly model: string;
  readonly dropped: WritingOutcome['dropped'];
  /** A fingerprint tells a question from every other one of the course. */
  readonly questions: readonly (BankQuestion & { readonly fingerprint: string })[];
}

/**
 * Keeps what was written, once: undefined when somebody else has written for the same material meanwhile.
 * Questions whose place is gone make room, so that they may be written of its new words.
 */
export async function keepWriting(
  tx: Tx,
  course: CourseKey,
  writing: Writing,
): Promise<WritingOutcome | undefined> {
  const { tenantId, courseId } = course;
  const { conceptId, chunkIds, promptVersion, questions, dropped } = writing;
  const outcome = { kept: questions.length, dropped };
  const [mine] = await tx.query(
    `insert into question_writings as w (tenant_id, course_id, concept_id, chunk_ids, prompt_version, outcome)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, concept_id) do update set chunk_ids = excluded.chunk_ids,
       prompt_version = excluded.prompt_version, outcome = excluded.outcome, written_at = now()
     where (w.chunk_ids, w.prompt_version) is distinct from (excluded.chunk_ids, excluded.prompt_version)
     returning concept_id`,
    [tenantId, courseId, conceptId, [...chunkIds], promptVersion, asJson(outcome)],
  );
  if (!mine) return undefined;
  await tx.query(
    `delete from written_questions q
     where q.tenant_id = $1 and q.course_id = $2 and q.concept_id in ${underItsNames}
       and q.taken_out_at is null and not (${allThere('q.chunk_ids')})`,
    [tenantId, courseId, conceptId],
  );
  await tx.query(
    `insert into written_questions
       (tenant_id, id, course_id, concept_id, item, fingerprint, chunk_ids, provider, model, prompt_version)
     select $1, (q.item ->> 'id')::uuid, $2, $3, q.item, q.fingerprint,
       array(select jsonb_array_elements_text(q.chunk_ids)::uuid), $5, $6, $7
     from jsonb_to_recordset($4::jsonb) as q (item jsonb, fingerprint text, chunk_ids jsonb)
     on conflict (tenant_id, course_id, fingerprint) do nothing`,
    [
      tenantId,
      courseId,
      conceptId,
      asJson(
        questions.map((one) => ({
          item: one.item,
          fingerprint: one.fingerprint,
          chunk_ids: one.chunkIds,
        })),
      ),
      writing.provider,
      writing.model,
      promptVersion,
    ],
  );
  return outcome;
}

/** What came of writing for each concept of the course, by its id. */
export async function listOutcomes(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
): Promise<ReadonlyMap<string, WritingOutcome & { readonly writtenAt: Date }>> {
  const rows = await tx.query<{ conceptId: string; outcome: WritingOutcome; writtenAt: Date }>(
    `select concept_id as "conceptId", outcome, written_at as "writtenAt" from question_writings
     where tenant_id = $1 and course_id = $2`,
    [tenantId, courseId],
  );
  return new Map(
    rows.map(({ conceptId, outcome, ...rest }) => [conceptId, { ...outcome, ...rest }]),
  );
}
