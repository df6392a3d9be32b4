import { el } from './el.ts';

/**
 * Puts text where it can be pasted from; false when the browser lets nobody. A page in a frame may write there
 * only where the LMS has said so; the old way, which needs a press of a button alone, goes further.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text: string): boolean {
  const field = el('textarea', { readonly: true, class: 'off-screen', 'aria-hidden': 'true' });
  const before = document.activeElement;
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
