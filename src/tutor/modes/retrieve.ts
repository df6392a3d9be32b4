import type { Hit } from '../../retrieve/index.ts';
import { mayBeCited, toSummary } from '../passages.ts';
import { isWordless, searchedQuestion } from '../pictures/asked.ts';
import { preferFocus, queryInFocus } from '../prefer-focus.ts';
import { sayForItself } from '../say-for-itself.ts';
import { bothQuestions, questionBefore } from '../search-query.ts';
import type { ModeNeeds, OpenTurn } from './mode.ts';

/** Chunks a search brings to a turn (S18). */
const hitsPerTurn = 10;

/** Searches the course for what the student asks, and tells the trace what was found. */
export async function retrieve(
  { search }: Pick<ModeNeeds, 'search'>,
  open: OpenTurn,
  signal: AbortSignal,
): Promise<Hit[]> {
  const { turn, trace, facts, snapshot } = open;
  const query = queryInFocus(await questionOf(open, signal), facts.focus);
  const began = performance.now();
  const { tenantId, courseId, userId } = turn;
  const { weakAreas } = snapshot.quiz;
  const limit = facts.focus ? 3 * hitsPerTurn : hitsPerTurn;
  const asked = { tenantId, courseId, userId, query, weakAreas, limit, workId: turn.id };
  // Of a picture in which nothing could be read there is nothing to look for.
  const found = query === '' ? [] : await search(asked, signal);
  const hits = preferFocus(found, facts.focus).slice(0, hitsPerTurn);
  const numbered = hits
    .map((hit, at) => ({ marker: at + 1, hit }))
    .filter(mayBeCited)
    .map(toSummary);
  const durationMs = Math.round((performance.now() - began) * 10) / 10;
  trace.emit({ type: 'retrieval.hits', query, hits: numbered, durationMs });
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
