export { timeIn } from './allowance.ts';
export { wordsIn, type StudentWords } from './words-in.ts';
