import { wordsIn } from '../../tongues/index.ts';
import type { GradedWork } from '../../courses/index.ts';
import type { Verdict } from '../../safety/index.ts';
import type { OpenTurn } from '../modes/mode.ts';
import type { TurnEvent } from '../turn-event.ts';
import type { TurnOutcome } from '../turn-store.ts';
import type { Turn } from '../turn.ts';
import { asksForExercise } from './asks-for-exercise.ts';
import type { GivenExercise, GiveExercise } from './give-exercise.ts';

export interface ExerciseTurnNeeds {
  readonly giveExercise: GiveExercise;
  readonly beforeFirstToken: (turn: Turn) => Promise<void>;
}

type Asked = Pick<
  OpenTurn,
  'turn' | 'trace' | 'facts' | 'snapshot' | 'pictures' | 'nearWork' | 'opening'
> & { readonly verdict: Verdict; readonly works: readonly GradedWork[] };

interface ExerciseEnd {
  readonly outcome: TurnOutcome;
  readonly terminal: TurnEvent;
  readonly answered: boolean;
}

/**
 * Answers a turn that asks for an exercise and for nothing else, where its course has them: no model is asked.
 * Undefined for every other turn, and where there is none to give.
 */
export async function exerciseTurn(
  { giveExercise, beforeFirstToken }: ExerciseTurnNeeds,
  { turn, trace, facts, snapshot, pictures, works, nearWork, opening, verdict }: Asked,
  signal: AbortSignal,
): Promise<ExerciseEnd | undefined> {
  if (!facts.nextExercises || verdict.action !== 'answer') return undefined;
  if (pictures.length > 0 || nearWork) return undefined;
  const wish = asksForExercise(turn.message);
  if (!wish) return undefined;
  signal.throwIfAborted();
  const { openWork, audience } = facts;
  const given = await giveExercise({ turn, wish, snapshot, works, openWork, audience });
  if (!given) return undefined;
  await beforeFirstToken(turn);
  const answer = `${opening}${asText(given, turn)}`;
  const { quizId, concept, item, strategy, prepared } = given;
  trace.emit({ type: 'exercise', quizId, concept, item, prepared });
  trace.emit({ type: 'token', text: answer });
  const outcome = {
    status: 'complete',
    answer,
    citations: [],
    marks: [],
    support: null,
    strategy,
    errorCode: null,
    usage: null,
  } as const;
  const terminal = { type: 'turn.complete', turnId: turn.id, status: 'complete' } as const;
  // Where nothing but an exercise was asked for, there is nothing for anybody to look at again.
  return { outcome, terminal, answered: wish.about !== null };
}

/** As it stands in the conversation, for whoever sees no form there: the models of later turns among them. */
function asText({ concept, item, prepared }: GivenExercise, { language }: Turn): string {
  const says = wordsIn(language).exercise;
  const origin = prepared ? says.prepared : item.written ? says.written : says.ownWords;
  const options = (item.options ?? []).map((option, at) => `${at + 1}. ${option}`);
  return [`${says.on(concept)} ${origin}`, item.prompt, options.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}
