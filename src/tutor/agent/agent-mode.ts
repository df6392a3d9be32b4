import { randomUUID } from 'node:crypto';
import type { Strategy } from '../../learner/index.ts';
import type { ChatModel, ChatRequest } from '../../models/index.ts';
import { wordsIn } from '../../tongues/index.ts';
import { answerRequest, endAnswer, sayCut, sayUnseen, streamAnswer } from '../modes/give-answer.ts';
import { pickStrategy, type Mode, type ModeNeeds, type OpenTurn } from '../modes/mode.ts';
import { isUnanswerable, withPictures } from '../pictures/asked.ts';
import { withOpenWork } from '../open-work.ts';
import { createSpeaker, sayExtracts, type Speaker } from '../speaker.ts';
import { tellStep } from '../tell-step.ts';
import { searchTool } from '../tools/search-tool.ts';
import type { Tool } from '../tools/tool.ts';
import type { EndedPause, NewPause } from '../pauses/pause.ts';
import { act, takeAnswer, type Asking, type Toolbox } from './act.ts';
import {
  agentLimits,
  fromCheckpoint,
  newAgentState,
  toCheckpoint,
  type AgentCheckpoint,
  type AgentState,
  type PlanInHand,
} from './agent-state.ts';
import { makePlan } from './make-plan.ts';
import { verify } from './verify.ts';

export interface AgentNeeds extends ModeNeeds {
  /** Tools of this installation; which of them may be used is the course's choice. */
  readonly tools: readonly Tool[];
  /** Titles of the documents that students may see now. */
  readonly documentTitles: (reader: {
    tenantId: string;
    courseId: string;
    userId: string;
  }) => Promise<string[]>;
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
    const { turn, trace, facts, opening } = open;
    const strategy = pickStrategy(open, facts.prompts.synthesis);
    const state = stateOf(open);
    const wall = AbortSignal.timeout(needs.wallMs);
    const inTime = async <T>(
      work: (hurried: AbortSignal) => Promise<T>,
    ): Promise<T | undefined> => {
      try {
        return wall.aborted ? undefined : await work(AbortSignal.any([signal, wall]));
      } catch (error) {
        if (signal.aborted || !wall.aborted) throw error;
        return tellWall(open, state);
      }
    };

    const asking = await inTime((hurried) => investigate(needs, { open, state }, hurried));
    if (asking) return { pause: pauseFor(open, state, asking) };
    const passages = state.pool.all();
    const policy = facts.citations;
    const speaker = createSpeaker(needs, { turn, trace, passages, policy, opening });
    const { request, promptVersion } = toRequest(open, state, strategy);
    const question = { task: 'chat_tutor', promptVersion, request } as const;
    const end = await inTime((hurried) => streamAnswer(open, { question, speaker }, hurried));
    if (end !== 'whole' && trace.answer() === '') {
      await sayUnseen(open, speaker);
      await sayExtracts(needs.extractive, { speaker, request }, signal);
    } else if (end !== 'whole') await sayCut(open, speaker);
    await tellWeb(open, speaker, state);
    const isSure = end === 'whole' && state.web.size === 0 && !request.grounding?.unanswerable;
    const limit = isSure ? 'supported' : 'partial';
    return endAnswer(open, speaker, { limit, strategy: strategy.name });
  };
}

function stateOf({ resumed }: OpenTurn): AgentState {
  if (!resumed) return newAgentState();
  const { asking: _asked, ...state } = resumed.checkpoint as AgentCheckpoint;
  return fromCheckpoint(state);
}

function pauseFor(open: OpenTurn, state: AgentState, asking: Asking): NewPause {
  const { ask, target = null, waitMs, tool, step } = asking;
  const checkpoint = toCheckpoint(state, { tool, step });
  return { id: randomUUID(), ask, target, waitMs, checkpoint, spent: open.desk.settle() };
}

/** Looks for what is needed until it is enough. Returns what the student must be asked first, if anything. */
async function investigate(
  needs: AgentNeeds,
  { open, state }: { open: OpenTurn; state: AgentState },
  signal: AbortSignal,
): Promise<Asking | undefined> {
  const toolbox = await toolboxOf(needs, open);
  if (open.resumed) await hearAnswer(open, state, { toolbox, pause: open.resumed });
  while (!state.finished) {
    const plan = (state.plan ??= await nextPlan(needs, { open, state, toolbox }, signal));
    if (!plan) break;
    const asking = await carryOut(open, state, { plan, toolbox }, signal);
    if (asking) return asking;
    const justWrites = state.toWrite !== null && plan.looked === 0;
    const verdict = justWrites ? null : await verify(open, state, plan, signal);
    state.plan = null;
    // Without a model the next plan would be the same search.
    state.finished = verdict === null || verdict.sufficient || !plan.byModel;
    state.feedback = verdict?.missing ?? null;
  }
  state.finished = true;
  const action = state.toWrite;
  state.toWrite = null;
  return action ? act(open, state, { action, toolbox }, signal) : undefined;
}

