import { manual, test } from '../evidence.ts';
import type { Reports } from './criteria.ts';

const noMedia = {
  conformance: 'not applicable',
  remarks:
    'The tool plays neither sound nor film. Recordings of a course stay in the LMS; of them it shows the text of their captions.',
  evidence: [manual('searched src/browser and views for elements of sound and film: none')],
} as const;
const axeStudent = test('e2e/student', 'finds no barrier that axe calls serious in %s colours');
const axeTeacher = test('e2e/instructor', 'finds no barrier that axe calls serious in %s colours');
const axePublic = test('e2e/public-pages', 'has no barrier that axe calls serious: %s');
const heard = test(
  'e2e/steady-stream',
  'gives screen readers landmarks, names for everything, formulas in words and as MathML',
);
const zoomed = test(
  'e2e/steady-stream',
  'can be read and asked for at 400 % zoom, nothing hidden below something else',
);

/** Principle 1 of WCAG 2.2. */
export const perceivable: Reports = {
  '1.1.1': {
    conformance: 'partially supports',
    remarks:
      'Controls, icons and diagrams of the tool have words; formulas are said aloud; a picture in a question is described by its student. A printed page that is drawn for a citation has its text beside it, pictures on it have none.',
    evidence: [
      heard,
      test('e2e/source-viewer', 'gives way to its text when the file cannot be had'),
      test(
        'e2e/pictures',
        'is added, described and sent by keyboard on a phone, and is there when the conversation is opened again',
      ),
    ],
  },
  '1.2.1': noMedia,
  '1.2.2': noMedia,
  '1.2.3': noMedia,
  '1.2.4': noMedia,
  '1.2.5': noMedia,
  '1.3.1': {
    conformance: 'supports',
    remarks:
      'Headings, lists, tables, groups and labels are those of HTML; structure inside an answer is kept below the page’s own.',
    evidence: [
      heard,
      axeStudent,
      test('unit/browser-markdown', 'keeps headings below those of the page'),
    ],
  },
  '1.3.2': {
    conformance: 'supports',
    remarks: 'What is read out comes in the order of the page.',
    evidence: [heard],
  },
  '1.3.3': {
    conformance: 'supports',
    remarks: 'No instruction rests on shape, place or sound alone.',
    evidence: [
      manual(
        'searched the words for students in src/browser/words for sides, places, shapes and colours: two sentences say that text stands above or below, which is the order of the page',
      ),
    ],
  },
  '1.3.4': {
    conformance: 'supports',
    remarks: 'Nothing locks the page to an orientation; it works from 320 pixels on.',
    evidence: [
      test(
        'e2e/student',
        'reads everything on a screen 320 pixels wide without scrolling sideways',
      ),
      manual('searched src/browser for orientation: not used'),
    ],
  },
  '1.3.5': {
    conformance: 'not applicable',
    remarks: 'No field asks for anything about the person who fills it in.',
    evidence: [manual('listed the fields of src/browser')],
  },
  '1.4.1': {
    conformance: 'supports',
    remarks: 'What a colour says, words or a mark say as well.',
    evidence: [
      test('e2e/student', 'sees and hears which sentences its source does not carry, and why'),
      test(
        'e2e/school-page',
        'and sees what the probes found as a picture, in words and one by one, and keeps the signed log, by keyboard on a phone',
      ),
    ],
  },
  '1.4.2': noMedia,
  '1.4.3': {
    conformance: 'supports',
    remarks:
      'Checked by axe in light and dark colours on the pages of students, teachers and the public.',
    evidence: [axeStudent, axeTeacher, axePublic],
  },
  '1.4.4': {
    conformance: 'supports',
    remarks: 'Up to 400 %, with everything reachable.',
    evidence: [zoomed],
  },
  '1.4.5': {
    conformance: 'partially supports',
    remarks:
      'The tool shows no pictures of text of its own. Printed pages of the course are drawn as they are; their text is one step away.',
    evidence: [test('e2e/source-viewer', 'gives way to its text when the file cannot be had')],
  },
  '1.4.10': {
    conformance: 'supports',
    remarks:
      'At 320 pixels nothing scrolls sideways but tables, code and printed pages inside their own frame.',
    evidence: [
      test(
        'e2e/student',
        'reads everything on a screen 320 pixels wide without scrolling sideways',
      ),
      test('e2e/instructor', 'works on a screen 320 pixels wide without scrolling sideways'),
      test('e2e/public-pages', 'fits a screen 320 pixels wide: %s'),
    ],
  },
  '1.4.11': {
    conformance: 'partially supports',
    remarks:
      'Edges of fields and buttons and the ring of focus are measured against every ground. Parts of diagrams are not.',
    evidence: [test('unit/colours', 'stand out three to one from every ground, in %s colours')],
  },
  '1.4.12': {
    conformance: 'not evaluated',
    remarks: 'Nobody has tried it with the spacing of the criterion.',
    evidence: [],
  },
  '1.4.13': {
    conformance: 'supports',
    remarks:
      'Nothing appears by pointing at something; what opens is opened by pressing and closed with Escape or the same button.',
    evidence: [
      manual('read the rules with :hover in src/browser/css: they change colours and lines alone'),
      test('e2e/source-viewer', 'is turned, enlarged and closed with the keyboard alone'),
    ],
  },
};
