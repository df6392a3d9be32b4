import { apart, countIn, leftToRight } from '../../ground/language/index.ts';
import { timeIn, type Allowance } from '../allowance.ts';
import type { StudentWords } from './en.ts';
import { deliveryWords } from './he-delivery.ts';
import { doorWords } from './he-doors.ts';
import { gradeWords } from './he-grades.ts';
import { stepWords } from './he-steps.ts';

const count = countIn('he');
const time = timeIn('he');
const named = (text: string): string => `”${apart(text)}”`;
/** A line to call, in one piece. */
const call = (number: string): string => `**${leftToRight(number)}**`;
const whose = {
  tenant: 'של המוסד שלך',
  course: 'של הקורס הזה',
  section: 'של הקבוצה שלך',
  student: 'האישית שלך',
};
const when = { hour: 'לשעה הזאת', day: 'להיום', month: 'לחודש הזה' };

function allowance({ scope, period, keptBack = 0 }: Allowance): string {
  const apartFrom = keptBack > 0 ? ' (מלבד מה שנשמר לימים שלפני מועדי ההגשה)' : '';
  return `המכסה ${whose[scope]} למודלי שפה ${when[period]}${apartFrom}`;
}

function openFor(until: string | null): string {
  return until === null ? 'עדיין פתוחה' : `פתוחה עד ${until}`;
}

/**
 * What the server says to students, in Hebrew. It speaks to nobody as to a man or a woman: by words
 * that are written alike for both, and by infinitives.
 */
