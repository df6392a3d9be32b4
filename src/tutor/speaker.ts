import type { ChatModel, ChatRequest } from '../models/index.ts';
import { wordsIn } from '../tongues/index.ts';
import type { AnswerPiece } from './citations/answer-text.ts';
import { createCheckedAnswer } from './citations/checked-answer.ts';
import type { Passage } from './passages.ts';
import type { TurnTrace } from './trace.ts';
import type { Citation, SupportCounts, SupportStatus } from './turn-event.ts';
import type { Turn } from './turn.ts';

/** Says an answer to the student: everything a model writes goes through here. */
export interface Speaker {
  say(text: string): Promise<void>;
  /** Ends the answer in progress; what was held back of it is said. */
  finish(): Promise<void>;
  /** The model broke off: what was held back is forgotten, and the answer begins anew. */
  restart(): Promise<void>;
  /** Begins the answer anew, on other passages. */
  turnTo(passages: readonly Passage[]): void;
  /** Tells how far the course carries what was said, never more than `limit`. */
  conclude(limit: SupportStatus): SupportStatus;
  readonly cited: () => readonly Citation[];
}

export interface SpeakerNeeds {
  /** Committed before the student sees the first word of the turn. */
  readonly beforeFirstToken: (turn: Turn) => Promise<void>;
}

export interface SpeakerOptions {
  readonly turn: Turn;
  readonly trace: TurnTrace;
  readonly passages: readonly Passage[];
  readonly policy: 'mark' | 'drop';
  /** Said by the tutor itself before the answer's first word; may be empty. */
  readonly opening: string;
}

export function createSpeaker(needs: SpeakerNeeds, options: SpeakerOptions): Speaker {
  const { turn, trace, policy, opening } = options;
  const says = wordsIn(turn.language).answer;
  let { passages } = options;
  const begin = () => {
    const before = trace.answer() || opening;
    return createCheckedAnswer({ passages, policy, from: before.length });
  };
  let answer = begin();

  async function speak(text: string): Promise<void> {
    if (trace.answer() === '') {
      await needs.beforeFirstToken(turn);
      if (opening !== '') trace.emit({ type: 'token', text: opening });
    }
    trace.emit({ type: 'token', text });
  }

  async function tell(pieces: readonly AnswerPiece[]): Promise<void> {
    for (const piece of pieces) {
      if (piece.type === 'text') await speak(piece.text);
      else if (piece.type === 'mark') trace.emit({ type: 'mark', ...piece.mark });
      else trace.emit({ type: 'citation', ...piece.citation });
    }
  }

  return {
    cited: () => answer.cited,
    say: (text) => tell(answer.push(text)),
    finish: async () => {
      await tell(answer.end());
      if (answer.counts().dropped > 0 && trace.answer().slice(opening.length).trim() === '')
        await speak(says.nothingLeft);
    },
    restart: async () => {
      if (trace.answer() !== '') await speak(`\n\n---\n\n*${says.again}*\n\n`);
      answer = begin();
    },
    turnTo: (others) => {
      passages = others;
      answer = begin();
    },
    conclude: (limit) => {
      const counts = answer.counts();
      const status = weakest(supportOf(counts), limit);
      trace.emit({ type: 'support', status, ...counts });
      return status;
    },
  };
}

function supportOf({ cited, marked, dropped }: SupportCounts): SupportStatus {
  if (cited === 0) return 'unsupported';
  return marked + dropped === 0 ? 'supported' : 'partial';
}

const strengths: readonly SupportStatus[] = ['unsupported', 'partial', 'supported'];

function weakest(one: SupportStatus, other: SupportStatus): SupportStatus {
  return strengths.indexOf(one) <= strengths.indexOf(other) ? one : other;
}

/** Sentences of the course, without any language model. */
export async function sayExtracts(
  extractive: ChatModel,
  { speaker, request }: { speaker: Speaker; request: ChatRequest },
  signal: AbortSignal,
): Promise<void> {
  for await (const chunk of extractive.stream(request, signal)) {
    if (chunk.type === 'text') await speaker.say(chunk.text);
  }
}
