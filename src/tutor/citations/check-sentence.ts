import { contentTerms } from '../../ground/text/index.ts';
import type { Passage } from '../passages.ts';
import type { FailedClaim } from '../turn-event.ts';
import { claimsIn } from './claims.ts';
import { evidenceOf, looksEnglish, together, type Evidence } from './evidence.ts';
import { markersIn } from './markers.ts';

/** How a cited sentence stands to the places it cites. */
export type Verdict =
  | { readonly holds: true; readonly cited: readonly number[] }
  | { readonly holds: false; readonly failed: readonly FailedClaim[] };

export type CheckSentence = (
  sentence: string,
  options: { isHeading: boolean },
) => Verdict | undefined;

/** With fewer words of its own a sentence tells too little about its subject to be compared. */
const termsToCompare = 4;
/** Below this share of its words the cited place does not speak of it, and with so many words that is no chance. */
const strange = { share: 0.2, terms: 6 } as const;
/** Another place that speaks of it so clearly is the right one. */
const clearly = 0.6;

/**
 * Checks the sentences of one answer against the passages of its turn, by looking things up only:
 * quotes, numbers, formulas and names must stand in a place that the sentence cites, and its
 * subject must be the place's. Undefined for a sentence that cites nothing.
 */
export function createCheckSentence(passages: readonly Passage[]): CheckSentence {
  const known = new Map<number, Evidence>();
  const evidence = (passage: Passage): Evidence => {
    const found = known.get(passage.marker) ?? evidenceOf(passage);
    known.set(passage.marker, found);
    return found;
  };

  return (sentence, options) => {
    const numbers = [...new Set(markersIn(sentence).flatMap((marker) => marker.numbers))];
    if (numbers.length === 0) return undefined;
    const cited = passages.filter(({ marker }) => numbers.includes(marker));
    if (cited.length === 0) {
      return { holds: false, failed: numbers.map((n) => ({ kind: 'source', said: `[${n}]` })) };
    }
    const place = together(cited.map(evidence));
    const failed: FailedClaim[] = claimsIn(sentence, options).filter(
      (claim) => !place.holds(claim),
    );
    const others = passages.filter((passage) => !cited.includes(passage));
    if (failed.length === 0 && isElsewhere(sentence, place, () => others.map(evidence))) {
      failed.push({ kind: 'subject', said: '' });
    }
    if (failed.length > 0) return { holds: false, failed };
    return { holds: true, cited: cited.map(({ marker }) => marker) };
  };
}

/** True when the cited place does not speak of what the sentence speaks of. */
function isElsewhere(
  sentence: string,
  place: Evidence,
  others: () => readonly Evidence[],
): boolean {
  const terms = new Set(contentTerms(sentence).filter((term) => !/^\d+$/.test(term)));
  if (terms.size < termsToCompare) return false;
  const here = place.overlap(terms);
  if (here >= strange.share) return false;
  if (others().some((other) => other.overlap(terms) >= clearly)) return true;
  // Only within one language: an answer in another one shares no words with its source.
  const comparable = place.english && looksEnglish(sentence);
  return comparable && (here === 0 || terms.size >= strange.terms);
}
