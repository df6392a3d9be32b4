/**
 * How a student likes things explained. It is a wish and no diagnosis: that teaching works better when it
 * matches a “learning style” has not been shown (Pashler, McDaniel, Rohrer & Bjork, Learning Styles: Concepts
 * and Evidence, Psychological Science in the Public Interest 9(3), 2008). So nobody is tested for one, none is
 * concluded from anything, it can be changed at any time, and it only changes how something is said.
 */
export const wishes = ['examples_first', 'step_by_step', 'short', 'in_pictures'] as const;
export type Wish = (typeof wishes)[number];
