import { apart } from '../../ground/language/index.ts';
import type { SeenWords } from './en-seen.ts';

/** What the page says about what those who teach may see, in Hebrew. */
export const seenWords: SeenWords = {
  seen: {
    levels: {
      named:
        'צוות ההוראה רואה, עם שמך, את הבחנים שהגשת ומתי היית כאן לאחרונה, ואת הציון הנובע מהם.',
      pseudonymous: 'צוות ההוראה רואה בלי שמך את הבחנים שהגשת כאן ואת הציון הנובע מהם.',
      aggregate:
        'ממה שלמדת כאן לבדך צוות ההוראה אינו רואה דבר, אלא רק את מה שמשותף לחמישה או יותר.',
    },
    fromGradebook: 'מי שפותח בוחן מתוך גיליון הציונים יודע משם שהוא שלך.',
    apart:
      'המוסד שלך מחליט על כך. לציונים בגיליון, להודעות ששלחת ולמה שנוגע להתנהגות או לביטחונך יש כללים משלהם.',
    student: (code) => `סטודנט או סטודנטית ${apart(code)}`,
    withoutName: 'המוסד שלך מציג את זה בלי השם.',
    withheld:
      'המוסד שלך אינו מאפשר לצוות ההוראה לראות כאן מה ענו סטודנטים יחידים. הציונים נמצאים בגיליון הציונים.',
  },
};
