import { manual, test } from '../evidence.ts';
import type { Reports } from './criteria.ts';

const keyboard = test('e2e/student', 'does everything with the keyboard alone');
const publicKeyboard = test('e2e/public-pages', 'is reached whole by keyboard: %s');

/** Principle 2 of WCAG 2.2. */
export const operable: Reports = {
  '2.1.1': {
    conformance: 'supports',
    remarks: 'Students, teachers and visitors reach everything by keyboard.',
    evidence: [
      keyboard,
      publicKeyboard,
      test('e2e/uploads', 'are taken out again by keyboard, after a second thought'),
      test(
        'e2e/instructor',
        'keeps money for deadlines with the keyboard, on a screen 320 pixels wide, and finds it kept',
      ),
    ],
  },
  '2.1.2': {
    conformance: 'supports',
    remarks: 'Dialogs close with Escape and give the focus back.',
    evidence: [keyboard, publicKeyboard],
  },
  '2.1.4': {
    conformance: 'not applicable',
    remarks: 'No letter, digit or sign is a shortcut.',
    evidence: [
      manual(
        'searched src/browser for handlers of keys: Enter in the field, and keys inside an open source',
      ),
    ],
  },
  '2.2.1': {
    conformance: 'partially supports',
    remarks:
      'A session ends after twelve hours and keeps what was being written. A message that waits for a student’s approval waits two hours and cannot be extended. Pauses and closed times are the institution’s rules.',
    evidence: [
      test(
        'e2e/student',
        'is told plainly when the session is over, and finds there what they wrote',
      ),
      test(
        'http/message-instructor',
        'waits for nobody for ever: in the end the turn goes on without it',
      ),
    ],
  },
  '2.2.2': {
    conformance: 'supports',
    remarks:
      'An answer that grows can be stopped; nothing else moves for whoever wants less motion.',
    evidence: [
      test('e2e/student', 'stops it, keeps what was said and can ask again'),
      test('e2e/steady-stream', 'moves nothing for whoever wants less motion'),
    ],
  },
  '2.3.1': {
    conformance: 'supports',
    remarks: 'Nothing flashes.',
    evidence: [
      manual('read the two animations in src/browser/css: slow changes of opacity and place'),
    ],
  },
  '2.4.1': {
    conformance: 'supports',
    remarks: 'A link leads past the bar at the top, and there are landmarks.',
    evidence: [
      keyboard,
      test(
        'e2e/steady-stream',
        'gives screen readers landmarks, names for everything, formulas in words and as MathML',
      ),
    ],
  },
  '2.4.2': {
    conformance: 'supports',
    remarks: 'Each page has a title; inside the LMS the frame has the LMS’s.',
    evidence: [
      test('e2e/public-pages', 'has no barrier that axe calls serious: %s'),
      manual('read the title of each view in views'),
    ],
  },
  '2.4.3': {
    conformance: 'supports',
    remarks: 'Focus follows the page, goes into what opens and comes back to where it was.',
    evidence: [
      keyboard,
      test(
        'e2e/source-viewer',
        'comes late without taking the keyboard away from whoever writes meanwhile',
      ),
    ],
  },
  '2.4.4': {
    conformance: 'supports',
    remarks: 'Links and marks of sources say where they lead.',
    evidence: [
      test(
        'e2e/steady-stream',
        'gives screen readers landmarks, names for everything, formulas in words and as MathML',
      ),
    ],
  },
  '2.4.5': {
    conformance: 'not applicable',
    remarks: 'The tool is one page opened from the LMS, with tabs.',
    evidence: [manual('looked at the pages in views')],
  },
  '2.4.6': {
    conformance: 'supports',
    remarks: 'Headings and labels say what follows.',
    evidence: [
      test('e2e/school-page', 'and reads it in $locale'),
      manual('went through the headings that src/browser makes'),
    ],
  },
  '2.4.7': {
    conformance: 'supports',
    remarks: 'A ring of three pixels on whatever has the focus.',
    evidence: [
      publicKeyboard,
      test('unit/colours', 'stand out three to one from every ground, in %s colours'),
    ],
  },
  '2.4.11': {
    conformance: 'partially supports',
    remarks:
      'At 400 % zoom the field and what was cited are reached with nothing lying on them. Not every part was tried with the bar and the field in the way.',
    evidence: [
      test(
        'e2e/steady-stream',
        'can be read and asked for at 400 % zoom, nothing hidden below something else',
      ),
    ],
  },
  '2.5.1': {
    conformance: 'supports',
    remarks: 'Nothing needs a path or two fingers.',
    evidence: [manual('searched src/browser for pointer and touch handlers: none')],
  },
  '2.5.2': {
    conformance: 'supports',
    remarks: 'Everything happens on the click, that is when the pointer is let go.',
    evidence: [manual('searched src/browser for pointer and touch handlers: none')],
  },
  '2.5.3': {
    conformance: 'supports',
    remarks: 'Names of controls contain the words they show.',
    evidence: [
      test(
        'e2e/languages',
        'asks, reads an answer and meets an error in $lang, on a phone and for those who listen',
      ),
    ],
  },
  '2.5.4': {
    conformance: 'not applicable',
    remarks: 'Nothing reacts to moving the device.',
    evidence: [manual('searched src/browser for events of motion: none')],
  },
  '2.5.7': {
    conformance: 'supports',
    remarks: 'Files and pictures that can be dropped can be chosen with a button too.',
    evidence: [
      test('e2e/uploads', 'are chosen by keyboard, read, and cited to a student'),
      test(
        'e2e/pictures',
        'is added, described and sent by keyboard on a phone, and is there when the conversation is opened again',
      ),
    ],
  },
  '2.5.8': {
    conformance: 'partially supports',
    remarks:
      'Buttons and fields are at least 28 pixels high by their styles; marks of sources stand in sentences. No test measures it.',
    evidence: [manual('read the least heights in src/browser/css')],
  },
};
