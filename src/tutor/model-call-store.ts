import type { Tx } from '../ground/db/index.ts';
import type { Attempt } from '../models/index.ts';
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
