/** What the page says about what the tutor may do with the material. */
export const choiceWords = {
  title: 'What the tutor may do with it',
  switches: {
    use: 'Use it in answers',
    cite: 'Name and quote it as a source',
    link: 'Let students open it from a quote',
  },
  module: 'Use this module',
  noModule: 'Use these',
  leftOut: 'Left out: the tutor does not use it',
  silent: 'Used without being named',
  quoteOnly: 'Only quotes are shown',
  saved: (title: string) => `Saved for “${title}”.`,
};
