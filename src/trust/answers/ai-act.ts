import { config, doc, test, type Evidence } from '../evidence.ts';

/** One use that Regulation (EU) 2024/1689 speaks of, and how this product stands to it. */
export interface ActNote {
  readonly id: string;
  /** Where the Regulation speaks of it. */
  readonly place: string;
  readonly use: string;
  readonly here: string;
  readonly evidence: readonly Evidence[];
}

/** Uses in education that the Regulation calls high-risk (Annex III, 3), forbids (Article 5) or wants told (Article 50). */
export const actNotes: readonly ActNote[] = [
  {
    id: 'ai-act/admission',
    place: 'Annex III, 3 (a)',
    use: 'Deciding on admission or assigning people to institutions',
    here: 'Not what the product does: it works inside a course, for those the LMS lets in.',
    evidence: [test('http/launch-rules', 'D1–D6: of %s gives the role it deserves')],
  },
  {
    id: 'ai-act/outcomes',
    place: 'Annex III, 3 (b)',
    use: 'Evaluating learning outcomes, also where these steer the learning',
    here: 'This is the use to look at. Quizzes are scored by a key and mastery by a published formula, and both choose how the tutor teaches; nothing is posted as a grade until an instructor switches it on. Models take part only where an instructor wants questions or exercises written, conversations read, or concepts looked through: written questions are asked before any teacher must have read them, can be read and taken out, and count in quizzes like all others; exercises count half towards mastery and for no grade; what is read in conversations never reaches the gradebook; what is proposed about concepts changes nothing until an instructor accepts it. Students open every number to what it rests on and contest it; a check or a teacher decides. An institution that switches these on, or posting, should treat it as high-risk until its counsel says otherwise.',
    evidence: [
      test(
        'http/gradebook',
        'stays here while passback is off, and is posted when it is switched on',
      ),
      test(
        'http/written-questions',
        'are written by nobody until an instructor has switched it on',
      ),
      test('http/learning-from-chat', 'never reaches the gradebook'),
      test(
        'http/exercises',
        'is graded like a quiz, counts half, is told to the next turn, and is nobody’s grade',
      ),
      test(
        'http/proposed-concepts',
        'waits for an instructor, each with its quoted place, and changes nothing for students before',
      ),
      test(
        'http/contested-evidence',
        'see what a student contests and nothing else, decide with a reason that the student reads, and decide otherwise',
      ),
      config('WRITTEN_QUESTIONS'),
      config('LEARN_FROM_CHAT'),
      config('NEXT_EXERCISES'),
      config('CONCEPT_PROPOSALS'),
    ],
  },
  {
    id: 'ai-act/level',
    place: 'Annex III, 3 (c)',
    use: 'Assessing the level of education somebody will receive or have access to',
    here: 'Not what the product does. A level chosen for an explanation opens and closes nothing. That a course is one of children is said by its instructor, of all of them: then the agent stays out of the web and no harder problem is set unasked.',
    evidence: [
      test(
        'http/ways-to-say-it',
        'keeps the agent of children under 13 in the course, whatever tools are switched on',
      ),
      test('unit/learner', 'gives hints to a student nothing is known of'),
    ],
  },
  {
    id: 'ai-act/tests',
    place: 'Annex III, 3 (d)',
    use: 'Watching for forbidden behaviour during tests',
    here: 'The tutor holds back on graded work that is open and can be closed during exams; it reports nobody for asking. Notes of misconduct are about messages to the tutor, not about tests, and are off until an instructor switches them on. Asking for graded work to be done is among what the guard sees: an institution that switches notes on should have this looked at.',
    evidence: [
      test(
        'http/open-graded-work',
        'is listed for those who teach, with how often the tutor held back and not from whom',
      ),
      test(
        'http/conduct',
        'has no consequence, and leaves no trace, until an instructor switches that on',
      ),
      config('CONDUCT'),
    ],
  },
  {
    id: 'ai-act/emotions',
    place: 'Article 5 (1) (f), Article 3 (39)',
    use: 'Inferring emotions in education from biometric data',
    here: 'No biometric data is looked at. The guard reads words for signs of danger and of strain, to show help lines and, where the school wants it, to call people on duty; what it hears is never held against anybody. Whether the ban, read with the definition, reaches words alone, and its exception for safety, is for counsel.',
    evidence: [
      test(
        'unit/conduct',
        'is never held against anybody, whatever the guard takes it for, for every one that is known',
      ),
      doc('conduct', 'Students in danger'),
    ],
  },
  {
    id: 'ai-act/told',
    place: 'Article 50 (1)',
    use: 'Telling people that they deal with AI',
    here: 'The page calls itself a tutor that answers from the course, says under each answer how it came about and who answered, and says when no language model did.',
    evidence: [
      test('e2e/student', 'sees how the answer came about, also long after it was written'),
      test('http/models', 'answers from the course when nobody answers, and says so'),
    ],
  },
  {
    id: 'ai-act/oversight',
    place: 'Articles 13, 14, 15 and 26',
    use: 'What would be owed for a high-risk use: instructions, human oversight, accuracy, duties of the deployer',
    here: 'The documentation, the switches, the ways to take something back and the published measurements are meant to help with it. A quality management system, a conformity assessment, registration in the Union’s database and a declaration do not exist.',
    evidence: [
      test(
        'http/conduct',
        'strikes an incident out, and the pause that does not stand without it ends at once',
      ),
      test(
        'http/eval-page',
        'lets anybody read every failure with its transcript, and take the run with them',
      ),
    ],
  },
];
