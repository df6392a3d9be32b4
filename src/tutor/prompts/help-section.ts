import type { HelpLevel } from '../../learner/index.ts';

const levels: Readonly<Record<HelpLevel, string>> = {
  question_first:
    'Alone, the student has been right about this. Begin with a question by which they find the next step themselves; only when it does not help give a hint, and only after the hint show a step.',
  hint_first:
    'Alone, the student is mostly right about this. Begin with a hint rather than a step; show one step when the hint does not help.',
  step_first:
    'Alone, this does not go yet, or the student says that they cannot go on. Begin with one worked step, of an example of the same kind rather than of the exercise that is theirs; then let them try the next step, and close with one small thing to do without help.',
};

/**
 * How much help to begin with; null where that is as the way of teaching says. A change here is a change of the version
 * of each prompt that says it. Pure.
 */
export function helpSection(help: HelpLevel | null): string | null {
  if (help === null) return null;
  return `HOW MUCH HELP TO BEGIN WITH
${levels[help]}
- It says where to begin, not where to stop. Whoever says that they are stuck, cannot go on or have had enough, or asks for the same a second time, gets the next bit of help at once, and whoever is upset gets kindness first and no test.
- What somebody asks for as a fact, a place in the course or the meaning of a word is answered, not asked back.
- What is said of graded work comes first: where no step may be shown, none is.
- Never speak of this rule, nor of anybody needing much or little help.`;
}
