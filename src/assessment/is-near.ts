import { pairsAmong, resemblance, wordsOf, type Fingerprint } from './fingerprint.ts';

/**
 * Pairs of words that a message must share with graded work, within two to three sentences of it, and all
 * messages of a conversation together. Chosen on the texts of tests/fixtures/graded-work: questions about the
 * subject of a task share 9 at most (15 where six of them are taken together), tasks that were reworded or of
 * which every sixth word was exchanged 18 at least, tasks told in three messages 33.
 */
const enough = { alone: 12, together: 18 };
/** Of a short task three quarters, and never fewer than these: what is shorter looks like any question. */
const short = { share: 0.75, fewest: 8 };

/** What a student wrote in a conversation, as it is held against graded work. */
export interface Said {
  /** The pairs of each message, made when they are first asked for. */
  readonly messages: () => readonly Uint32Array[];
  /** Those of all messages together, where one goes on as the one before ended. */
  readonly together: Uint32Array;
}

/** @param messages what the student wrote, oldest first */
export function heard(messages: readonly string[]): Said {
  const words = messages.map(wordsOf);
  let each: readonly Uint32Array[] | undefined;
  return {
    messages: () => (each ??= words.map(pairsAmong)),
    together: pairsAmong(words.flat()),
  };
}

/**
 * How near the words come to a work, in shared pairs; 0 when no message alone and not all of them together
 * come near enough. More words never make it less.
 */
export function nearness(work: Fingerprint, { messages, together }: Said): number {
  const ofShort = Math.max(short.fewest, Math.ceil(short.share * work.full));
  const all = resemblance(work, together);
  if (all >= Math.min(enough.together, ofShort)) return all;
  // No message shares more than all of them do.
  const alone = Math.min(enough.alone, ofShort);
  if (all < alone) return 0;
  return messages().some((message) => resemblance(work, message) >= alone) ? all : 0;
}

/** Whether a text of the course repeats so much of a work that it may stand beside its solution. */
export function repeats(work: Fingerprint, text: string): boolean {
  return nearness(work, heard([text])) > 0;
}
