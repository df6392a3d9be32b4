import type { PickedLink } from '../api/linking-shapes.ts';
import { el } from '../dom/el.ts';
import { teacherWords } from '../instructor/teacher-words.ts';
import { inlineText } from '../text/plain-text.ts';
import type { Choice } from './choice.ts';

const says = teacherWords.linking;

/** What has been chosen, each with the title its link will have. */
export interface Basket {
  readonly element: HTMLElement;
  has(choice: Choice): boolean;
  /** Adds it, or takes it out again; where one link only is taken, it replaces the other. */
  toggle(choice: Choice): void;
  /** The links; undefined when one has no title, which then has the focus. */
  links(): PickedLink[] | undefined;
}

interface Line {
  readonly choice: Choice;
  readonly title: HTMLInputElement;
  readonly graded: HTMLInputElement | null;
  readonly element: HTMLElement;
}

export function createBasket(offer: { acceptMultiple: boolean; acceptLineItem: boolean }): Basket {
  const element = el('div', { class: 'basket' });
  let lines: readonly Line[] = [];

  // Lines that are kept are not touched: somebody may be writing in one.
  function show(wanted: readonly HTMLElement[]): void {
    for (const child of element.querySelectorAll<HTMLElement>(':scope > *'))
      if (!wanted.includes(child)) child.remove();
    element.append(...wanted.filter((one) => one.parentElement !== element));
  }

  return {
    element,
    has: (choice) => lines.some((line) => line.choice.key === choice.key),
    toggle: (choice) => {
      const others = lines.filter((line) => line.choice.key !== choice.key);
      const isNew = others.length === lines.length;
      const kept = offer.acceptMultiple || !isNew ? others : [];
      lines = isNew ? [...kept, lineFor(choice, offer.acceptLineItem)] : kept;
      show(lines.length === 0 ? [nothing()] : lines.map((line) => line.element));
    },
    links: () => {
      const untitled = lines.find(({ title }) => title.value.trim() === '');
      untitled?.title.focus();
      if (untitled) return undefined;
      return lines.map(({ choice, title, graded }) =>
        choice.toLink(title.value.trim(), graded?.checked ?? false),
      );
    },
  };
}

function nothing(): HTMLElement {
  return el('p', { class: 'quiet' }, says.nothing);
}

let made = 0;

function lineFor(choice: Choice, acceptLineItem: boolean): Line {
  made += 1;
  const id = `link-${made}`;
  const title = el('input', {
    type: 'text',
    id,
    value: choice.preset,
    maxlength: 200,
    required: true,
  });
  const graded =
    choice.group === 'quiz' && acceptLineItem
      ? el('input', { type: 'checkbox', id: `${id}-graded`, checked: true })
      : null;
  const element = el(
    'div',
    { class: 'basket-line' },
    el('label', { for: id }, says.label),
    title,
    graded && el('div', {}, graded, ' ', el('label', { for: graded.id }, says.graded)),
    el(
      'ul',
      {
        class: 'link-preview',
        tabindex: 0,
        'aria-label': says.previewOf(choice.preset),
        role: 'list',
      },
      ...choice.preview.map((line) => el('li', {}, ...inlineText(line))),
    ),
  );
  return { choice, title, graded, element };
}
