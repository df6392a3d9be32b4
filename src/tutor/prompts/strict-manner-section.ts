import type { Adjustment } from '../../learner/index.ts';

type Of<Kind extends Adjustment['kind']> = Extract<Adjustment, { kind: Kind }>;
type Texts<Name extends string> = Readonly<Record<Name, readonly string[]>>;

/** Of all who are not grown up. */
const minors =
  'Never ask who they are, how old they are, where they live or how to reach them, and send them to no website or app.';

/** Words and length alone: nothing is taught here, and nobody is asked back. */
const audienceTexts: Texts<Of<'audience'>['audience']> = {
  under_13: [
    'The students of this course are children under 13. Use short sentences and everyday words, and say in a few plain words what a hard word means where the passages tell it.',
    'Say one thing at a time, in at most six sentences.',
    minors,
  ],
  '13_17': [
    'The students of this course are 13 to 17 years old. Speak plainly and take them seriously: no baby talk, no slang.',
    minors,
  ],
  adults: ['The students of this course are adults. Be direct, as with a colleague.'],
};

const subjectTexts: Texts<Of<'subject'>['subject']> = {
  mathematics: [
    'Keep definition, theorem and example apart, and tell the steps of a calculation in the order of the passages.',
  ],
  natural_science: ['Give every number with its unit, and say which model a statement belongs to.'],
  programming: ['Give code exactly as the passages do, and say which line a statement is about.'],
  language_and_literature: [
    'Begin with the words of the text. Where the passages hold several readings, give each and call none the only right one.',
  ],
  history_and_society: [
    'Say whose statement it is and from when. Keep source, interpretation and judgement apart, and add no opinion.',
  ],
};

const wishTexts: Texts<Of<'wish'>['wish']> = {
  examples_first: [
    'The student likes examples first: begin with one that the passages give; make up none.',
  ],
  step_by_step: ['The student likes it step by step: number the steps, one idea in each.'],
  short: [
    'The student likes it short: as few words as it takes. No citation is left out, and nothing that is missing is passed over.',
  ],
  in_pictures: [
    'The student likes pictures: where the passages describe something to be seen, begin with it, or draw what they say with plain characters; make up none.',
  ],
};

/** For whom, about what and how it is liked, for answers that hold nothing but the course; null where nothing is known. Pure. */
export function strictMannerSection(adjustments: readonly Adjustment[]): string | null {
  const lines = adjustments.flatMap(linesOf);
  if (lines.length === 0) return null;
  return `HOW TO SAY IT
${lines.map((line) => `- ${line}`).join('\n')}
- All of this changes the words of "answer", never what they rest on: the rules below stand, quotes stay as they are written, and what is said of graded work comes first. Do not speak of these lines or of anybody's age.`;
}

function linesOf(adjustment: Adjustment): readonly string[] {
  if (adjustment.kind === 'audience') return audienceTexts[adjustment.audience];
  if (adjustment.kind === 'subject') return subjectTexts[adjustment.subject];
  return adjustment.heeded ? wishTexts[adjustment.wish] : [];
}
