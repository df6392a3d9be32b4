import type { OpenTurn } from './modes/mode.ts';
import { isWordless, searchedQuestion } from './pictures/asked.ts';
import { sayForItself } from './say-for-itself.ts';
import { bothQuestions, questionBefore } from './search-query.ts';

/**
 * What the student asks, in words that need no conversation around them. Empty where nothing was written
 * and nothing could be read.
 * @throws the abort reason when aborted
 */
export async function questionToSearch(open: OpenTurn, signal: AbortSignal): Promise<string> {
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
