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
};
