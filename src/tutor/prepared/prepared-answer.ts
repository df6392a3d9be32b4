import { contentTerms } from '../../ground/text/index.ts';
import { slugOf } from '../../learner/index.ts';

/** An explanation of a concept, written in advance from the course alone. */
export interface PreparedAnswer {
  /** What the model wrote, with its citation marks. */
  readonly answer: string;
  readonly sources: readonly PreparedSource[];
}

/** What one citation of a prepared answer stands on: a passage, by the chunks it was made of. */
export interface PreparedSource {
  readonly marker: number;
  readonly chunkIds: readonly string[];
}

/** Asking for something itself: what remains of such a question is its name. */
const askingTerms = new Set(
  contentTerms('explain explanation define definition describe mean meaning understand teach help'),
);
/** A question with one of these wants to know something about it that was not prepared. */
const wantsMore =
  /\b(?:why|when|who|whom|whose|where|how|which|not|no|never|if|unless|without|versus|vs|instead|than)\b/i;

/**
 * The concepts, as slugs, that a question may ask to be explained; none for a question that wants to
 * know anything else. "What is the chain rule?" asks for `chain-rule`, "Why does it hold?" for nothing.
 */
export function conceptsAskedFor(question: string): string[] {
  if (wantsMore.test(question)) return [];
  const terms = contentTerms(question);
  const named = terms.filter((term) => !askingTerms.has(term));
  // A concept may itself be called "the mean".
  return [...new Set([slugOf(question), named.join('-')])].filter((slug) => slug !== '');
}
