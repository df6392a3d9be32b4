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
    held: 'Nothing is posted until an instructor switches it on; only the first try at a quiz counts; a teacher’s own score is never overwritten; what a model read in a conversation never counts.',
    left: 'Where it is switched on, scores of quizzes reach the gradebook without a person looking at each.',
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
      test('http/learning-from-chat', 'never reaches the gradebook'),
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
    held: 'Teachers do not read a student’s conversations. What a class does not understand is shown from five people on, in ranges. Those who assist change less than those who teach.',
    left: 'Teachers see results of quizzes that are graded work, by name, and notes of misconduct where these are switched on.',
    evidence: [
      test('http/turns', 'belongs to the one who asked: nobody else reads, follows or stops it'),
      test(
        'unit/misconception-board',
        'never shows a picture that differs from the one before by what fewer than five students have open',
      ),
    ],
  },
  {
    id: 'risk/too-long',
    risk: 'Data is kept longer than it is needed.',
    held: 'Much ends by itself (see the data map); a person is erased by one command, with a receipt.',
    left: 'Conversations do not end with the course by themselves; backups hold what was erased until they expire.',
    evidence: [
      test(
        'http/erasure',
        'leaves no trace in any table, nor a byte of a picture, and takes nobody else along',
      ),
      doc('operations', 'When somebody asks what is kept about them, or wants it erased'),
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