/** Undefined when there may be no more. */
async function nextPlan(
  needs: AgentNeeds,
  { open, state, toolbox }: { open: OpenTurn; state: AgentState; toolbox: Toolbox },
  signal: AbortSignal,
): Promise<PlanInHand | null> {
  if (state.round >= agentLimits.rounds || state.actions >= agentLimits.actions) return null;
  state.round += 1;
  const documents = await needs.documentTitles(open.turn);
  const made = await makePlan(open, state, { tools: toolbox.usable, documents }, signal);
  return { byModel: made.byModel, left: [...made.actions], looked: 0 };
}

async function carryOut(
  open: OpenTurn,
  state: AgentState,
  { plan, toolbox }: { plan: PlanInHand; toolbox: Toolbox },
  signal: AbortSignal,
): Promise<Asking | undefined> {
  for (let action = plan.left.shift(); action; action = plan.left.shift()) {
    signal.throwIfAborted();
    if (state.actions >= agentLimits.actions) return undefined;
    if (toolbox.usable.some(({ name, writes }) => name === action.tool && writes)) {
      state.toWrite ??= action;
      continue;
    }
    plan.looked += 1;
    const asking = await act(open, state, { action, toolbox }, signal);
    if (asking) return asking;
  }
  return undefined;
}

async function hearAnswer(
  open: OpenTurn,
  state: AgentState,
  { toolbox, pause }: { toolbox: Toolbox; pause: EndedPause },
): Promise<void> {
  const { asking } = pause.checkpoint as AgentCheckpoint;
  const tool = toolbox.known.find(({ name }) => name === asking.tool);
  if (tool) await takeAnswer(open, state, { tool, step: asking.step });
}

function stillAllowed(tools: readonly string[]): string[] {
  return tools.filter((name) => name === 'message_instructor');
}

async function toolboxOf({ tools, search }: AgentNeeds, open: OpenTurn): Promise<Toolbox> {
  // Of open graded work no program is run, and nothing is looked up beside the course's own search.
  const on = new Set<string>(open.nearWork ? stillAllowed(open.facts.tools) : open.facts.tools);
  const plain = searchTool(search);
  const wanted = tools.filter(({ name }) => on.has(name));
  const checked = await Promise.all(
    wanted.map(async (tool) => [tool, (await tool.obstacle?.(open.turn)) ?? null] as const),
  );
  const obstacles = new Map(
    checked.flatMap(([{ name }, why]) => (why === null ? [] : [[name, why]])),
  );
  const usable = [plain, ...wanted.filter(({ name }) => !obstacles.has(name))];
  return { known: [plain, ...tools], usable, obstacles };
}

function toRequest(
  open: OpenTurn,
  state: AgentState,
  strategy: Strategy,
): { readonly request: ChatRequest; readonly promptVersion: string } {
  const { facts, snapshot, guideOnly } = open;
  const { results } = state;
  const passages = state.pool.all();
  const hits = passages.map(({ hit }) => hit);
  const unanswerable = results.length === 0 && isUnanswerable(open, hits);
  const asked = { ...facts, snapshot, strategy, passages, unanswerable, guideOnly, results };
  const { version, write } = facts.prompts.synthesis;
  const held = withOpenWork(open, { system: write(asked), version });
  const { system, promptVersion } = withPictures(open, held);
  const request = answerRequest(open, {
    system,
    passages,
    unanswerable,
    strategy: strategy.name,
    maxOutputTokens: maxAnswerTokens,
  });
  return { request, promptVersion };
}

/** Said by us and not by a model: whoever reads the answer knows what else went into it. */
async function tellWeb({ turn }: OpenTurn, speaker: Speaker, { web }: AgentState): Promise<void> {
  if (web.size === 0) return;
  const { fromWeb } = wordsIn(turn.language).answer;
  await speaker.say(`\n\n*${fromWeb([...web].join(', '))}*\n`);
}

/** The end of the time is a step like any other: it can be looked at, and it crashes nothing. */
async function tellWall({ turn, trace }: OpenTurn, state: AgentState): Promise<undefined> {
  const says = wordsIn(turn.language).steps.wall;
  const name = { step: 'wall_timeout', label: says.label };
  return tellStep(trace, name, async () => ({
    value: undefined,
    status: 'failed',
    errorKind: 'timed_out',
    summary: says.summary(state.pool.all().length),
  }));
}
