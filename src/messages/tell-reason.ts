import type { Language } from '../ground/language/index.ts';
import { wordsIn, type StudentWords } from '../tongues/index.ts';
import type { MessageNews, Via } from './message.ts';

/** Why a message did not go out, or may not have. */
export type Trouble = keyof StudentWords['delivery'];

const names: Readonly<Record<Via, string>> = { canvas: 'Canvas', moodle: 'Moodle', email: '' };

/** The reason in a sentence for the student; null when there is none. */
export function tellReason(
  { reason, via }: Pick<MessageNews, 'reason' | 'via'>,
  language: Language,
): string | null {
  const says = wordsIn(language).delivery;
  // Of a message that was settled before troubles had names, the sentence itself was kept.
  if (reason === null || !isTrouble(says, reason)) return reason;
  return says[reason](names[via]);
}

function isTrouble(says: StudentWords['delivery'], reason: string): reason is Trouble {
  return Object.hasOwn(says, reason);
}
