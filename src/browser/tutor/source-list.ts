import type { Citation } from '../../tutor/turn-event.ts';
import { el } from '../dom/el.ts';
import { placeOf } from '../source/place.ts';
import { asItIs, words } from '../words.ts';

/** Where the answer comes from, in the order of its numbers; each opens the place. */
export function sourceList(citations: readonly Citation[]): HTMLElement | null {
  if (citations.length === 0) return null;
  const ordered = citations.toSorted((a, b) => numberOf(a) - numberOf(b));
  return el(
    'div',
    { class: 'sources' },
    el('h4', {}, words.source.title),
    el('ul', { role: 'list' }, ...ordered.map((citation) => el('li', {}, entry(citation)))),
  );
}

function entry(citation: Citation): HTMLElement {
  const where = [citation.module && asItIs(citation.module), placeOf(citation)].filter(
    (part) => part !== undefined && part !== '',
  );
  return el(
    'button',
    { type: 'button', class: 'source-entry', 'data-marker': citation.marker },
    el('span', { class: 'source-number' }, String(numberOf(citation))),
    el(
      'span',
      {},
      el('span', { class: 'source-title' }, el('bdi', {}, citation.title)),
      where.length > 0 && el('span', { class: 'source-place' }, where.join(' · ')),
    ),
  );
}

function numberOf({ marker }: Citation): number {
  return Number(marker.slice(1, -1));
}
