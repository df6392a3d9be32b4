export { fnv1a } from './fnv1a.ts';
export { foldSpace } from './fold-space.ts';
export { letterGrams } from './letter-grams.ts';
export { mostHaveRelated, relatedWords, type RelatedWord } from './related-words.ts';
export { rememberWords } from './remember-words.ts';
export { searchTerms } from './search-terms.ts';
export { contentTerms, contentWords, fold, isFunctionWord, stem, words } from './words.ts';
export { endsInAbbreviation, estimateTokens, sentences } from './sentences.ts';
export { cleanFileName, cleanTitle, keyName, mediaTypeOf } from './names.ts';
