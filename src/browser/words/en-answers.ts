import type { FailedClaim } from '../../tutor/turn-event.ts';

/** What the page says about an answer, its sources and what it needs of its student, in English. */
export const answerWords = {
  approval: {
    title: 'Send this message?',
    what: 'The tutor has drafted it for you. You can change it. Nothing is sent unless you press “Send this message”.',
    to: 'To',
    via: 'Sent by',
    ways: { canvas: 'the Canvas inbox', moodle: 'Moodle messages', email: 'e-mail' },
    subject: 'Subject',
    body: 'Message',
    footer: (text: string) => `Added beneath it: ${text}`,
    send: 'Send this message',
    decline: 'Do not send',
    again: 'Send again',
    states: {
      waiting: (to: string) => `Your message to ${to} is on its way.`,
      sent: (to: string) => `Your message was sent to ${to}.`,
      failed: (to: string) => `Your message to ${to} was not sent.`,
      unsure: (to: string) => `It is not known whether your message reached ${to}.`,
    },
  },
  program: {
    title: 'Python program',
    phase: 'Running a short Python program in your browser…',
    stages: {
      loading: 'Loading Python, about 14 MB the first time…',
      running: 'Running the program…',
      handing: 'Handing the result to the tutor…',
    },
    code: 'Show the program',
    skip: 'Go on without it',
  },
  exercise: {
    ask: 'Give me an exercise',
    /** What the button says for its student, as the server understands it. */
    message: 'Give me an exercise.',
    counts:
      'It counts half as much as an answer in a quiz, because help was at hand, and for no grade.',
    next: 'Prepared the next exercise',
    states: {
      writing: 'It is being prepared.',
      waiting: 'It waits for half an hour.',
      served: 'You were given it.',
      dropped: 'What was written did not pass the checks.',
      withdrawn: 'It was taken back, because your course does not allow it now.',
      expired: 'It was not asked for within half an hour.',
    },
  },
  marks: {
    badge: 'not from your course',
    reasons: {
      quote: (said) => `“${said}” does not stand in the cited place.`,
      number: (said) => `The cited place does not hold the number ${said}.`,
      formula: (said) => `The cited place does not hold the formula ${said}.`,
      name: (said) => `The cited place does not name ${said}.`,
      source: (said) => `There is no source ${said}.`,
      subject: () => 'The cited place speaks of something else.',
    } satisfies Readonly<Record<FailedClaim['kind'], (said: string) => string>>,
    leftOut: (count: number) =>
      count === 1
        ? 'One sentence was left out, because it could not be found in the cited place.'
        : `${count} sentences were left out, because they could not be found in the cited places.`,
    checked: (checked: number, failed: number) =>
      checked === 0
        ? 'No sentence names a source.'
        : failed === 0
          ? `${checked} ${checked === 1 ? 'sentence names a source' : 'sentences name a source'}; quotes, numbers, formulas and names were found there.`
          : `${checked} ${checked === 1 ? 'sentence names a source' : 'sentences name a source'}; in ${failed} something was not found there.`,
  },
  pictures: {
    add: 'Add a picture',
    tray: 'Pictures for your question',
    adding: 'Adding the picture…',
    added: (number: number) =>
      `Picture ${number} was added. It can be sent with a question or without one.`,
    alone: (count: number) =>
      count === 1 ? 'A picture without words.' : `${count} pictures without words.`,
    untitled: 'Pictures without words',
    removed: 'The picture was removed.',
    remove: (number: number) => `Remove picture ${number}`,
    describe: (number: number) => `Describe picture ${number} (optional)`,
    describeHint: 'Read aloud to those who do not see it, and told to the tutor.',
    number: (number: number) => `Picture ${number}`,
    tooMany: (most: number) => `A question can hold ${most} pictures.`,
    tooLarge: (most: number) => `The picture is too large: up to ${most} MB can be added.`,
    notAPicture: 'Only pictures can be added: PNG, JPEG or WebP.',
    notAdded: 'The picture was not added.',
    step: 'Looked at your pictures',
    read: (number: number, text: string) => `Picture ${number}: “${text}”.`,
    unread: (number: number) => `Picture ${number}: no text could be read in it.`,
    shown: 'The model was shown the pictures.',
    inWords: 'The model that answered does not see; it was told what was read.',
    notShown: 'This picture cannot be shown now.',
  },
  source: {
    title: 'Sources',
    page: (page: number) => `page ${page}`,
    at: (time: string) => `at ${time}`,
    spoken: (number: string) => `source ${number}`,
    chip: (number: string, place: string) => `Source ${number}: ${place}`,
    panel: 'Source',
    slide: (slide: number) => `slide ${slide}`,
    quote: 'What was cited',
    asText: 'As text',
    pageView: (title: string) => `Pages of “${title}”`,
    sheet: 'The page',
    pageOf: (page: number, count: number) => `Page ${page} of ${count}`,
    picture: (page: number, isMarked: boolean) =>
      isMarked
        ? `Picture of page ${page}; the cited words are marked. They stand above as text.`
        : `Picture of page ${page}`,
    previousPage: 'Page before',
    nextPage: 'Next page',
    larger: 'Larger',
    smaller: 'Smaller',
    notDrawn: 'This page cannot be shown as it is printed. Its text is below.',
    noPages: 'The pages cannot be shown as they are printed. Here is their text.',
    cited: 'Cited here',
    openInLms: 'Open in the LMS',
    newTab: 'opens in a new tab',
    earlier: 'Show what comes before',
    later: 'Show what comes after',
    gone: 'This document is not available to you now. It may have been removed or closed since the answer was written.',
    quoteOnly: 'Your teacher shows only this quote of the document.',
    moved: 'The document has changed since it was cited; the exact place is not there any more.',
  },
  origin: {
    title: 'How this answer came about',
    loading: 'Reading the record…',
    unavailable: 'The record of this answer is not available right now.',
    incomplete: 'This record is incomplete: a part of it cannot be had right now.',
    timing: 'Time spent',
    milliseconds: (ms: number) =>
      ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`,
    steps: {
      snapshot: 'Recalling what is known of you',
      search: 'Searching the course',
      firstWord: 'First word of the model',
    },
    guard: 'Checked your message',
    guardFine: 'Nothing in it had to be held back.',
    guardGuide: 'It looked like graded work, so the answer guides you instead of solving it.',
    guardOther: (category: string) => `It was treated as: ${category}.`,
    /** By what a guard may find; another one is called by its own name. */
    categories: {
      inappropriate_language: 'inappropriate language',
      violence: 'violence',
      illegal: 'something that is not allowed',
      sexual: 'sexual content',
      off_topic: 'not about the course',
      harassment: 'harassment',
      self_harm: 'worry about your safety',
      jailbreak_attempt: 'an attempt to get around the rules',
    },
    snapshot: 'Looked at what is known of you',
    snapshotNothing: 'Nothing yet: no quizzes, no earlier messages in this conversation.',
    snapshotParts: {
      concepts: (count: number) => `${count} ${count === 1 ? 'concept' : 'concepts'} with evidence`,
      quizzes: (count: number) => `${count} ${count === 1 ? 'quiz' : 'quizzes'}`,
      messages: (count: number) => `${count} earlier ${count === 1 ? 'message' : 'messages'}`,
      weak: (names: string) => `weaker in ${names}`,
    },
    quoted: (text: string) => `“${text}”`,
    search: 'Searched the course',
    searchNothing: 'No passage was found.',
    otherWords:
      'The course hardly uses these words, so other words for the same things were looked for too.',
    passage: 'Passage',
    byMeaning: 'By meaning',
    byWords: 'By words',
    used: 'Cited',
    yes: 'yes',
    no: 'no',
    rank: (rank: number | null) => (rank === null ? '–' : `no. ${rank}`),
    stepStatus: { failed: 'This step failed.', blocked: 'This step was not allowed.' },
    strategy: 'Chose how to teach',
    strategies: {
      direct_instruction: 'Explaining step by step',
      scaffolding: 'Giving a start and hints',
      socratic: 'Leading by questions',
      guided_practice: 'Practising together',
      challenge: 'Setting a harder problem',
    },
    about: (concept: string) => `about “${concept}”`,
    model: 'Wrote the answer',
    offlineModel: 'No language model: sentences taken from the course',
    fallback: (model: string, reason: string | null) =>
      `in place of ${model}${reason ? ` (${reason})` : ''}`,
    /** Why a model was passed over. */
    passedOver: {
      key_refused: 'its key was refused',
      rate_limited: 'asked too often',
      unavailable: 'out of reach',
      timed_out: 'no answer in time',
      model_gone: 'its vendor has it no more',
      request_refused: 'the request was refused',
      empty: 'it said nothing',
      declined: 'its filter let it say nothing',
      no_model: 'no model',
      no_key: 'no key',
      no_price: 'no price known',
      unknown_provider: 'unknown provider',
      not_ready: 'not ready',
      needs_a_language_model: 'cannot do this',
      shut_out: 'out of order a moment ago',
      over_budget: 'too expensive for what is left',
    },
    tokens: (input: number, output: number) =>
      `${input.toLocaleString('en')} tokens read, ${output.toLocaleString('en')} written`,
    estimated: 'estimated',
    support: 'Compared the answer with the course',
    supportText: {
      supported: 'Its statements carry sources from the course.',
      partial: 'The course carries it in part.',
      unsupported: 'The course does not carry it.',
    },
    interrupts: {
      crisis: 'Help was offered at once, without asking a model.',
      moderation: 'The message was answered without asking a model.',
    },
  },
};

export type AnswerWords = typeof answerWords;
