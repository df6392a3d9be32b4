/** What every question before a deed offers as its way out. */
export const askWords = { no: 'No, leave it' };
