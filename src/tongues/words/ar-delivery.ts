import { apart } from '../../ground/language/index.ts';
import type { StudentWords } from './en.ts';

/** Why a message to those who teach did not go out, or may not have, in Arabic. */
export const deliveryWords: StudentWords['delivery'] = {
  lms_busy: (lms) => `لا يستقبل ${apart(lms)} رسائل الآن.`,
  lms_failed: (lms) => `تعطّل ${apart(lms)} أثناء استلام الرسالة.`,
  lms_forbidden: (lms) => `لا يُسمح بالاتصال بعنوان ${apart(lms)}.`,
  lms_unreachable: (lms) => `تعذّر الوصول إلى ${apart(lms)}.`,
  lms_broke: (lms) => `انقطع الاتصال مع ${apart(lms)} أثناء إرسال الرسالة.`,
  lms_unclear: (lms) => `ردّ ${apart(lms)} بصيغة لا يعرفها Preceptor.`,
  lms_partly: (lms) => `لم يسلّمها ${apart(lms)} إلا إلى بعض أعضاء هيئة التدريس.`,
  lms_slow: (lms) => `يحدّ ${apart(lms)} من سرعة ما نكتبه إليه.`,
  moodle_refused: () =>
    'لم يقبل Moodle الرسالة: يحتاج الحساب المتصل إلى core_message_send_instant_messages وإلى moodle/site:sendmessage.',
  canvas_refused: () =>
    'لم يقبل Canvas الرسالة: لا يحقّ للحساب المتصل أن يكتب إلى أعضاء هيئة التدريس هؤلاء.',
  not_connected: () => 'لم يعد المقرر متصلًا بنظام التعلّم، فلا صندوق بريد يُكتب إليه.',
  mail_refused: () => 'رفض خادم البريد الرسالة.',
  mail_busy: () => 'لا يستقبل خادم البريد رسائل الآن.',
  mail_broke: () => 'انقطع الاتصال مع خادم البريد.',
  no_way: () => 'لم تعد هناك وسيلة لإرسال الرسائل.',
  interrupted: () =>
    'قُطع عمل Preceptor أثناء الإرسال، فلا يُعرف هل وصلت الرسالة. وإن أُرسلت من جديد فقد تصل مرتين.',
};
