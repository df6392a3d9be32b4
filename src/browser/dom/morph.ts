import morphdom from 'morphdom';

// Its types describe the CommonJS form; what a bundler takes is the function itself.
const change = morphdom as unknown as typeof morphdom.default;

/**
 * Gives `place` the content of `wanted` and touches only what differs: nothing flickers, and focus
 * and selection inside stay where they are.
 */
export function morph(place: HTMLElement, wanted: HTMLElement): void {
  change(place, wanted, {
    childrenOnly: true,
    onBeforeElUpdated: (from, to) => {
      // What somebody has unfolded stays so.
      if (from instanceof HTMLDetailsElement) to.toggleAttribute('open', from.open);
      return !from.isEqualNode(to);
    },
  });
}
