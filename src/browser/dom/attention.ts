/** Whether the reader is still there: the focus is inside, or nowhere. What comes late must not take it from elsewhere. */
export function isAttended(element: Element): boolean {
  const { activeElement } = document;
  return activeElement === document.body || element.contains(activeElement);
}
