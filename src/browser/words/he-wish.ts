import type { wishWords as english } from './en-wish.ts';

/** What the page says to students about how they like things explained, in Hebrew. */
export const wishWords: typeof english = {
  wish: {
    title: 'איך נוח לך שיסבירו',
    what: 'זו בחירה שלך, לקורס הזה. היא תקפה מהשאלה הבאה ומשנה את אופן ההסבר ולא את מה שמתגלה: רמז נשאר רמז. צוות ההוראה אינו רואה אותה.',
    choices: {
      none: 'ללא בקשה מיוחדת',
      examples_first: 'קודם דוגמאות',
      step_by_step: 'צעד אחר צעד',
      short: 'בקצרה',
      in_pictures: 'בתמונות, מתוארות במילים',
    },
    saving: 'נשמר…',
    saved: 'נשמר.',
  },
};
