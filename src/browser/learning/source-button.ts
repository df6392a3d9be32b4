import { el } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import type { Cited } from '../source/cited.ts';
import { placeOf } from '../source/place.ts';
import { words } from '../words.ts';

/** Opens the place in the course that a question was made from. */
export function sourceButton(
  source: Cited,
  open: (cited: Cited, opener: HTMLElement) => void,
): HTMLElement {
  const place = [source.title, placeOf(source)].filter((part) => part !== '').join(', ');
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
