import type { ChatRequest } from '../models/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { Turn } from './turn.ts';

export type ModelTask = 'chat_tutor' | 'chat_plan' | 'verify';

/** One request to a model: exactly what went out and what came back (L02). */
export interface ModelCall {
  readonly task: ModelTask;
  readonly provider: string;
  readonly model: string;
  readonly promptVersion: string;
  readonly request: ChatRequest;
  readonly response: string;
  readonly finishReason: string | null;
  readonly errorKind: string | null;
  readonly firstTokenMs: number | null;
  readonly durationMs: number;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costMicros: number | null;
}

export type CallLog = (turn: Turn, call: ModelCall) => Promise<void>;

export function createCallLog(withTenant: WithTenant): CallLog {
  return async (turn, call) => {
    const { system, messages, maxOutputTokens } = call.request;
    await withTenant(turn.tenantId, (tx) =>
      tx.query(
        `insert into model_calls (tenant_id, turn_id, task, provider, model, prompt_version, request, response,
           finish_reason, error_kind, first_token_ms, duration_ms, input_tokens, output_tokens, cost_micros)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
        [
          turn.tenantId,
          turn.id,
          call.task,
          call.provider,
          call.model,
          call.promptVersion,
          { system, messages, maxOutputTokens },
          call.response,
          call.finishReason,
          call.errorKind,
          call.firstTokenMs,
          call.durationMs,
          call.inputTokens,
          call.outputTokens,
          call.costMicros,
        ],
      ),
    );
  };
}
