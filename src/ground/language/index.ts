export { directionOf, languageOf, languages, languageTag, type Language } from './language.ts';
export { countIn } from './count.ts';
