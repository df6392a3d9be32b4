const candidates = '.scroller, .formula-display';

/** Lets the keyboard reach what is too wide for the screen and scrolls by itself, and nothing else. */
export function watchScrollers(root: HTMLElement): void {
  for (const element of root.querySelectorAll<HTMLElement>(candidates)) {
    observer.observe(element);
    settle(element);
  }
}

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) settle(target as HTMLElement);
});

function settle(element: HTMLElement): void {
  const overflows = element.scrollWidth > element.clientWidth + 1;
  if (overflows && !element.hasAttribute('tabindex')) {
    element.tabIndex = 0;
    element.setAttribute('role', 'group');
  } else if (!overflows && element.hasAttribute('tabindex')) {
    element.removeAttribute('tabindex');
    element.removeAttribute('role');
  }
}
