import { apart, countIn } from '../../ground/language/index.ts';
import type { StepWords } from './en-steps.ts';

const count = countIn('he');
const named = (text: string): string => `”${apart(text)}”`;

/** What the server tells of the steps by which an answer came about, in Hebrew. */
export const stepWords: StepWords = {
  strategy: {
    nothing_known: 'עדיין לא ידוע עליך דבר',
    mastery: (mastery, concept) =>
      `רמת שליטה ${mastery.toFixed(2)} ${concept === null ? 'בכל המושגים יחד' : `ב־${apart(concept)}`}`,
    quizzes_lower: 'הציונים בבחנים נמוכים יותר: הבנה שטחית, צעד אחד למטה',
    quizzes_higher: 'הציונים בבחנים גבוהים יותר: ידוע לך יותר ממה שנאמר, צעד אחד למעלה',
    few_passed: 'פחות מ־40% מהבחנים עברו בהצלחה: תמיכה לכל היותר',
    open_work: 'מדובר במטלה בציון שעדיין פתוחה: רמזים בלבד',
    no_challenge: 'בקורס הזה לא ניתנת בעיה קשה יותר בלי בקשה: צעד אחד למטה',
    helps: {
      question_first: 'לבד התשובות שלך בנושא היו נכונות: מתחילים בשאלה, ועוד מגיע כשמבקשים',
      hint_first: 'לבד התשובות שלך בנושא נכונות בדרך כלל: מתחילים ברמז',
      step_first: 'לבד זה עדיין לא הולך, או שנאמר שאי אפשר להמשיך: מתחילים בצעד',
    },
    audiences: {
      under_13:
        'לפי צוות ההוראה הקורס מיועד לבני פחות מ־13: צעדים קטנים, תשובות קצרות, שאלה אחת בכל פעם',
      '13_17': 'לפי צוות ההוראה הקורס מיועד לבני 13 עד 17: צעד אחד ושאלה אחת בכל פעם',
      adults: 'לפי צוות ההוראה הקורס מיועד למבוגרים: ישיר ועם נימוקים',
    },
    subjects: {
      mathematics: 'מתמטיקה',
      natural_science: 'מדעי הטבע',
      programming: 'תכנות',
      language_and_literature: 'שפה וספרות',
      history_and_society: 'היסטוריה ומדעי החברה',
    },
    subjectBy: {
      teachers: (subject) => `לפי צוות ההוראה זה נושא הקורס, וכך גם ההסבר: ${subject}`,
      material: (subject) => `כך נראה חומר הקורס, וכך גם ההסבר: ${subject}`,
    },
    wishes: {
      examples_first: 'קודם דוגמאות',
      step_by_step: 'צעד אחר צעד',
      short: 'בקצרה',
      in_pictures: 'בתמונות',
    },
    wished: (wish) => `הבקשה שלך: ${wish}`,
    wishWaits: (wish) => `הבקשה שלך (${wish}) ממתינה: כאן ניתנים רמזים בלבד`,
  },
  pictures: {
    label: 'נקרא הטקסט שבתמונות שלך',
    summary: (pictures, characters) => {
      const what =
        characters === 0
          ? 'לא נמצא טקסט'
          : count(characters, {
              one: 'נמצא תו אחד של טקסט',
              two: 'נמצאו שני תווים של טקסט',
              other: 'נמצאו # תווים של טקסט',
            });
      const seen = count(pictures, { one: 'תמונה אחת', two: 'שתי תמונות', other: '# תמונות' });
      return `${seen}: ${what}.`;
    },
  },
  query: {
    label: 'השאלה נוסחה כך שתובן גם לבדה',
    failed: 'לא התקבל ניסוח כזה: מחפשים את שתי השאלות יחד.',
  },
  prepared: {
    label: 'נבדק אם יש תשובה שנכתבה מראש',
    none: 'אין תשובה לשאלה הזאת בדיוק.',
    found: (concept) => `עבור ${named(concept)}.`,
  },
  grounded: {
    label: 'נכתבה תשובה מן הקטעים האלה בלבד',
    formed: 'בנויה כהלכה.',
    formedSecond: 'בנויה כהלכה בניסיון השני.',
    no_model: 'אף מודל שפה לא ענה: אלה קטעים מן הקורס.',
    malformed: 'המודל לא שמר על המבנה: אלה קטעים מן הקורס.',
  },
  quotes: {
    label: 'הציטוטים נבדקו בקורס',
    summary: (held, cited) => `${held} מתוך ${cited} קטעים מצוטטים כוללים את הציטוט שיוחס להם.`,
  },
  plan: {
    label: 'תוכנן מה לחפש',
    malformed: 'אי אפשר היה לקרוא את התוכנית: מחפשים בקורס לפי השאלה.',
    no_model: 'אין מודל שפה לתכנון: מחפשים בקורס לפי השאלה.',
  },
  verify: {
    label: 'נבדק אם זה מספיק',
    enough: 'זה מספיק.',
    missing: (missing) => `זה לא מספיק: ${apart(missing)}`,
    nothing: 'לא נמצא דבר. אפשר לנסות מילים אחרות.',
    byWords: (verdict) => `נשפט לפי המילים בלבד. ${apart(verdict)}`,
  },
  wall: {
    label: 'הזמן נגמר',
    summary: (passages) =>
      count(passages, {
        one: 'אין די ראיות: קטע אחד נמצא בזמן.',
        two: 'אין די ראיות: שני קטעים נמצאו בזמן.',
        other: 'אין די ראיות: # קטעים נמצאו בזמן.',
      }),
  },
  searched: (query) => `נערך בקורס חיפוש של ${named(query)}`,
  used: (tool) => `נעשה שימוש בכלי: ${apart(tool)}`,
  heard: (tool) => `התקבלה ממך תשובה: ${apart(tool)}`,
  tools: {
    search: 'חיפוש בקורס',
    document_search: 'רשימת המסמכים',
    document_compare: 'השוואת מסמכים',
    quote_finder: 'חיפוש מילים מדויקות',
    structured_extraction: 'טבלת ערכים',
    run_summary: 'סיכום הצעדים',
    code_runner: 'תוכנית JavaScript',
    python_runner: 'תוכנית Python',
    message_instructor: 'הודעה לצוות ההוראה',
    web_search: 'חיפוש באינטרנט',
    web_fetch: 'דף מן האינטרנט',
  },
  unused: {
    off: 'הכלי הזה כבוי בקורס הזה.',
    hindered: 'אי אפשר להשתמש כרגע בכלי הזה בקורס הזה.',
    unknown: 'אין כלי כזה; במקום זאת מחפשים בקורס.',
    badInput: 'הקלט לא התאים לכלי.',
    failed: 'הכלי נכשל.',
    tooLong: 'הכלי לקח זמן רב מדי.',
    askedEnough: 'כבר נשאלת מספיק פעמים בתשובה הזאת.',
    nothing: 'לא יצא מזה דבר.',
  },
  passages: (all) => count(all, { one: 'קטע אחד.', two: 'שני קטעים.', other: '# קטעים.' }),
  noPassage: 'לא נמצא אף קטע.',
  documents: (all) =>
    count(all, {
      one: 'מסמך אחד מדבר על כך.',
      two: 'שני מסמכים מדברים על כך.',
      other: '# מסמכים מדברים על כך.',
    }),
  compared: (one, other) => `${named(one)} הושווה אל ${named(other)}.`,
  notInCourse: 'אחד המסמכים להשוואה אינו בקורס.',
  exactPlaces: (all) =>
    count(all, {
      one: 'המילים האלה מופיעות במקום אחד.',
      two: 'המילים האלה מופיעות בשני מקומות.',
      other: 'המילים האלה מופיעות ב־# מקומות.',
    }),
  nearPlaces: 'המילים האלה אינן מופיעות בשום מקום; הנה המקומות הקרובים ביותר.',
  rows: (all) =>
    count(all, {
      one: 'שורה אחת; כל ערך כתוב בקטע שלו.',
      two: 'שתי שורות; כל ערך כתוב בקטע שלו.',
      other: '# שורות; כל ערך כתוב בקטע שלו.',
    }),
  noTable: 'אף מודל לא הכין טבלה מן הקטעים.',
  stepsSoFar: (all) =>
    count(all, { one: 'צעד אחד עד כה.', two: 'שני צעדים עד כה.', other: '# צעדים עד כה.' }),
  program: {
    ended: 'התוכנית הסתיימה.',
    failed: 'התוכנית נכשלה.',
    failedWith: (error) => `התוכנית נכשלה: ${apart(error)}`,
    handed: 'נמסרה לדפדפן שלך.',
    unanswered: 'לא הורצה: הדף נסגר, או לא ענה בזמן.',
    skipped: 'לא הורצה: דילגת עליה.',
    unable: 'לא הורצה: הדפדפן שלך לא היה מסוגל.',
  },
  message: {
    drafted: 'טיוטה מוכנה; דבר לא יישלח בלי האישור שלך.',
    noDraft: 'אף מודל לא כתב טיוטה.',
    noWay: 'אי אפשר לשלוח כרגע הודעה מן הקורס הזה.',
    approved: 'אישרת אותה; היא בדרך.',
    declined: 'דחית אותה; דבר לא נשלח.',
    undecided: 'לא התקבלה החלטה; דבר לא נשלח.',
  },
  web: {
    found: (all) =>
      count(all, {
        one: 'מקום אחד באינטרנט, לא מתוך הקורס שלך.',
        two: 'שני מקומות באינטרנט, לא מתוך הקורס שלך.',
        other: '# מקומות באינטרנט, לא מתוך הקורס שלך.',
      }),
    read: (host) => `נקרא דף של ${apart(host)}, לא מתוך הקורס שלך.`,
    notConfigured: 'לא הוגדר כאן מנוע חיפוש.',
    unknownAddress: 'נקראים רק דפים שנמצאו בחיפוש לתשובה הזאת, או שציינת בעצמך.',
  },
  webTroubles: {
    cannot_count: 'אי אפשר לפנות לאינטרנט כרגע.',
    asked_enough: 'האינטרנט נשאל מספיק לעת עתה; אפשר לנסות שוב מאוחר יותר.',
    engine_full: 'מנוע החיפוש אינו מקבל עוד שאלות כרגע.',
    engine_refuses: 'מנוע החיפוש אינו מקבל אותנו.',
    engine_failed: 'מנוע החיפוש נכשל.',
    engine_late: 'מנוע החיפוש לא ענה בזמן.',
    engine_silent: 'מנוע החיפוש לא ענה.',
    engine_unclear: 'מנוע החיפוש ענה בצורה לא מוכרת.',
    page_status: 'הדף ענה בסטטוס #.',
    page_kind: 'דפים מסוג זה אינם נקראים: רק טקסט או HTML או PDF.',
    page_unreadable: 'אי אפשר היה לקרוא את הטקסט של הדף.',
    page_late: 'הדף לא ענה בזמן.',
    page_silent: 'הדף לא ענה.',
    page_private: 'הכתובת הזאת אינה באינטרנט הציבורי.',
    page_large: 'הדף גדול מדי.',
    page_circles: 'הדף מוביל במעגלים.',
  },
};
