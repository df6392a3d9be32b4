import { probabilityFrom, type Evidence } from './mastery.ts';

/** What was believed just before an answer given alone, and whether it was right. */
export interface Prediction {
  /** 0 to 1. */
  readonly predicted: number;
  readonly right: boolean;
}

/**
 * Every unassisted answer of one student on one concept with the mastery just before it: a pure fold over what
 * happened earlier. Answers of one quiz were given together, so none of them predicts another.
 * @param events in the order in which they happened
 */
export function predictionsOf(events: readonly Evidence[]): Prediction[] {
  return events.flatMap((event) => {
    if (!isAnswerAlone(event)) return [];
    const earlier = events.filter(({ happenedAt }) => happenedAt < event.happenedAt);
    return [{ predicted: probabilityFrom(earlier), right: event.outcome >= 0.5 }];
  });
}

function isAnswerAlone({ source, assisted }: Evidence): boolean {
  return !assisted && (source === 'quiz' || source === 'check');
}
