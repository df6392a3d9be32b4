import { el } from './el.ts';

/** Speaks to screen readers without moving anything on the screen. */
export interface LiveRegion {
  readonly element: HTMLElement;
  /** One after the other, nothing cut off. */
  readonly say: (sentence: string) => void;
}

/** Sentences kept; readers have long taken in what is older. */
const kept = 30;

export function createLiveRegion(label: string): LiveRegion {
  const element = el('div', {
    class: 'unseen',
    role: 'status',
    'aria-live': 'polite',
    'aria-atomic': 'false',
    'aria-relevant': 'additions',
    'aria-label': label,
  });
  return {
    element,
    say: (sentence) => {
      element.append(el('p', {}, sentence));
      while (element.childElementCount > kept) element.firstElementChild?.remove();
    },
  };
}
