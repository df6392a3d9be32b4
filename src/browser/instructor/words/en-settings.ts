import { taughtWords } from './en-taught.ts';

const atPlace = (rank: number | null): string =>
  rank === null ? 'not among the first ten' : `at place ${rank}`;

/** What the pages of those who teach say about answers, money, the connection and what waits for its cases, in English. */
export const settingsWords = {
  settings: {
    title: 'Settings',
    grades: 'Grades',
    passback: 'Post quiz results to the gradebook',
    passbackWhat:
      'While this is on, each student has one grade for the tutor’s quizzes: the average over the concepts they were quizzed on, each counted by their latest quiz’s first try. Practice, chat and answers given with help are never posted.',
    passbackWhen:
      'Grades go out by themselves within seconds, also for quizzes taken before you switched it on. A grade that you change in the gradebook is never overwritten.',
    mastery: 'Post mastery to the gradebook',
    masteryWhat:
      'While this is on, each student has one more grade, in a column of its own: what the tutor believes they know, averaged over the concepts on which they answered quiz questions without help or you noted “shown in class”. It starts in the middle and moves with every answer: three right answers on one concept are 80 of 100, eight are 90. Concepts nobody was asked about do not count; conversations, exercises and answers given with help never do.',
    masteryWhen:
      'It goes out after every quiz and after what you decide yourself, also for what was shown before you switched it on. A student who says “I guessed” loses nothing here. Switched off, nothing more is posted and what stands in the gradebook stays. A grade that you change there is never overwritten.',
    /** Over each column’s grades. */
    columns: { quizzes: 'Quizzes', mastery: 'Mastery' },
    on: 'On',
    off: 'Off',
    saving: 'Saving…',
    saved: 'Saved.',
    readOnly: 'Only instructors can change this.',
    more: 'More about this',
    delivery: 'On their way to the LMS',
    /** Each stands after a number. */
    counts: {
      proposed: (_count: number) => 'waiting for your approval',
      undone: (_count: number) => 'taken back',
      waiting: (_count: number) => 'waiting',
      posted: (_count: number) => 'posted',
      refused: (_count: number) => 'refused by the LMS',
      held: (_count: number) => 'kept back',
    },
    noGrades: 'No grade has been posted yet.',
    retry: 'Try these again',
    reason: 'Reason:',
    spending: 'What the tutor’s language models cost',
    spent: { day: 'Today', month: 'This month' },
    money: (period: string, spent: string, cap: string | null) =>
      `${period}: ${spent}${cap === null ? ', no limit set for the course' : ` of ${cap}`}`,
    spendingWhat:
      'Answers under way count with what they may cost at most. When a limit is reached the tutor goes on without a language model, with sentences from your course.',
  },
  answers: {
    ...taughtWords,
    title: 'Answers',
    mode: 'How the tutor answers',
    modes: {
      tutor: 'As a tutor: explains, hints and asks back',
      grounded_qa: 'Strictly: from the course or not at all',
      agent: 'As an agent: plans, searches several times and uses tools; slower',
    },
    citations: 'Sentences that the cited place does not carry',
    policies: {
      mark: 'Show them, marked “not from your course”',
      drop: 'Leave them out',
    },
    pictures: 'Pictures in questions',
    picturesOn:
      'Students may add pictures to their questions, for instance a photo of their own working',
    tools: 'Tools of the agent',
    toolsWhat:
      'Each is off until you switch it on, and only used when the tutor answers as an agent.',
    toolNames: {
      document_search: 'List the documents that speak of a subject',
      document_compare: 'Compare two documents',
      quote_finder: 'Find where something is said word for word',
      structured_extraction: 'Make tables of values that the course gives',
      run_summary: 'Tell what was done for an answer',
      code_runner: 'Run short JavaScript programs in a sandbox, for calculations',
      python_runner:
        'Run short Python programs in the student’s own browser, which loads about 14 MB for it once',
      web_search:
        'Search the public web; what it finds is not from your course, is said so, and the question goes to the search engine',
      web_fetch:
        'Read a page of the public web that a search found or the student named; never as a source of your course',
      message_instructor:
        'Draft a message to the teachers of this course; it is sent only when the student has read it and agrees',
    },
    verdict: {
      question: 'Keep as a test case: this answer is',
      right: 'right',
      wrong: 'wrong',
      kept: 'Kept as a test case.',
      forgotten: 'No longer a test case.',
    },
    toolCannot: 'Cannot be used here:',
    calls: 'What was sent to models, word for word',
    callsNone: 'No model was asked.',
    sent: 'Sent',
    received: 'Came back',
  },
  reserve: {
    title: 'Kept for the days before deadlines',
    why: 'So that the tutor’s best models are there when something is due, a share of what the course may spend in a month can be kept for those days. It needs a monthly limit for the course, which the operator sets.',
    share: 'Share of the month, in per cent (0 keeps nothing)',
    daysBefore: 'Days before a due date on which it may be spent',
    days: 'Due days the LMS does not tell, as 2026-12-01, with spaces between them',
    save: 'Save',
    notDays: 'A due day is written as 2026-12-01.',
    everywhere: 'This is what your institution has set for every course.',
    none: 'No due date is known yet. The LMS is asked for them whenever the course is read.',
    next: 'Due dates that are known',
    forSome: '(for some of the class)',
    zone: (place: string) => `Days begin at midnight in ${place}.`,
  },
  gates: {
    title: 'What serves your students, and what waits',
    lead: 'When you call an answer to a question of your own right, it becomes a case of your institution. A change of the models, prompts or search goes live only when these cases do not get worse.',
    cases: (count: number) =>
      count === 1 ? 'Your institution has 1 case.' : `Your institution has ${count} cases.`,
    noCases:
      'No answer was called right yet, so nothing is held back: whatever is newest serves. Ask under “Try the tutor”, and say under the answer whether it is right.',
    unchanged: 'Nothing waits, and nothing was decided yet: what served then serves now.',
    serving: 'All that serves',
    waits: (version: string) => `${version} waits.`,
    serves: (version: string) => `${version} serves.`,
    parts: {
      models: 'Models of the installation',
      embedder: 'Search by meaning',
      reader: 'Reading of files',
      ranking: 'Order of what is found',
      tutor: 'Prompt of the tutor',
      'grounded-qa': 'Prompt of strict answers',
      synthesis: 'Prompt of the agent’s answers',
      pictures: 'Prompt about pictures in questions',
      'picture-alone': 'Words for pictures that come without any',
      planner: 'Prompt of the agent’s plans',
      verifier: 'Prompt of the agent’s checks',
      query: 'Prompt that rewords follow-up questions',
      extraction: 'Prompt that makes tables',
      draft: 'Prompt of drafts to teachers',
      prepared: 'Prompt of answers prepared in advance',
      questions: 'Prompt that writes questions for quizzes',
      'open-work': 'Prompt that holds back from open graded work',
      'second-opinion': 'Prompt that checks those questions',
      evaluation: 'Prompt that reads conversations for what was understood',
      repair: 'Prompt that mends replies',
    },
    tried: {
      index: 'It is tried on the cases by itself within minutes.',
      models:
        'It waits for runs of your cases by the operator of this installation, one with each of these models.',
      prompt:
        'It waits for a run of your cases by the operator of this installation, with the model that answers here.',
    },
    verdicts: {
      passed: (version: string, when: string) => `${version} passed the cases on ${when}.`,
      failed: (version: string, when: string) =>
        `${version} did not pass the cases on ${when}, so that what served goes on serving. The operator can let it in with a reason.`,
      overruled: (version: string, when: string) =>
        `${version} was let in by the operator on ${when}.`,
      no_cases: (version: string, when: string) =>
        `${version} went live on ${when}: there was no case to try it on.`,
      not_kept: (version: string, when: string) =>
        `${version} went live on ${when}: what served before could be asked no more.`,
      regressed: (version: string, when: string) =>
        `${version} came with a release on ${when} and does worse on the cases. It could not be held back; the operator can put the release back.`,
    },
    because: (reason: string) => `The reason given: “${reason}”`,
    table: (cases: number) =>
      `The trial on ${cases} ${cases === 1 ? 'case' : 'cases'}, with 95 % intervals`,
    columns: {
      measure: 'Measure',
      before: 'What served',
      after: 'What was tried',
      verdict: 'Result',
    },
    results: { better: 'better', same: 'no difference shown', worse: 'worse' },
    lost: (lost: number, won: number) =>
      `${lost} ${lost === 1 ? 'case is' : 'cases are'} lost, ${won} won. Lost: the passage that the right answer cited was among the first five and is no more.`,
    others: (count: number) =>
      `${count} of them ${count === 1 ? 'belongs' : 'belong'} to colleagues or other courses and ${count === 1 ? 'is' : 'are'} shown to them only.`,
    asked: 'Question',
    answered: 'The answer that was called right',
    cited: 'It cited',
    stood: (before: number | null, after: number | null) =>
      `Its passage was ${atPlace(before)}, and would be ${atPlace(after)}.`,
  },
  doctor: {
    title: 'Connection to the LMS',
    lead: 'Tests some thirty things between the tutor and your LMS, from the clocks to the gradebook. A test column appears in the gradebook for a moment.',
    start: 'Test this connection',
    running: 'Testing… this may take half a minute.',
    summary: (all: number, wrong: number, warnings: number) =>
      `${all} checks: ${wrong} wrong, ${warnings} worth a look.`,
    states: { bad: 'Wrong', warning: 'Worth a look', skipped: 'Not tested', good: 'Good' },
    fix: 'What to do:',
  },
};

export type SettingsWords = typeof settingsWords;
