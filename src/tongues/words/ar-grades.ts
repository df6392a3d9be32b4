import { countIn } from '../../ground/language/index.ts';

const count = countIn('ar');

/** What stands in the gradebook of the LMS, in Arabic: titles of columns, and what is said beside a grade. */
export const gradeWords = {
  quizzes: 'اختبارات Preceptor',
  mastery: 'الإتقان وفق Preceptor',
  /** The column of a single concept. */
  concept: (name: string) => `الإتقان وفق Preceptor: ${name}`,
  /** What each concept came to, one after the other. */
  quizComment: (parts: string) => `اختبارات Preceptor. ${parts}`,
  scoreOf: (score: number, max: number) => `${score} من ${max}`,
  /** Answers given without help, and how often a teacher saw it in class. */
  masteryComment: (answers: number, shown: number) =>
    `الإتقان وفق Preceptor. من دون مساعدة: ${count(answers, { zero: '# إجابة', one: 'إجابة واحدة', two: 'إجابتان', few: '# إجابات', many: '# إجابة', other: '# إجابة' })}${shown === 0 ? '' : `, ${count(shown, { one: 'عُرض مرة واحدة في الصف', two: 'عُرض مرتين في الصف', few: 'عُرض # مرات في الصف', other: 'عُرض # مرة في الصف' })}`}.`,
  more: (left: number) => count(left, { other: 'و# أخرى' }),
  concepts: (all: number) =>
    `${count(all, { one: 'مفهوم واحد', two: 'مفهومان', few: '# مفاهيم', many: '# مفهومًا', other: '# مفهوم' })}.`,
  /** The last word where comments stay. */
  takenBack: 'سُحبت هذه الدرجة ولم تعد محسوبة.',
};
