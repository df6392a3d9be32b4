import type { Hit } from '../../retrieve/index.ts';
import { mayBeCited, toSummary } from '../passages.ts';
import { questionToSearch } from '../question-to-search.ts';
import { searchInFocus } from '../search-in-focus.ts';
import { searcherOf, type ModeNeeds, type OpenTurn } from './mode.ts';

/** Chunks a search brings to a turn (S18). */
const hitsPerTurn = 10;

/** Searches the course for what the student asks, and tells the trace what was found. */
export async function retrieve(
  { search }: Pick<ModeNeeds, 'search'>,
  open: OpenTurn,
  signal: AbortSignal,
): Promise<Hit[]> {
  const question = await questionToSearch(open, signal);
  const began = performance.now();
  const wanted = { searcher: searcherOf(open), query: question, most: hitsPerTurn };
  const { query, hits } = await searchInFocus(search, wanted, signal);
  const numbered = hits
    .map((hit, at) => ({ marker: at + 1, hit }))
    .filter(mayBeCited)
    .map(toSummary);
  const durationMs = Math.round((performance.now() - began) * 10) / 10;
  open.trace.emit({ type: 'retrieval.hits', query, hits: numbered, durationMs });
  return hits;
}
