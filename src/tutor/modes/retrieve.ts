import type { Hit } from '../../retrieve/index.ts';
import { mayBeCited, toSummary } from '../passages.ts';
import { isWordless, searchedQuestion } from '../pictures/asked.ts';
import { sayForItself } from '../say-for-itself.ts';
import { searchInFocus } from '../search-in-focus.ts';
import { bothQuestions, questionBefore } from '../search-query.ts';
import { searcherOf, type ModeNeeds, type OpenTurn } from './mode.ts';

/** Chunks a search brings to a turn (S18). */
const hitsPerTurn = 10;

/** Searches the course for what the student asks, and tells the trace what was found. */
export async function retrieve(
  { search }: Pick<ModeNeeds, 'search'>,
  open: OpenTurn,
  signal: AbortSignal,
): Promise<Hit[]> {
  const question = await questionOf(open, signal);
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

async function questionOf(open: OpenTurn, signal: AbortSignal): Promise<string> {
  const { message } = open.turn;
  const { history } = open.snapshot;
  // What a question with a picture leans on is the picture; a picture alone leans on the conversation.
  if (open.pictures.length > 0) {
    const searched = searchedQuestion(open);
    const before = isWordless(open) ? questionBefore(searched, history) : undefined;
    return before === undefined ? searched : bothQuestions(searched, before).trim();
  }
  const before = questionBefore(message, history);
  if (before === undefined) return message;
  return (await sayForItself(open, signal)) ?? bothQuestions(message, before);
}
