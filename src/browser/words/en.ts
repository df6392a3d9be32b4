import type { Language } from '../../ground/language/index.ts';
import { aloneWords } from './en-alone.ts';
import { answerWords } from './en-answers.ts';
import { formulaWords } from './en-formulas.ts';
import { keptWords } from './en-kept.ts';
import { wishWords } from './en-wish.ts';
import { seenWords } from './en-seen.ts';
import { ledgerWords } from './en-ledger.ts';

/** What the page says to students, in English. Another language is another file of this shape. */
export const words = {
  /** For dates and numbers, and for those who listen. */
  lang: 'en' as Language,
  app: {
    /** Between one thing and the next. */
    comma: ', ',
    skip: 'Skip to content',
    views: 'Views',
    focus: (what: string) =>
      `This link is about “${what}”. The rest of the course stays within reach.`,
    announcements: 'Announcements',
    offline: 'No language model is configured: answers are extracts from your course.',
    close: 'Close',
    tryAgain: 'Try again',
    loading: 'Loading…',
    unreachable: 'The tutor cannot be reached. Check your connection and try again.',
    trouble: 'Something went wrong on our side. Please try again in a minute.',
    retryIn: (seconds: number) => {
      if (seconds < 90) return `Try again in ${seconds} seconds.`;
      const minutes = Math.round(seconds / 60);
      if (minutes < 120) return `Try again in about ${minutes} minutes.`;
      const hours = Math.round(minutes / 60);
      return `Try again in about ${hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`}.`;
    },
  },
  sessionOver: {
    title: 'Please open the tutor again',
    advice:
      'This page has lost its connection to your course: a session lasts one working day and ends when the browser forgets it. Go back to your course and open the tutor there. Your conversations are kept.',
    written: 'What you wrote and have not sent. Copy it before you go:',
  },
  tabs: {
    tutor: 'Tutor',
    progress: 'My progress',
    quiz: 'Quiz me',
  },
  threads: {
    open: 'Conversations',
    title: 'Your conversations',
    add: 'New conversation',
    none: 'No conversations yet. They will be kept here.',
    current: 'open now',
    private: 'Only you see what you write here.',
  },
  welcome: {
    greeting: (name: string | null) => (name ? `Good to see you, ${name}.` : 'Good to see you.'),
    can: 'I answer from the material of this course and show you where it is written. I can explain, give hints step by step, and quiz you. I do not do graded work for you.',
    begin: 'You could begin with',
    resume: 'Continue your last conversation',
    empty:
      'There is no course material here yet, so there is nothing I could answer from. Your instructor can add it; come back then.',
    starters: {
      explain: (concept: string) => `Explain “${concept}” to me with an example.`,
      compare: (one: string, other: string) => `How are “${one}” and “${other}” connected?`,
      example: (concept: string) =>
        `Show me a typical exercise on “${concept}” and give me a hint.`,
      check: (concept: string) => `Ask me a question to check whether I understand “${concept}”.`,
      stuck: (concept: string) => `What do people usually get wrong about “${concept}”?`,
    },
  },
  composer: {
    label: 'Your question',
    placeholder: 'Ask about your course…',
    hint: 'Enter sends, Shift + Enter begins a new line.',
    send: 'Send',
    stop: 'Stop',
    notSent: 'Your question was not sent.',
    busy: 'The last question is still being answered.',
    stopFailed: 'The answer could not be stopped. Try again.',
  },
  turn: {
    log: 'Conversation',
    you: 'You',
    tutor: 'Tutor',
    phases: {
      sent: 'Sending your question…',
      reading: 'Reading your question…',
      searching: 'Looking through the course…',
      planning: 'Thinking about how to explain it…',
      writing: 'Writing…',
      waiting: 'Waiting for you…',
      over: '',
    },
    /** Under way, by the name of the step; another one is told in the server's words. */
    steps: {
      pictures: 'Reading the text in your pictures…',
      query: 'Putting the question so that it stands alone…',
      prepared: 'Looking for an answer written in advance…',
      grounded_answer: 'Writing an answer from these passages only…',
      verify_quotes: 'Looking the quotes up in the course…',
      plan: 'Planning what to look for…',
      verify: 'Checking whether this is enough…',
      search: 'Searching the course…',
      document_search: 'Looking through the list of documents…',
      document_compare: 'Comparing two documents…',
      quote_finder: 'Looking for the exact words…',
      structured_extraction: 'Making a table from the passages…',
      run_summary: 'Going through the steps so far…',
      code_runner: 'Running a JavaScript program…',
      python_runner: 'Preparing a Python program…',
      message_instructor: 'Drafting a message to those who teach…',
      web_search: 'Searching the web…',
      web_fetch: 'Reading a page of the web…',
    },
    found: (count: number) =>
      `Found ${count} ${count === 1 ? 'passage' : 'passages'}; thinking about how to explain it…`,
    complete: 'The answer is complete.',
    stopped: 'Stopped',
    stoppedEarly: 'You stopped this answer before it began.',
    failed: 'This answer could not be finished.',
    failures: {
      worker_lost: 'The program that was writing this answer broke off.',
      interrupted: 'The tutor was restarted while it was answering.',
      not_begun: 'The tutor was too busy to answer.',
      model_unavailable: 'The language model did not answer.',
    },
    askAgain: 'Ask again',
    connectionLost: 'The connection was lost. The answer is still being written; reconnecting…',
    followFailed: 'This answer cannot be shown right now.',
    latest: 'Go to the end of the answer',
    support: {
      supported: '',
      partial: 'Your course covers this only in part. Check what is not marked with a source.',
      unsupported: 'This answer is not from your course material.',
    },
  },
  progress: {
    title: 'My progress',
    lead: 'What your quiz answers, and your conversations where they are read, say about each concept, in the order of the course. A bar shows the range in which your level lies with 90 % certainty; the mark in it is the best guess. More answers make it narrower.',
    nothing: 'Nothing is known yet: you have not taken a quiz. A quiz has three questions.',
    empty: 'There is no course material yet, so there are no concepts to show.',
    concept: 'Concept',
    level: 'Level: best guess and range',
    evidence: 'Answers',
    action: 'Quiz',
    none: 'No evidence yet',
    percent: (share: number) => `${Math.round(share * 100)} %`,
    range: (low: string, high: string) => `${low} to ${high}`,
    count: (count: number) => `${count} ${count === 1 ? 'answer' : 'answers'}`,
    quiz: 'Quiz me on this',
    quizOn: (concept: string) => `Quiz me on this: ${concept}`,
  },
  learned: {
    title: 'What the tutor has noted about you',
    on: 'Your levels rest on your quiz answers and, because your teachers have switched it on, on what you write to the tutor: a language model reads a question of yours once more when it is answered. It counts a quarter of a quiz answer, never for a grade.',
    off: 'Your levels rest on your quiz answers and on what was noted earlier. Your conversations are not read for this: your teachers have not switched it on.',
    who: 'Only you see this. Your teachers are told what at least five students of the class have open, without names.',
    again: 'Things to look at again',
    againLead:
      'A language model noted these, and it can be wrong. Say so, and it is taken out and counts no more.',
    seen: (times: number) => (times === 1 ? 'noted once' : `noted ${times} times`),
    statuses: {
      active: 'worth another look',
      resolving: 'getting clearer',
      resolved: 'cleared up',
    },
    notSo: 'That is not so',
    notSoOf: (idea: string) => `That is not so: ${idea}`,
    takenOut: 'It is taken out and counts no more.',
    helped: 'How explanations went',
    kinds: {
      analogy: 'Comparison',
      example: 'Example',
      steps: 'Step by step',
      picture: 'Picture',
      definition: 'Definition',
      question: 'Question',
      other: 'Explanation',
    },
    worked: { yes: 'helped', no: 'did not help' },
    next: 'A good next step:',
    entries: 'What your levels rest on',
    sources: {
      quiz: 'Quiz answer',
      check: 'Short check',
      chat: 'From a conversation',
      instructor: 'From your teacher',
    },
    outcomes: { right: 'right', partly: 'partly right', wrong: 'not yet right' },
    discounted: 'does not count',
  },
  quiz: {
    title: 'Quiz me',
    on: (concept: string) => `Quiz: ${concept}`,
    lead: 'Three questions from your course. They count as what you can do without help; your first try is the one that counts.',
    choose: 'Concept',
    weakest: 'What I know least',
    start: 'Begin the quiz',
    making: 'Making questions from your course…',
    question: (number: number, count: number) => `Question ${number} of ${count}`,
    written: 'Written in advance by a language model, from your course.',
    gap: 'blank',
    answer: 'Your answer',
    submit: 'Check my answers',
    unanswered: (numbers: string) =>
      `No answer yet: question ${numbers}. Check anyway, or answer first.`,
    checkAnyway: 'Check anyway',
    score: (score: number, max: number) => `${score} of ${max} right`,
    right: 'Right',
    wrong: 'Not right',
    yourAnswer: 'Your answer:',
    noAnswer: 'no answer',
    practice:
      'You had seen the solutions before, so this try was practice and does not change your progress.',
    counted: 'Your progress has been updated.',
    ask: 'Ask the tutor about this',
    another: 'Another quiz',
    toProgress: 'See my progress',
    question4tutor: (prompt: string, title: string) =>
      `I had this question in a quiz and did not get it right: “${prompt}” Can you help me understand it? It is from “${title}”.`,
    question4tutorRight: (prompt: string, title: string) =>
      `I had this question in a quiz: “${prompt}” Can you tell me more about it? It is from “${title}”.`,
    noMaterial:
      'The course does not hold enough text on this yet to make a quiz from. Try another concept, or ask the tutor.',
  },
  review: {
    title: (name: string) => `What ${name} handed in`,
    nameless: 'this student',
    nobody:
      'This student has never opened the tutor in this course, so there is nothing to see. A grade in the gradebook was not posted by the tutor.',
    nothing: 'This student has handed in no quiz for this column of the gradebook.',
    attempt: (title: string, when: string) => `${title}, ${when}`,
    score: (score: number, max: number) => `${score} of ${max} right`,
    counted: 'This try counts for the grade.',
    practice: 'Practice: a later try, made with the solutions known. It does not change the grade.',
    question: (number: number, count: number) => `Question ${number} of ${count}`,
    right: 'Right',
    wrong: 'Not right',
    answer: 'Answer:',
    solution: 'Expected:',
    grades: {
      posted: (percent: string, when: string) =>
        `Posted to the gradebook: ${percent} of 100, ${when}.`,
      waiting: (percent: string) => `On its way to the gradebook: ${percent} of 100.`,
      refused: 'Not in the gradebook.',
      held: 'Kept back.',
    },
    noGrade:
      'Nothing was posted to the gradebook: posting is switched off, or there is nothing to post.',
  },
  ask: { no: 'No, leave it' },
  formula: formulaWords,
  ...answerWords,
  ...keptWords,
  ...wishWords,
  ...seenWords,
  ...ledgerWords,
  ...aloneWords,
};

export type Words = typeof words;
