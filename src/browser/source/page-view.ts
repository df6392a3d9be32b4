import { el, svg } from '../dom/el.ts';
import { icon, type IconName } from '../dom/icons.ts';
import { notice } from '../dom/notice.ts';
import { words } from '../words.ts';
import type { Patch } from './printed-words.ts';
import type { Sheets } from './sheets.ts';

export interface PageViewNeeds {
  readonly sheets: Sheets;
  readonly title: string;
  /** The page that was cited, from 1. */
  readonly cited: number;
  /** Where the cited piece stands on it, and the words in it that were quoted. */
  readonly passage: readonly Patch[];
  readonly said: readonly Patch[];
}

export interface PageView {
  readonly element: HTMLElement;
  /** Draws the cited page; call it once the element is in the document, whose width decides. */
  readonly show: () => Promise<void>;
}

const zooms = [1, 1.5, 2, 3] as const;

/** Pages of a file as they are printed, one at a time, with the cited words marked. */
export function createPageView(needs: PageViewNeeds): PageView {
  const { sheets, title, cited, said, passage } = needs;
  const isMarked = said.length > 0 || passage.length > 0;
  let page = Math.min(Math.max(cited, 1), sheets.count);
  let zoom = 0;
  let drawing = 0;

  const turn = (by: number) => (): void => {
    page += by;
    void draw();
  };
  const scale = (by: number) => (): void => {
    zoom += by;
    void draw();
  };
  const { element, sheet, scroll, ...tools } = parts({ title, turn, scale });

  async function draw(): Promise<void> {
    drawing += 1;
    const mine = drawing;
    tools.settle({ page, count: sheets.count, zoom });
    const factor = zooms[zoom] ?? 1;
    sheet.style.width = `${factor * 100}%`;
    const across = (scroll.clientWidth || 320) * factor * Math.min(devicePixelRatio, 2);
    try {
      const canvas = await sheets.draw(page, across);
      if (mine !== drawing) return;
      const marks = page === cited && isMarked ? overlay(needs) : null;
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', words.source.picture(page, marks !== null));
      sheet.replaceChildren(canvas, ...(marks ? [marks] : []));
      if (marks) reach(scroll, sheet, said[0] ?? passage[0]);
      else scroll.scrollTop = 0;
    } catch {
      if (mine === drawing)
        sheet.replaceChildren(el('div', { dir: 'auto' }, notice('plain', words.source.notDrawn)));
    }
  }

  return { element, show: draw };
}

/** Scrolls so that the place stands in the upper half of what is seen. */
function reach(scroll: HTMLElement, sheet: HTMLElement, place: Patch | undefined): void {
  if (!place) return;
  scroll.scrollTop = place.top * sheet.clientHeight - scroll.clientHeight / 4;
  scroll.scrollLeft = place.left * sheet.clientWidth - scroll.clientWidth / 8;
}

function overlay({ passage, said }: PageViewNeeds): SVGSVGElement {
  const rects = (patches: readonly Patch[], kind: string): SVGRectElement[] =>
    patches.map(({ left: x, top: y, width, height }) =>
      svg('rect', { class: kind, x, y, width, height }),
    );
  return svg(
    'svg',
    { class: 'page-marks', viewBox: '0 0 1 1', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    ...rects(passage, 'passage'),
    ...rects(said, 'said'),
  );
}

interface Shown {
  readonly page: number;
  readonly count: number;
  readonly zoom: number;
}

function parts(needs: {
  title: string;
  turn: (by: number) => () => void;
  scale: (by: number) => () => void;
}) {
  const { title, turn, scale } = needs;
  const previous = tool('previous', words.source.previousPage, turn(-1));
  const next = tool('next', words.source.nextPage, turn(1));
  const smaller = tool('minus', words.source.smaller, scale(-1));
  const larger = tool('plus', words.source.larger, scale(1));
  const place = el('p', { class: 'page-number', role: 'status' });
  const sheet = el('div', { class: 'page-sheet' }, el('p', { dir: 'auto' }, words.app.loading));
  const scroll = el(
    'div',
    // Places on a printed page are counted from its left edge, whatever is printed on it.
    {
      class: 'page-scroll',
      tabindex: 0,
      role: 'group',
      'aria-label': words.source.sheet,
      dir: 'ltr',
    },
    sheet,
  );
  const element = el(
    'section',
    { class: 'page-view', 'aria-label': words.source.pageView(title) },
    el('div', { class: 'page-tools' }, previous, place, next, el('span', {}), smaller, larger),
    scroll,
  );
  return {
    element,
    sheet,
    scroll,
    settle: ({ page, count, zoom }: Shown): void => {
      place.textContent = words.source.pageOf(page, count);
      setOff(previous, page <= 1);
      setOff(next, page >= count);
      setOff(smaller, zoom === 0);
      setOff(larger, zoom === zooms.length - 1);
    },
  };
}

function tool(name: IconName, label: string, press: () => void): HTMLButtonElement {
  const onclick = ({ currentTarget }: { currentTarget: HTMLElement }): void => {
    if (currentTarget.getAttribute('aria-disabled') !== 'true') press();
  };
  return el('button', { type: 'button', class: 'tool', 'aria-label': label, onclick }, icon(name));
}

/** Not `disabled`: the focus would be lost at the last page. */
function setOff(button: HTMLButtonElement, isOff: boolean): void {
  button.setAttribute('aria-disabled', String(isOff));
}
