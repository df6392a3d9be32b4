import type { Finding, GuardAction, Verdict } from '../verdict.ts';
import { featuresOf } from './features.ts';
import { findings, labels } from './labels.ts';
import { likelihoods, readWeights, type Weighing } from './weights.ts';

/**
 * How likely it must be before something is done about it. Chosen while looking at six sets of messages
 * nothing was learned from (docs/decisions/0150): one in a hundred of those about a course is stopped.
 */
const thresholds = { crisis: 0.4, stopped: 0.6, guided: 0.5 };
/** From here on a help line is shown beside an ordinary answer. */
const strained = 0.2;
/** And here on somebody else may look at it afterwards. */
const doubtful = 0.2;

const inCrisis: readonly GuardAction[] = ['crisis'];
const stopping: readonly GuardAction[] = ['refuse', 'redirect'];
let weights: Weighing | undefined;

export interface LearnedJudgement {
  /** Undefined: nothing is to be done about it. */
  readonly verdict: Verdict | undefined;
  readonly soundsStrained: boolean;
  /** Whether it has much in common with what is stopped. */
  readonly isDoubtful: boolean;
}

/**
 * Judges a message by what it has in common with thousands of others whose verdict is known: for what
 * no rule foresaw. Deterministic; a tenth of a millisecond.
 * @param text a normalised message
 */
export function judgeByExamples(text: string): LearnedJudgement {
  weights ??= readWeights();
  const likely = likelihoods(weights, featuresOf(text));
  return {
    verdict: verdictFrom(likely),
    soundsStrained: shareOf(inCrisis, likely) > strained,
    isDoubtful: shareOf(stopping, likely) > doubtful,
  };
}

function verdictFrom(likely: Float64Array): Verdict | undefined {
  if (shareOf(inCrisis, likely) > thresholds.crisis) return likeliest(inCrisis, likely);
  if (shareOf(stopping, likely) > thresholds.stopped) return likeliest(stopping, likely);
  if (1 - shareOf(['answer'], likely) > thresholds.guided) return likeliest(['guide'], likely);
  return undefined;
}

/** How likely it is that one of these is to be done. */
function shareOf(actions: readonly GuardAction[], likely: Float64Array): number {
  return likely.reduce(
    (sum, one, at) => sum + (actions.includes(findingAt(at).action) ? one : 0),
    0,
  );
}

/** Of the findings that ask for one of these. */
function likeliest(actions: readonly GuardAction[], likely: Float64Array): Verdict {
  const [at = 0] = [...likely.keys()]
    .filter((label) => actions.includes(findingAt(label).action))
    .toSorted((a, b) => (likely[b] ?? 0) - (likely[a] ?? 0));
  return { ...findingAt(at), rules: ['like-others'] };
}

function findingAt(label: number): Finding {
  return findings[labels[label] ?? 'answer'];
}
