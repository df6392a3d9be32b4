import { contentTerms } from '../ground/text/index.ts';
import type { Hit } from '../retrieve/index.ts';
import type { Focus } from './course-facts.ts';

/** Questions with fewer words that matter lean on what the conversation is about. */
const fewTerms = 4;

/** "Explain this" says what to look for only together with the link it was asked at. */
export function queryInFocus(query: string, focus: Focus | null): string {
  return focus && contentTerms(query).length < fewTerms ? `${query} ${focus.title}` : query;
}

/** What lies in the focus first, the rest of the course after it; both keep their order. */
export function preferFocus(hits: readonly Hit[], focus: Focus | null): Hit[] {
  if (!focus) return [...hits];
  const inside = hits.filter(({ documentId }) => focus.documentIds.has(documentId));
  return [...inside, ...hits.filter((hit) => !inside.includes(hit))];
}
