/** What the page says to students about how they like things explained, in English. */
export const wishWords = {
  wish: {
    title: 'How you like things explained',
    what: 'It is your choice, for this course. It holds from your next question on and changes how the tutor says things, not how much it tells: a hint stays a hint. Your teachers do not see it.',
    choices: {
      none: 'No particular wish',
      examples_first: 'Examples first',
      step_by_step: 'Step by step',
      short: 'Short',
      in_pictures: 'In pictures, told in words',
    },
    saving: 'Saving…',
    saved: 'Saved.',
  },
};
