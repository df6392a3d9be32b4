import { contentTerms } from '../ground/text/index.ts';
import type { Hit, Search } from '../retrieve/index.ts';
import type { Focus } from './course-facts.ts';

/** In whose turn the course is searched, and what that says about the order of what is found. */
export interface Searcher {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string;
  readonly turnId: string;
  /** Names of what the student is weak in. */
  readonly weakAreas: readonly string[];
  readonly focus: Focus | null;
  /** Passages that this turn must not be answered from. */
  readonly leaveOut?: ((hit: Hit) => boolean) | undefined;
}

export interface FoundInFocus {
  /** The words that were looked for in the end. */
  readonly query: string;
  readonly hits: Hit[];
}

/** Questions with fewer words that matter lean on what the conversation is about. */
const fewTerms = 4;
/** Passages looked at for one that is wanted, where those of the focus come first. */
const lookedInFocus = 3;
/** Of what is found so much may always come from the rest of the course: a long document would fill it all. */
const shareOfTheRest = 0.3;

/**
 * Searches the course as a conversation asks it: passages about weak areas lifted (S20), what its link
 * is about before the rest. For no words at all nothing is found.
 */
export async function searchInFocus(
  search: Search,
  { searcher, query, most }: { searcher: Searcher; query: string; most: number },
  signal: AbortSignal,
): Promise<FoundInFocus> {
  const { tenantId, courseId, userId, turnId: workId, weakAreas, focus, leaveOut } = searcher;
  const asked = queryInFocus(query, focus);
  if (asked === '') return { query: asked, hits: [] };
  const limit = focus ? lookedInFocus * most : most;
  const request = { tenantId, courseId, userId, query: asked, weakAreas, limit, workId };
  const all = await search(request, signal);
  const found = leaveOut ? all.filter((hit) => !leaveOut(hit)) : all;
  return { query: asked, hits: preferFocus(found, focus, most) };
}

/** "Explain this" says what to look for only together with the link it was asked at. */
function queryInFocus(query: string, focus: Focus | null): string {
  if (!focus || contentTerms(query).length >= fewTerms) return query;
  return `${query} ${focus.title}`.trim();
}

/** What lies in the focus first, the best of the rest of the course after it; both keep their order. */
function preferFocus(hits: readonly Hit[], focus: Focus | null, most: number): Hit[] {
  if (!focus) return hits.slice(0, most);
  const inside = hits.filter(({ documentId }) => focus.documentIds.has(documentId));
  const rest = hits.filter((hit) => !inside.includes(hit));
  const kept = Math.min(rest.length, Math.ceil(most * shareOfTheRest));
  return [...inside.slice(0, most - kept), ...rest].slice(0, most);
}
