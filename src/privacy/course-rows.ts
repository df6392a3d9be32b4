import { personalTables } from './personal-data.ts';
import type { PersonalTable } from './personal-table.ts';

const own = 't.course_id = $3';
const ofTurns = `t.turn_id in (select id from turns where tenant_id = $1 and user_id = $2 and course_id = $3)`;

/**
 * Which rows of a table are about a person in one course, beside what makes them the person's: $3 is the course. What
 * is not here belongs to a person in all of their courses and goes with the last of them.
 */
const inCourse: Readonly<Record<string, string>> = {
  sessions: own,
  connection_requests: own,
  'pgboss.job': `t.data->>'courseId' = $3::uuid::text`,
  turn_leases: ofTurns,
  turn_events: ofTurns,
  model_calls: ofTurns,
  turn_pauses: ofTurns,
  turn_pictures: ofTurns,
  judged_answers: ofTurns,
  instructor_messages: own,
  turn_evaluations: own,
  misconception_events: `t.misconception_id in
    (select id from misconceptions where tenant_id = $1 and user_id = $2 and course_id = $3)`,
  misconceptions: own,
  misconception_board_members: `t.concept_id in (select id from concepts where tenant_id = $1 and course_id = $3)`,
  misconception_week_members: `t.concept_id in (select id from concepts where tenant_id = $1 and course_id = $3)`,
  episodes: own,
  explanation_wishes: own,
  moderations: own,
  incidents: own,
  quarantines: own,
  oncall_calls: `t.notice_id in
    (select id from oncall_notices where tenant_id = $1 and user_id = $2 and course_id = $3)`,
  oncall_notices: own,
  retention_plans: own,
  turns: own,
  threads: own,
  pictures: own,
  check_deferrals: own,
  mastery_checks: own,
  evidence_events: own,
  quiz_attempts: `t.quiz_id in (select id from quizzes where tenant_id = $1 and user_id = $2 and course_id = $3)`,
  exercises: own,
  quizzes: own,
  evidence: own,
  grade_outbox: own,
  course_members: own,
  course_due_exceptions: own,
  budget_reservations: own,
  usage_entries: own,
  message_audit: own,
  enrolments: own,
};

/** The tables of which a course's part goes by itself, each with its rows narrowed to the course. */
export const courseTables: readonly PersonalTable[] = personalTables.flatMap((one) => {
  const narrowed = one.as === undefined ? inCourse[one.table] : undefined;
  return narrowed === undefined ? [] : [{ ...one, rows: `${one.rows} and ${narrowed}` }];
});
