import type { Strategy } from '../../learner/index.ts';
import type { ChatModel, ChatRequest } from '../../models/index.ts';
import { answerRequest, endAnswer, streamAnswer } from '../modes/give-answer.ts';
import { pickStrategy, type Mode, type ModeNeeds, type OpenTurn } from '../modes/mode.ts';
import { looksUnanswerable } from '../passages.ts';
import { synthesisPrompt, synthesisPromptVersion } from '../prompts/synthesis-prompt.ts';
import { createSpeaker, sayExtracts } from '../speaker.ts';
import { tellStep } from '../tell-step.ts';
import { searchTool } from '../tools/search-tool.ts';
import type { Tool } from '../tools/tool.ts';
import { act, type Toolbox } from './act.ts';
import { agentLimits, newAgentState, type AgentState } from './agent-state.ts';
import { makePlan } from './make-plan.ts';
import { verify } from './verify.ts';

export interface AgentNeeds extends ModeNeeds {
  /** Tools of this installation; which of them may be used is the course's choice. */
  readonly tools: readonly Tool[];
  /** Titles of the documents that students may see now. */
  readonly documentTitles: (course: { tenantId: string; courseId: string }) => Promise<string[]>;
  /** Answers with sentences of the course when the time is up. */
  readonly extractive: ChatModel;
  /** What a whole turn may take. */
  readonly wallMs: number;
}

const maxAnswerTokens = 1_500;

/**
 * Plan → search and tools → verify, again with what is missing, at most three times; then one
 * prompt writes the answer from what was found. When the time is up it answers with what it has.
 */
export function createAgentMode(needs: AgentNeeds): Mode {
  return async (open, signal) => {
    const { turn, trace, facts } = open;
    const strategy = pickStrategy(open);
    const state = newAgentState();
    const wall = AbortSignal.timeout(needs.wallMs);
    const inTime = async (work: (hurried: AbortSignal) => Promise<void>): Promise<void> => {
      try {
        if (!wall.aborted) await work(AbortSignal.any([signal, wall]));
      } catch (error) {
        if (signal.aborted || !wall.aborted) throw error;
        await tellWall(open, state);
      }
    };

    await inTime((hurried) => investigate(needs, { open, state }, hurried));
    const passages = state.pool.all();
    const speaker = createSpeaker(needs, { turn, trace, passages, policy: facts.citations });
    const request = toRequest(open, state, strategy);
    const question = {
      task: 'chat_tutor',
      promptVersion: synthesisPromptVersion,
      request,
    } as const;
    await inTime((hurried) => streamAnswer(open, { question, speaker }, hurried));
    if (wall.aborted && trace.answer() === '')
      await sayExtracts(needs.extractive, { speaker, request }, signal);
    const isSure = !wall.aborted && !request.grounding?.unanswerable;
    const limit = isSure ? 'supported' : 'partial';
    return endAnswer(open, speaker, { limit, strategy: strategy.name });
  };
}

async function investigate(
  needs: AgentNeeds,
  { open, state }: { open: OpenTurn; state: AgentState },
  signal: AbortSignal,
): Promise<void> {
  const toolbox = toolboxOf(needs, open);
  const documents = await needs.documentTitles(open.turn);
  const tools = toolbox.usable;
  while (state.round < agentLimits.rounds && state.actions < agentLimits.actions) {
    state.round += 1;
    const plan = await makePlan(open, state, { tools, documents }, signal);
    for (const action of plan.actions) {
      signal.throwIfAborted();
      if (state.actions >= agentLimits.actions) break;
      await act(open, state, { action, toolbox }, signal);
    }
    const { sufficient, missing } = await verify(open, state, plan, signal);
    // Without a model the next plan would be the same search.
    if (sufficient || !plan.byModel) return;
    state.feedback = missing;
  }
}

function toolboxOf({ tools, search }: AgentNeeds, { facts }: OpenTurn): Toolbox {
  const on = new Set<string>(facts.tools);
  const plain = searchTool(search);
  return { known: [plain, ...tools], usable: [plain, ...tools.filter(({ name }) => on.has(name))] };
}

function toRequest(open: OpenTurn, state: AgentState, strategy: Strategy): ChatRequest {
  const { turn, facts, snapshot, guideOnly } = open;
  const { results } = state;
  const passages = state.pool.all();
  const hits = passages.map(({ hit }) => hit);
  const unanswerable = results.length === 0 && looksUnanswerable(turn.message, hits);
  const asked = { ...facts, snapshot, strategy, passages, unanswerable, guideOnly, results };
  return answerRequest(open, {
    system: synthesisPrompt(asked),
    passages,
    unanswerable,
    strategy: strategy.name,
    maxOutputTokens: maxAnswerTokens,
  });
}

/** The end of the time is a step like any other: it can be looked at, and it crashes nothing. */
async function tellWall({ trace }: OpenTurn, state: AgentState): Promise<void> {
  const name = { step: 'wall_timeout', label: 'Ran out of time' };
  await tellStep(trace, name, async () => ({
    value: undefined,
    status: 'failed',
    errorKind: 'timed_out',
    summary: `Insufficient evidence: ${state.pool.all().length} passages were found in time.`,
  }));
}
