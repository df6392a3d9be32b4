import { apart, countIn, leftToRight } from '../../ground/language/index.ts';
import type { AnswerWords } from './en-answers.ts';

const count = countIn('he');
const numbers = new Intl.NumberFormat('he');
const seconds = new Intl.NumberFormat('he', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const named = (text: string): string => `”${apart(text)}”`;

/** What the page says about an answer, its sources and what it needs of its student, in Hebrew. */
export const answerWords: AnswerWords = {
  approval: {
    title: 'לשלוח את ההודעה הזאת?',
    what: 'הטיוטור ניסח אותה עבורך. אפשר לשנות אותה. דבר לא יישלח בלי לחיצה על ”שליחת ההודעה”.',
    to: 'אל',
    via: 'תישלח דרך',
    ways: { canvas: 'תיבת הדואר של Canvas', moodle: 'ההודעות של Moodle', email: 'דואר אלקטרוני' },
    subject: 'נושא',
    body: 'הודעה',
    footer: (text) => `מתחתיה יתווסף: ${apart(text)}`,
    send: 'שליחת ההודעה',
    decline: 'לא לשלוח',
    again: 'שליחה חוזרת',
    states: {
      waiting: (to) => `ההודעה שלך אל ${apart(to)} בדרך.`,
      sent: (to) => `ההודעה שלך אל ${apart(to)} נשלחה.`,
      failed: (to) => `ההודעה שלך אל ${apart(to)} לא נשלחה.`,
      unsure: (to) => `לא ידוע אם ההודעה שלך אל ${apart(to)} הגיעה.`,
    },
  },
  program: {
    title: 'תוכנית Python',
    phase: 'תוכנית Python קצרה רצה בדפדפן שלך…',
    stages: {
      loading: 'טוענים את Python, בפעם הראשונה כ־14 מגה־בייט…',
      running: 'התוכנית רצה…',
      handing: 'התוצאה נמסרת לטיוטור…',
    },
    code: 'הצגת התוכנית',
    skip: 'להמשיך בלעדיה',
  },
  exercise: {
    ask: 'תן לי תרגיל',
    message: 'תן לי תרגיל.',
    counts: 'התשובה נחשבת כמחצית מתשובה בחידון, כי העזרה הייתה בהישג יד, ואינה נחשבת לשום ציון.',
    next: 'הוכן התרגיל הבא',
    states: {
      writing: 'הוא בהכנה.',
      waiting: 'הוא ממתין חצי שעה.',
      served: 'הוא נמסר לך.',
      dropped: 'מה שנכתב לא עמד בבדיקות.',
      withdrawn: 'הוא נלקח בחזרה, כי הקורס שלך אינו מאפשר אותו כעת.',
      expired: 'לא ביקשו אותו בתוך חצי שעה.',
    },
  },
  marks: {
    badge: 'לא מתוך הקורס שלך',
    reasons: {
      quote: (said) => `${named(said)} אינו כתוב במקום שצוין.`,
      number: (said) => `המספר ${leftToRight(said)} אינו מופיע במקום שצוין.`,
      formula: (said) => `הנוסחה ${leftToRight(said)} אינה מופיעה במקום שצוין.`,
      name: (said) => `השם ${apart(said)} אינו מופיע במקום שצוין.`,
      source: (said) => `אין מקור ${apart(said)}.`,
      subject: () => 'המקום שצוין עוסק בדבר אחר.',
    },
    leftOut: (sentences) =>
      count(sentences, {
        one: 'משפט אחד הושמט, כי לא נמצא במקום שצוין.',
        two: 'שני משפטים הושמטו, כי לא נמצאו במקומות שצוינו.',
        other: '# משפטים הושמטו, כי לא נמצאו במקומות שצוינו.',
      }),
    checked: (checked, failed) => {
      if (checked === 0) return 'אף משפט אינו מציין מקור.';
      const said = count(checked, {
        one: 'משפט אחד מציין מקור',
        two: 'שני משפטים מציינים מקור',
        other: '# משפטים מציינים מקור',
      });
      return failed === 0
        ? `${said}; הציטוטים, המספרים, הנוסחאות והשמות נמצאו שם.`
        : `${said}; ב־${numbers.format(failed)} מהם משהו לא נמצא שם.`;
    },
  },
  pictures: {
    add: 'הוספת תמונה',
    tray: 'תמונות לשאלה שלך',
    adding: 'התמונה מתווספת…',
    added: (number) => `תמונה ${number} נוספה. אפשר לשלוח אותה עם שאלה או בלעדיה.`,
    alone: (all) =>
      count(all, {
        one: 'תמונה אחת בלי מילים.',
        two: 'שתי תמונות בלי מילים.',
        other: '# תמונות בלי מילים.',
      }),
    untitled: 'תמונות בלי מילים',
    removed: 'התמונה הוסרה.',
    remove: (number) => `הסרת תמונה ${number}`,
    describe: (number) => `תיאור של תמונה ${number} (רשות)`,
    describeHint: 'מוקרא למי שאינם רואים אותה, ונמסר לטיוטור.',
    number: (number) => `תמונה ${number}`,
    tooMany: (most) => `אפשר לצרף לשאלה עד ${most} תמונות.`,
    tooLarge: (most) => `התמונה גדולה מדי: אפשר להוסיף עד ${most} מגה־בייט.`,
    notAPicture: 'אפשר להוסיף רק תמונות: PNG או JPEG או WebP.',
    notAdded: 'התמונה לא נוספה.',
    step: 'התמונות שלך נבדקו',
    read: (number, text) => `תמונה ${number}: ${named(text)}.`,
    unread: (number) => `תמונה ${number}: לא היה בה טקסט שאפשר לקרוא.`,
    shown: 'התמונות הוצגו למודל.',
    inWords: 'המודל שענה אינו רואה; נמסר לו מה נקרא.',
    notShown: 'אי אפשר להציג את התמונה הזאת עכשיו.',
  },
  source: {
    title: 'מקורות',
    page: (page) => `עמוד ${page}`,
    at: (time) => `בדקה ${time}`,
    spoken: (number) => `מקור ${number}`,
    chip: (number, place) => `מקור ${number}: ${apart(place)}`,
    panel: 'מקור',
    slide: (slide) => `שקופית ${slide}`,
    quote: 'מה שצוטט',
    asText: 'כטקסט',
    pageView: (title) => `העמודים של ${named(title)}`,
    sheet: 'העמוד',
    pageOf: (page, all) => `עמוד ${page} מתוך ${all}`,
    picture: (page, isMarked) =>
      isMarked
        ? `תמונה של עמוד ${page}; המילים שצוטטו מסומנות. הן כתובות למעלה כטקסט.`
        : `תמונה של עמוד ${page}`,
    previousPage: 'העמוד הקודם',
    nextPage: 'העמוד הבא',
    larger: 'הגדלה',
    smaller: 'הקטנה',
    notDrawn: 'אי אפשר להציג את העמוד הזה כפי שהודפס. הטקסט שלו נמצא למטה.',
    noPages: 'אי אפשר להציג את העמודים כפי שהודפסו. הנה הטקסט שלהם.',
    cited: 'צוטט מכאן',
    openInLms: 'פתיחה במערכת הלמידה',
    newTab: 'נפתח בלשונית חדשה',
    earlier: 'הצגת מה שבא לפני כן',
    later: 'הצגת מה שבא אחר כך',
    gone: 'המסמך הזה אינו זמין לך כרגע. ייתכן שהוסר או נסגר מאז שנכתבה התשובה.',
    quoteOnly: 'צוות ההוראה מציג מן המסמך הזה רק את הציטוט הזה.',
    moved: 'המסמך השתנה מאז שצוטט; המקום המדויק כבר אינו בו.',
  },
  origin: {
    title: 'איך נוצרה התשובה הזאת',
    loading: 'קוראים את התיעוד…',
    unavailable: 'התיעוד של התשובה הזאת אינו זמין כרגע.',
    incomplete: 'הרישום הזה חלקי: חלק ממנו אינו זמין כרגע.',
    timing: 'הזמן שנדרש',
    milliseconds: (ms) =>
      ms < 1000 ? `${Math.round(ms)} אלפיות שנייה` : `${seconds.format(ms / 1000)} שניות`,
    steps: {
      snapshot: 'היזכרות במה שידוע עליך',
      search: 'חיפוש בקורס',
      firstWord: 'המילה הראשונה של המודל',
    },
    guard: 'ההודעה שלך נבדקה',
    guardFine: 'לא היה בה דבר שצריך לעכב.',
    guardGuide: 'היא נראתה כמו עבודה לציון, ולכן התשובה מדריכה אותך ואינה פותרת במקומך.',
    guardOther: (category) => `היא טופלה כך: ${category}.`,
    categories: {
      inappropriate_language: 'לשון לא הולמת',
      violence: 'אלימות',
      illegal: 'דבר שאינו מותר',
      sexual: 'תוכן מיני',
      off_topic: 'לא על הקורס',
      harassment: 'הטרדה',
      self_harm: 'דאגה לשלומך',
      jailbreak_attempt: 'ניסיון לעקוף את הכללים',
    },
    snapshot: 'נבדק מה ידוע עליך',
    snapshotNothing: 'עדיין שום דבר: אין בחנים ואין הודעות קודמות בשיחה הזאת.',
    snapshotParts: {
      concepts: (all) =>
        count(all, {
          one: 'מושג אחד עם נתונים',
          two: 'שני מושגים עם נתונים',
          other: '# מושגים עם נתונים',
        }),
      quizzes: (all) => count(all, { one: 'בוחן אחד', two: 'שני בחנים', other: '# בחנים' }),
      messages: (all) =>
        count(all, {
          one: 'הודעה קודמת אחת',
          two: 'שתי הודעות קודמות',
          other: '# הודעות קודמות',
        }),
      weak: (names) => `חלש יותר ב־${names}`,
    },
    quoted: named,
    search: 'נערך חיפוש בקורס',
    searchNothing: 'לא נמצא אף קטע.',
    otherWords: 'הקורס כמעט אינו משתמש במילים האלה, ולכן חיפשנו גם מילים אחרות לאותם הדברים.',
    passage: 'קטע',
    byMeaning: 'לפי המשמעות',
    byWords: 'לפי המילים',
    used: 'צוטט',
    yes: 'כן',
    no: 'לא',
    rank: (rank) => (rank === null ? '–' : `מס׳ ${rank}`),
    stepStatus: { failed: 'הצעד הזה נכשל.', blocked: 'הצעד הזה לא הותר.' },
    strategy: 'נבחרה דרך ההוראה',
    strategies: {
      direct_instruction: 'הסבר צעד אחר צעד',
      scaffolding: 'התחלה ורמזים',
      socratic: 'הובלה בעזרת שאלות',
      guided_practice: 'תרגול משותף',
      challenge: 'בעיה קשה יותר',
    },
    about: (concept) => `על ${named(concept)}`,
    model: 'נכתבה התשובה',
    offlineModel: 'בלי מודל שפה: משפטים מתוך הקורס',
    fallback: (model, reason) => `במקום ${apart(model)}${reason ? ` (${apart(reason)})` : ''}`,
    passedOver: {
      key_refused: 'המפתח שלו נדחה',
      rate_limited: 'נשאל לעיתים קרובות מדי',
      unavailable: 'אין אליו גישה',
      timed_out: 'לא ענה בזמן',
      model_gone: 'הספק שלו אינו מציע אותו עוד',
      request_refused: 'הבקשה נדחתה',
      empty: 'לא אמר דבר',
      declined: 'המסנן שלו לא הניח לו לומר דבר',
      no_model: 'אין מודל',
      no_key: 'אין מפתח',
      no_price: 'המחיר אינו ידוע',
      unknown_provider: 'ספק לא מוכר',
      not_ready: 'אינו מוכן',
      needs_a_language_model: 'אינו יכול לעשות את זה',
      shut_out: 'יצא מכלל פעולה לפני רגע',
      over_budget: 'יקר מדי ביחס למה שנשאר',
    },
    tokens: (input, output) =>
      `${numbers.format(input)} טוקנים נקראו, ${numbers.format(output)} נכתבו`,
    estimated: 'הערכה',
    support: 'התשובה הושוותה לקורס',
    supportText: {
      supported: 'הטענות שבה נשענות על מקורות מן הקורס.',
      partial: 'הקורס תומך בה בחלקה.',
      unsupported: 'הקורס אינו תומך בה.',
    },
    interrupts: {
      crisis: 'הוצעה עזרה מיד, בלי לשאול מודל.',
      moderation: 'ההודעה נענתה בלי לשאול מודל.',
    },
  },
};
