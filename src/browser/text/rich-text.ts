import type { Citation, Mark } from '../../tutor/turn-event.ts';
import { el } from '../dom/el.ts';
import { morph } from '../dom/morph.ts';
import { watchScrollers } from '../dom/scrollers.ts';
import { closeMarkup } from './close-markup.ts';
import { enliven } from './enliven.ts';
import { markdownToHtml } from './markdown.ts';
import { settleDirections } from './directions.ts';
import { dressMarks, withMarkSigns } from './marked.ts';
import { sanitise } from './sanitise.ts';

export interface RichText {
  readonly element: HTMLElement;
  show(
    text: string,
    options: { citations: readonly Citation[]; marks: readonly Mark[]; unfinished: boolean },
  ): void;
}

/** Shows Markdown that may still grow. */
export function createRichText(lang: string): RichText {
  const element = el('div', { class: 'rich', lang });
  let shown: Parameters<RichText['show']> | undefined;

  function draw(): void {
    if (!shown) return;
    const [said, { citations, marks, unfinished }] = shown;
    const text = withMarkSigns(said, marks);
    const citable = new Set(citations.map(({ marker }) => marker));
    const next = el('div');
    next.append(sanitise(markdownToHtml(unfinished ? closeMarkup(text) : text, citable)));
    dressMarks(next, marks);
    enliven(next, citations, draw);
    settleDirections(next);
    morph(element, next);
    if (!unfinished) watchScrollers(element);
  }

  return {
    element,
    show: (...what) => {
      shown = what;
      draw();
    },
  };
}
