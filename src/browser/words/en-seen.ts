/** What the page says about what those who teach may see, in English. */
export const seenWords = {
  seen: {
    levels: {
      named:
        'Your teachers see the quizzes you hand in, and when you were last here, with your name, and the grade that comes of them.',
      pseudonymous:
        'Your teachers see the quizzes you hand in here, and the grade that comes of them, without your name.',
      aggregate:
        'Your teachers see nothing of what you alone learn here, only what five or more share.',
    },
    fromGradebook: 'Whoever opens one from the gradebook knows from there that it is yours.',
    apart:
      'Your school decides this. Grades in the gradebook, messages you send, and what concerns misconduct or your safety have rules of their own.',
    student: (code: string) => `Student ${code}`,
    withoutName: 'Your school shows this without the name.',
    withheld:
      'Your school lets nobody who teaches see what a single student answered here. Grades stand in the gradebook.',
  },
};

export type SeenWords = typeof seenWords;
