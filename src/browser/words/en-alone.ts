/** What the page says to students about what goes with help and alone, in English. */
export const aloneWords = {
  alone: {
    title: 'With help and alone',
    lead: 'What goes while the tutor helps and what goes without it are two things. This is no grade, and needing help is no fault: it shows what is worth trying alone next. Only you see it.',
    withHelp: 'With help',
    byOneself: 'Alone',
    notYet: 'not known yet',
    states: {
      unknown:
        'How this goes alone is not known yet: you have answered too few questions on it without help.',
      alone: 'This goes alone.',
      with_help: 'This goes with help, and not yet alone. That is a good place to practise.',
      by_chance:
        'Alone, your answers could still be guesses. Ask the tutor for an example, or look at it again in the course.',
      growing: 'This is growing: alone, some of it goes and some of it does not yet.',
    },
    check: {
      title: (concept: string) => `A short check is waiting: ${concept}`,
      why: {
        short_check: 'You solved this with help. Show yourself that you can do it alone.',
        delayed_recheck: 'Some time ago you could do this alone. See whether it is still there.',
      },
      rules:
        'Two questions from the course, whenever you like, without asking the tutor meanwhile. It counts for no grade, and you need not take it.',
      begin: 'Answer the two questions',
      later: 'Not now',
      never: 'Leave this one out',
      said: {
        postponed: 'It is put off for three days.',
        declined: 'It is left out until you have done something new on this.',
      },
      results: {
        passed: 'Both right, and alone. It counts as what you can do without help.',
        failed:
          'Not both right yet. Now you know what to look at again; nothing else follows from it.',
        assisted: 'The tutor was asked meanwhile, so these count as answers with help.',
      },
    },
  },
};
