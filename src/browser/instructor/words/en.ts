import { words as said } from '../../words/en.ts';
import { classWords } from './en-class.ts';
import { conceptWords } from './en-concepts.ts';
import { conductWords } from './en-conduct.ts';
import { contestWords } from './en-contests.ts';
import { materialWords } from './en-material.ts';
import { openWorkWords } from './en-open-work.ts';
import { postingWords } from './en-posting.ts';
import { questionWords } from './en-questions.ts';
import { reteachWords } from './en-reteach.ts';
import { schoolWords } from './en-school.ts';
import { settingsWords } from './en-settings.ts';

const { offline, unreachable, trouble, retryIn } = said.app;

/** What the pages of those who teach say beside what students read, in English. Another language is another file of this shape. */
export const words = {
  /** What everybody reads, as it is said to those who teach: other languages say "you" to them differently. */
  frame: { app: { offline, unreachable, trouble, retryIn }, sessionOver: { ...said.sessionOver } },
  tabs: {
    class: 'Class',
    school: 'School',
    people: 'People',
    material: 'Material',
    concepts: 'Concepts',
    questions: 'Questions',
    settings: 'Settings',
    preview: 'Try the tutor',
  },
  emptyCourse:
    'There is no course material yet. Read the course under “Material” first; then students and you can ask about it.',
  people: {
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
    visitsHidden: 'Your school lets nobody who teaches see when a student was here.',
    erasure: (day: string) =>
      `From ${day} on, what is kept about students of this course will be erased: conversations, progress and quiz answers. Grades that are in the gradebook of your LMS stay there.`,
    roles: { student: 'Student', instructor: 'Instructor', assistant: 'Assistant' },
  },
  linking: {
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
    waiting: 'made for this class, not placed yet',
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
  },
  ...classWords,
  ...conceptWords,
  ...conductWords,
  ...contestWords,
  ...materialWords,
  ...openWorkWords,
  ...questionWords,
  ...reteachWords,
  ...postingWords,
  ...settingsWords,
  ...schoolWords,
};

export type TeacherWords = typeof words;
