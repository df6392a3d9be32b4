import { apart } from '../../ground/language/index.ts';
import type { SeenWords } from './en-seen.ts';

/** What the page says about what those who teach may see, in Arabic. */
export const seenWords: SeenWords = {
  seen: {
    levels: {
      named:
        'ترى هيئة التدريس، مع اسمك، الاختبارات التي سلّمتها ووقت زيارتك الأخيرة والدرجة الناتجة عنها.',
      pseudonymous: 'ترى هيئة التدريس الاختبارات التي سلّمتها هنا والدرجة الناتجة عنها دون اسمك.',
      aggregate: 'لا ترى هيئة التدريس شيئًا مما تعلّمته هنا وحدك، بل ما يشترك فيه خمسة أو أكثر فقط.',
    },
    fromGradebook: 'ومن يفتح اختبارًا من سجل الدرجات يعرف من هناك أنه لك.',
    apart:
      'هذا قرار مؤسستك. أما الدرجات في السجل والرسائل المرسَلة منك وما يخص السلوك أو سلامتك فلها قواعدها.',
    student: (code) => `أحد الطلبة ${apart(code)}`,
    withoutName: 'تعرض مؤسستك هذا دون الاسم.',
    withheld:
      'لا تسمح مؤسستك لهيئة التدريس أن ترى هنا إجابات شخص واحد بعينه. والدرجات في سجل الدرجات.',
  },
};
