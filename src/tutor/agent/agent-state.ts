import type { ToolResult } from '../prompts/tool-section.ts';
import { createPassagePool, type PassagePool } from './passage-pool.ts';

/** Everything an agent knows in its turn; each change of it is a step in the trace. */
export interface AgentState {
  readonly pool: PassagePool;
  readonly results: ToolResult[];
  /** What was done, one line each: for the planner, and for whoever asks what happened. */
  readonly done: string[];
  /** Tools run so far. */
  actions: number;
  round: number;
  /** True once the question itself was searched for in place of an action that could not be done. */
  fellBack: boolean;
  /** What the verifier missed. */
  feedback: string | null;
}

/** Bounds of one turn: plans made, tools run (A35). */
export const agentLimits = { rounds: 3, actions: 6, actionMs: 15_000 } as const;

export function newAgentState(): AgentState {
  return {
    pool: createPassagePool(),
    results: [],
    done: [],
    actions: 0,
    round: 0,
    fellBack: false,
    feedback: null,
  };
}
