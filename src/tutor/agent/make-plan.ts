import { wordsIn } from '../../tongues/index.ts';
import { askForJson } from '../ask-for-json.ts';
import { searchedQuestion, toldQuestion, versionTold } from '../pictures/asked.ts';
import type { OpenTurn } from '../modes/mode.ts';
import { plan, type Plan, type PlannerInput } from '../prompts/planner-prompt.ts';
import { tellStep } from '../tell-step.ts';
import type { Tool } from '../tools/tool.ts';
import { agentLimits, type AgentState } from './agent-state.ts';
import { nameOfTool } from './tool-names.ts';

export interface MadePlan extends Plan {
  /** False when no language model answered: then it is the plain search, and nobody can verify. */
  readonly byModel: boolean;
}

const maxPlanTokens = 600;

/** Asks the planner what to do next. Whatever goes wrong with its plan, the course is searched. */
export function makePlan(
  open: OpenTurn,
  state: AgentState,
  { tools, documents }: { tools: readonly Tool[]; documents: readonly string[] },
  signal: AbortSignal,
): Promise<MadePlan> {
  const { turn, trace, facts, desk, snapshot } = open;
  const says = wordsIn(turn.language).steps;
  const query = searchedQuestion(open);
  const plain: Plan = { goal: '', actions: [{ tool: 'search', input: { query } }] };
  const input: PlannerInput = {
    courseTitle: facts.courseTitle,
    documents,
    tools,
    found: state.done,
    feedback: state.feedback,
    actionsLeft: agentLimits.actions - state.actions,
  };
  const name = { step: `plan#${state.round}`, label: says.plan.label };
  return tellStep(trace, name, async () => {
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
      return { value: { ...reply.value, byModel: true }, status: 'done', summary, output };
    }
    const byModel = reply.kind === 'malformed';
    const problem = byModel ? { output: reply.problem } : {};
    return {
      value: { ...plain, byModel },
      status: 'failed',
      summary: says.plan[reply.kind],
      errorKind: reply.kind,
      ...problem,
    };
  });
}
