/** What the pages of those who teach say about graded work that is open, and about exams, in English. */
export const openWorkWords = {
  openWork: {
    title: 'Open graded work',
    what: 'While an assignment is open for a student, the tutor compares what the student writes with its text. Where they come close it holds back and tells the student why and until when. Own extensions count. The comparison recognises small changes of wording, other numbers and a task told in several messages; by words alone it does not recognise a translation, a free retelling, or a task of a few words.',
    effect: 'When a student asks about open graded work',
    effects: {
      hints: 'Give hints and ask for their own attempt',
      refuse: 'Do not answer, and say so',
      off: 'Answer as usual',
    },
    wording:
      'What the tutor says instead of an answer (up to 500 characters; empty: its own words)',
    meaning: 'Compare meanings as well',
    meaningWhat:
      'So that a translation or a retelling can be recognised. It needs a model that finds by meaning, which your institution sets up; without one nothing changes. How often it is wrong depends on that model and nobody has measured it: ordinary questions may then get hints only.',
    grace: 'Hours after the due date during which it still counts as open',
    save: 'Save',
    works: 'Counts as graded work here:',
    noWorks:
      'The tutor knows of no graded work here. Assignments of the LMS are recognised by themselves; any other document can be marked under “Material”.',
    due: (when: string) => `due ${when}`,
    noDue: 'no due date: open as long as the LMS shows it',
    count: (hints: number, refused: number, days: number) =>
      `In the last ${days} days it gave hints only ${hints === 1 ? 'once' : `${hints} times`} and did not answer ${refused === 1 ? 'once' : `${refused} times`}. Who asked is not counted.`,
  },
  exams: {
    title: 'Exams',
    what: 'During an exam the tutor answers no student. Earlier conversations can still be read, people in distress still get help, and those who teach can still ask. If the exam belongs to something that is due in the LMS, a student’s own date there moves their end, and with another day their whole window.',
    none: 'No exam is planned.',
    window: (title: string, from: string, until: string) => `${title}: ${from} to ${until}`,
    remove: 'Remove',
    name: 'Name of the exam',
    from: 'Begins',
    until: 'Ends',
    belongs: 'Belongs to',
    nothing: 'nothing in the LMS',
    add: 'Lock the tutor then',
    wrong: 'Please give a name, a beginning and an end after it, at most 31 days later.',
  },
};

export type OpenWorkWords = typeof openWorkWords;
