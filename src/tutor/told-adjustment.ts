import type { Adjustment } from '../learner/index.ts';
import type { StudentWords } from '../tongues/index.ts';
import type { ToldAdjustment } from './turn-event.ts';

/** One thing that changed how an answer is said, as its trace keeps it and its student reads it. */
export function toldAdjustment(
  says: StudentWords['steps']['strategy'],
  adjustment: Adjustment,
): ToldAdjustment {
  if (adjustment.kind === 'audience') {
    const { audience } = adjustment;
    return { code: `audience:${audience}`, said: says.audiences[audience] };
  }
  if (adjustment.kind === 'subject') {
    const { subject, by } = adjustment;
    return { code: `subject:${subject}/${by}`, said: says.subjectBy[by](says.subjects[subject]) };
  }
  const { wish, heeded } = adjustment;
  const said = (heeded ? says.wished : says.wishWaits)(says.wishes[wish]);
  return { code: `wish:${wish}${heeded ? '' : '/waits'}`, said };
}
