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
  lead: 'Students will see a link with this title in your course. It opens the tutor.',
  label: 'Title of the link',
  preset: 'Course tutor',
  missing: 'The link needs a title.',
  add: 'Add to course',
  cancel: 'Cancel',
  sending: 'Handing over to the LMS…',
};
