import type { ChatRequest } from '../../models/index.ts';
import { wordsIn } from '../../tongues/index.ts';
import type { ModelQuestion } from '../model-desk.ts';
import { toGrounding, type Passage } from '../passages.ts';
import type { Speaker } from '../speaker.ts';
import { searchedQuestion, shownQuestion } from '../pictures/asked.ts';
import { unseenNote } from '../pictures/unseen-note.ts';
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
export function answerRequest(open: OpenTurn, plan: AnswerPlan): ChatRequest {
  const { turn, snapshot } = open;
  return {
    system: plan.system,
    messages: [...snapshot.history, shownQuestion(open)],
    maxOutputTokens: plan.maxOutputTokens,
    temperature: 0.4,
    grounding: {
      question: searchedQuestion(open),
      passages: toGrounding(plan.passages),
      unanswerable: plan.unanswerable,
      strategy: plan.strategy,
      language: turn.language,
      ...(plan.prepared && { prepared: plan.prepared }),
    },
  };
}

/** Says what a model writes, as it writes it. Returns whether it came to its end. */
export async function streamAnswer(
  open: OpenTurn,
  { question, speaker }: { question: ModelQuestion; speaker: Speaker },
  signal: AbortSignal,
): Promise<'whole' | 'cut'> {
  let unseen = false;
  let end: 'whole' | 'cut' = 'cut';
  for await (const chunk of open.desk.stream(question, signal)) {
    if (chunk.type === 'attempt') unseen = chunk.pictures === 'in_words';
    else if (chunk.type === 'restart') await speaker.restart();
    else if (chunk.type === 'text') {
      // With the first word, because a model that never speaks is not the one that answers.
      if (unseen) await sayUnseen(open, speaker);
      unseen = false;
      await speaker.say(chunk.text);
    } else if (chunk.type === 'finish') end = chunk.reason === 'stop' ? 'whole' : 'cut';
  }
  return end;
}

/** Tells that the answer ends before its end: half an answer must not look like a whole one. */
export async function sayCut({ turn, trace }: OpenTurn, speaker: Speaker): Promise<void> {
  const fences = trace.answer().match(/^[ \t]*(?:`{3,}|~{3,})/gm) ?? [];
  const open = fences.length % 2 === 1 ? `\n${fences.at(-1)?.trim()}` : '';
  await speaker.say(`${open}\n\n*${wordsIn(turn.language).answer.cut}*\n`);
}

/** Tells that whoever answers could not look at the pictures, where there are any. */
export async function sayUnseen(open: OpenTurn, speaker: Speaker): Promise<void> {
  if (open.pictures.length > 0) await speaker.say(unseenNote(open));
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
