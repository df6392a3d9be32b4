/** What both ways of searching, in memory and in the database, must agree on. */

/** The part of the program under which it is told which ranking serves. */
export const rankingPart = 'ranking';
/** To be raised with every change of the order in which passages are found: schools' cases are then asked again. */
export const rankingVersion = 'ranking-1';

/**
 * Cormack, Clarke and Büttcher 2009, "Reciprocal rank fusion", with 20 in the place of their 60: lists
 * of one course are short, and their first ranks say more.
 */
export const fusionConstant = 20;
/** Candidates each side brings to the fusion, at least. */
export const fewestCandidates = 50;
/** Fused chunks that are read with their text, at least: enough for neighbours to find each other. */
export const fewestRead = 30;
/** What a guessed word weighs beside one that was typed. */
export const guessWeight = 0.7;
/** A word shorter than this has too many neighbours for a guess. */
export const shortestGuessed = 4;

/**
 * Weight of the vector side, beside 1 for the text side; the share of the question's words that the
 * best text hit holds decides between the two.
 */
export interface Trust {
  readonly whenCovered: number;
  readonly whenUncovered: number;
}

/** Coverage at which the words are trusted whole, and below it how far it falls until they are not. */
export const coverage = { whole: 0.55, span: 0.2 };
