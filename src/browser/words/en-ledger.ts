/** What the page says to students about what a number rests on, in English. */
export const ledgerWords = {
  ledger: {
    why: 'Why this number?',
    whyOf: (concept: string) => `Why this number: ${concept}`,
    close: 'Close',
    start: (percent: string, share: string) =>
      `Before anything is known, the number is ${percent}. Each entry moves it up or down. Where help was at hand, an answer counts ${share} of its weight. Nothing fades with time.`,
    empty: 'There are no entries yet.',
    weight: (weight: string, after: string) => `counts ${weight}, ${after} after it`,
    helped: 'with help',
    sum: (percent: string, range: string, parts: string) =>
      `Together: ${percent} (${range}), ${parts}`,
    same: 'Worked out anew from these entries: the same number, to the last digit.',
    differs:
      'Worked out anew from these entries, the number differs. Please tell the people who run the tutor.',
    classQuiz: (title: string) => `From the class quiz “${title}”. Its grade stays as it is.`,
    underCheck:
      'What you answered is shown again once you have answered the two questions: one of them is the same.',
    rulesTitle: 'If an entry is not right',
    rules:
      '“I guessed” takes an entry out at once. For “That was a typo” and “I can show it” you answer two questions alone, once a day on each concept: with both right, the entry counts no more; otherwise it stands, and nothing is held against you. Whoever asks the tutor meanwhile has help, and the check decides nothing.',
    seen: {
      named:
        'An answer that you call a typo, or say you can show, is seen by your teachers with your name; they can decide about it, and you read their reason here. What you guessed, and all other entries, only you see.',
      pseudonymous:
        'An answer that you call a typo, or say you can show, is seen by your teachers without your name; they can decide about it, and you read their reason here. What you guessed, and all other entries, only you see.',
      aggregate:
        'Your school lets your teachers see none of this: about an answer that you call a typo, or say you can show, the two questions decide alone.',
    },
    grades: 'This changes what the tutor believes that you know. It never changes a grade.',
    claims: {
      guessed: 'I guessed',
      typo: 'That was a typo',
      can_show: 'I can show it',
    },
    withdraw: 'Take that back',
    check: 'Answer the two questions',
    checking: 'Two questions',
    alone: 'Answer them alone, without asking the tutor.',
    events: {
      guessed: 'You said that you guessed.',
      typo: 'You said that it was a typo.',
      can_show: 'You said that you can show it.',
      withdrawn: 'You took that back.',
      dismissed: 'You said that it is not so.',
      check_passed: 'Both questions right: it counts no more.',
      check_failed: 'Not both questions right: it stands.',
      check_assisted: 'The tutor was asked meanwhile: it stands.',
      set_aside: 'Your teacher set it aside:',
      let_stand: 'Your teacher lets it stand:',
      shown: 'Noted by your teacher:',
    },
    said: {
      guessed: 'It counts no more.',
      typo: 'Noted. Two questions or your teachers decide.',
      can_show: 'Noted. Two questions or your teachers decide.',
      withdrawn: 'It is taken back.',
    },
    twoDecide: 'Noted. Two questions decide.',
    results: {
      passed: 'Both right: the entry counts no more.',
      failed: 'Not both right: the entry stands. You can try again tomorrow.',
      assisted: 'The tutor was asked meanwhile, so the entry stands. You can try again tomorrow.',
    },
  },
};
