import type { ConceptsPicture } from './concept-shapes.ts';
import type { JsonCalls } from './json-calls.ts';

/** What the course teaches, as those who teach it decide. */
export interface ConceptsApi {
  /** What the course teaches, and what a model proposes about it. */
  concepts(): Promise<ConceptsPicture>;
  /** Accepts a proposal, or refuses it; refusing an accepted one takes it back. */
  decideProposal(id: string, accept: boolean): Promise<unknown>;
  /** The same for all that are open. */
  decideProposals(accept: boolean): Promise<{ readonly done: number; readonly gone: number }>;
}

export function conceptCalls({ get, put }: Pick<JsonCalls, 'get' | 'put'>): ConceptsApi {
  return {
    concepts: () => get('/api/course/concepts'),
    decideProposal: (id, accept) => put(`/api/course/concepts/proposals/${id}`, { accept }),
    decideProposals: (accept) => put('/api/course/concepts/proposals', { accept }),
  };
}
