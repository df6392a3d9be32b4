import { wordsIn } from '../../tongues/index.ts';
import { askForJson, type JsonReply } from '../ask-for-json.ts';
import { toldQuestion, versionTold } from '../pictures/asked.ts';
import type { OpenTurn } from '../modes/mode.ts';
import { plan, type Plan, type PlannerInput } from '../prompts/planner-prompt.ts';
import { tellStep } from '../tell-step.ts';
import type { Tool } from '../tools/tool.ts';
import { agentLimits, type AgentState } from './agent-state.ts';
import { plainSearch } from './plain-search.ts';
import { nameOfTool } from './tool-names.ts';

export interface MadePlan extends Plan {
  /** False when no language model answered: then it is the plain search, and nobody can verify. */
  readonly byModel: boolean;
}

interface PlanMaterial {
  readonly tools: readonly Tool[];
  /** Titles of the documents that this student may see now. */
  readonly documents: readonly string[];
}

const maxPlanTokens = 600;

/** Asks the planner what to do next. Whatever goes wrong with its plan, the course is searched. */
export async function makePlan(
  open: OpenTurn,
  state: AgentState,
  material: PlanMaterial,
  signal: AbortSignal,
): Promise<MadePlan> {
  const reply = await askPlanner(open, state, material, signal);
  if (reply.kind === 'value') return { ...reply.value, byModel: true };
  const actions = [await plainSearch(open, state, signal)];
  return { goal: '', actions, byModel: reply.kind === 'malformed' };
}

function askPlanner(
  open: OpenTurn,
  state: AgentState,
  { tools, documents }: PlanMaterial,
  signal: AbortSignal,
): Promise<JsonReply<Plan>> {
  const { turn, trace, facts, desk, snapshot } = open;
  const says = wordsIn(turn.language).steps;
  const input: PlannerInput = {
    courseTitle: facts.courseTitle,
    focus: facts.focus?.title ?? null,
    documents,
    tools,
    found: state.done,
    feedback: state.feedback,
    actionsLeft: agentLimits.actions - state.actions,
  };
  const name = { step: `plan#${state.round}`, label: says.plan.label };
  return tellStep<JsonReply<Plan>>(trace, name, async () => {
    const { version, write } = facts.prompts.planner;
    const request = {
      system: write(input),
      messages: [...snapshot.history, { role: 'user', content: toldQuestion(open) }],
      maxOutputTokens: maxPlanTokens,
      temperature: 0,
      json: true,
    } as const;
    const promptVersion = versionTold(version, open);
    const question = { task: 'chat_plan', promptVersion, request } as const;
    const reply = await askForJson(desk, { question, schema: plan, repair: null }, signal);
    if (reply.kind === 'value') {
      const summary = reply.value.actions.map(({ tool }) => nameOfTool(says, tool)).join(', ');
      const output = JSON.stringify(reply.value);
      return { value: reply, status: 'done', summary, output };
    }
    const problem = reply.kind === 'malformed' ? { output: reply.problem } : {};
    const summary = says.plan[reply.kind];
    return { value: reply, status: 'failed', summary, errorKind: reply.kind, ...problem };
  });
}
