/** What the page says of pictures in questions. */
export const pictureWords = {
  add: 'Add a picture',
  tray: 'Pictures for your question',
  adding: 'Adding the picture…',
  added: (number: number) => `Picture ${number} was added.`,
  removed: 'The picture was removed.',
  remove: (number: number) => `Remove picture ${number}`,
  describe: (number: number) => `Describe picture ${number} (optional)`,
  describeHint: 'Read aloud to those who do not see it, and told to the tutor.',
  number: (number: number) => `Picture ${number}`,
  drop: 'Drop the picture to add it to your question.',
  tooMany: (most: number) => `A question can hold ${most} pictures.`,
  tooLarge: (most: number) => `The picture is too large: up to ${most} MB can be added.`,
  notAPicture: 'Only pictures can be added: PNG, JPEG or WebP.',
  notAdded: 'The picture was not added.',
  notShown: 'This picture cannot be shown now.',
} as const;
