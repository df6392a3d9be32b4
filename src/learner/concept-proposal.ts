import { z } from 'zod';
import { digest } from '../ground/crypto/index.ts';

/** The words of the course that a proposal rests on, and where they stand. */
const proposedPlace = z.object({
  documentId: z.string(),
  chunkId: z.string(),
  title: z.string(),
  heading: z.string().nullable(),
  page: z.number().nullable(),
  time: z.number().nullable(),
  quote: z.string(),
});
export type ProposedPlace = z.infer<typeof proposedPlace>;

const concept = z.object({ slug: z.string(), name: z.string() });

/** What a model proposes about the concepts of a course. Concepts are told by slugs, which a copied course shares. */
export const conceptProposal = z.discriminatedUnion('kind', [
  /** The course teaches something that no heading names. */
  z.object({ kind: z.literal('add'), concept, place: proposedPlace }),
  /** A better name; the concept stays the same, with what is known about students. */
  z.object({ kind: z.literal('rename'), concept, name: z.string(), place: proposedPlace }),
  /** Two that are one: what is known about the second is read as being about the first. */
  z.object({ kind: z.literal('merge'), keep: concept, drop: concept, place: proposedPlace }),
  /** Another teaching order, in which what others need comes before them. */
  z.object({
    kind: z.literal('order'),
    concepts: z.array(concept),
    because: z.array(z.object({ first: concept, next: concept, place: proposedPlace })),
  }),
]);
export type ConceptProposal = z.infer<typeof conceptProposal>;

/** What became of a proposal. */
export type Standing = 'open' | 'accepted' | 'refused';

/** The same for what proposes the same, however it is said. */
export function fingerprintOf(proposal: ConceptProposal): string {
  if (proposal.kind === 'add') return `add ${proposal.concept.slug}`;
  if (proposal.kind === 'rename')
    return `rename ${proposal.concept.slug} ${proposal.name.toLowerCase()}`;
  if (proposal.kind === 'merge')
    return `merge ${[proposal.keep.slug, proposal.drop.slug].toSorted().join(' ')}`;
  return digest(`order ${proposal.concepts.map(({ slug }) => slug).join(' ')}`);
}

/** The chunks that must be there for a proposal to be accepted. */
export function chunksOf(proposal: ConceptProposal): string[] {
  const places =
    proposal.kind === 'order' ? proposal.because.map(({ place }) => place) : [proposal.place];
  return [...new Set(places.map(({ chunkId }) => chunkId))];
}
