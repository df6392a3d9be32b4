import type { Tx } from '../ground/db/index.ts';
import type {
  Attempt,
  ChatMessage,
  ChatPicture,
  ChatRequest,
  KeptAnswer,
} from '../models/index.ts';
import type { Turn } from './turn.ts';

/** One request to a model: exactly what went out and what came back (L02), however it ended. */
export type ModelCall = Attempt & { readonly promptVersion: string };

export async function insertModelCall(tx: Tx, turn: Turn, call: ModelCall): Promise<void> {
  const { system, maxOutputTokens } = call.request;
  const messages = call.request.messages.map(toKeptMessage);
  const from = call.kept?.continuedFrom;
  const sent = from ? { messages: messages.slice(-1), continuedFrom: from } : { messages };
  await tx.query(
    `insert into model_calls (tenant_id, turn_id, task, provider, model, prompt_version, request, response,
       finish_reason, error_kind, first_token_ms, duration_ms, input_tokens, output_tokens, cost_micros,
       response_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      turn.tenantId,
      turn.id,
      call.task,
      call.provider,
      call.model,
      call.promptVersion,
      { system, ...sent, maxOutputTokens },
      call.response,
      call.finishReason,
      call.errorKind,
      call.firstTokenMs,
      call.durationMs,
      call.cost.inputTokens,
      call.cost.outputTokens,
      call.cost.micros,
      call.kept ? call.responseId : null,
    ],
  );
}

/** Pictures are named, and their bytes kept where they are. */
export interface KeptMessage {
  readonly role: 'user' | 'assistant';
  readonly content: string;
  readonly pictures?: readonly Pick<
    ChatPicture,
    'id' | 'mediaType' | 'width' | 'height' | 'size'
  >[];
}

function toKeptMessage({ role, content, pictures = [] }: ChatMessage): KeptMessage {
  if (pictures.length === 0) return { role, content };
  const named = pictures.map(({ id, mediaType, width, height, size }) => ({
    id,
    mediaType,
    width,
    height,
    size,
  }));
  return { role, content, pictures: named };
}

/** A call as it is kept, with the time of its end. */
export interface KeptCall {
  readonly task: string;
  readonly provider: string;
  readonly model: string;
  readonly promptVersion: string;
  readonly request: Pick<ChatRequest, 'system' | 'maxOutputTokens'> & {
    readonly messages: readonly KeptMessage[];
    /** Id of the answer that the provider went on from: it was sent no earlier messages. */
    readonly continuedFrom?: string;
  };
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

/** Beyond so many tokens a conversation begins anew at its provider, with its last messages. */
const mostKeptTokens = 16_000;

/**
 * The answer that a provider keeps of the turn just before this one in its thread; undefined when
 * that turn ended otherwise, or somebody else had the last word in it.
 */
export async function findKeptAnswer(tx: Tx, turn: Turn): Promise<KeptAnswer | undefined> {
  const [last] = await tx.query<KeptAnswer & { usable: boolean }>(
    `select c.provider, c.model, c.response_id as "responseId", c.input_tokens + c.output_tokens as tokens,
       t.status = 'complete' and c.finish_reason = 'stop' and c.response_id is not null
         and c.input_tokens + c.output_tokens <= $5 as usable
     from (select id, status, tenant_id from turns
       where tenant_id = $1 and thread_id = $2 and user_id = $3 and id <> $4
         and created_at <= (select created_at from turns where tenant_id = $1 and id = $4)
       order by created_at desc limit 1) t
     join model_calls c on c.tenant_id = t.tenant_id and c.turn_id = t.id
       and c.task not in ('chat_evaluation', 'content_generation') -- these speak to nobody
       and c.prompt_version not like 'second-opinion-%'
     order by c.created_at desc, c.id desc limit 1`,
    [turn.tenantId, turn.threadId, turn.userId, turn.id, mostKeptTokens],
  );
  if (!last?.usable) return undefined;
  const { provider, model, responseId, tokens } = last;
  return { provider, model, responseId, tokens };
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
