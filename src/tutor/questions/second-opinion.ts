import { shuffled } from '../../quiz/index.ts';
import { askForJson } from '../ask-for-json.ts';
import type { Prompts } from '../prompts/prompt-shelf.ts';
import { secondOpinion } from '../prompts/second-opinion-prompt.ts';
import type { SoundQuestion } from './check-question.ts';
import type { WritingDesk } from './writing-desk.ts';

export const opinionSize = { inputTokens: 1_200, outputTokens: 60 };

/**
 * Whether somebody who is not told the answer finds it in the passage, and finds no other one. The options are
 * put in an order that says nothing.
 */
export async function isConfirmed(
  desk: Pick<WritingDesk, 'stream'>,
  prompt: Prompts['second-opinion'],
  { question, options, solution, passage }: SoundQuestion,
  signal: AbortSignal,
): Promise<boolean | 'no means'> {
  const shown = shuffled(options, `${question}\n${solution}`);
  const system = prompt.write({ passages: [passage], question, options: shown });
  const request = {
    system,
    messages: [{ role: 'user', content: 'Answer the question.' }],
    maxOutputTokens: opinionSize.outputTokens,
    temperature: 0,
    json: true,
  } as const;
  const asked = { task: 'verify', promptVersion: prompt.version, request } as const;
  const ask = { question: asked, schema: secondOpinion, repair: null };
  const reply = await askForJson(desk, ask, signal);
  if (reply.kind === 'no_model') return 'no means';
  if (reply.kind === 'malformed' || reply.value.answer === null) return false;
  return shown[reply.value.answer - 1] === solution;
}
