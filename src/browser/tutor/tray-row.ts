import type { Api } from '../api/api.ts';
import type { TurnPicture } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import { pictureView } from './picture-view.ts';
import { words } from '../words.ts';

const says = words.pictures;

/** One picture that waits for its question. */
export interface TrayRow {
  readonly element: HTMLElement;
  readonly removeButton: HTMLButtonElement;
  setNumber(number: number): void;
  /** Uploads it; false when it was given up meanwhile. @throws ApiError */
  load(file: File): Promise<boolean>;
  /** Null while it is on its way. */
  readonly picture: () => TurnPicture | null;
  /** Forgets it; returns its id when it had arrived. */
  giveUp(): string | null;
}

let made = 0;

export function createTrayRow({
  api,
  maxChars,
  onRemove,
}: {
  readonly api: Pick<Api, 'addPicture' | 'pictureBytes'>;
  readonly maxChars: number;
  readonly onRemove: () => void;
}): TrayRow {
  const going = new AbortController();
  const id = `picture-description-${(made += 1)}`;
  const field = el('input', { id, type: 'text', dir: 'auto', maxlength: maxChars });
  const label = el('label', { for: id });
  const hint = el('p', { id: `${id}-hint`, class: 'hint' }, says.describeHint);
  field.setAttribute('aria-describedby', hint.id);
  const preview = el('div', { class: 'preview' }, el('p', { class: 'hint' }, says.adding));
  const removeButton = el('button', { type: 'button', class: 'remove' }, icon('close'));
  removeButton.addEventListener('click', onRemove);
  // Enter in the description is no wish to send.
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  const fields = el('div', { class: 'describe' }, label, field, hint);
  let added: Omit<TurnPicture, 'description'> | null = null;
  let number = 1;

  return {
    element: el('li', {}, preview, fields, removeButton),
    removeButton,
    setNumber: (now) => {
      number = now;
      label.textContent = says.describe(number);
      removeButton.setAttribute('aria-label', says.remove(number));
    },
    load: async (file) => {
      try {
        added = await api.addPicture(file, going.signal);
      } catch (error) {
        if (going.signal.aborted) return false;
        throw error;
      }
      fill(preview, pictureView(api, added, says.number(number)));
      return true;
    },
    picture: () => added && { ...added, description: field.value.trim() },
    giveUp: () => {
      going.abort();
      return added?.id ?? null;
    },
  };
}
