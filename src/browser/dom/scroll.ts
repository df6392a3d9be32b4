/**
 * Scrolls this page alone. The browser's own scrollIntoView would move the page of the LMS around
 * the frame as well.
 */
export function scrollToTopOf(element: Element, behavior: ScrollBehavior = calmly()): void {
  const { top } = element.getBoundingClientRect();
  const margin = Number.parseFloat(getComputedStyle(element).scrollMarginTop);
  scrollTo({ top: scrollY + top - margin, behavior });
}

export function scrollToEnd(): void {
  scrollTo({ top: document.documentElement.scrollHeight, behavior: calmly() });
}

function calmly(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
}
