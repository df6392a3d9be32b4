import { z } from 'zod';
import { wordsIn, type StudentWords } from '../../tongues/index.ts';
import { searcherOf, type OpenTurn } from '../modes/mode.ts';
import { mayBeCited, toSummary } from '../passages.ts';
import { tellStep, type StepEnd } from '../tell-step.ts';
import {
  ToolError,
  type Tool,
  type ToolContext,
  type ToolOutput,
  type ToolPause,
} from '../tools/tool.ts';
import type { StepErrorKind } from '../turn-event.ts';
import { agentLimits, type Action, type AgentState } from './agent-state.ts';
import { plainSearch } from './plain-search.ts';
import { nameOfTool } from './tool-names.ts';

export interface Toolbox {
  /** Every tool of this installation. */
  readonly known: readonly Tool[];
  /** The ones this course has switched on, and the search. */
  readonly usable: readonly Tool[];
  /** Why tools that are switched on cannot be used all the same. */
  readonly obstacles: ReadonlyMap<string, string>;
}

/** A tool needs the student before it can give anything back. */
export interface Asking extends ToolPause {
  readonly tool: string;
  readonly step: string;
}

/** The longest result that goes into a prompt, in characters. */
const longestResult = 6_000;

/**
 * Runs one action of a plan. A tool that is unknown or off, or input that does not fit, becomes a
 * search of the course; a tool that fails is a failed step and nothing more. Returns what the student
 * must be asked, when the tool cannot go on without them.
 * @throws only the abort reason
 */
export async function act(
  open: OpenTurn,
  state: AgentState,
  { action, toolbox }: { action: Action; toolbox: Toolbox },
  signal: AbortSignal,
): Promise<Asking | undefined> {
  state.actions += 1;
  const tool = toolbox.usable.find(({ name }) => name === action.tool);
  const input = JSON.stringify(action.input);
  const says = wordsIn(open.turn.language).steps;
  const name = {
    step: `${action.tool.slice(0, 40)}#${state.actions}`,
    label: labelOf(says, action),
    input,
  };
  let pause: ToolPause | undefined;
  const worked = await tellStep(open.trace, name, async () => {
    if (!tool) return refused(says, toolbox, action);
    try {
      const output = await runTool(open, state, { tool, action }, signal);
      pause = output.pause;
      return found(open, state, { action, output });
    } catch (error) {
      signal.throwIfAborted();
      return failed(says, error);
    }
  });
  state.done.push(`${action.tool} ${input.slice(0, 200)}: ${worked ? 'done' : 'failed'}`);
  if (pause) return { ...pause, tool: action.tool, step: name.step };
  if (worked !== 'refused' || state.fellBack || state.actions >= agentLimits.actions)
    return undefined;
  state.fellBack = true;
  const search = await plainSearch(open, state, signal);
  return act(open, state, { action: search, toolbox }, signal);
}

/** Takes what the student said into the turn: the step of the tool that asked them comes to its end. */
export async function takeAnswer(
  open: OpenTurn,
  state: AgentState,
  { tool, step }: { tool: Tool; step: string },
): Promise<void> {
  const answer = open.resumed?.answer ?? null;
  const says = wordsIn(open.turn.language).steps;
  const name = { step: `${step}:answer`, label: says.heard(nameOfTool(says, tool.name)) };
  const worked = await tellStep(open.trace, name, async () => {
    try {
      const output = tool.afterPause?.(answer, says) ?? { summary: says.unused.nothing };
      return found(open, state, { action: { tool: tool.name, input: {} }, output });
    } catch (error) {
      return failed(says, error);
    }
  });
  state.done.push(`${tool.name} answered by the student: ${worked === 'done' ? 'done' : 'failed'}`);
}

type Worked = 'done' | 'refused' | false;

type Says = StudentWords['steps'];

function labelOf(says: Says, { tool, input }: Action): string {
  const query = input['query'];
  if (tool === 'search' && typeof query === 'string') return says.searched(query.slice(0, 120));
  return says.used(nameOfTool(says, tool));
}

