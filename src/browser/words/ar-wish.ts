import type { wishWords as english } from './en-wish.ts';

/** What the page says to students about how they like things explained, in Arabic. */
export const wishWords: typeof english = {
  wish: {
    title: 'كيف تفضّل أن يُشرح لك',
    what: 'هذا اختيارك، لهذا المقرر. يسري من سؤالك التالي، ويغيّر طريقة الشرح لا مقدار ما يُكشف: يبقى التلميح تلميحًا. ولا تراه هيئة التدريس.',
    choices: {
      none: 'لا رغبة خاصة',
      examples_first: 'الأمثلة أولًا',
      step_by_step: 'خطوة بخطوة',
      short: 'باختصار',
      in_pictures: 'بصور تُوصف بالكلمات',
    },
    saving: 'جارٍ الحفظ…',
    saved: 'حُفظ.',
  },
};
