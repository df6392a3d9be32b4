/** What the server tells of the steps by which an answer came about, in English. */
export const stepWords = {
  /** Why it is explained in this way. */
  strategy: {
    nothing_known: 'nothing is known of you yet',
    mastery: (mastery: number, concept: string | null) =>
      `mastery ${mastery.toFixed(2)} ${concept === null ? 'over all concepts' : `of ${concept}`}`,
    quizzes_lower: 'quiz scores are lower: surface-level understanding, one step down',
    quizzes_higher: 'quiz scores are higher: you know more than you say, one step up',
    few_passed: 'fewer than 40 % of quizzes passed: scaffolding at most',
    open_work: 'it is about graded work that is open: hints only',
    no_challenge: 'in this course no harder problem is set unasked: one step down',
    /** How much help it begins with. */
    helps: {
      question_first:
        'alone you have been right about this: it begins with a question, and more comes when you ask',
      hint_first: 'alone you are mostly right about this: it begins with a hint',
      step_first:
        'alone this does not go yet, or you said that you cannot go on: it begins with a step',
    },
    /** For whom it is said, as those who teach say. */
    audiences: {
      under_13:
        'your teachers say that this course is for students under 13: small steps, short answers, one question at a time',
      '13_17':
        'your teachers say that this course is for students of 13 to 17: one step and one question at a time',
      adults: 'your teachers say that this course is for adults: direct, and with reasons',
    },
    subjects: {
      mathematics: 'mathematics',
      natural_science: 'natural science',
      programming: 'programming',
      language_and_literature: 'language and literature',
      history_and_society: 'history and social science',
    },
    /** By whose word it is taught as that. */
    subjectBy: {
      teachers: (subject: string) =>
        `your teachers say what this course is about: taught as ${subject}`,
      material: (subject: string) => `the course’s material looks like it: taught as ${subject}`,
    },
    wishes: {
      examples_first: 'examples first',
      step_by_step: 'step by step',
      short: 'short',
      in_pictures: 'in pictures',
    },
    wished: (wish: string) => `your own wish: ${wish}`,
    wishWaits: (wish: string) => `your wish (${wish}) waits: here the tutor gives hints only`,
  },
  pictures: {
    label: 'Read the text in your pictures',
    summary: (pictures: number, characters: number) => {
      const what =
        characters === 0 ? 'no text was found' : `${characters} characters of text were found`;
      return `${pictures === 1 ? 'One picture' : `${pictures} pictures`}: ${what}.`;
    },
  },
  query: {
    label: 'Put the question so that it stands alone',
    failed: 'It could not be had: both questions are searched for together.',
  },
  prepared: {
    label: 'Looked for an answer written in advance',
    none: 'None for exactly this question.',
    found: (concept: string) => `For “${concept}”.`,
  },
  grounded: {
    label: 'Wrote an answer from these passages only',
    formed: 'Well formed.',
    formedSecond: 'Well formed at the second try.',
    no_model: 'No language model answered: these are extracts.',
    malformed: 'The model did not keep to the form: these are extracts.',
  },
  quotes: {
    label: 'Looked the quotes up in the course',
    summary: (held: number, cited: number) =>
      `${held} of ${cited} cited passages hold the quote they were cited with.`,
  },
  plan: {
    label: 'Planned what to look for',
    malformed: 'The plan was not readable: the course is searched with the question.',
    no_model: 'No language model to plan with: the course is searched with the question.',
  },
  verify: {
    label: 'Checked whether this is enough',
    enough: 'It is enough.',
    missing: (missing: string) => `Not enough: ${missing}`,
    nothing: 'Nothing was found. Try other words.',
    byWords: (verdict: string) => `Judged by words alone. ${verdict}`,
  },
  wall: {
    label: 'Ran out of time',
    summary: (passages: number) =>
      `Insufficient evidence: ${passages} ${passages === 1 ? 'passage was' : 'passages were'} found in time.`,
  },
  searched: (query: string) => `Searched the course for “${query}”`,
  used: (tool: string) => `Used a tool: ${tool}`,
  heard: (tool: string) => `Heard from you: ${tool}`,
  tools: {
    search: 'search of the course',
    document_search: 'list of documents',
    document_compare: 'comparison of documents',
    quote_finder: 'search for exact words',
    structured_extraction: 'table of values',
    run_summary: 'summary of the steps',
    code_runner: 'JavaScript program',
    python_runner: 'Python program',
    message_instructor: 'message to those who teach',
    web_search: 'search of the web',
    web_fetch: 'page of the web',
  },
  /** Why a tool did nothing. */
  unused: {
    off: 'This tool is switched off in this course.',
    hindered: 'This tool cannot be used in this course now.',
    unknown: 'There is no such tool; the course is searched instead.',
    badInput: 'The input did not fit the tool.',
    failed: 'The tool failed.',
    tooLong: 'The tool took too long.',
    askedEnough: 'You were asked often enough in this answer.',
    nothing: 'Nothing came of it.',
  },
  passages: (count: number) => `${count} ${count === 1 ? 'passage' : 'passages'}.`,
  noPassage: 'No passage was found.',
  documents: (count: number) =>
    count === 1 ? '1 document speaks of it.' : `${count} documents speak of it.`,
  compared: (one: string, other: string) => `Compared “${one}” with “${other}”.`,
  notInCourse: 'A document to compare is not in the course.',
  exactPlaces: (count: number) =>
    count === 1 ? '1 place holds these words.' : `${count} places hold these words.`,
  nearPlaces: 'No place holds these words; the nearest ones are given.',
  rows: (count: number) =>
    `${count} ${count === 1 ? 'row' : 'rows'}; every value stands in its passage.`,
  noTable: 'No model made a table of the passages.',
  stepsSoFar: (count: number) => `${count} ${count === 1 ? 'step' : 'steps'} so far.`,
  program: {
    ended: 'The program ended.',
    failed: 'The program failed.',
    failedWith: (error: string) => `The program failed: ${error}`,
    handed: 'Handed to your browser.',
    unanswered: 'Not run: the page was closed, or did not answer in time.',
    skipped: 'Not run: you skipped it.',
    unable: 'Not run: your browser could not.',
  },
  message: {
    drafted: 'A draft is ready; nothing is sent unless you approve it.',
    noDraft: 'No model wrote a draft.',
    noWay: 'No message can be sent from this course now.',
    approved: 'You approved it; it is on its way.',
    declined: 'You declined; nothing was sent.',
    undecided: 'Nobody decided; nothing was sent.',
  },
  web: {
    found: (count: number) =>
      `${count} ${count === 1 ? 'place' : 'places'} on the web, not from your course.`,
    read: (host: string) => `Read a page of ${host}, not from your course.`,
    notConfigured: 'No search engine is set up here.',
    unknownAddress:
      'Only pages that a search of this turn found, or that you named yourself, are read.',
  },
  /** Why the web did not give what was asked; `#` stands for the status. */
  webTroubles: {
    cannot_count: 'The web cannot be asked at the moment.',
    asked_enough: 'The web was asked often enough for now; try again later.',
    engine_full: 'The search engine takes no more questions now.',
    engine_refuses: 'The search engine does not accept us.',
    engine_failed: 'The search engine failed.',
    engine_late: 'The search engine did not answer in time.',
    engine_silent: 'The search engine did not answer.',
    engine_unclear: 'The search engine answered in a form nobody knows.',
    page_status: 'The page answered with status #.',
    page_kind: 'Pages of this kind are not read: only text, HTML and PDF.',
    page_unreadable: 'The text of the page could not be read.',
    page_late: 'The page did not answer in time.',
    page_silent: 'The page did not answer.',
    page_private: 'This address is not on the public web.',
    page_large: 'The page is too large.',
    page_circles: 'The page leads in circles.',
  },
};

export type StepWords = typeof stepWords;
