import { slotOf } from './lexical-vector.ts';
import { countIn, type ReleasedSegment } from './released-segment.ts';

/** How rare a lexeme is in what a reader may see of a course. */
export interface Rarity {
  knows(lexeme: string): boolean;
  /** Inverse document frequency of BM25; null where nobody says it. */
  idf(lexeme: string): number | null;
  readonly ofUnknown: number;
}

export function createRarity(segments: readonly ReleasedSegment[]): Rarity {
  const size = segments.reduce((sum, one) => sum + one.size, 0);
  const counted = new Map<string, number>();
  const count = (lexeme: string): number => {
    const known = counted.get(lexeme);
    if (known !== undefined) return known;
    const slot = slotOf(lexeme);
    const chunks = segments.reduce((sum, one) => sum + countIn(one, slot), 0);
    counted.set(lexeme, chunks);
    return chunks;
  };
  const idfOf = (chunks: number): number => Math.log(1 + (size - chunks + 0.5) / (chunks + 0.5));
  return {
    knows: (lexeme) => count(lexeme) > 0,
    idf: (lexeme) => (count(lexeme) > 0 ? idfOf(count(lexeme)) : null),
    ofUnknown: idfOf(0),
  };
}
