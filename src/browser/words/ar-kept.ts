import type { keptWords as english } from './en-kept.ts';

/** What the page says to students about what is held about them, in Arabic. */
export const keptWords: typeof english = {
  kept: {
    title: 'ما يُحفظ عنك',
    lead: 'مقدار ما يوجد، من جميع مقرراتك في هذه المؤسسة. يحتوي الملف على كل ذلك كلمةً كلمة.',
    subjects: {
      account: 'المقررات التي أنت فيها، مع اسمك وبريدك إن ذكرهما نظام التعلّم',
      conversations: 'أسئلة مع إجاباتها',
      pictures: 'صور في الأسئلة',
      learning: 'إجابات اختبارات تدل على ما تعرفه',
      grades: 'درجات لسجل الدرجات',
      messages: 'رسائل إلى المدرّسين وافقت عليها',
      costs: 'طلبات إلى نماذج اللغة مع كلفتها',
    },
    download: 'تنزيل كل شيء',
    saved: 'سُلّم الملف إلى متصفحك.',
    erase:
      'لا يُمحى شيء هنا: هذا قرار مؤسستك. إن أردت ذلك فاطلبه ممّن يتولّون حماية البيانات فيها. وما في سجل الدرجات في نظام التعلّم يبقى فيه.',
  },
};
