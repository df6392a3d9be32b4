import type { FindNearWork, NearWork } from '../assessment/index.ts';
import type { GradedWork } from '../courses/index.ts';
import type { Snapshot } from '../learner/index.ts';
import { timeIn, wordsIn } from '../tongues/index.ts';
import type { CourseFacts } from './course-facts.ts';
import { besideQuestion } from './pictures/asked.ts';
import type { TurnPicture } from './pictures/turn-picture.ts';
import type { TurnTrace } from './trace.ts';
import type { Turn } from './turn.ts';

export interface OpenWorkNeeds {
  readonly nearWork: FindNearWork;
}

interface Asked {
  readonly turn: Turn;
  readonly trace: TurnTrace;
  readonly facts: CourseFacts;
  readonly snapshot: Snapshot;
  readonly pictures: readonly TurnPicture[];
  readonly works: readonly GradedWork[];
}

/**
 * Holds what the student wrote, in this message and in those a model is shown with it, against the graded work
 * that is open for them, and tells the student when it comes near. What stands in the conversation counts as long
 * as a model sees it: else the task is pasted first and its solution asked for later.
 */
export async function findNearWork(
  { nearWork }: OpenWorkNeeds,
  { turn, trace, facts, snapshot, pictures, works }: Asked,
  signal: AbortSignal,
): Promise<NearWork | null> {
  const before = snapshot.history.flatMap(({ role, content }) => (role === 'user' ? content : []));
  const messages = [...before, `${turn.message}\n${besideQuestion({ pictures })}`];
  const asked = { messages, settings: facts.openWork };
  const near = await nearWork.nearest(turn, works, asked, { workId: turn.id, signal });
  if (!near) return null;
  const effect = facts.openWork.effect === 'refuse' ? 'refuse' : 'hints';
  const until = near.until?.toISOString() ?? null;
  const moment = until && timeIn(turn.language)(until);
  const message = wordsIn(turn.language).openWork[effect](near.title, moment);
  trace.emit({ type: 'open_work', effect, title: near.title, until, message });
  return near;
}

/** What is said in the place of an answer: in the words of those who teach, else in ours. */
export function refusalOf({ facts, turn }: Pick<Asked, 'facts' | 'turn'>): string {
  const { wording } = facts.openWork;
  return wording === '' ? wordsIn(turn.language).openWork.refusal : wording;
}

/** A prompt that answers, with how to treat open graded work where the student is near some. */
export function withOpenWork(
  { nearWork, facts }: { readonly nearWork: NearWork | null; readonly facts: CourseFacts },
  { system, version }: { readonly system: string; readonly version: string },
): { readonly system: string; readonly version: string } {
  if (!nearWork) return { system, version };
  const prompt = facts.prompts['open-work'];
  return {
    system: `${system}\n\n${prompt.write(nearWork.title)}`,
    version: `${version}+${prompt.version}`,
  };
}
