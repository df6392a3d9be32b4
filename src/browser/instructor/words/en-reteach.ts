/** What the pages of those who teach say about how a class moves and what to do about it, in English. */
export const reteachWords = {
  reteach: {
    weeks: 'Week by week',
    weeksLead:
      'How many students had something noted on a concept for the first time, and how many had all of it cleared up. Everybody counts once in each. Numbers are in fives, and chance moves each by up to three, once: when a week is over its numbers stand for good. Few are not told, in classes of fewer than ten none.',
    weeksOf: (concept: string) => `Week by week: ${concept}`,
    week: 'Week of',
    came: 'Newly noted',
    went: 'Cleared up',
    few: 'few or none',
    about: (count: string) => `about ${count}`,
    places: 'Where it is taught:',
    card: 'Five-minute card',
    cardOf: (concept: string) => `Five-minute card: ${concept}`,
    cardLead: 'Made from your course’s own sentences and from this page, without a model.',
    thinks: 'What the class tends to think',
    differs: 'They have different things open; no single one is shared by five.',
    says: 'What the course says',
    silent: 'The course holds no sentence on this that may be quoted.',
    ask: 'Ask the room',
    expected: (answer: string) => `Expected: ${answer}`,
    noAsk: 'The course holds not enough text on this to make a question from.',
    contrast: 'One contrast, worked through',
    tends: 'Tends to be thought',
    works: 'Worked out in the course',
    print: 'Print',
    copy: 'Copy',
    copied: 'The card was copied.',
    notCopied: 'The browser did not let the card be copied. Print it, or mark its text.',
    practice: 'Make a practice set',
    practiceOf: (concept: string) => `Practice: ${concept}`,
    making: 'Making questions from your course…',
    practiceMade: (title: string, count: number) =>
      `“${title}” is made, with questions from your course: ${count}. Now add a link to the tutor where you want it in your LMS (Canvas: Modules, “+”, External Tool; Moodle: Add an activity, the tutor, Select content): there the set stands first and is chosen already, for a day.`,
  },
};

export type ReteachWords = typeof reteachWords;
