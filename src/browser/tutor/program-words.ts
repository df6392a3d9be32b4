/** What the page says about a program that runs in it. */
export const programWords = {
  title: 'Python program',
  phase: 'Running a short Python program in your browser…',
  stages: {
    loading: 'Loading Python, about 14 MB the first time…',
    running: 'Running the program…',
    handing: 'Handing the result to the tutor…',
  },
  code: 'Show the program',
  skip: 'Go on without it',
};
