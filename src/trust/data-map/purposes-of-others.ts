import type { Purpose } from './purpose.ts';

/** What rows are about that are about nobody. */
export type About = 'the institution' | 'a course' | 'course material' | 'the installation';

interface OtherPurpose extends Purpose {
  readonly about: About;
}

const removed = 'the platform is removed';
const withCourse = 'with the course';
const withMaterial = 'with its document';
const always = 'always';
const spent = 'always; worth nothing once used or over';

const institution = (why: string, until = always): OtherPurpose => ({
  about: 'the institution',
  why,
  until,
});
const course = (why: string, until = withCourse): OtherPurpose => ({
  about: 'a course',
  why,
  until,
});
const material = (why: string, until = withMaterial): OtherPurpose => ({
  about: 'course material',
  why,
  until,
});
const installation = (why: string, until = always): OtherPurpose => ({
  about: 'the installation',
  why,
  until,
});

/** Why tables without anything about people are kept, and until when. */
export const purposesOfOthers: Readonly<Record<string, OtherPurpose>> = {
  approval_links: institution('operators’ links that let deployments in, hashed', spent),
  canaries: institution('a planted word that must never be found elsewhere'),
  canvas_api_keys: institution('the key by which teachers let Canvas be read; sealed', removed),
  carried_choices: course('what a copied course takes over about documents'),
  case_ranks: institution('where passages stood when a ranking was tried', 'the next ranking'),
  chunks: material('passages that are searched and cited'),
  class_quizzes: course('quizzes placed in the LMS, with their key'),
  concept_proposals: course('what a model proposed about concepts, and what was decided'),
  concept_readings: course('whether its concepts were looked through as the material is now'),
  concepts: course('what the course is about'),
  conduct_policies: institution('whether a model’s findings about misconduct count at once'),
  course_copies: course('which course this is a copy of'),
  course_due_dates: course('due dates of the LMS', 'the next reading'),
  course_retention: course('its own rules about how long things are kept, and when it ends'),
  course_terms: course('how often a word stands in the course'),
  courses: course('title, language and settings of a course'),
  deployments: institution('where in the LMS the tool may be opened', removed),
  document_revisions: material('which reading of a document is searched'),
  held_versions: institution('which version of a part serves until its cases have passed'),
  ingest_jobs: material('readings of documents, with what went wrong'),
  installation: installation('by what it knows its own files'),
  invites: institution('one-time links for a registration, hashed', spent),
  isolation_log: installation('signed results of the nightly probe', 'the newest 400'),
  isolation_probes: installation('results of the nightly probe', 'the newest 400'),
  kept_pages: material('text of pages, so that only changed ones are read again'),
  launch_refusals: institution('refused launches by rule, without the person', '90 days'),
  launch_sightings: institution('which parts launches brought, for the doctor', removed),
  left_out_modules: course('modules the tutor may not use'),
  line_items: course('columns of the gradebook'),
  lms_connections: institution('the token by which the LMS is read; sealed', removed),
  misconception_boards: course('what at least five share, in ranges'),
  misconception_closings: course('up to which week that is told'),
  misconception_weeks: course('about how many came and went week by week, from five on'),
  model_keys: installation('keys of model providers; sealed', 'they are replaced'),
  notice_handlers: institution('where the LMS sends notices', removed),
  passed_erasure_notes: institution('ids of erasures that concern nobody this database has known'),
  platform_notices: institution('notices of the LMS about copied courses', removed),
  prepared_answers: course('explanations written in advance'),
  private_keys: institution('keys that sign for a registration; sealed', 'a day after rotation'),
  public_keys: institution('their public halves, published'),
  published_runs: installation('evaluations that were made public'),
  question_writings: course('which concepts have questions written in advance'),
  registration_directory: installation('which registration belongs to which institution', removed),
  registrations: institution('the LMS: its addresses, and how it is registered', removed),
  retention_policies: institution(
    'its rules about how long things are kept',
    'they are taken back',
  ),
  roster_syncs: course('when the list of members was read'),
  schema_migrations: installation('which changes of the tables were made'),
  school_audiences: institution('who is taught, where a course says nothing else'),
  signing_keys: installation('keys that sign logs and receipts; sealed'),
  stranger_refusals: installation('refused launches of nobody known, by rule', '90 days'),
  tenant_data_keys: institution('the institution’s key, wrapped by the master key'),
  tenant_isolation_log: institution('its own signed log of the probes', 'the newest 400'),
  tenant_model_keys: institution('its own keys of model providers; sealed', 'they are replaced'),
  tenant_task_models: institution('which models it chose'),
  tenants: institution('name and country of the institution'),
  trial_vectors: material('passages placed by a model that is on trial', 'the trial is over'),
  used_nonces: institution('hashes, so that no launch is used twice', 'they cannot come back'),
  visibility_policies: institution('what those who teach see of single students'),
  written_questions: course('questions for quizzes that a model wrote in advance'),
};
