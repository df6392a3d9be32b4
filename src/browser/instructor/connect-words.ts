/** What the page says about connecting a course to Canvas. */
export const connectWords = {
  title: 'Connect this course to Canvas',
  why: 'Canvas asks you, in a tab of its own, whether the tutor may read this course as you. It takes a minute, and the tutor keeps itself up to date from then on.',
  connect: 'Connect to Canvas',
  again: 'Connect again',
  lost: 'Canvas no longer lets the tutor read this course. Students still get answers from what was read before.',
  waiting: 'Go on in the tab that has opened. This page shows when the course is connected.',
  blocked: 'Your browser did not open a tab. Open it yourself:',
  open: 'Go on to Canvas',
  own: 'A teacher of this course lets the tutor read it from Canvas.',
  disconnect: 'Disconnect from Canvas',
  disconnectTitle: 'Disconnect this course from Canvas?',
  disconnectWhy:
    'The tutor gives its leave to read back to Canvas and follows the course no more. What it has read stays, and students still get answers from it.',
  disconnected: 'The course is no longer connected to Canvas.',
  next: (when: string) => `Read again by itself: ${when}.`,
};
