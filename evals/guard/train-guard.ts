import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { learnWeights, writeWeights, type Example, type Label } from '../../src/safety/index.ts';

/** One line of `messages.jsonl`. */
interface Message {
  readonly expect: 'answer' | 'guide' | 'refuse' | 'redirect' | 'crisis';
  readonly category: keyof typeof labelOf;
  readonly message: string;
}

const labelOf = {
  none: 'answer',
  graded_work: 'guide',
  jailbreak: 'jailbreak',
  privacy: 'jailbreak',
  answer_key: 'jailbreak',
  cheating: 'cheating',
  harassment: 'harassment',
  hate: 'harassment',
  violence: 'violence',
  illegal: 'illegal',
  sexual: 'sexual',
  off_topic: 'off_topic',
  insult: 'insult',
  self_harm: 'self_harm',
  abuse_suffered: 'abuse_suffered',
} as const satisfies Record<string, Label>;

/** Makes the learned weights of the guard anew, from the messages beside this file. */
export function trainGuard(): void {
  const examples = readMessages();
  writeWeights(learnWeights(examples));
  console.log(`The guard has learned from ${examples.length} messages.`);
}

/** What the guard learns from. */
export function readMessages(): Example[] {
  return readFileSync(join(import.meta.dirname, 'messages.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Message)
    .map(({ message, category }) => ({ message, label: labelOf[category] }));
}
