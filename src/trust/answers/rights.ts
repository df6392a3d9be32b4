import { code, doc, test, type Answer } from '../evidence.ts';

/** Rights of those concerned, purposes and the end of what is kept. */
export const aboutRights: readonly Answer[] = [
  {
    id: 'DRPV-01',
    topic: 'An impact assessment',
    verdict: 'partly',
    answer: 'A draft is in this pack, for the institution to complete and to sign.',
    evidence: [code('src/trust/answers/risks.ts', 'risks')],
  },
  {
    id: 'DRPV-02',
    topic: 'A privacy notice for users',
    verdict: 'operator',
    answer:
      'The institution’s. Students see in the product how much is kept about them, in their language.',
    evidence: [
      test('e2e/kept', 'reads it and downloads all of it, by keyboard on a phone, in $lang'),
    ],
  },
  {
    id: 'DRPV-04',
    topic: 'Only for stated purposes',
    verdict: 'yes',
    answer: 'Every table has its purpose in the data map, and no other use is made of it.',
    evidence: [
      code('src/trust/data-map/data-map.ts', 'mapData'),
      test(
        'http/erasure',
        'knows of every table whether it is about people, and what hangs on them',
      ),
    ],
  },
  {
    id: 'DRPV-05',
    topic: 'A list of the personal data kept',
    verdict: 'yes',
    answer: 'The data map, generated from the program; a test fails for a table that is not in it.',
    evidence: [
      test('unit/trust-pack', 'has every table of the schema in its data map, with its columns'),
    ],
  },
  {
    id: 'DRPV-06',
    topic: 'Kept no longer than needed',
    verdict: 'partly',
    answer:
      'Sessions, unsent pictures, notes of misconduct and refusals end by themselves. What is kept about learners goes by itself where the institution has rules: so many days after the end of a course, after they left it, or without a visit, announced a week before. Without such rules conversations and what somebody has shown to know stay until the person is erased; about those who teach they always do.',
    evidence: [
      test(
        'http/retention',
        'announces a course’s end to its teachers and students, erases what belongs to it, and a person only with their last course',
      ),
      test('http/retention', 'erases nothing as long as it has none'),
      doc('operations', 'How long things are kept'),
      test('http/conduct', 'is forgotten half a year later, with its pauses'),
      test(
        'http/picture-uploads',
        'waits a day for its question and is swept then, but not before',
      ),
      code('src/trust/data-map/purposes-of-people.ts', 'purposesOfPeople'),
    ],
  },
  {
    id: 'DRPV-07',
    topic: 'Access to one’s own data, and correction',
    verdict: 'partly',
    answer:
      'Students read and download what is kept about them. They can say that a noted misconception is not so, that a right answer was guessed, and that a wrong one was a typo or that they can show it: two questions decide, or a teacher with a reason that the student reads. Names are corrected in the LMS and come with the next launch. An answer itself, and how a quiz was scored, stay.',
    evidence: [
      test(
        'http/erasure',
        'reads how much is kept and downloads all of it, their own and nobody else’s, without keys to quizzes or prompts',
      ),
      test(
        'http/learning-from-chat',
        'is removed when the student says that it is not so: nobody is told, nothing counts, no turn brings it back',
      ),
      test(
        'http/contested-evidence',
        'counts no more once two questions that were not asked before are both right',
      ),
      test(
        'http/contested-evidence',
        'see what a student contests and nothing else, decide with a reason that the student reads, and decide otherwise',
      ),
    ],
  },
  {
    id: 'DRPV-08',
    topic: 'Given to others only for stated purposes',
    verdict: 'yes',
    answer: 'To those in the list of sub-processors, each with what it receives.',
    evidence: [code('src/trust/sub-processors.ts', 'listSubProcessors')],
  },
  {
    id: 'DRPV-09',
    topic: 'Protection against unauthorised access',
    verdict: 'yes',
    answer:
      'Forced row level security for each institution, sessions by random tokens stored as hashes, keys and pictures sealed; a probe asks every night whether one institution finds another’s text.',
    evidence: [
      test(
        'integration/tenancy',
        'shows a tenant its own rows and nobody else’s, without any WHERE clause',
      ),
      test(
        'http/isolation',
        'finds nothing across tenants, everything of one’s own, and keeps the result',
      ),
      doc('operations', 'Proof that no institution sees another'),
    ],
  },
  {
    id: 'DRPV-12',
    topic: 'Making people unrecognisable',
    verdict: 'partly',
    answer:
      'Erasing takes the person out of sums of money and records of messages; what a class shows its teachers is in ranges and from five people on. An institution can have teachers see single students’ work under pseudonyms, or not at all; in the database people stay who they are in the LMS.',
    evidence: [
      test(
        'http/erasure',
        'leaves no trace in any table, nor a byte of a picture, and takes nobody else along',
      ),
      test(
        'unit/misconception-board',
        'never says of everybody in the class what each of them would be known by',
      ),
      test(
        'http/visibility',
        'is under a pseudonym, the same each time and another for each student, where the school says so',
      ),
    ],
  },
  {
    id: 'DRPV-13',
    topic: 'Other uses of such data',
    verdict: 'no',
    answer: 'There are none. Nothing is sent to the makers of the program.',
    evidence: [code('src/trust/sub-processors.ts', 'listSubProcessors')],
  },
  {
    id: 'privacy/erasure',
    topic: 'Erasing a person',
    verdict: 'partly',
    answer:
      'By a command of the operator, by whoever runs the LMS for people of that LMS, or by the institution’s rules. It stops what is under way, erases everywhere and signs a receipt that can be checked offline. It does not reach backups, the LMS, mailboxes and what providers keep, and every receipt says so; whom a backup of the database brings back is erased again by notes that lie beside the files.',
    evidence: [
      test(
        'http/retention',
        'lets whoever runs its LMS erase one person by the LMS’s own id, once what is open is settled, and nobody else',
      ),
      test(
        'integration/restored-backup',
        'is brought back, and at the next start nobody finds the student any more; others are all there',
      ),
      test(
        'http/erasure',
        'leaves no trace in any table, nor a byte of a picture, and takes nobody else along',
      ),
      test(
        'http/erasure',
        'looks, exports, erases and keeps a receipt that holds without us and shows when it was tampered with',
      ),
      doc('operations', 'When somebody asks what is kept about them, or wants it erased'),
    ],
  },
];
