import type { z } from 'zod';
import { ModelError } from '../models/index.ts';
import type { ModelDesk, ModelQuestion } from './model-desk.ts';
import type { Prompt } from './prompts/prompt-shelf.ts';

/** What came of asking a model for JSON. */
export type JsonReply<T> =
  | {
      readonly kind: 'value';
      readonly value: T;
      readonly repaired: boolean;
      /** It could not look at the pictures of the question. */
      readonly unseen: boolean;
    }
  /** It never kept to the form; `problem` is for the trace. */
  | { readonly kind: 'malformed'; readonly problem: string }
  /** No language model answered: the offline tutor did, in prose, or nobody. */
  | { readonly kind: 'no_model'; readonly prose: string };

export interface JsonAsk<T> {
  readonly question: ModelQuestion;
  readonly schema: z.ZodType<T>;
  /** How a reply that cannot be used is asked for once more; null: it is not. */
  readonly repair: Prompt<string> | null;
}

/**
 * Asks for one JSON object and checks its form.
 * @throws the abort reason when aborted
 */
export async function askForJson<T>(
  desk: Pick<ModelDesk, 'stream'>,
  { question, schema, repair }: JsonAsk<T>,
  signal: AbortSignal,
): Promise<JsonReply<T>> {
  const reply = await hearAll(desk, question, signal);
  if (reply.offline) return { kind: 'no_model', prose: reply.text };
  const read = readJson(reply.text, schema);
  const { unseen } = reply;
  if ('value' in read) return { kind: 'value', value: read.value, repaired: false, unseen };
  if (repair === null) return { kind: 'malformed', problem: read.problem };
  const again = {
    ...question,
    promptVersion: `${question.promptVersion}+${repair.version}`,
    request: {
      ...question.request,
      messages: [
        ...question.request.messages,
        { role: 'assistant', content: reply.text.slice(0, 8_000) || '(nothing)' },
        { role: 'user', content: repair.write(read.problem) },
      ],
    },
  } as const;
  const second = await askForJson(desk, { question: again, schema, repair: null }, signal);
  return second.kind === 'value' ? { ...second, repaired: true } : second;
}

async function hearAll(
  desk: Pick<ModelDesk, 'stream'>,
  question: ModelQuestion,
  signal: AbortSignal,
): Promise<{ text: string; offline: boolean; unseen: boolean }> {
  let text = '';
  let offline = false;
  let unseen = false;
  try {
    for await (const chunk of desk.stream(question, signal)) {
      if (chunk.type === 'attempt') unseen = chunk.pictures === 'in_words';
      if (chunk.type === 'text') text += chunk.text;
      else if (chunk.type === 'finish') offline = chunk.provider === 'offline';
      else text = '';
    }
  } catch (error) {
    if (signal.aborted || !(error instanceof ModelError)) throw error;
    return { text: '', offline: true, unseen };
  }
  return { text, offline, unseen };
}

/** The object that a reply holds, or why it holds none of that form. */
export function readJson<T>(
  text: string,
  schema: z.ZodType<T>,
): { value: T } | { problem: string } {
  // Some models put a code fence around what they were told to send bare.
  const bare = text.trim().replace(/^```(?:json)?\s*([^]*?)\s*```$/, '$1');
  let json: unknown;
  try {
    json = JSON.parse(bare);
  } catch (error) {
    return { problem: `not JSON (${error instanceof Error ? error.message : 'unreadable'})` };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { problem: issues.slice(0, 5).join('; ') };
}
