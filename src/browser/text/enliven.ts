import type { Citation } from '../../tutor/turn-event.ts';
import { el } from '../dom/el.ts';
import { placeOf } from '../source/place.ts';
import { asItIs, words } from '../words.ts';
import { boundToFormula } from './formula.ts';
import { drawFormula } from './math-engine.ts';

/** Replaces the marks that sanitising let through by what they stand for. */
export function enliven(
  root: DocumentFragment | HTMLElement,
  citations: readonly Citation[],
  whenMathIsReady: () => void,
): void {
  for (const mark of root.querySelectorAll<HTMLElement>('[data-tex]')) {
    mark.dir = 'ltr';
    const { tex = '', display } = mark.dataset;
    const formula = drawFormula(tex, display !== undefined, whenMathIsReady);
    if (formula) mark.replaceChildren(formula);
    if (mark.nextSibling instanceof Text)
      mark.nextSibling.data = boundToFormula(mark.nextSibling.data);
  }
  for (const mark of root.querySelectorAll<HTMLElement>('[data-cite]')) {
    const citation = citations.find(({ marker }) => marker === `[${mark.dataset['cite']}]`);
    if (citation) mark.replaceWith(citationChip(citation));
  }
  for (const link of root.querySelectorAll('a')) tame(link);
  for (const table of root.querySelectorAll('table')) {
    const frame = el('div', { class: 'scroller' });
    table.replaceWith(frame);
    frame.append(table);
  }
}

/** The button that opens the place in the course; whoever holds it listens for clicks. */
export function citationChip(citation: Citation): HTMLButtonElement {
  const number = citation.marker.slice(1, -1);
  const place = [asItIs(citation.title), placeOf(citation)]
    .filter((part) => part !== '')
    .join(words.app.comma);
  return el(
    'button',
    {
      type: 'button',
      class: 'cite',
      'data-marker': citation.marker,
      'aria-label': words.source.chip(number, place),
      title: place,
    },
    number,
  );
}

/** Says where a link leads, and leads there without telling where it came from. */
function tame(link: HTMLAnchorElement): void {
  link.rel = 'noopener noreferrer';
  link.target = '_blank';
  const { host } = link;
  if (!link.textContent.includes(host)) link.append(el('span', { class: 'host' }, ` (${host})`));
}
