import type { keptWords as english } from './en-kept.ts';

/** What the page says to students about what is held about them, in Hebrew. */
export const keptWords: typeof english = {
  kept: {
    title: 'מה נשמר עליך',
    lead: 'כמה יש, מכל הקורסים שלך במוסד הזה. הקובץ מכיל את הכול, מילה במילה.',
    subjects: {
      account: 'קורסים שבהם רשומים אצלנו, עם השם והדוא״ל אם מערכת הלמידה מוסרת אותם',
      conversations: 'שאלות עם התשובות להן',
      pictures: 'תמונות בשאלות',
      learning: 'תשובות בחידונים שמראות מה כבר ידוע לך',
      grades: 'ציונים לגיליון הציונים',
      messages: 'הודעות למורים שאושרו על ידך',
      costs: 'פניות למודלי שפה, עם מה שעלו',
    },
    until: 'לפי כללי המוסד הכול נמחק מעצמו, קורס אחר קורס, החל מהימים האלה:',
    download: 'הורדת הכול',
    saved: 'הקובץ נמסר לדפדפן שלך.',
    erase:
      'כאן לא מוחקים דבר: זו החלטה של המוסד. אם רוצים מחיקה, פונים לאחראים שם על הגנת המידע. מה שנמצא בגיליון הציונים של מערכת הלמידה נשאר בו.',
  },
};
