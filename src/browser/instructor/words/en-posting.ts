import { countIn } from '../../../ground/language/index.ts';

const count = countIn('en');

/** What the pages of those who teach say about grades before and after they are posted, in English. */
export const postingWords = {
  posting: {
    title: 'Look before and after',
    lead: 'What the gradebook holds now, and what the tutor would put there. Looking changes nothing.',
    look: 'Show what would be posted',
    again: 'Look again',
    looking: 'Asking the LMS…',
    looked: 'This is how it stands now.',
    blind:
      'Your LMS does not let the tool read grades back. What stands in the gradebook cannot be shown here, a grade that you change there may be overwritten, and nothing can be taken back from here. Your LMS administrator can grant the right to read results.',
    own: (name: string) => `Mastery of “${name}”`,
    link: 'Quiz behind a link of the course',
    makes: (title: string, points: string) =>
      `A new column would be made: “${title}”, out of ${points}.`,
    uses: 'The column is there.',
    isOff: 'Posting to this column is switched off. This is what would happen if it were on.',
    /** Each stands after a number. */
    outlooks: {
      post: (_n: number) => 'would be posted',
      propose: (_n: number) => 'would wait for your approval',
      proposed: (n: number) =>
        count(n, { one: 'waits for your approval', other: 'wait for your approval' }),
      under_way: (_n: number) => 'on the way',
      undoing: (_n: number) => 'being taken back',
      same: (_n: number) => 'as the gradebook has it',
      undone: (_n: number) => 'taken back',
      left_out: (_n: number) => 'left out',
    },
    nothing: 'no grade',
    unread: 'unknown',
    stands: (was: string) => `in the gradebook: ${was}`,
    would: (will: string) => `then: ${will}`,
    waits: (n: number, since: string) =>
      `${count(n, { one: '# grade waits for your approval, since', other: '# grades wait for your approval, the first since' })} ${since}.`,
    approveAll: 'Approve all',
    approve: 'Approve',
    undo: 'Take back',
    post: 'Post again',
    retry: 'Try again',
    undoLast: 'Take back the last posting',
    undoColumn: 'Take back all of this column',
    sureTitle: (n: number) => count(n, { one: 'Take back # grade?', other: 'Take back # grades?' }),
    sureText:
      'Each goes back to what the tutor had put there before, or is cleared. A grade that you have changed since stays. Nothing of it is posted again until the student does new work, or you post it again.',
    done: (n: number) =>
      count(n, { one: '# grade is on its way.', other: '# grades are on their way.' }),
    changed: (n: number) =>
      count(n, {
        one: '# has changed meanwhile and was left as it is.',
        other: '# have changed meanwhile and were left as they are.',
      }),
    students: 'Students',
    nameless: 'Name not shared by the LMS',
    approvalTitle: 'Before grades are posted',
    approval: 'Ask me before grades are posted',
    approvalWhat:
      'While this is on, every new grade waits here until you approve it. A newer one takes the place of one that waits, and waits again after you have approved. The LMS sees nothing of it before.',
    approvalWhen:
      'Grades that wait stay when you switch this off; only new ones then go out by themselves.',
    concepts: 'Columns of single concepts',
    conceptsWhat:
      'Mastery of a concept can go into a column of its own, or into none; it then no longer counts in the column that the others share. A column that is there stays, with its grades. At most 12 concepts have columns of their own.',
    to: { shared: 'with the others', own: 'in a column of its own', none: 'in none' },
    save: 'Keep these columns',
    /** What is the matter with a grade, and what helps. */
    troubles: {
      no_evidence: 'Has shown nothing without help yet: there is no grade to post.',
      teacher_grade:
        'A grade that the tutor did not post stands in the gradebook and is left as it is. To have the tutor’s grade there, delete yours in the gradebook and try again.',
      not_a_student:
        'Only students of the course get grades: in the LMS this person has another role.',
      test_student: 'A test student gets no grades.',
      left_course:
        'Has left the course in the LMS. Once your LMS lists the student again, try again.',
      quizzes_off: 'The posting of quiz results is switched off: switch it on above.',
      mastery_off: 'The posting of mastery is switched off: switch it on above.',
      concept_off:
        'This concept has no column of its own any more: give it one below, or take its grades back.',
      scope_score:
        'The LMS does not let the tool post grades in this course. Ask your LMS administrator for the right to post scores, and open the tutor from the course once more.',
      scope_column:
        'The LMS does not let the tool make columns in this course. Ask your LMS administrator for the right to manage line items, and open the tutor from the course once more.',
      scope_missing:
        'The LMS does not give the tool a right that it needs here. “Test this connection” below names it.',
      token_refused:
        'The LMS does not accept the tool’s key. “Test this connection” below says what to do.',
      connection_off:
        'The connection to the LMS is switched off. Your LMS administrator can switch it on again.',
      unreadable:
        'The LMS does not let the tool read grades back, so it cannot tell whether you have changed this one, and leaves it. Clear it in the gradebook yourself.',
      unpublished:
        'The assignment is not published in the LMS. Publish it: the grade follows within an hour, or when you try again.',
      outdated:
        'The LMS holds a newer score. Look at it in the gradebook; with the student’s next work it is posted anew.',
      gone: 'The column was deleted in the LMS. It is made anew when you try again.',
      course_gone: 'The course or the student is not known any more.',
      unavailable: 'The LMS cannot be reached or is busy. It is tried again by itself, for a day.',
      refused:
        'The LMS did not take the grade: the assignment may be closed, or the student may have left. Mend it there and try again.',
      failed: 'Something went wrong on our side. It is tried again by itself.',
    },
  },
};

export type PostingWords = typeof postingWords;
