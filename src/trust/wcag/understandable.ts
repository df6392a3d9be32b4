import { manual, test } from '../evidence.ts';
import type { Reports } from './criteria.ts';

const spoken = test(
  'e2e/languages',
  'asks, reads an answer and meets an error in $lang, on a phone and for those who listen',
);

/** Principles 3 and 4 of WCAG 2.2. */
export const understandable: Reports = {
  '3.1.1': {
    conformance: 'supports',
    remarks:
      'The page says its language and direction, which are those of the LMS where the tool speaks it.',
    evidence: [
      spoken,
      test(
        'http/student-languages',
        'speak the language of the launch, and say so to those who listen',
      ),
    ],
  },
  '3.1.2': {
    conformance: 'partially supports',
    remarks:
      'English remarks of the server on a teacher’s page say that they are English, and text of the course stands in its own direction. A quotation in a third language is not marked as such.',
    evidence: [
      test('e2e/teacher-languages', 'hears what the server has in English only as English'),
      test(
        'e2e/right-to-left',
        'asks and opens a source in $lang, on a phone and for those who listen',
      ),
    ],
  },
  '3.2.1': {
    conformance: 'supports',
    remarks: 'Nothing happens by focus alone.',
    evidence: [test('e2e/student', 'does everything with the keyboard alone')],
  },
  '3.2.2': {
    conformance: 'supports',
    remarks: 'Switches of teachers save at once and say so; nothing else happens by input alone.',
    evidence: [test('e2e/instructor', 'switches the posting of grades on and sees them arrive')],
  },
  '3.2.3': {
    conformance: 'supports',
    remarks: 'Tabs stand in the same order everywhere.',
    evidence: [test('e2e/student', 'does everything with the keyboard alone')],
  },
  '3.2.4': {
    conformance: 'supports',
    remarks:
      'What does the same is called the same: all words come from one list for each language.',
    evidence: [test('unit/page-words', 'says everything English says, and nothing in English')],
  },
  '3.2.6': {
    conformance: 'not applicable',
    remarks: 'The tool offers no contact for help of its own; the LMS around it does.',
    evidence: [manual('looked at the pages in views and src/browser')],
  },
  '3.3.1': {
    conformance: 'supports',
    remarks: 'What is wrong is said in words, beside the field and to those who listen.',
    evidence: [spoken],
  },
  '3.3.2': {
    conformance: 'supports',
    remarks: 'Fields have labels, and what they take is said with them.',
    evidence: [
      test(
        'e2e/steady-stream',
        'gives screen readers landmarks, names for everything, formulas in words and as MathML',
      ),
    ],
  },
  '3.3.3': {
    conformance: 'supports',
    remarks: 'An error says what can be done: shorten it, wait until when, ask again.',
    evidence: [
      spoken,
      test(
        'e2e/help-line',
        'says when to ask again where the school wants questions refused, and keeps the question',
      ),
    ],
  },
  '3.3.4': {
    conformance: 'supports',
    remarks:
      'A message to teachers is shown before it goes; taking files out asks a second time. A quiz is handed in with one press and can be taken again for practice.',
    evidence: [
      test(
        'e2e/approval',
        'reads it on a narrow screen, changes it with the keyboard after a reload, and sends it',
      ),
      test('e2e/uploads', 'are taken out again by keyboard, after a second thought'),
    ],
  },
  '3.3.7': {
    conformance: 'supports',
    remarks: 'Nothing is asked for twice; what could not be sent is still there.',
    evidence: [test('e2e/student', 'keeps the words of a question that could not be sent')],
  },
  '3.3.8': {
    conformance: 'supports',
    remarks: 'The tool asks for no password and sets no puzzle: people come from the LMS.',
    evidence: [
      test(
        'e2e/without-cookies',
        'F1–F9: a student gets in through platform storage, and nothing after that needs a cookie',
      ),
    ],
  },
  '4.1.2': {
    conformance: 'supports',
    remarks: 'Every control has a name; states are those of HTML and ARIA.',
    evidence: [
      test(
        'e2e/steady-stream',
        'gives screen readers landmarks, names for everything, formulas in words and as MathML',
      ),
      test('e2e/student', 'finds no barrier that axe calls serious in %s colours'),
      test('e2e/instructor', 'finds no barrier that axe calls serious in %s colours'),
    ],
  },
  '4.1.3': {
    conformance: 'supports',
    remarks:
      'An answer is announced by whole sentences, and so is what was saved or went wrong, without moving the focus.',
    evidence: [
      test('e2e/student', 'watches it grow and hears it by whole sentences'),
      test(
        'e2e/help-line',
        'is said on a phone and to a screen reader, with the time at which it comes back',
      ),
    ],
  },
};
