import { code, config, doc, test, type Answer } from '../evidence.ts';

/** What is kept about people, why, how long, and what they can do about it. */
export const aboutPrivacy: readonly Answer[] = [
  {
    id: 'PRGN-01',
    topic: 'Education records (FERPA)',
    verdict: 'yes',
    answer:
      'Who is in a course, questions and answers, answers to quizzes, what somebody has shown to know, and scores on their way to the gradebook.',
    evidence: [code('src/privacy/personal-data.ts', 'personalTables')],
  },
  {
    id: 'PRGN-02',
    topic: 'Personal data under the GDPR',
    verdict: 'yes',
    answer:
      'Wherever people in the Union use it. The institution decides why, the operator processes for it; the record of processing and the draft of the impact assessment in this pack are made for that.',
    evidence: [code('src/privacy/personal-data.ts', 'personalTables')],
  },
  {
    id: 'PRGN-04',
    topic: 'Whatever people type or photograph',
    verdict: 'yes',
    answer:
      'Questions are free text and may hold anything; pictures are drawn anew without their metadata, sealed, and shown to their student alone.',
    evidence: [
      test('http/picture-uploads', 'loses its metadata, and stands as the camera was held'),
      test('http/picture-uploads', 'lies sealed among the stored files'),
      test(
        'http/picture-uploads',
        'is nobody else’s: not a classmate’s, a teacher’s, another course’s or another school’s',
      ),
    ],
  },
  {
    id: 'PDAT-01',
    topic: 'Data about who people are',
    verdict: 'partly',
    answer:
      'Name and e-mail address where the LMS tells them, and the LMS’s id. Neither age nor sex nor origin of anybody; an instructor may say of a whole course that its students are children, minors or adults. A course works when the LMS tells neither name nor address.',
    evidence: [
      test(
        'contracts/moodle-launches',
        'opens the course for a student whose name Moodle keeps to itself',
      ),
      code('src/trust/data-map/data-map.ts', 'mapData'),
    ],
  },
  {
    id: 'PDAT-02',
    topic: 'Genetic, biometric and behavioural data',
    verdict: 'no',
    answer:
      'No camera stream, voice, face or typing rhythm is looked at. A guard reads the words of a message for signs of danger, to show help lines; where a school names people on duty, they are told that somebody may be in danger.',
    evidence: [
      test(
        'http/on-call',
        'nobody is told where the school has named nobody, and the student is answered',
      ),
      test(
        'unit/conduct',
        'is never held against anybody, whatever the guard takes it for, for every one that is known',
      ),
    ],
  },
  {
    id: 'PDAT-03',
    topic: 'Putting data of other sources together',
    verdict: 'no',
    answer: 'What is known of a person comes from the LMS and from what they do here.',
    evidence: [code('src/privacy/personal-data.ts', 'personalTables')],
  },
  {
    id: 'PDAT-04',
    topic: 'Countries data goes to',
    verdict: 'operator',
    answer:
      'Data stays where the operator runs it, but for what the list of sub-processors names. A model server of one’s own keeps everything in the house.',
    evidence: [config('CHAT_MODEL'), config('BLOBS_S3_REGION')],
  },
  {
    id: 'PDAT-05',
    topic: 'Addresses of devices',
    verdict: 'partly',
    answer:
      'The address of a browser is counted for a minute against floods and kept nowhere; a reverse proxy in front may log it. Nothing else about devices is asked.',
    evidence: [
      test(
        'http/lti-limits',
        'audit a refusal with the rule and the registration, and nothing about the person',
      ),
      code('src/http/lti/limits.ts', 'createLimits'),
      config('LTI_REQUESTS_PER_ADDRESS'),
    ],
  },
  {
    id: 'PDAT-06',
    topic: 'Tracking and cookies',
    verdict: 'no',
    answer:
      'No tracking and nothing of others on the page. A cookie serves a login under way and is not needed; a session lives in the page’s memory and that tab’s storage.',
    evidence: [
      test(
        'e2e/without-cookies',
        'F1–F9: a student gets in through platform storage, and nothing after that needs a cookie',
      ),
      test(
        'http/launch-rules',
        'shows its page in frames of the verified platform only, and runs no foreign script',
      ),
      doc('lti-rules', 'F. Without cookies'),
    ],
  },
  {
    id: 'PDAT-07',
    topic: 'Access of staff to data',
    verdict: 'operator',
    answer:
      'Whoever holds database and master key reads everything. The makers of the program have no access to any installation, and it reports nothing to them.',
    evidence: [doc('operations', 'Keys and secrets')],
  },
  {
    id: 'PRPO-02',
    topic: 'Privacy by design',
    verdict: 'yes',
    answer:
      'Institutions are kept apart by the database itself; no identity goes to a model; logs and metrics hold no person; classes are shown from five people on; columns that are not needed were removed.',
    evidence: [
      test('integration/tenancy', 'forces row level security on every table that has a tenant'),
      test('http/operations', 'finds no message, answer or name in the log'),
      test(
        'http/operations',
        'counts turns and requests under labels that name no person, document or text',
      ),
      test(
        'unit/misconception-board',
        'says nothing of fewer than five students, of a concept or of an idea',
      ),
    ],
  },
  {
    id: 'PRPO-09',
    topic: 'Decisions made by a machine alone',
    verdict: 'partly',
    answer:
      'Quizzes are scored by their key; the score reaches the gradebook only where an instructor has switched that on. Questions of a student may be paused for misconduct, which is off until an instructor switches it on, is told to the student with the reasons, and is taken back by a teacher.',
    evidence: [
      test(
        'http/gradebook',
        'stays here while passback is off, and is posted when it is switched on',
      ),
      test(
        'http/conduct',
        'has no consequence, and leaves no trace, until an instructor switches that on',
      ),
      test(
        'http/conduct',
        'strikes an incident out, and the pause that does not stand without it ends at once',
      ),
      config('CONDUCT'),
    ],
  },
  {
    id: 'PRPO-10',
    topic: 'How such decisions are governed',
    verdict: 'yes',
    answer: 'Written down with what is found in error, and who can undo it.',
    evidence: [
      doc('conduct', 'What is held against a student'),
      test(
        'http/conduct',
        'a student reads in their own language why, until when, and whom to ask',
      ),
    ],
  },
];
