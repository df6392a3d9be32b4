import { el } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import type { Cited } from '../source/cited.ts';
import { placeOf } from '../source/place.ts';
import { asItIs, words } from '../words.ts';

/** Opens the place in the course that a question was made from. */
export function sourceButton(
  source: Cited,
  open: (cited: Cited, opener: HTMLElement) => void,
): HTMLElement {
  const place = [asItIs(source.title), placeOf(source)]
    .filter((part) => part !== '')
    .join(words.app.comma);
  const button = el(
    'button',
    {
      type: 'button',
      class: 'link',
      'aria-label': `${words.source.panel}: ${place}`,
      onclick: () => open(source, button),
    },
    icon('page'),
    place,
  );
  return button;
}
