import type { PersonalTable } from './personal-table.ts';

const erased = { kind: 'erased' } as const;
const own = 't.tenant_id = $1 and t.user_id = $2';
const ofTurns =
  't.tenant_id = $1 and t.turn_id in (select id from turns where tenant_id = $1 and user_id = $2)';
const ofQuizzes =
  't.tenant_id = $1 and t.quiz_id in (select id from quizzes where tenant_id = $1 and user_id = $2)';
const ofMisconceptions = `t.tenant_id = $1 and t.misconception_id in
  (select id from misconceptions where tenant_id = $1 and user_id = $2)`;
const ofNotices = `t.tenant_id = $1 and t.notice_id in
  (select id from oncall_notices where tenant_id = $1 and user_id = $2)`;
/** By the LMS's own name for the person, in courses of the same registration. */
const inLms = (column: string, prefix: string): string =>
  `t.tenant_id = $1 and exists (select from users u join courses c
     on c.tenant_id = u.tenant_id and c.registration_id = u.registration_id
   where u.tenant_id = $1 and u.id = $2 and c.id = t.course_id and t.${column} = ${prefix}u.lms_user_id)`;
/** By a key of rules about who sees what, in courses of the same registration. */
const inReleaseRule = `t.tenant_id = $1 and exists (select from users u join courses c
     on c.tenant_id = u.tenant_id and c.registration_id = u.registration_id
   where u.tenant_id = $1 and u.id = $2 and c.id = t.course_id and jsonb_path_exists(
     t.release_rule, '$.**.who[*] ? (@ == $key)', jsonb_build_object('key', 'user:' || u.lms_user_id)))`;
const asTeacher = `t.tenant_id = $1 and t.user_id <> $2 and exists (
   select from users u join courses c on c.tenant_id = u.tenant_id and c.registration_id = u.registration_id,
     jsonb_array_elements(t.recipients) one
   where u.tenant_id = $1 and u.id = $2 and c.id = t.course_id
     and (lower(one->>'address') = lower(u.email) or one->>'address' = u.lms_user_id))`;
const inChain = `t.tenant_id = $1 and t.user_id is distinct from $2 and exists (
   select from users u, jsonb_array_elements(t.chain) one
   where u.tenant_id = $1 and u.id = $2 and lower(one->>'email') = lower(u.email))`;
const ofLostCases = `t.tenant_id = $1 and exists (
   select from jsonb_array_elements(t.report->'lost') one
     join turns u on u.tenant_id = $1 and u.user_id = $2 and u.id::text = one->>'turnId')`;
const byScope = `t.tenant_id = $1 and t.scope = 'student' and t.scope_id = $2::uuid::text`;
const sums = 'the sums of money must still come out';
const decisions = 'what was decided about somebody else stands';
const asDecider = {
  subject: 'upkeep',
  rows: 't.tenant_id = $1 and t.decided_by = $2',
  fate: { kind: 'unlinked', set: 'decided_by = null', because: decisions },
  told: false,
} as const;

/**
 * Every table with anything about a person, in the order in which rows are erased: what hangs on
 * something comes before it, who the person is comes last. A test holds it against the schema.
 */
