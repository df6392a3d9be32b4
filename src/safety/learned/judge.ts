import type { GuardAction, Verdict } from '../verdict.ts';
import { featuresOf } from './features.ts';
import { findings, labels, type Label } from './labels.ts';
import { likelihoods, readWeights, type Weights } from './weights.ts';

/**
 * How likely it must be before something is done about it. Chosen by cross-validation on the messages
 * the weights were learned from: about one in a hundred of those about a course is stopped.
 */
const thresholds = { crisis: 0.4, stopped: 0.6, guided: 0.5 };
/** From here on a help line is shown beside an ordinary answer. */
const strained = 0.2;

const stopping: ReadonlySet<GuardAction> = new Set(['refuse', 'redirect']);
let weights: Weights | undefined;

export interface LearnedJudgement {
  /** Undefined: nothing is to be done about it. */
  readonly verdict: Verdict | undefined;
  readonly soundsStrained: boolean;
}

/**
 * Judges a message by what it has in common with thousands of others whose verdict is known: for what
 * no rule foresaw. Deterministic; a tenth of a millisecond.
 * @param text a normalised message
 */
export function judgeByExamples(text: string): LearnedJudgement {
  weights ??= readWeights();
  const likely = likelihoods(weights, featuresOf(text));
  const crisis = sum(likely, ({ action }) => action === 'crisis');
  return {
    soundsStrained: crisis > strained,
    verdict:
      verdictIf(crisis > thresholds.crisis, likely, ({ action }) => action === 'crisis') ??
      verdictIf(
        sum(likely, ({ action }) => stopping.has(action)) > thresholds.stopped,
        likely,
        ({ action }) => stopping.has(action),
      ) ??
      verdictIf(
        1 - (likely[0] ?? 1) > thresholds.guided,
        likely,
        ({ action }) => action === 'guide',
      ),
  };
}

type Which = (finding: (typeof findings)[Label]) => boolean;

function sum(likely: Float64Array, which: Which): number {
  return labels.reduce(
    (all, label, at) => all + (which(findings[label]) ? (likely[at] ?? 0) : 0),
    0,
  );
}

/** The likeliest of some findings. */
function verdictIf(holds: boolean, likely: Float64Array, which: Which): Verdict | undefined {
  if (!holds) return undefined;
  const [best] = labels
    .map((label, at) => ({ finding: findings[label], likely: likely[at] ?? 0 }))
    .filter(({ finding }) => which(finding))
    .toSorted((a, b) => b.likely - a.likely);
  return best && { ...best.finding, rules: ['like-others'] };
}
