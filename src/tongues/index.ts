export { wordsIn, type StudentWords } from './words-in.ts';
