/** What the page says about files put in by hand. */
export const uploadWords = {
  title: 'Add files by hand',
  lead: 'Drop files here, or choose them. They are read like the files of the LMS, and no reading of the LMS removes them. A file of the same name takes the place of the one before.',
  kinds: (megabytes: string) =>
    `PDF, Word, PowerPoint, Excel, EPUB, HTML, Markdown, captions, notebooks, text and pictures, up to ${megabytes} MB each.`,
  room: (used: string, quota: string) => `${used} of ${quota} MB are taken in this course.`,
  choose: 'Choose files',
  list: 'Files you are adding',
  waiting: 'Waiting for the file before it',
  sending: (percent: number) => `${percent} % sent`,
  progress: (name: string) => `Sending ${name}`,
  cancel: 'Stop',
  cancelled: 'Stopped. Nothing of it was kept.',
  again: 'Try again',
  outcomes: {
    added: 'Arrived. It is being read; the list below shows how far that has come.',
    replaced: 'Arrived. It takes the place of the one before as soon as it has been read.',
    again: 'Arrived. It is being read once more.',
    unchanged: 'This very file is here already. Nothing had to be done.',
  },
  duplicate: (name: string) => `This very file is here already, as “${name}”.`,
  said: (name: string, what: string) => `${name}: ${what}`,
  empty: 'The file is empty.',
  folder: 'Folders cannot be added. Choose the files in it.',
  tooLarge: (megabytes: string, most: string) =>
    `The file is ${megabytes} MB large; files up to ${most} MB are read.`,
  noRoom: (left: string) =>
    `There is no room for it: ${left} MB are left in this course. Take something out, or ask the administrator of the tutor for more.`,
  uploaded: 'Added by hand',
  remove: 'Take it out',
  removeTitle: (title: string) => `Take out “${title}”?`,
  removeWhy:
    'The tutor forgets what it has read of it, and answers no longer draw on it. Answers given before keep their quotes.',
  removed: (title: string) => `“${title}” was taken out.`,
};
