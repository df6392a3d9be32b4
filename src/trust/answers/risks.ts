import { config, doc, test, type Evidence } from '../evidence.ts';

/** A risk to those concerned, what holds it back here, and what is left. */
export interface Risk {
  readonly id: string;
  readonly risk: string;
  readonly held: string;
  readonly left: string;
  readonly evidence: readonly Evidence[];
}

/** The heart of an impact assessment: what may go wrong for people. */
export const risks: readonly Risk[] = [
  {
    id: 'risk/other-institution',
    risk: 'Somebody sees data of another institution.',
    held: 'The database itself shows each institution its own rows; a nightly probe tries every way in and out and signs the result.',
    left: 'Whoever holds the database’s owner role or the master key sees everything.',
    evidence: [
      test(
        'integration/tenancy',
        'shows a tenant its own rows and nobody else’s, without any WHERE clause',
      ),
      test(
        'http/isolation',
        'finds nothing across tenants, everything of one’s own, and keeps the result',
      ),
    ],
  },
  {
    id: 'risk/wrong-answer',
    risk: 'A student learns something wrong.',
    held: 'Cited sentences are compared with their source before they are shown as cited; what fails is marked or left out; teachers mark wrong answers, and later versions are held against them.',
    left: 'A paraphrase that turns a statement around passes; sentences without a citation are not judged.',
    evidence: [
      test('unit/citations', 'fail on the wrong page, even without a number or a name to look up'),
      test('http/verdicts', 'is kept, can be changed, and is taken back'),
      doc('answers', 'What is checked'),
    ],
  },
  {
    id: 'risk/provider',
    risk: 'A provider of models learns who said what, or keeps it.',
    held: 'No name, address or id goes out; conversations are not left with a provider unless the operator wants it; a server of one’s own can be used.',
    left: 'What a student writes about themselves goes out as written.',
    evidence: [
      test(
        'http/modes',
        'keeps each call with its prompt’s version, what went out and what came back, and no name',
      ),
      config('CHAT_MODEL'),
    ],
  },
  {
    id: 'risk/grading',
    risk: 'A machine decides on somebody’s grade.',
    held: 'Nothing is posted until an instructor switches it on; only the first try at a quiz counts; a teacher’s own score is never overwritten; what a model read in a conversation, and an exercise given in one, never count. An instructor sees beforehand what would be posted, can have every grade wait for approval, and can take back what was posted.',
    left: 'Where it is switched on and approval is not, scores reach the gradebook without a person looking at each.',
    evidence: [
      test(
        'http/gradebook',
        'stays here while passback is off, and is posted when it is switched on',
      ),
      test(
        'http/gradebook',
        'counts the first attempt at a quiz only: later ones have seen the solutions',
      ),
      test('http/gradebook', 'never overwrites what a teacher has put in its place'),
      test('http/grade-preview', 'wait, and are posted once by however many presses'),
      test('http/grade-undo', 'is left alone where a teacher has changed it since'),
      test('http/learning-from-chat', 'never reaches the gradebook'),
      test(
        'http/exercises',
        'is graded like a quiz, counts half, is told to the next turn, and is nobody’s grade',
      ),
    ],
  },
  {
    id: 'risk/mastery',
    risk: 'Somebody is taken for not knowing what they know, and taught below it.',
    held: 'Every number opens to the answers it rests on, with the weight of each; a student contests one that does not stand for them, two other questions or a teacher decide, and nothing is held against anybody.',
    left: 'Somebody must look and say so. Whether the numbers are right about real students nobody has measured.',
    evidence: [
      test(
        'http/contested-evidence',
        'opens to every answer it rests on, with the question, its weight, and the number that comes out of them again',
      ),
      test(
        'http/contested-evidence',
        'stands where one of them is wrong, with nothing held against anybody, and no second try that day',
      ),
      doc('mastery', 'Contested'),
    ],
  },
  {
    id: 'risk/conduct',
    risk: 'Somebody is taken for misbehaving who is not.',
    held: 'Off until an instructor switches it on; never for a cry for help; told to the student with the way to object; teachers take it back; forgotten after half a year.',
    left: 'About two in a hundred harmless messages are stopped in error, most of them as small talk.',
    evidence: [
      test(
        'http/conduct',
        'has no consequence, and leaves no trace, until an instructor switches that on',
      ),
      test(
        'unit/conduct',
        'is never held against anybody, whatever the guard takes it for, for every one that is known',
      ),
      test('unit/guard-unseen', 'at most two in a hundred about the course are stopped'),
      config('CONDUCT'),
    ],
  },
  {
    id: 'risk/danger',
    risk: 'A cry for help is not heard, or too many people hear it.',
    held: 'Help lines at once, without a model; people on duty only where the school names them, who learn behind a link who it is and never what was written.',
    left: 'One cry in eighteen went unheard on the last sets. It is no emergency service.',
    evidence: [
      test('unit/guard-unseen', 'nine in ten in danger, or near somebody who is, get help'),
      test(
        'http/on-call',
        'the first on duty is told at once, which course it is and where to look, and not a word of what was written',
      ),
      doc('conduct', 'Students in danger'),
    ],
  },
  {
    id: 'risk/teachers',
    risk: 'Teachers watch students.',
    held: 'Teachers do not read a student’s conversations. What a class does not understand is shown from five people on, in ranges. The institution decides whether they see single students’ quizzes by name, under a pseudonym or not at all. Those who assist change less than those who teach.',
    left: 'Until the institution says otherwise teachers see quizzes that are graded work by name, and when a student was last here; at every level the list of members, what students write to them and notes of misconduct where these are switched on. They read an answer that a student contests.',
    evidence: [
      test('http/turns', 'belongs to the one who asked: nobody else reads, follows or stops it'),
      test(
        'unit/misconception-board',
        'never shows a picture that differs from the one before by what fewer than five students have open',
      ),
      test(
        'http/visibility',
        'is nothing where the school says so, and everybody still sees their own',
      ),
      doc('answers', 'What teachers see of single students'),
    ],
  },
  {
    id: 'risk/too-long',
    risk: 'Data is kept longer than it is needed.',
    held: 'Much ends by itself (see the data map); rules of the institution erase learners after a course’s end, after they left it or without a visit; a person is erased by one command, with a receipt, and again where a backup brings them back.',
    left: 'Without rules, which the institution has to set, conversations do not end with the course. Backups hold what was erased until they expire.',
    evidence: [
      test(
        'http/erasure',
        'leaves no trace in any table, nor a byte of a picture, and takes nobody else along',
      ),
      test(
        'http/retention',
        'announces a course’s end to its teachers and students, erases what belongs to it, and a person only with their last course',
      ),
      doc('operations', 'How long things are kept'),
      doc('operations', 'When somebody asks what is kept about them, or wants it erased'),
    ],
  },
  {
    id: 'risk/erased-wrongly',
    risk: 'A rule erases somebody whose data is still needed.',
    held: 'Only learners; announced a week before, and never within a week of a visit; whoever comes back is kept; a grade on its way, a cry for help and misconduct that is being looked at are waited for. Where many are suddenly reached nothing happens until a person says that it is meant.',
    left: 'Few at a time are not asked about. A wrong date of a course’s end in the LMS counts after the week.',
    evidence: [
      test(
        'http/retention',
        'has everybody wait whose grade is on its way, who cried for help, or about whom somebody must decide, and the dry run says why',
      ),
      test('http/retention', 'keeps whoever comes back between the announcement and the night'),
      test(
        'http/retention',
        'is stopped by a rule that suddenly reaches many, changes nothing until a person says so, and gives a week even then',
      ),
    ],
  },
  {
    id: 'risk/exclusion',
    risk: 'Somebody cannot use it.',
    held: 'Keyboard, screen reader, small screens, seven languages; without a model and without streams it still answers.',
    left: 'People with disabilities and native speakers have not tested it; of browsers only Chromium was.',
    evidence: [
      test('e2e/student', 'does everything with the keyboard alone'),
      test('e2e/student', 'gets the answer by asking for it when nothing can be streamed'),
    ],
  },
];
