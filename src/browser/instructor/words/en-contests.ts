/** What the pages of those who teach say about contested evidence, in English. */
export const contestWords = {
  contests: {
    title: 'Contested answers',
    lead: 'Students can say of an answer that it was a typo, or that they can show it. Two questions decide, or you do, before or after, with a reason that the student reads. This changes what the tutor believes that a student knows, never a grade. You see only answers that students contest; everything else stays between them and the tutor.',
    none: 'Nothing is contested.',
    nameless: 'Name not shared by the LMS',
    waits: 'waits',
    counts: 'counts',
    aside: 'is set aside',
    answered: 'Answered:',
    noAnswer: 'nothing',
    expected: 'Expected:',
    chat: 'From a conversation, whose words stay between the student and the tutor.',
    kinds: {
      typo: 'says that it was a typo',
      can_show: 'says that they can show it',
      guessed: 'says that they guessed',
      withdrawn: 'took that back',
      dismissed: 'says that it is not so',
      check_passed: 'both questions right',
      check_failed: 'not both questions right',
      check_assisted: 'asked the tutor during the questions',
      set_aside: 'set aside by a teacher:',
      let_stand: 'let stand by a teacher:',
      shown: 'shown in class:',
    },
    reason: 'Reason, which the student reads',
    needed: 'Please give a reason.',
    setAside: 'Set it aside',
    letStand: 'Let it stand',
    said: {
      set_aside: 'It is set aside.',
      let_stand: 'It stands.',
    },
    shownTitle: 'Shown in class',
    shownLead:
      'Note what somebody showed you in class. It counts like an answer given alone, and the student reads what you write.',
    student: 'Student',
    concept: 'Concept',
    note: 'Note it',
    noted: 'It is noted.',
  },
};

export type ContestWords = typeof contestWords;
