import type { Purpose } from './purpose.ts';

const erased = 'until the person is erased';
/** Rules reach learners at a course’s end, after they left it, or without a visit. */
const ruled = `${erased}, learners also by a rule of the institution`;
const withTurn = 'with the question it belongs to';
const halfYear = `180 days, or ${ruled}`;

/** Why tables with anything about people are kept, and until when. */
export const purposesOfPeople: Readonly<Record<string, Purpose>> = {
  sessions: { why: 'to know who is asking after a launch', until: '12 hours' },
  connection_requests: { why: 'a teacher’s way to Canvas’s consent and back', until: '10 minutes' },
  'pgboss.job': {
    why: 'work that is under way or waits',
    until: 'a day; what failed for good 30 days',
  },
  turn_leases: { why: 'which worker writes an answer', until: 'the answer ends' },
  turn_events: { why: 'an answer can be read again from any point', until: withTurn },
  model_calls: { why: 'what went to a model and came back can be inspected', until: withTurn },
  turn_pauses: { why: 'an answer that waits for its student', until: withTurn },
  turn_pictures: { why: 'which pictures belong to a question', until: withTurn },
  judged_answers: { why: 'cases by which later versions are tried', until: withTurn },
  instructor_messages: {
    why: 'a message to teachers that the student approved',
    until: withTurn,
  },
  turn_evaluations: { why: 'which conversations were read for understanding', until: withTurn },
  exercises: {
    why: 'exercises prepared while an answer was read, and which of them were given',
    until: ruled,
  },
  misconception_events: { why: 'where a misconception was seen', until: 'with the misconception' },
  misconceptions: { why: 'what should be looked at again', until: `${ruled}, or taken out` },
  misconception_board_members: {
    why: 'a class’s picture changes only when five have changed',
    until: 'the next picture',
  },
  misconception_week_members: {
    why: 'each student counts once in what is told of a class week by week',
    until: ruled,
  },
  episodes: { why: 'which explanations helped', until: 'the last six of each concept' },
  explanation_wishes: { why: 'how somebody likes things explained', until: `${ruled}, or changed` },
  moderations: { why: 'no message is looked at twice by a model', until: withTurn },
  incidents: { why: 'misconduct, where a course has that switched on', until: halfYear },
  quarantines: { why: 'pauses of questions after misconduct', until: halfYear },
  oncall_calls: { why: 'who was called about somebody in danger', until: halfYear },
  oncall_notices: { why: 'that somebody may be in danger, and who took it on', until: halfYear },
  oncall_contacts: { why: 'whom the school has on duty', until: 'the school takes them out' },
  gate_decisions: { why: 'what a change of model or prompt was decided by', until: 'always' },
  documents: { why: 'course material, and to whom the LMS shows it', until: 'the LMS drops it' },
  turns: { why: 'questions and their answers', until: ruled },
  threads: { why: 'conversations can be gone on with', until: ruled },
  pictures: {
    why: 'pictures in questions',
    until: 'unsent a day; sent ones with their conversation',
  },
  quiz_attempts: { why: 'answers to quizzes, and their score', until: ruled },
  quizzes: { why: 'quizzes that were made for somebody', until: ruled },
  evidence: { why: 'what somebody has shown to know, event by event', until: ruled },
  evidence_events: {
    why: 'what was said about evidence: contested, checked, decided by who teaches',
    until: ruled,
  },
  mastery_checks: {
    why: 'questions that decide about a contested answer, or show what goes without help',
    until: ruled,
  },
  check_deferrals: { why: 'a check without help that somebody put off or left out', until: ruled },
  grade_outbox: { why: 'scores on their way to the gradebook', until: ruled },
  course_members: {
    why: 'sections and groups, for what the LMS shows to some',
    until: 'next read',
  },
  course_due_exceptions: { why: 'due dates of single students', until: 'the next reading' },
  budget_rules: { why: 'limits in money, some of single students', until: 'they are changed' },
  budget_meters: { why: 'what was used of a limit', until: `hours two days, else ${erased}` },
  budget_reservations: { why: 'money set aside for an answer', until: 'two days once settled' },
  usage_entries: { why: 'what was used and what it cost', until: 'always; the person goes' },
  message_audit: { why: 'that a message was approved and sent', until: 'always; the person goes' },
  course_syncs: {
    why: 'readings of a course, and who asked',
    until: 'with the course; the person goes',
  },
  course_connections: { why: 'a teacher’s leave to read the course', until: 'it is taken back' },
  enrolments: { why: 'who is in a course, and as what', until: ruled },
  retention_plans: {
    why: 'whom a rule reaches within a month, so that it is announced',
    until: 'the rule reaches them or no longer does',
  },
  erasures: { why: 'receipts of erasures', until: 'always; names nobody once done' },
  users: {
    why: 'who somebody is in the LMS: id, name and e-mail if it tells',
    until: `${ruled}, with the last of their courses`,
  },
};
