export {
  directionOf,
  forTeachers,
  intlTag,
  knownTags,
  languageOf,
  languages,
  languageTag,
  teacherLanguages,
  type Language,
  type TeacherLanguage,
} from './language.ts';
export { countIn } from './count.ts';
export { apart, leftToRight } from './direction.ts';
