const blocks = '.scroller, .formula-display';

/**
 * Keeps what is too wide for the screen from widening the page: it scrolls by itself, and the
 * keyboard reaches it; everything else is passed over.
 */
export function watchScrollers(root: HTMLElement): void {
  if (widths.has(root)) return settle(root);
  widths.set(root, root.clientWidth);
  sizes.observe(root);
  new MutationObserver(() => settle(root)).observe(root, { childList: true, subtree: true });
  settle(root);
}

/** Text that only grows longer changes nothing here. */
const widths = new WeakMap<Element, number>();

const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (widths.get(target) === target.clientWidth) continue;
    widths.set(target, target.clientWidth);
    settle(target);
  }
});

function settle(root: Element): void {
  const inline = [...root.querySelectorAll<HTMLElement>('.formula')];
  for (const formula of inline) formula.classList.remove('wide');
  const wide = inline.filter(isTooWide);
  for (const formula of wide) formula.classList.add('wide');
  const scrolling = [...root.querySelectorAll<HTMLElement>(blocks)].filter(overflows);
  const scrollers = new Set([...wide, ...scrolling]);
  for (const element of root.querySelectorAll<HTMLElement>(`${blocks}, .formula`)) {
    letScroll(element, scrollers.has(element));
  }
}

function overflows({ scrollWidth, clientWidth }: HTMLElement): boolean {
  return scrollWidth > clientWidth + 1;
}

// A formula in a line breaks between its parts; it is too wide when one part fits into no line.
function isTooWide(formula: HTMLElement): boolean {
  const room = formula.parentElement?.closest<HTMLElement>('p, li, td, th, div')?.clientWidth ?? 0;
  const parts = [...formula.querySelectorAll('.base')];
  return room > 0 && parts.some((part) => part.getBoundingClientRect().width > room);
}

function letScroll(element: HTMLElement, scrolls: boolean): void {
  if (scrolls) {
    element.tabIndex = 0;
    element.setAttribute('role', 'group');
  } else {
    element.removeAttribute('tabindex');
    element.removeAttribute('role');
  }
}
