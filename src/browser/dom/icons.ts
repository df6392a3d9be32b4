import { svg } from './el.ts';

/** Strokes on a 24 by 24 sheet. */
const strokes = {
  send: ['M12 19V5', 'M6 11l6-6 6 6'],
  stop: ['M7 7h10v10H7z'],
  close: ['M6 6l12 12', 'M18 6L6 18'],
  list: ['M4 7h16', 'M4 12h16', 'M4 17h10'],
  plus: ['M12 5v14', 'M5 12h14'],
  minus: ['M5 12h14'],
  previous: ['M15 5l-7 7l7 7'],
  next: ['M9 5l7 7l-7 7'],
  page: ['M7 3h7l4 4v14H7z', 'M14 3v4h4', 'M10 12h5', 'M10 16h5'],
  clock: ['M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18', 'M12 7v5l3 2'],
  check: ['M5 12.5l4.5 4.5L19 7.5'],
  cross: ['M6.5 6.5l11 11', 'M17.5 6.5l-11 11'],
  hidden: [
    'M4 4l16 16',
    'M9.5 5.6A9 9 0 0 1 21 12a12 12 0 0 1-2.3 3',
    'M6.5 7.5A12 12 0 0 0 3 12a9.6 9.6 0 0 0 12.5 5.6',
  ],
  lock: ['M6 11h12v9H6z', 'M9 11V8a3 3 0 0 1 6 0v3'],
  alert: ['M12 4l9 16H3z', 'M12 10v4', 'M12 17v.5'],
  open: ['M14 4h6v6', 'M20 4l-9 9', 'M18 14v6H4V6h6'],
  down: ['M12 5v14', 'M6 13l6 6 6-6'],
  picture: ['M4 5h16v14H4z', 'M4 16l5-5 4 4 3-3 4 4', 'M15.5 8.5h.01'],
  again: ['M20 12a8 8 0 1 1-2.5-5.8', 'M20 3v4h-4'],
  waiting: ['M5 12h.01', 'M12 12h.01', 'M19 12h.01'],
} as const;

export type IconName = keyof typeof strokes;

/** Those that mean a way along the line, and turn round where it is read from the right. */
const pointing: ReadonlySet<IconName> = new Set(['list', 'next', 'open', 'previous']);

/** A picture beside a word; it says nothing of its own. */
export function icon(name: IconName): SVGSVGElement {
  return svg(
    'svg',
    {
      class: pointing.has(name) ? 'icon points' : 'icon',
      viewBox: '0 0 24 24',
      'aria-hidden': 'true',
      focusable: 'false',
    },
    ...strokes[name].map((d) => svg('path', { d })),
  );
}
