import type { Hit } from '../../retrieve/index.ts';
import type { ToolResult } from '../prompts/tool-section.ts';
import { createPassagePool, type PassagePool } from './passage-pool.ts';

export interface Action {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What a plan still holds to be done. */
export interface PlanInHand {
  /** False when no language model made it: then it is the plain search, and nobody can verify. */
  readonly byModel: boolean;
  readonly left: Action[];
  /** Actions of it that looked for something. */
  looked: number;
}

/** Everything an agent knows in its turn; each change of it is a step in the trace. */
export interface AgentState {
  readonly pool: PassagePool;
  readonly results: ToolResult[];
  /** What was done, one line each: for the planner, and for whoever asks what happened. */
  readonly done: string[];
  /** Addresses that searches of this turn brought up. */
  readonly links: Set<string>;
  /** Hosts of the web that were heard from. */
  readonly web: Set<string>;
  /** Tools run so far. */
  actions: number;
  round: number;
  plan: PlanInHand | null;
  /** What changes something outside waits until everything else is found. */
  toWrite: Action | null;
  /** How often the student was needed. */
  asked: number;
  /** True when nothing more is to be looked for. */
  finished: boolean;
  /** True once the question itself was searched for in place of an action that could not be done. */
  fellBack: boolean;
  /** What the student asks, as it is searched for where no plan says it; null until that is needed. */
  question: string | null;
  /** What the verifier missed. */
  feedback: string | null;
}

/** Bounds of one turn: plans made, tools run (A35), times the student is asked for something. */
export const agentLimits = { rounds: 3, actions: 6, asked: 3, actionMs: 15_000 } as const;

export function newAgentState(): AgentState {
  return {
    pool: createPassagePool(),
    results: [],
    done: [],
    links: new Set(),
    web: new Set(),
    actions: 0,
    round: 0,
    plan: null,
    toWrite: null,
    asked: 0,
    finished: false,
    fellBack: false,
    question: null,
    feedback: null,
  };
}

/** The state as JSON, for a turn that stops in the middle. */
export interface AgentCheckpoint extends Omit<AgentState, 'pool' | 'links' | 'web'> {
  readonly hits: readonly Hit[];
  readonly links: readonly string[];
  readonly web: readonly string[];
  /** The tool that asked the student, and its step. */
  readonly asking: { readonly tool: string; readonly step: string };
}

export function toCheckpoint(
  { pool, links, web, ...rest }: AgentState,
  asking: AgentCheckpoint['asking'],
): AgentCheckpoint {
  return {
    ...rest,
    hits: pool.all().map(({ hit }) => hit),
    links: [...links],
    web: [...web],
    asking,
  };
}

/** The state as it was: passages get their numbers again, because they come in the same order. */
export function fromCheckpoint({
  hits,
  links,
  web,
  ...rest
}: Omit<AgentCheckpoint, 'asking'>): AgentState {
  const pool = createPassagePool();
  pool.add(hits);
  return { ...rest, pool, links: new Set(links), web: new Set(web) };
}
