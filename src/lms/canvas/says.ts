import { odd } from './canvas-shapes.ts';

/** Whether there are any words in it. What cannot be read may be words; they are kept. */
export function says(html: string | null | undefined | typeof odd): boolean {
  if (html === odd) return true;
  return html != null && /[^\s\u00a0]/.test(html.replace(/<[^>]*>|&nbsp;/g, ''));
}
