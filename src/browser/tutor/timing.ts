import { el } from '../dom/el.ts';
import { words } from '../words.ts';
import type { TurnState } from './turn-state.ts';

interface Span {
  readonly label: string;
  readonly ms: number;
}

/** A bar for each thing that took time, drawn to one scale; null while nothing has been measured. */
export function timing({ snapshot, search, steps, usage }: TurnState): HTMLElement | null {
  const { steps: names } = words.origin;
  const spans: Span[] = [
    ...(snapshot ? [{ label: names.snapshot, ms: snapshot.durationMs }] : []),
    ...(search ? [{ label: names.search, ms: search.durationMs }] : []),
    ...steps.flatMap(({ label, end }) => (end ? [{ label, ms: end.durationMs }] : [])),
    ...(usage?.firstTokenMs != null ? [{ label: names.firstWord, ms: usage.firstTokenMs }] : []),
  ];
  if (spans.length === 0) return null;
  const longest = Math.max(...spans.map(({ ms }) => ms), 1);
  return el(
    'dl',
    { class: 'timing', 'aria-label': words.origin.timing },
    ...spans.flatMap((span) => row(span, longest)),
  );
}

function row({ label, ms }: Span, longest: number): HTMLElement[] {
  const bar = el('span', { class: 'timing-bar', 'aria-hidden': 'true' });
  bar.style.setProperty('--share', String(Math.max(ms / longest, 0.01)));
  return [el('dt', {}, label), el('dd', {}, bar, words.origin.milliseconds(ms))];
}
