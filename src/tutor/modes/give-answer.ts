import type { ChatRequest } from '../../models/index.ts';
import type { ModelQuestion } from '../model-desk.ts';
import { toGrounding, type Passage } from '../passages.ts';
import type { Speaker } from '../speaker.ts';
import type { SupportStatus } from '../turn-event.ts';
import type { ModeAnswer, OpenTurn } from './mode.ts';

export interface AnswerPlan {
  readonly system: string;
  readonly passages: readonly Passage[];
  readonly unanswerable: boolean;
  /** Name of the pedagogical strategy. */
  readonly strategy: string;
  readonly maxOutputTokens: number;
  /** Looks for an answer written in advance, once no model answers. */
  readonly prepared?: NonNullable<ChatRequest['grounding']>['prepared'];
}

/** What a model is asked for the answer itself; with it goes what the offline tutor answers from. */
export function answerRequest({ turn, facts, snapshot }: OpenTurn, plan: AnswerPlan): ChatRequest {
  return {
    system: plan.system,
    messages: [...snapshot.history, { role: 'user', content: turn.message }],
    maxOutputTokens: plan.maxOutputTokens,
    temperature: 0.4,
    grounding: {
      question: turn.message,
      passages: toGrounding(plan.passages),
      unanswerable: plan.unanswerable,
      strategy: plan.strategy,
      language: facts.language,
      ...(plan.prepared && { prepared: plan.prepared }),
    },
  };
}

/** Says what a model writes, as it writes it. */
export async function streamAnswer(
  { desk }: OpenTurn,
  { question, speaker }: { question: ModelQuestion; speaker: Speaker },
  signal: AbortSignal,
): Promise<void> {
  for await (const chunk of desk.stream(question, signal)) {
    if (chunk.type === 'text') await speaker.say(chunk.text);
    else if (chunk.type === 'restart') await speaker.restart();
  }
}

/** Says what was held back, settles what models cost, and tells how far the course carries the answer. */
export async function endAnswer(
  { trace, desk }: OpenTurn,
  speaker: Speaker,
  { limit, strategy }: { limit: SupportStatus; strategy: string | null },
): Promise<ModeAnswer> {
  await speaker.finish();
  const usage = desk.settle();
  const support = speaker.conclude(limit);
  return { answer: trace.answer(), citations: speaker.cited(), support, strategy, usage };
}
