/** What the instructor's views about people and links say; part of words.ts. */
export const peopleWords = {
  title: 'People',
  lead: 'Who is in this course, as your LMS lists it. The list is read every night; whoever leaves the course keeps what they did, but gets no more grades and is not counted.',
  sync: 'Update from the LMS',
  reading: 'Reading the list of members…',
  never:
    'The list of the LMS has not been read yet: these are the people who have opened the tutor.',
  failed: 'The list could not be read.',
  done: (when: string, joined: number, dropped: number) =>
    `In step with the LMS since ${when}: ${joined} came, ${dropped} left.`,
  present: (count: number) => `In the course (${count})`,
  gone: (count: number) => `Left the course (${count})`,
  nameless: 'Name not shared by the LMS',
  notYet: 'has not opened the tutor yet',
  lastSeen: (when: string) => `last here ${when}`,
  roles: { student: 'Student', instructor: 'Instructor', assistant: 'Assistant' } as Readonly<
    Record<string, string>
  >,
};

export const linkingWords = {
  title: 'Add the tutor to your course',
  lead: 'Choose what students will find behind the link. It opens the tutor, the tutor on one part of the course, or a quiz.',
  offer: 'What you can add',
  search: 'Search modules, documents and quizzes',
  notFound: 'Nothing here has these words.',
  nothing: 'Nothing is chosen yet.',
  groups: { tutor: 'Tutor', module: 'Module', document: 'Document', quiz: 'Quiz' },
  tutor: 'The tutor',
  tutorNote: 'for the whole course',
  tutorPreview:
    'Students ask about anything in the course and take quizzes on what they know least.',
  about: (what: string) => `Tutor: ${what}`,
  previewOf: (what: string) => `What “${what}” holds`,
  focusPreview: (what: string) =>
    `Conversations begin with “${what}”; the rest of the course stays within reach.`,
  documents: (count: number) => `${count} ${count === 1 ? 'document' : 'documents'}`,
  unpublished: 'not published',
  questions: (count: number, concept: string) =>
    `${count} ${count === 1 ? 'question' : 'questions'} on ${concept}`,
  question: (number: number, prompt: string, solution: string) =>
    `${number}. ${prompt} (${solution})`,
  newQuiz: 'Make a quiz on the spot',
  concept: 'Concept',
  count: 'Questions',
  make: 'Make the quiz',
  making: 'Making questions from your course…',
  label: 'Title of the link',
  graded: 'With a grade column in the gradebook',
  preset: 'Course tutor',
  missing: 'The link needs a title.',
  noLinks:
    'At this place the LMS takes no links to the tutor. Cancel, and add it from another place.',
  add: 'Add to course',
  cancel: 'Cancel',
  sending: 'Handing over to the LMS…',
};

export const doctorWords = {
  title: 'Connection to the LMS',
  lead: 'Tests some thirty things between the tutor and your LMS, from the clocks to the gradebook. A test column appears in the gradebook for a moment.',
  start: 'Test this connection',
  running: 'Testing… this may take half a minute.',
  summary: (all: number, wrong: number, warnings: number) =>
    `${all} checks: ${wrong} wrong, ${warnings} worth a look.`,
  states: { bad: 'Wrong', warning: 'Worth a look', skipped: 'Not tested', good: 'Good' },
  fix: 'What to do:',
};

export const settingsWords = {
  title: 'Settings',
  grades: 'Grades',
  passback: 'Post quiz results to the gradebook',
  passbackWhat:
    'While this is on, each student has one grade for the tutor’s quizzes: the average over the concepts they were quizzed on, each counted by their latest quiz’s first try. Practice, chat and answers given with help are never posted.',
  passbackWhen:
    'Grades go out by themselves within seconds, also for quizzes taken before you switched it on. A grade that you change in the gradebook is never overwritten.',
  on: 'On',
  off: 'Off',
  saving: 'Saving…',
  saved: 'Saved.',
  readOnly: 'Only instructors can change this.',
  delivery: 'On their way to the LMS',
  counts: {
    waiting: 'waiting',
    posted: 'posted',
    refused: 'refused by the LMS',
    held: 'kept back, because a teacher wrote another grade',
  },
  noGrades: 'No grade has been posted yet.',
  retry: 'Try these again',
  reason: (reason: string) => `Reason: ${reason}`,
  spending: 'What the tutor’s language models cost',
  spent: { day: 'Today', month: 'This month' },
  money: (period: string, spent: string, cap: string | null) =>
    `${period}: ${spent}${cap === null ? ', no limit set for the course' : ` of ${cap}`}`,
  spendingWhat:
    'Answers under way count with what they may cost at most. When a limit is reached the tutor goes on without a language model, with sentences from your course.',
};
