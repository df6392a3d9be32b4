/** What the page says about how answers are given in a course, and to teachers about how one came about. */
export const answerWords = {
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
  } as Readonly<Record<string, string>>,
  verdict: {
    question: 'Keep as a test case: this answer is',
    right: 'right',
    wrong: 'wrong',
    kept: 'Kept as a test case.',
    forgotten: 'No longer a test case.',
  },
  toolCannot: (why: string) => `Cannot be used here: ${why}`,
  calls: 'What was sent to models, word for word',
  callsNone: 'No model was asked.',
  sent: 'Sent',
  received: 'Came back',
};
