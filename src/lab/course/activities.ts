import type { LabItem } from '../lab-course.ts';

type Activity = Pick<LabItem, 'title' | 'kind' | 'address' | 'lesson'> & {
  readonly bytes: () => Promise<Buffer>;
};

/** What stands in an LMS without being a page or a file. */
export const chainRuleLink = {
  title: 'An animation of nested functions',
  kind: 'link',
  address: 'https://example.org/animations/nested-functions',
  bytes: html(
    `<p>The animation draws the inner function on one axis and the outer function on a second one. Watch how a
    small step of the inner variable is stretched twice: once by the slope of the inner function, and once more by
    the slope of the outer one.</p>`,
  ),
} satisfies Activity;

export const chainRuleAssignment = {
  title: 'Homework: nested functions',
  kind: 'assignment',
  bytes: html(
    `<p>Differentiate six nested functions of your own choice, two of them with three layers. For each one write
    down the layers before you begin, and mark where every factor of your result comes from. Hand in one page.</p>`,
  ),
} satisfies Activity;

export const chainRuleLesson = {
  title: 'Peeling a nested function',
  kind: 'lesson',
  bytes: html(
    `<p>A lesson in small steps. You choose how far you go before you are asked something.</p>`,
  ),
  lesson: {
    pages: [
      {
        title: 'Finding the layers',
        html: `<p>A nested function is read like an onion. Cover the input with your thumb and ask which operation is
          done last: that operation is the outermost layer. For \\(\\sqrt{1 + x^4}\\) the square root is done last, so
          the square root is the outermost layer and \\(1 + x^4\\) is what it is applied to.</p>`,
        leadsTo: ['next', 3],
      },
      {
        title: 'Two layers at a time',
        html: `<p>Three layers are handled two at a time. Everything under the outermost layer counts as one inner
          function for the moment; it is opened only when its own slope is needed.</p>`,
        leadsTo: ['next'],
      },
      {
        title: 'Which layer is outermost?',
        html: `<p>Which layer of \\(e^{\\cos x}\\) is done last?</p>`,
        answers: ['the exponential', 'the cosine'],
        leadsTo: ['next', 1],
      },
      {
        title: 'Why the exponential is done last',
        html: `<p>The marmalade rule: the exponential is spread over the cosine, so it is the exponential that is done
          last and differentiated first.</p>`,
        leadsTo: ['end'],
      },
    ],
  },
} satisfies Activity;

function html(text: string): () => Promise<Buffer> {
  return async () => Buffer.from(text);
}
