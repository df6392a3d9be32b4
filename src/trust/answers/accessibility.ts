import { code, doc, test, type Answer } from '../evidence.ts';

/** How people with disabilities use it, and how that is made sure. */
export const aboutAccessibility: readonly Answer[] = [
  {
    id: 'ITAC-06',
    topic: 'A conformance report of this version',
    verdict: 'yes',
    answer:
      'The report in this pack is written from the program’s own source, criterion by criterion, with the test or the manual check behind each. Nobody outside the project has audited it.',
    evidence: [code('src/trust/wcag/criteria.ts', 'criteria')],
  },
  {
    id: 'ITAC-07',
    topic: 'A standard in the contract',
    verdict: 'operator',
    answer: 'For whoever signs. The standard aimed at is WCAG 2.2, level AA.',
    evidence: [],
  },
  {
    id: 'ITAC-08',
    topic: 'Conformance to WCAG 2.2 AA',
    verdict: 'partly',
    answer:
      'See the report: most criteria are supported by tests in Chromium; some are supported in part or were not evaluated, and each says why.',
    evidence: [
      test('e2e/student', 'finds no barrier that axe calls serious in %s colours'),
      test('e2e/instructor', 'finds no barrier that axe calls serious in %s colours'),
      test('e2e/public-pages', 'has no barrier that axe calls serious: %s'),
    ],
  },
  {
    id: 'ITAC-09',
    topic: 'Reporting barriers',
    verdict: 'operator',
    answer: 'Whom people tell of a barrier is for the operator and the institution to say.',
    evidence: [],
  },
  {
    id: 'ITAC-11',
    topic: 'An audit by somebody else',
    verdict: 'no',
    answer: 'There was none.',
    evidence: [],
  },
  {
    id: 'ITAC-12',
    topic: 'How conformance is verified',
    verdict: 'yes',
    answer:
      'Tests drive a real browser: axe, the keyboard alone, the tree that screen readers read, 320 pixels, 400 % zoom, reduced motion, dark colours. A change that breaks one is not let in. People with disabilities have not tested it.',
    evidence: [
      test(
        'e2e/steady-stream',
        'gives screen readers landmarks, names for everything, formulas in words and as MathML',
      ),
      test(
        'e2e/steady-stream',
        'can be read and asked for at 400 % zoom, nothing hidden below something else',
      ),
    ],
  },
  {
    id: 'ITAC-13',
    topic: 'The standard adopted',
    verdict: 'yes',
    answer: 'WCAG 2.2, level AA.',
    evidence: [code('src/trust/wcag/criteria.ts', 'criteria')],
  },
  {
    id: 'ITAC-17',
    topic: 'Everything by keyboard',
    verdict: 'yes',
    answer:
      'Students and teachers reach and use every function by keyboard; adding pictures and files by drag and drop has a button beside it.',
    evidence: [
      test('e2e/student', 'does everything with the keyboard alone'),
      test(
        'e2e/pictures',
        'is added, described and sent by keyboard on a phone, and is there when the conversation is opened again',
      ),
      test('e2e/uploads', 'are chosen by keyboard, read, and cited to a student'),
    ],
  },
  {
    id: 'ITAC-18',
    topic: 'A special mode or an overlay',
    verdict: 'no',
    answer: 'There is one page for everybody.',
    evidence: [test('e2e/student', 'watches it grow and hears it by whole sentences')],
  },
  {
    id: 'accessibility/languages',
    topic: 'Languages of the interface',
    verdict: 'yes',
    answer:
      'Seven for students, two of them written from right to left, and five for teachers. Native speakers have not read the translations.',
    evidence: [
      test(
        'e2e/right-to-left',
        'asks and opens a source in $lang, on a phone and for those who listen',
      ),
      test(
        'e2e/teacher-languages',
        'sees material, people and settings in $locale, on a phone and for those who listen',
      ),
      doc('answers', 'In which language'),
    ],
  },
];
