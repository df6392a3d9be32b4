import type { OpenTurn } from '../modes/mode.ts';
import { questionToSearch } from '../question-to-search.ts';
import type { Action, AgentState } from './agent-state.ts';

/** The search that stands in for a plan, or for an action of one: of the question, as other modes search for it. */
export async function plainSearch(
  open: OpenTurn,
  state: AgentState,
  signal: AbortSignal,
): Promise<Action> {
  state.question ??= await questionToSearch(open, signal);
  // Pictures in which nothing could be read are asked about the part of the course that the link names.
  const query = state.question || (open.facts.focus?.title ?? '');
  return { tool: 'search', input: { query } };
}