export const personalTables: readonly PersonalTable[] = [
  { table: 'sessions', subject: 'account', rows: own, fate: erased, secret: ['token_hash'] },
  {
    table: 'connection_requests',
    subject: 'account',
    rows: own,
    fate: erased,
    secret: ['ticket_hash', 'state_hash', 'sealed_verifier'],
  },
  {
    table: 'pgboss.job',
    subject: 'upkeep',
    rows: `t.data->>'tenantId' = $1::uuid::text and t.data->>'userId' = $2::uuid::text`,
    fate: erased,
    told: false,
  },
  { table: 'turn_leases', subject: 'upkeep', rows: ofTurns, fate: erased, told: false },
  { table: 'turn_events', subject: 'conversations', rows: ofTurns, fate: erased },
  {
    table: 'model_calls',
    subject: 'conversations',
    rows: ofTurns,
    fate: erased,
    // What a model answered before it was checked is shown to no student (migration 0004).
    schools: ['request', 'response'],
  },
  {
    table: 'turn_pauses',
    subject: 'conversations',
    rows: ofTurns,
    fate: erased,
    schools: ['checkpoint', 'target'],
  },
  { table: 'turn_pictures', subject: 'pictures', rows: ofTurns, fate: erased },
  { table: 'judged_answers', subject: 'conversations', rows: ofTurns, fate: erased },
  {
    table: 'instructor_messages',
    subject: 'messages',
    rows: own,
    fate: erased,
    schools: ['recipients'],
  },
  { table: 'turn_evaluations', subject: 'learning', rows: own, fate: erased },
  { table: 'exercises', subject: 'learning', rows: own, fate: erased, schools: ['item'] },
  { table: 'misconception_events', subject: 'learning', rows: ofMisconceptions, fate: erased },
  { table: 'misconceptions', subject: 'learning', rows: own, fate: erased },
  // A mark of what they had open when their class was last shown.
  {
    table: 'misconception_board_members',
    subject: 'learning',
    rows: own,
    fate: erased,
    told: false,
  },
  // That they stand behind a figure of a week, shown or not.
  {
    table: 'misconception_week_members',
    subject: 'learning',
    rows: own,
    fate: erased,
    told: false,
  },
  { table: 'episodes', subject: 'learning', rows: own, fate: erased },
  { table: 'explanation_wishes', subject: 'learning', rows: own, fate: erased },
  { table: 'moderations', subject: 'conversations', rows: ofTurns, fate: erased },
  {
    table: 'incidents',
    subject: 'conversations',
    rows: own,
    fate: erased,
    schools: ['decided_by'],
  },
  { table: 'incidents', as: 'incidents decided', ...asDecider },
  {
    table: 'quarantines',
    subject: 'conversations',
    rows: own,
    fate: erased,
    schools: ['lifted_by'],
  },
  {
    table: 'quarantines',
    as: 'quarantines lifted',
    subject: 'upkeep',
    rows: 't.tenant_id = $1 and t.lifted_by = $2',
    fate: { kind: 'unlinked', set: 'lifted_by = null', because: decisions },
    told: false,
  },
  {
    table: 'oncall_calls',
    subject: 'conversations',
    rows: ofNotices,
    fate: erased,
    secret: ['token_hashes'],
  },
  {
    table: 'oncall_notices',
    subject: 'conversations',
    rows: own,
    fate: erased,
    schools: ['chain'],
  },
  {
    table: 'oncall_notices',
    as: 'oncall_notices of others',
    subject: 'upkeep',
    rows: inChain,
    fate: {
      kind: 'kept',
      because: 'who was to be called about somebody else stays provable, with name and address',
    },
    told: false,
  },
  {
    table: 'instructor_messages',
    as: 'instructor_messages of others',
    subject: 'upkeep',
    rows: asTeacher,
    fate: {
      kind: 'kept',
      because:
        'a message of somebody else went to this person as their teacher; it goes with its writer',
    },
    told: false,
  },
  {
    table: 'gate_decisions',
    subject: 'upkeep',
    rows: ofLostCases,
    fate: {
      kind: 'kept',
      because:
        'what a change was decided by is never altered: questions of cases this person kept, without a name',
    },
    told: false,
  },
  {
    table: 'documents',
    subject: 'upkeep',
    rows: inReleaseRule,
    fate: {
      kind: 'kept',
      because:
        'the LMS shows these to named people; its next rule for them takes the place of this one',
    },
    told: false,
  },
  // When this will go; it says so itself where people are told what is kept.
  { table: 'retention_plans', subject: 'account', rows: own, fate: erased },
  { table: 'turns', subject: 'conversations', rows: own, fate: erased },
  { table: 'threads', subject: 'conversations', rows: own, fate: erased },
  { table: 'pictures', subject: 'pictures', rows: own, fate: erased, secret: ['blob_key'] },
  { table: 'check_deferrals', subject: 'learning', rows: own, fate: erased },
  {
    table: 'mastery_checks',
    subject: 'learning',
    rows: own,
    fate: erased,
    schools: ['items'],
  },
  {
    table: 'evidence_events',
    subject: 'learning',
    rows: own,
    fate: erased,
    schools: ['decided_by'],
  },
  { table: 'evidence_events', as: 'evidence_events decided', ...asDecider },
  { table: 'quiz_attempts', subject: 'learning', rows: ofQuizzes, fate: erased },
  { table: 'quizzes', subject: 'learning', rows: own, fate: erased, schools: ['items'] },
  { table: 'evidence', subject: 'learning', rows: own, fate: erased },
  { table: 'grade_outbox', subject: 'grades', rows: own, fate: erased },
  { table: 'course_members', subject: 'account', rows: inLms('lms_user_id', ''), fate: erased },
  {
    table: 'course_due_exceptions',
    subject: 'account',
    rows: inLms('who', `'user:' || `),
    fate: erased,
  },
  { table: 'budget_rules', subject: 'costs', rows: byScope, fate: erased },
  { table: 'budget_meters', subject: 'costs', rows: byScope, fate: erased },
  {
    table: 'budget_reservations',
    subject: 'costs',
    rows: own,
    fate: { kind: 'unlinked', set: 'user_id = null', because: sums },
  },
  {
    table: 'usage_entries',
    subject: 'costs',
    rows: own,
    fate: { kind: 'unlinked', set: 'user_id = null', because: sums },
  },
  {
    table: 'message_audit',
    subject: 'messages',
    rows: own,
    fate: {
      kind: 'unlinked',
      set: `user_id = '00000000-0000-0000-0000-000000000000'`,
      because: 'that a message was approved and sent stays provable; it holds no word of it',
    },
  },
  {
    table: 'course_syncs',
    subject: 'upkeep',
    rows: 't.tenant_id = $1 and t.requested_by = $2',
    fate: {
      kind: 'unlinked',
      set: 'requested_by = null',
      because: 'the course was read all the same',
    },
  },
  {
    table: 'course_connections',
    subject: 'upkeep',
    rows: 't.tenant_id = $1 and t.connected_by = $2',
    fate: {
      kind: 'kept',
      because: 'a course is read by this person’s consent; disconnect it in the course first',
    },
    secret: ['sealed_tokens'],
  },
  {
    table: 'oncall_contacts',
    subject: 'account',
    rows: `t.tenant_id = $1 and lower(t.email) =
      (select lower(email) from users where tenant_id = $1 and id = $2)`,
    fate: {
      kind: 'kept',
      because: 'the school calls them when a student may be in danger; it takes them out itself',
    },
    told: 'school',
  },
  { table: 'enrolments', subject: 'account', rows: own, fate: erased },
  {
    table: 'erasures',
    subject: 'upkeep',
    rows: own,
    fate: { kind: 'kept', because: 'it names nobody once the erasure is done' },
    told: false,
  },
  { table: 'users', subject: 'account', rows: 't.tenant_id = $1 and t.id = $2', fate: erased },
];

/** What no erasure here reaches, as receipts say it. */
export const leftElsewhere: readonly string[] = [
  'Backups of the database and of the stored files hold the data until they expire: there is no key per person whose loss would make them unreadable. Where one is restored into this installation, the erasure is applied again.',
  'What was posted to the LMS (grades, messages to teachers) stays in the LMS.',
  'E-mails to teachers, and to those on duty, lie in their mailboxes.',
  'What was sent to providers of language models is kept as long as their terms say.',
  'Lines of the log name ids of turns, and no content.',
];
