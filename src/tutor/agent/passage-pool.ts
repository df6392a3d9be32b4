import type { Hit } from '../../retrieve/index.ts';
import type { Passage } from '../passages.ts';

/** The passages an agent has gathered in its turn, numbered in the order they came. */
export interface PassagePool {
  all(): readonly Passage[];
  /** Adds what is new and fits; returns the passages of these hits, also those that were known. */
  add(hits: readonly Hit[]): Passage[];
}

/** Room for course material in the prompts of an agent, in estimated tokens. */
const poolTokens = 3_600;

export function createPassagePool(): PassagePool {
  const passages: Passage[] = [];
  let room = poolTokens;

  function place(hit: Hit): Passage | undefined {
    const known = passages.find((passage) => passage.hit.chunkId === hit.chunkId);
    if (known || hit.tokens > room) return known;
    room -= hit.tokens;
    const passage = { marker: passages.length + 1, hit };
    passages.push(passage);
    return passage;
  }

  return {
    all: () => passages,
    add: (hits) => hits.map(place).filter((passage) => passage !== undefined),
  };
}
