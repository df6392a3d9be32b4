import type { Tx } from '../ground/db/index.ts';
import type { Attempt, ChatRequest } from '../models/index.ts';
import type { Turn } from './turn.ts';

/** One request to a model: exactly what went out and what came back (L02), however it ended. */
export type ModelCall = Attempt & { readonly promptVersion: string };

export async function insertModelCall(tx: Tx, turn: Turn, call: ModelCall): Promise<void> {
  const { system, messages, maxOutputTokens } = call.request;
  await tx.query(
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
      call.cost.inputTokens,
      call.cost.outputTokens,
      call.cost.micros,
    ],
  );
}

/** A call as it is kept, with the time of its end. */
export interface KeptCall {
  readonly task: string;
  readonly provider: string;
  readonly model: string;
  readonly promptVersion: string;
  readonly request: Pick<ChatRequest, 'system' | 'messages' | 'maxOutputTokens'>;
  readonly response: string;
  readonly finishReason: string | null;
  readonly errorKind: string | null;
  readonly firstTokenMs: number | null;
  readonly durationMs: number;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costMicros: number | null;
  readonly createdAt: Date;
}

/** The calls of a turn in the order they were made. */
export async function readCalls(tx: Tx, tenantId: string, turnId: string): Promise<KeptCall[]> {
  return tx.query<KeptCall>(
    `select task, provider, model, prompt_version as "promptVersion", request, response,
       finish_reason as "finishReason", error_kind as "errorKind", first_token_ms as "firstTokenMs",
       duration_ms as "durationMs", input_tokens as "inputTokens", output_tokens as "outputTokens",
       cost_micros::float8 as "costMicros", created_at as "createdAt"
     from model_calls where tenant_id = $1 and turn_id = $2 order by created_at, id`,
    [tenantId, turnId],
  );
}
