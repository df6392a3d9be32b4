import { apart, countIn } from '../../ground/language/index.ts';
import type { Words } from './en.ts';
import { aloneWords } from './he-alone.ts';
import { answerWords } from './he-answers.ts';
import { formulaWords } from './he-formulas.ts';
import { keptWords } from './he-kept.ts';
import { wishWords } from './he-wish.ts';
import { seenWords } from './he-seen.ts';
import { ledgerWords } from './he-ledger.ts';

const count = countIn('he');
const named = (text: string): string => `”${apart(text)}”`;

/**
 * What the page says to students, in Hebrew. It speaks to nobody as to a man or a woman: by words that
 * are written alike for both, and by infinitives.
 */
export const words: Words = {
  lang: 'he',
  app: {
    comma: ', ',
    skip: 'דילוג לתוכן',
    views: 'תצוגות',
    focus: (what) => `הקישור הזה עוסק ב־${named(what)}. שאר הקורס נשאר בהישג יד.`,
    announcements: 'הודעות',
    offline: 'לא הוגדר מודל שפה: התשובות הן קטעים מתוך הקורס שלך.',
    close: 'סגירה',
    tryAgain: 'ניסיון נוסף',
    loading: 'בטעינה…',
    unreachable: 'אין גישה לטיוטור. כדאי לבדוק את החיבור לרשת ולנסות שוב.',
    trouble: 'משהו השתבש אצלנו. נא לנסות שוב בעוד דקה.',
    retryIn: (seconds) => {
      if (seconds < 90)
        return count(seconds, {
          one: 'אפשר לנסות שוב בעוד שנייה.',
          two: 'אפשר לנסות שוב בעוד שתי שניות.',
          other: 'אפשר לנסות שוב בעוד # שניות.',
        });
      const minutes = Math.round(seconds / 60);
      if (minutes < 120)
        return count(minutes, {
          two: 'אפשר לנסות שוב בעוד כשתי דקות.',
          other: 'אפשר לנסות שוב בעוד כ־# דקות.',
        });
      const hours = Math.round(minutes / 60);
      if (hours < 48)
        return count(hours, {
          two: 'אפשר לנסות שוב בעוד כשעתיים.',
          other: 'אפשר לנסות שוב בעוד כ־# שעות.',
        });
      return count(Math.round(hours / 24), {
        two: 'אפשר לנסות שוב בעוד כיומיים.',
        other: 'אפשר לנסות שוב בעוד כ־# ימים.',
      });
    },
  },
  sessionOver: {
    title: 'נא לפתוח שוב את הטיוטור',
    advice:
      'הקשר של הדף הזה עם הקורס שלך נותק: חיבור נמשך יום עבודה אחד, ומסתיים כשהדפדפן שוכח אותו. יש לחזור לקורס ולפתוח משם את הטיוטור. השיחות שלך נשמרו.',
    written: 'מה שכתבת ועוד לא נשלח. כדאי להעתיק אותו לפני היציאה:',
  },
  tabs: {
    tutor: 'טיוטור',
    progress: 'ההתקדמות שלי',
    quiz: 'בוחן עצמי',
  },
  threads: {
    open: 'שיחות',
    title: 'השיחות שלך',
    add: 'שיחה חדשה',
    none: 'עדיין אין שיחות. הן יישמרו כאן.',
    current: 'פתוחה עכשיו',
    private: 'מה שכתבת כאן גלוי רק לך.',
  },
  welcome: {
    greeting: (name) => (name ? `טוב לראות אותך, ${apart(name)}.` : 'טוב לראות אותך.'),
    can: 'התשובות שלי באות מחומר הקורס הזה, ואני מראה איפה הדברים כתובים. אני יכול להסביר, לתת רמזים צעד אחר צעד ולבחון אותך. עבודות לציון אני לא עושה במקומך.',
    begin: 'אפשר להתחיל למשל כך',
    resume: 'המשך השיחה האחרונה',
    empty:
      'עדיין אין כאן חומר קורס, ולכן אין לי ממה לענות. צוות ההוראה יכול להוסיף אותו; כדאי לחזור אז.',
    starters: {
      explain: (concept) => `אשמח להסבר על ”${concept}” עם דוגמה.`,
      compare: (one, other) => `מה הקשר בין ”${one}” לבין ”${other}”?`,
      example: (concept) => `אפשר לראות תרגיל אופייני על ”${concept}” ולקבל רמז?`,
      check: (concept) => `אשמח לשאלה שתבדוק אם הבנתי את ”${concept}”.`,
      stuck: (concept) => `במה בדרך כלל טועים בנושא ”${concept}”?`,
    },
  },
  composer: {
    label: 'השאלה שלך',
    placeholder: 'שאלה על הקורס…',
    hint: 'Enter שולח, Shift + Enter פותח שורה חדשה.',
    send: 'שליחה',
    stop: 'עצירה',
    notSent: 'השאלה שלך לא נשלחה.',
    busy: 'התשובה לשאלה האחרונה עדיין נכתבת.',
    stopFailed: 'אי אפשר היה לעצור את התשובה. נא לנסות שוב.',
  },
  turn: {
    log: 'שיחה',
    you: 'השאלה שלך',
    tutor: 'טיוטור',
    phases: {
      sent: 'השאלה שלך נשלחת…',
      reading: 'השאלה שלך נקראת…',
      searching: 'מתבצע חיפוש בקורס…',
      planning: 'חושבים איך להסביר את זה…',
      writing: 'התשובה נכתבת…',
      waiting: 'ממתינים לתשובה שלך…',
      over: '',
    },
    steps: {
      pictures: 'נקרא הטקסט שבתמונות שלך…',
      query: 'השאלה מנוסחת כך שתובן גם לבדה…',
      prepared: 'נבדק אם יש תשובה שנכתבה מראש…',
      grounded_answer: 'נכתבת תשובה מן הקטעים האלה בלבד…',
      verify_quotes: 'הציטוטים נבדקים בקורס…',
      plan: 'מתוכנן מה לחפש…',
      verify: 'נבדק אם זה מספיק…',
      search: 'מתבצע חיפוש בקורס…',
      document_search: 'נבדקת רשימת המסמכים…',
      document_compare: 'שני מסמכים מושווים…',
      quote_finder: 'מתבצע חיפוש של המילים המדויקות…',
      structured_extraction: 'נבנית טבלה מן הקטעים…',
      run_summary: 'נסקרים הצעדים שנעשו עד כה…',
      code_runner: 'מורצת תוכנית JavaScript…',
      python_runner: 'מוכנת תוכנית Python…',
      message_instructor: 'מנוסחת הודעה לצוות ההוראה…',
      web_search: 'מתבצע חיפוש ברשת…',
      web_fetch: 'נקרא דף מן הרשת…',
    },
    found: (passages) =>
      count(passages, {
        one: 'נמצא קטע אחד; חושבים איך להסביר את זה…',
        two: 'נמצאו שני קטעים; חושבים איך להסביר את זה…',
        other: 'נמצאו # קטעים; חושבים איך להסביר את זה…',
      }),
    complete: 'התשובה הושלמה.',
    stopped: 'נעצרה',
    stoppedEarly: 'עצרת את התשובה הזאת לפני שהתחילה.',
    failed: 'אי אפשר היה להשלים את התשובה הזאת.',
    failures: {
      worker_lost: 'התוכנה שכתבה את התשובה הפסיקה באמצע.',
      interrupted: 'הטיוטור הופעל מחדש בזמן שענה.',
      not_begun: 'הטיוטור היה עמוס מכדי לענות.',
      model_unavailable: 'מודל השפה לא ענה.',
    },
    askAgain: 'לשאול שוב',
    connectionLost: 'החיבור נותק. התשובה ממשיכה להיכתב; מתחברים מחדש…',
    followFailed: 'אי אפשר להציג את התשובה הזאת כרגע.',
    latest: 'מעבר לסוף התשובה',
    support: {
      supported: '',
      partial: 'הקורס שלך מכסה את זה רק בחלקו. כדאי לבדוק את מה שלא מצוין לו מקור.',
      unsupported: 'התשובה הזאת אינה מחומר הקורס שלך.',
    },
  },
  progress: {
    title: 'ההתקדמות שלי',
    lead: 'מה התשובות שלך בבחנים, והשיחות שלך כשהן נקראות, אומרות על כל מושג, לפי סדר הקורס. הפס מראה את הטווח שבו הרמה שלך נמצאת בוודאות של 90%; הסימן שבתוכו הוא האומדן הטוב ביותר. ככל שיש יותר תשובות, הטווח צר יותר.',
    nothing: 'עדיין לא ידוע דבר: עוד לא עשית בוחן. בכל בוחן שלוש שאלות.',
    empty: 'עדיין אין חומר קורס, ולכן אין מושגים להציג.',
    concept: 'מושג',
    level: 'רמה: אומדן וטווח',
    evidence: 'תשובות',
    action: 'בוחן',
    none: 'עדיין אין נתונים',
    percent: (share) => `${Math.round(share * 100)}%`,
    range: (low, high) => `${low} עד ${high}`,
    count: (answers) => count(answers, { one: 'תשובה אחת', two: 'שתי תשובות', other: '# תשובות' }),
    quiz: 'בוחן על זה',
    quizOn: (concept) => `בוחן על זה: ${apart(concept)}`,
  },
  learned: {
    title: 'מה נשמר על הלמידה שלך',
    on: 'הרמות נשענות על התשובות שלך בבחנים, ומכיוון שצוות ההוראה הפעיל זאת, גם על מה שנכתב כאן למורה הדיגיטלי: מודל שפה קורא שאלה פעם נוספת אחרי שנענתה. זה נחשב רבע מתשובה בבוחן, ואף פעם לא לציון.',
    off: 'הרמות נשענות על התשובות שלך בבחנים ועל מה שנרשם קודם לכן. השיחות אינן נקראות לשם כך: צוות ההוראה לא הפעיל זאת.',
    who: 'זה גלוי רק לך. צוות ההוראה מקבל בלי שמות את מה שעדיין פתוח אצל חמישה מהכיתה לפחות.',
    again: 'דברים שכדאי לחזור אליהם',
    againLead:
      'מודל שפה רשם אותם, והוא עלול לטעות. אם זה לא נכון, אפשר לומר: זה יוסר ולא ייחשב עוד.',
    seen: (times) =>
      count(times, { one: 'נרשם פעם אחת', two: 'נרשם פעמיים', other: 'נרשם # פעמים' }),
    statuses: {
      active: 'כדאי להסתכל שוב',
      resolving: 'מתבהר',
      resolved: 'התבהר',
    },
    notSo: 'זה לא נכון',
    notSoOf: (idea) => `זה לא נכון: ${apart(idea)}`,
    takenOut: 'זה הוסר ולא נחשב עוד.',
    helped: 'איך פעלו ההסברים',
    kinds: {
      analogy: 'השוואה',
      example: 'דוגמה',
      steps: 'צעד אחר צעד',
      picture: 'תמונה',
      definition: 'הגדרה',
      question: 'שאלה',
      other: 'הסבר',
    },
    worked: { yes: 'עזר', no: 'לא עזר' },
    next: 'צעד טוב להמשך:',
    entries: 'על מה נשענות הרמות',
    sources: {
      quiz: 'תשובה בבוחן',
      check: 'בדיקה קצרה',
      chat: 'מתוך שיחה',
      instructor: 'מצוות ההוראה',
    },
    outcomes: { right: 'נכון', partly: 'נכון בחלקו', wrong: 'עדיין לא נכון' },
    discounted: 'לא נחשב',
  },
  quiz: {
    title: 'בוחן עצמי',
    on: (concept) => `בוחן: ${apart(concept)}`,
    lead: 'שלוש שאלות מתוך הקורס שלך. הן נחשבות למה שידוע לך בלי עזרה; הניסיון הראשון הוא שקובע.',
    choose: 'מושג',
    weakest: 'מה שידוע לי הכי פחות',
    start: 'התחלת הבוחן',
    making: 'מכינים שאלות מתוך הקורס שלך…',
    question: (number, all) => `שאלה ${number} מתוך ${all}`,
    written: 'נכתב מראש בידי מודל שפה, מתוך הקורס שלך.',
    gap: 'מילה חסרה',
    answer: 'התשובה שלך',
    submit: 'בדיקת התשובות שלי',
    unanswered: (numbers) => `עדיין אין תשובה לשאלה ${numbers}. אפשר לבדוק בכל זאת, או לענות קודם.`,
    checkAnyway: 'לבדוק בכל זאת',
    score: (score, max) => `${score} מתוך ${max} נכונות`,
    right: 'נכון',
    wrong: 'לא נכון',
    yourAnswer: 'התשובה שלך:',
    noAnswer: 'אין תשובה',
    practice: 'הפתרונות כבר הוצגו לך קודם, ולכן הניסיון הזה היה תרגול ואינו משנה את ההתקדמות שלך.',
    counted: 'ההתקדמות שלך עודכנה.',
    ask: 'לשאול על זה את הטיוטור',
    another: 'בוחן נוסף',
    toProgress: 'לצפייה בהתקדמות שלי',
    question4tutor: (prompt, title) =>
      `השאלה הזאת הופיעה בבוחן ולא עניתי עליה נכון: ”${prompt}” אפשר לעזור לי להבין אותה? היא מתוך ”${title}”.`,
    question4tutorRight: (prompt, title) =>
      `השאלה הזאת הופיעה בבוחן: ”${prompt}” אפשר לספר לי עוד על זה? היא מתוך ”${title}”.`,
    noMaterial:
      'עדיין אין בקורס די טקסט על זה כדי להכין בוחן. אפשר לנסות מושג אחר, או לשאול את הטיוטור.',
  },
  review: {
    title: (name) => `מה הוגש: ${apart(name)}`,
    nameless: 'סטודנט או סטודנטית',
    nobody:
      'הטיוטור מעולם לא נפתח בקורס הזה מהחשבון הזה, ולכן אין מה לראות. ציון בגיליון הציונים לא נרשם על ידי הטיוטור.',
    nothing: 'לא הוגש אף בוחן לעמודה הזאת בגיליון הציונים.',
    attempt: (title, when) => `${apart(title)}, ${when}`,
    score: (score, max) => `${score} מתוך ${max} נכונות`,
    counted: 'הניסיון הזה נחשב לציון.',
    practice: 'תרגול: ניסיון מאוחר יותר, כשהפתרונות כבר ידועים. הוא אינו משנה את הציון.',
    question: (number, all) => `שאלה ${number} מתוך ${all}`,
    right: 'נכון',
    wrong: 'לא נכון',
    answer: 'תשובה:',
    solution: 'התשובה הצפויה:',
    grades: {
      posted: (percent, when) => `נרשם בגיליון הציונים: ${percent} מתוך 100, ${when}.`,
      waiting: (percent) => `בדרך לגיליון הציונים: ${percent} מתוך 100.`,
      refused: 'אינו בגיליון הציונים.',
      held: 'מעוכב.',
    },
    noGrade: 'שום דבר לא נרשם בגיליון הציונים: הרישום כבוי, או שאין מה לרשום.',
  },
  ask: { no: 'לא, להשאיר כך' },
  formula: formulaWords,
  ...answerWords,
  ...keptWords,
  ...wishWords,
  ...seenWords,
  ...ledgerWords,
  ...aloneWords,
};
