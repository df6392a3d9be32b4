import { sentencesIn } from './sentences.ts';
import { toSpeech } from './speech.ts';

export interface SentenceAnnouncer {
  /** Takes the answer as it stands; says every sentence that has become whole, each once. */
  hear(answer: string): void;
  /** Says what is left. */
  end(answer: string): void;
}

/**
 * Reads an answer aloud while it is being written, by sentences instead of tokens: a screen reader
 * that is interrupted at every word says nothing at all.
 */
export function createSentenceAnnouncer(say: (sentence: string) => void): SentenceAnnouncer {
  let said = 0;

  function sayUpTo(sentences: readonly string[]): void {
    for (const sentence of sentences.slice(said)) say(sentence);
    said = Math.max(said, sentences.length);
  }

  return {
    // The last sentence may still grow.
    hear: (answer) => sayUpTo(sentencesIn(toSpeech(settled(answer))).slice(0, -1)),
    end: (answer) => sayUpTo(sentencesIn(toSpeech(answer))),
  };
}

/** The answer up to a formula or bracket that is not closed yet. */
function settled(answer: string): string {
  const ends = unclosed.map((opened) => answer.search(opened)).filter((at) => at !== -1);
  return answer.slice(0, Math.min(answer.length, ...ends));
}

const unclosed = [/\\\((?:(?!\\\))[^])*$/, /\\\[(?:(?!\\\])[^])*$/, /(?<!\\)\[[^\]]*$/];