function refused(
  { unused }: Says,
  { known, obstacles }: Toolbox,
  { tool }: Action,
): StepEnd<Worked> {
  const isKnown = known.some(({ name }) => name === tool);
  const obstacle = obstacles.get(tool);
  return {
    value: 'refused',
    status: 'blocked',
    errorKind: isKnown ? 'tool_off' : 'unknown_tool',
    summary: obstacle ? unused.hindered : isKnown ? unused.off : unused.unknown,
    ...toTeachers(obstacle),
  };
}

async function runTool(
  open: OpenTurn,
  state: AgentState,
  { tool, action }: { tool: Tool; action: Action },
  signal: AbortSignal,
): Promise<ToolOutput> {
  const { turn, desk, facts } = open;
  const context: ToolContext = {
    ...searcherOf(open),
    steps: state.done,
    courseTitle: facts.courseTitle,
    question: turn.message,
    passages: state.pool.all(),
    results: state.results,
    links: state.links,
    desk,
    prompts: facts.prompts,
    says: wordsIn(turn.language).steps,
  };
  const timeout = AbortSignal.timeout(agentLimits.actionMs);
  const { unused } = context.says;
  try {
    const output = await tool.run(action.input, context, AbortSignal.any([signal, timeout]));
    if (output.pause) state.asked += 1;
    if (state.asked > agentLimits.asked) throw new ToolError('over_limit', unused.askedEnough);
    return output;
  } catch (error) {
    if (timeout.aborted && !signal.aborted)
      throw new ToolError('timed_out', unused.tooLong, { cause: error });
    throw error;
  }
}

function found(
  { trace }: OpenTurn,
  state: AgentState,
  { action, output }: { action: Action; output: ToolOutput },
): StepEnd<Worked> {
  const passages = state.pool.add(output.hits ?? []);
  for (const host of output.web ?? []) state.web.add(host);
  if (output.hits) {
    const given = typeof action.input['query'] === 'string' ? action.input['query'] : action.tool;
    trace.emit({
      type: 'retrieval.hits',
      query: output.query ?? given,
      hits: passages.filter(mayBeCited).map(toSummary),
      durationMs: 0,
    });
  }
  const { summary, failed: errorKind } = output;
  const end: StepEnd<Worked> = errorKind
    ? { value: false, status: 'failed', summary, errorKind }
    : { value: 'done', status: 'done', summary };
  if (output.data === undefined) return end;
  const json = bounded(output.data);
  state.results.push({ tool: action.tool, json, ...(output.web ? { fromWeb: true } : {}) });
  return { ...end, output: json };
}

/** JSON that is never longer than a prompt can bear, and stays JSON. */
function bounded(data: unknown): string {
  const json = JSON.stringify(data) ?? 'null';
  if (json.length <= longestResult) return json;
  return JSON.stringify({ cut: true, beginning: json.slice(0, longestResult) });
}

function failed(says: Says, error: unknown): StepEnd<Worked> {
  const { errorKind, summary } = describe(says, error);
  const value = errorKind === 'bad_input' ? 'refused' : false;
  const status = errorKind === 'refused' ? 'blocked' : 'failed';
  const cause = error instanceof ToolError ? error.cause : undefined;
  return { value, status, errorKind, summary, ...toTeachers(cause) };
}

/** What stands in the way is a matter for those who teach; students hear that something does. */
function toTeachers(obstacle: unknown): Pick<StepEnd<Worked>, 'output'> {
  return typeof obstacle === 'string' ? { output: JSON.stringify({ obstacle }) } : {};
}

function describe({ unused }: Says, error: unknown): { errorKind: StepErrorKind; summary: string } {
  if (error instanceof ToolError) return { errorKind: error.code, summary: error.message };
  if (error instanceof z.ZodError) return { errorKind: 'bad_input', summary: unused.badInput };
  return { errorKind: 'failed', summary: unused.failed };
}
