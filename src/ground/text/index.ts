export { contentTerms, fold, isFunctionWord, stem, words } from './words.ts';
export { estimateTokens, sentences } from './sentences.ts';
