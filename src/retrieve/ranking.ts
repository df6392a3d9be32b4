/** The part of the program under which it is told which ranking serves. */
export const rankingPart = 'ranking';

/**
 * Weight of the vector side, beside 1 for the text side; the share of the question's words that the
 * best text hit holds decides between the two.
 */
export interface Trust {
  readonly whenCovered: number;
  readonly whenUncovered: number;
}

/** How other words for those of a question count (`relatedWords`), where its own fail. */
export interface RelatedUse {
  /** Beside words that were said. */
  readonly weight: number;
  /** Coverage from which on they count nothing, and below it how far it falls until they count in full. */
  readonly coverage: { readonly whole: number; readonly span: number };
  /** Of each word the nearest that the course has. */
  readonly most: number;
  /** For so many words of a question: a pasted page has words enough of its own. */
  readonly mostWords: number;
  /** Instead of the trust in vectors of spelling. */
  readonly trust: Trust;
}

/** In which order passages are found: what both ways of searching, in memory and in the database, must agree on. */
export interface Ranking {
  readonly version: string;
  /**
   * Cormack, Clarke and Büttcher 2009, "Reciprocal rank fusion", have 60: lists of one course are
   * short, and their first ranks say more.
   */
  readonly fusionConstant: number;
  /** Candidates each side brings to the fusion, at least. */
  readonly fewestCandidates: number;
  /** Fused chunks that are read with their text, at least: enough for neighbours to find each other. */
  readonly fewestRead: number;
  /** What a guessed word weighs beside one that was typed. */
  readonly guessWeight: number;
  /** A word shorter than this has too many neighbours for a guess. */
  readonly shortestGuessed: number;
  /** A lexeme this similar to a word that nobody wrote is taken for what was meant (pg_trgm, 0 to 1). */
  readonly typoSimilarity: number;
  /** Coverage at which the words are trusted whole, and below it how far it falls until they are not. */
  readonly coverage: { readonly whole: number; readonly span: number };
  /** In vectors that know only how words are spelled, and in those that know what they mean. */
  readonly trust: { readonly ofSpelling: Trust; readonly ofMeaning: Trust };
  /** For English questions beside vectors that know only how words are spelled; without it no other words are looked for. */
  readonly related?: RelatedUse;
  /** What a passage about a weak area gains: a place or two among equals, never past a clear first. */
  readonly weakAreaBoost: number;
}

/** Every ranking that may still serve an institution, the newest first. */
export type RankingShelf = readonly [Ranking, ...(readonly Ranking[])];

const before: Ranking = {
  version: 'ranking-1',
  fusionConstant: 20,
  fewestCandidates: 50,
  fewestRead: 30,
  guessWeight: 0.7,
  shortestGuessed: 4,
  typoSimilarity: 0.4,
  coverage: { whole: 0.55, span: 0.2 },
  trust: {
    ofSpelling: { whenCovered: 0.15, whenUncovered: 4 },
    ofMeaning: { whenCovered: 1, whenUncovered: 4 },
  },
  weakAreaBoost: 1.1,
};

/**
 * Other numbers are another ranking, put before the others: schools with cases are served by an old one
 * until the new one has passed them, and it leaves in a release after the one that brought its successor.
 * Where the order changes otherwise than by these numbers the version is raised and no old one stays: it
 * then serves at once. Measured, see docs/decisions/0040 and 0170.
 */
export const rankingShelf: RankingShelf = [
  {
    ...before,
    version: 'ranking-2',
    related: {
      weight: 1,
      coverage: { whole: 0.75, span: 0.4 },
      most: 12,
      mostWords: 24,
      // Where words fail, other words find more than vectors of spelling do.
      trust: { whenCovered: 0.15, whenUncovered: 0.15 },
    },
  },
  before,
];
