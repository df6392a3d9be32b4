import { el } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import { scrollToEnd } from '../dom/scroll.ts';
import { words } from '../words.ts';

/** Leads to the end of what was written; shown only while that is out of sight below. */
export function createLatestButton(log: HTMLElement): HTMLElement {
  const button = el(
    'button',
    {
      type: 'button',
      class: 'latest',
      hidden: true,
      'aria-label': words.turn.latest,
      title: words.turn.latest,
      onclick: scrollToEnd,
    },
    icon('down'),
  );
  // The last turn is drawn at least as high as the screen; its end is where its content ends.
  const end = (): Element | null | undefined => log.lastElementChild?.querySelector('.answer-foot');
  const look = (): void => {
    const bottom = end()?.getBoundingClientRect().bottom ?? 0;
    button.hidden = bottom < innerHeight;
  };
  addEventListener('scroll', look, { passive: true });
  new ResizeObserver(look).observe(log);
  return el('div', { class: 'latest-place' }, button);
}
