import { apart } from '../../ground/language/index.ts';
import type { StudentWords } from './en.ts';

/** Why a message to those who teach did not go out, or may not have, in Hebrew. */
export const deliveryWords: StudentWords['delivery'] = {
  lms_busy: (lms) => `${apart(lms)} אינו מקבל הודעות כרגע.`,
  lms_failed: (lms) => `${apart(lms)} נכשל בזמן קבלת ההודעה.`,
  lms_forbidden: (lms) => `אין היתר לפנות לכתובת של ${apart(lms)}.`,
  lms_unreachable: (lms) => `לא הצלחנו להגיע אל ${apart(lms)}.`,
  lms_broke: (lms) => `החיבור אל ${apart(lms)} נותק בזמן שליחת ההודעה.`,
  lms_unclear: (lms) => `${apart(lms)} ענה בצורה ש־Preceptor אינו מכיר.`,
  lms_partly: (lms) => `${apart(lms)} מסר אותה רק לחלק מצוות ההוראה.`,
  lms_slow: (lms) => `${apart(lms)} מגביל את הקצב שבו מותר לנו לכתוב.`,
  moodle_refused: () =>
    'ההודעה לא התקבלה ב־Moodle: לחשבון המחובר דרושות ההרשאות core_message_send_instant_messages וגם moodle/site:sendmessage.',
  canvas_refused: () =>
    'ההודעה לא התקבלה ב־Canvas: החשבון המחובר אינו רשאי לכתוב לצוות ההוראה הזה.',
  not_connected: () => 'הקורס כבר אינו מחובר למערכת הלמידה, ולכן אין תיבה לכתוב אליה.',
  mail_refused: () => 'שרת הדואר סירב לקבל את ההודעה.',
  mail_busy: () => 'שרת הדואר אינו מקבל הודעות עכשיו.',
  mail_broke: () => 'החיבור לשרת הדואר נותק.',
  no_way: () => 'כבר אין דרך לשלוח הודעות.',
  interrupted: () =>
    'השליחה של Preceptor נקטעה, ולכן לא ידוע אם ההודעה הגיעה. אם תישלח שוב, היא עלולה להגיע פעמיים.',
};
