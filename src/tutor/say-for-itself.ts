import { wordsIn } from '../tongues/index.ts';
import { askForJson } from './ask-for-json.ts';
import type { OpenTurn } from './modes/mode.ts';
import { standaloneQuery } from './prompts/query-prompt.ts';
import { tellStep } from './tell-step.ts';

/** The student waits for it before anything is found; the question as it is will do after that. */
const patienceMs = 2_000;
const maxQueryTokens = 120;

/**
 * A question that leans on the conversation, said so that it stands alone, by the model that plans.
 * Undefined when there is none, when it takes too long, or when its reply cannot be used.
 * @throws the abort reason when aborted
 */
export async function sayForItself(
  { turn, trace, facts, snapshot, desk }: OpenTurn,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!(await desk.canAsk('chat_plan'))) return undefined;
  const { version: promptVersion, write } = facts.prompts.query;
  const request = {
    system: write(facts.courseTitle),
    messages: [...snapshot.history, { role: 'user', content: turn.message }],
    maxOutputTokens: maxQueryTokens,
    temperature: 0,
    json: true,
  } as const;
  const question = { task: 'chat_plan', promptVersion, request } as const;
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  const says = wordsIn(turn.language).steps.query;
  const name = { step: 'query', label: says.label };
  return tellStep(trace, name, async () => {
    const ask = { question, schema: standaloneQuery, repair: null } as const;
    const reply = await askForJson(desk, ask, inTime).catch((error: unknown) => {
      if (signal.aborted || !inTime.aborted) throw error;
      return { kind: 'timed_out' } as const;
    });
    if (reply.kind === 'value') {
      const { query } = reply.value;
      return { value: query, status: 'done', summary: query };
    }
    return { value: undefined, status: 'failed', summary: says.failed, errorKind: reply.kind };
  });
}