export const words: StudentWords = {
  crisis: {
    opening:
      'תודה שסיפרת לי. אני תוכנת מחשב ואין ביכולתי לעזור בזה כמו שאדם יכול, אבל מה שכתבת חשוב יותר מכל תרגיל, ואין צורך להתמודד עם זה לבד.',
    talk: 'חשוב לדבר עם מישהו עכשיו:',
    closing:
      'אם מדובר בחבר או בחברה, אותם אנשים יסבירו מה אפשר לעשות. אפשר לפנות גם לשירות הייעוץ לסטודנטים, או לכל אדם שיש לך אמון בו. דבר ממה שכתבת כאן לא ייזקף לחובתך, ואני נשאר כאן בשביל הקורס בכל זמן שמתאים לך.',
    lines: {
      US: `אפשר להתקשר או לשלוח הודעה אל ${call('988')} (${apart('Suicide & Crisis Lifeline')}), בכל שעה, בחינם.`,
      CA: `אפשר להתקשר או לשלוח הודעה אל ${call('988')} (${apart('Suicide Crisis Helpline')}), בכל שעה, בחינם.`,
      GB: `אפשר להתקשר אל Samaritans במספר ${call('116 123')}, בכל שעה, בחינם, או לשלוח את המילה SHOUT בהודעה אל ${call('85258')}.`,
      IE: `אפשר להתקשר אל Samaritans במספר ${call('116 123')}, בכל שעה, בחינם.`,
      DE: `TelefonSeelsorge: אפשר להתקשר אל ${call('116 123')} או אל ${leftToRight('0800 111 0 111')}, בכל שעה, בחינם.`,
      AU: `אפשר להתקשר אל Lifeline במספר ${call('13 11 14')}, בכל שעה.`,
      AT: `TelefonSeelsorge: אפשר להתקשר אל ${call('142')}, בכל שעה, בחינם.`,
      CH: `${apart('Die Dargebotene Hand, La Main Tendue, Telefono Amico')}: אפשר להתקשר אל ${call('143')}, בכל שעה, בחינם.`,
      ES: `אפשר להתקשר אל ${call('024')} (${apart('Línea 024')}), בכל שעה, בחינם.`,
      MX: `אפשר להתקשר אל ${call('800 911 2000')} (${apart('Línea de la Vida')}), בכל שעה, בחינם.`,
      FR: `אפשר להתקשר אל ${call('3114')}, בכל שעה, בחינם.`,
      BR: `אפשר להתקשר אל CVV במספר ${call('188')}, בכל שעה, בחינם.`,
      IL: `אפשר להתקשר אל ער״ן במספר ${call('1201')}, בכל שעה.`,
    },
    emergency: (number) => `בסכנה מיידית יש להתקשר אל ${call(number)}.`,
    anywhere: [
      `בישראל אפשר להתקשר אל ער״ן במספר ${call('1201')}.`,
      'בכל מקום אחר, [findahelpline.com](https://findahelpline.com) מציג קווי סיוע בחינם בכל מדינה. בסכנה מיידית יש להתקשר אל מספר החירום המקומי.',
    ],
  },
  refusals: {
    jailbreak_attempt:
      'את זה אני לא יכול לעשות. אני פועל לפי הכללים של הקורס הזה, ואינני מוסר את ההנחיות שלי, נתונים של אנשים אחרים או פתרונות מוכנים.',
    violence:
      'בזה אני לא יכול לעזור. אם ייתכן שנשקפת סכנה לך או למישהו אחר, יש להתקשר עכשיו אל מספר החירום המקומי או אל הביטחון בקמפוס.',
    illegal: 'בזה אני לא יכול לעזור.',
    sexual: 'את זה אני לא יכול לכתוב. אני כאן בשביל הקורס הזה.',
    harassment:
      'לא אעזור לפגוע באיש או להשפיל אותו. אם יש סכסוך בקבוצה שלך, צוות ההוראה או שירותי הסטודנטים יכולים לעזור.',
    any: 'בזה אני לא יכול לעזור.',
  },
  redirections: {
    off_topic: 'זה מעבר למה שאני יכול לעזור בו: אני הטיוטור של הקורס הזה.',
    inappropriate_language: 'אני מבין שזה מתסכל. כדאי שנחזור לקורס.',
  },
  invitation: 'על מה בקורס כדאי שנעבוד? אפשר לציין עמוד, נוסחה או צעד שנתקעת בו.',
  conduct: {
    noted:
      'ההודעה הזאת נרשמה. שלושה רישומים בתוך שבעה ימים משהים את השאלות שלך בקורס הזה ליומיים. אם זו טעות, כדאי לומר זאת למורה, שיש ביכולתו לבטל את הרישום.',
    notedGravely:
      'ההודעה הזאת נרשמה, והשאלות שלך בקורס הזה מושהות לשבעה ימים. אם זו טעות, כדאי לומר זאת למורה, שיש ביכולתו לבטל את ההשהיה.',
    paused: (until: string, why: string) =>
      `השאלות שלך בקורס הזה מושהות עד ${until}. הסיבה: ${why}. מה שכבר שאלת, המקורות, ההתקדמות והחידונים נשארים פתוחים בפניך. אם זו טעות, כדאי לומר זאת למורה, שיש ביכולתו לבטל את ההשהיה. אם נשקפת סכנה לך או למישהו אחר, אפשר לכתוב זאת כאן בכל זאת: על כך באה תשובה מיד.`,
    categories: {
      inappropriate_language: 'שפה פוגענית',
      violence: 'אלימות או איומים',
      illegal: 'עזרה בדבר אסור',
      sexual: 'תוכן מיני',
      off_topic: 'נושא שמחוץ לקורס',
      harassment: 'הטרדה',
      self_harm: 'קריאה לעזרה',
      jailbreak_attempt: 'ניסיון לעקוף את כללי הטיוטור',
    },
  },
  answer: {
    strained:
      'נשמע שהרבה דברים מכבידים עליך. אפשר לדבר על זה עם אדם בכל זמן שמתאים לך: עם שירות הייעוץ לסטודנטים, עם מישהו שיש לך אמון בו או בקו סיוע.',
    helpNear: 'לא מזמן סיפרת לי על משהו קשה. עדיין יש עם מי לדבר:',
    again: 'התשובה נקטעה; הנה היא שוב מההתחלה.',
    cut: 'התשובה נקטעת כאן. אפשר לבקש ממני להמשיך, ואמשיך.',
    nothingLeft:
      'מה שעמדתי לומר לא נמצא בחומר הקורס שלך, ולכן השמטתי אותו. אפשר לנסות שאלה ממוקדת יותר, או לשאול את צוות ההוראה איפה זה נלמד.',
    prepared: (concept) =>
      `אף מודל שפה אינו עונה כרגע. ההסבר הזה על ${named(concept)} נכתב מראש מתוך הקורס שלך; לא ידוע לו מה כבר ידוע לך.`,
    unseen: (pictures) =>
      pictures === 1
        ? 'לא יכולתי להסתכל בתמונה שלך, ולא מצאתי בה טקסט שאפשר לקרוא.'
        : 'לא יכולתי להסתכל בתמונות שלך, ולא מצאתי בהן טקסט שאפשר לקרוא.',
    readOnly: (pictures, quote) =>
      `יכולתי לקרוא רק את הטקסט ${pictures === 1 ? 'שבתמונה שלך' : 'שבתמונות שלך'}: ${named(quote)}`,
    fromWeb: (hosts) => `נבדק באינטרנט, לא מתוך הקורס שלך: ${apart(hosts)}.`,
  },
  failures: {
    worker_lost: 'התשובה נקטעה. מה שנאמר עד כה נשמר; נא לנסות שוב.',
    interrupted: 'השרת הופעל מחדש בזמן שענה. נא לנסות שוב.',
    not_begun: 'הטיוטור עמוס מכדי לענות כרגע. נא לנסות שוב בעוד זמן מה.',
    model_unavailable: 'מודל השפה לא ענה. נא לנסות שוב בעוד רגע.',
    internal: 'משהו השתבש בזמן הכנת התשובה. נא לנסות שוב.',
  },
  offline: {
    openings: {
      direct_instruction: 'זה מה שהקורס שלך אומר על כך:',
      scaffolding: 'הנה התחלה מתוך הקורס שלך:',
      socratic: 'לפני המשך הקריאה כדאי לומר במשפט אחד מה לדעתך התשובה. כך זה מנוסח בקורס שלך:',
      guided_practice: 'חלק גדול מזה כבר ידוע לך. הקורס שלך אומר:',
      challenge: 'הנושא הזה מוכר לך היטב, ולכן כדאי לקרוא בעין ביקורתית:',
    },
    closings: {
      direct_instruction: (place) =>
        `ההסבר המלא נמצא ב־${named(place)}, ואפשר לשאול אותי על כל משפט לא ברור.`,
      scaffolding: (place) =>
        `עכשיו תורך: איזה צעד מתוך ${named(place)} מתאים קודם לשאלה שלך, ולמה?`,
      socratic: () => 'במה זה מתאים למה שחשבת, ובמה לא?',
      guided_practice: (place) =>
        `כדאי לנסות דוגמה משלך על ${named(place)} ולספר לי כל צעד; אני אראה את המקום בקורס שבעזרתו אפשר לבדוק אותו.`,
      challenge: (place) =>
        `האם יש מקרה שבו הטענה ב־${named(place)} לא תתקיים, אם אחד התנאים שלה חסר?`,
    },
    somewhere: 'הסעיף הזה',
    notFound: 'לא מצאתי לכך תשובה בחומר הקורס שלך, ולכן עדיף שלא אנחש.',
    askInstructor: 'צוות ההוראה יכול לומר איפה זה נלמד.',
    nearby: 'העמודים הקרובים ביותר הם:',
    askAgain: 'אם הכוונה לאחד מהם, אפשר לשאול שוב במילים שלו, או לשאול את צוות ההוראה.',
    nothingAsked:
      'אינני יודע מה לחפש בקורס שלך. אפשר לכתוב במשפט אחד מה רצית להבין; אם זה נמצא בתמונה, ייתכן שאפשר יהיה לקרוא תמונה קרובה או חדה יותר.',
    unprepared: 'לא הוגדר מודל שפה, והבקשה הזאת אינה כוללת חומר קורס שאפשר לענות ממנו.',
  },
  budget: {
    spent: (limit, left) =>
      `${allowance(limit)} נוצלה (נשארו ${left}). היא תתחדש ב־${time(limit.resetsAt)}.`,
    tokens: (all) => count(all, { one: 'טוקן אחד', two: 'שני טוקנים', other: '# טוקנים' }),
    overWork: 'מה שמותר להוציא על כך נוצל.',
    tooManyTurns: (questions) =>
      count(questions, {
        one: 'שאלת שאלה אחת בתוך דקה, וזה המספר המרבי.',
        two: 'שאלת שתי שאלות בתוך דקה, וזה המספר המרבי.',
        other: 'שאלת # שאלות בתוך דקה, וזה המספר המרבי.',
      }),
    small: (limit) =>
      `${allowance(limit)} כמעט נוצלה, ולכן עונה מודל קטן יותר. היא תתחדש ב־${time(limit.resetsAt)}.`,
    offline: (limit) =>
      `${allowance(limit)} נוצלה, ולכן התשובה הזאת באה מהקורס שלך בלי מודל שפה. היא תתחדש ב־${time(limit.resetsAt)}.`,
    enough: (limit, answers, isSmall) => {
      const more =
        answers === 'many'
          ? 'ליותר מ־100 תשובות נוספות'
          : count(answers, {
              one: 'לתשובה אחת נוספת בערך',
              two: 'לשתי תשובות נוספות בערך',
              other: 'לכ־# תשובות נוספות',
            });
      const kind = isSmall ? ' של מודל קטן יותר' : '';
      return `${allowance(limit)} מספיקה ${more}${kind}. היא תתחדש ב־${time(limit.resetsAt)}.`;
    },
    noMore: (limit) => `${allowance(limit)} נוצלה. אפשר יהיה לשאול שוב ב־${time(limit.resetsAt)}.`,
    noMoreModel: (limit) =>
      `${allowance(limit)} נוצלה: התשובות באות מהקורס שלך בלי מודל שפה. היא תתחדש ב־${time(limit.resetsAt)}.`,
  },
  openWork: {
    hints: (title, until) =>
      `זה קרוב אל ${named(title)}, מטלה בציון ש${openFor(until)}. עד אז העזרה כאן, בכל השיחה הזאת, היא ברמזים ובשאלות על הניסיון העצמי. לנושא אחר אפשר לפתוח שיחה חדשה.`,
    refuse: (title, until) =>
      `זה קרוב אל ${named(title)}, מטלה בציון ש${openFor(until)}. עד אז אין כאן תשובות על כך, בכל השיחה הזאת. לנושא אחר אפשר לפתוח שיחה חדשה.`,
    refusal:
      'צוות ההוראה מבקש שהמטלה הזאת תיעשה בלעדיי. אחריה אעזור ברצון ברעיונות שמאחוריה, ובכל דבר אחר כבר עכשיו.',
    locked: (title, until) =>
      `המורה הדיגיטלי סגור במהלך ${named(title)}, עבורך עד ${until}. את השיחות הקודמות עדיין אפשר לקרוא.`,
  },
  quiz: {
    cloze: 'איזו מילה חסרה?',
    choice: 'איזה מונח משלים את המשפט?',
    right: 'נכון.',
    noAnswer: 'אין תשובה.',
    solution: (term) => `בקורס כתוב: ${named(term)}.`,
  },
  exercise: {
    on: (concept) => `הנה תרגיל על ${named(concept)}.`,
    prepared: 'מודל שפה הכין אותו מתוך הקורס בזמן שקראת; ייתכן שיש בו טעות.',
    written: 'מודל שפה כתב אותו מראש מתוך הקורס; ייתכן שיש בו טעות.',
    ownWords: 'הוא נוצר ממשפט של הקורס, בלי מודל שפה.',
  },
  delivery: deliveryWords,
  gradebook: gradeWords,
  steps: stepWords,
  ...doorWords,
};
