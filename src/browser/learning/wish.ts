import type { Api } from '../api/api.ts';
import { createInOrder } from '../api/in-order.ts';
import { createLatest } from '../api/latest.ts';
import type { Wish } from '../api/learned-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { words } from '../words.ts';

const says = words.wish;
type Choice = keyof typeof says.choices;

export interface WishChoice {
  readonly element: HTMLElement;
  /** Reads what is chosen. */
  show(): Promise<void>;
}

/** How the reader likes things explained: their own choice, kept as soon as it is made. */
export function createWishChoice(api: Pick<Api, 'wish' | 'chooseWish'>): WishChoice {
  const reading = createLatest();
  const inOrder = createInOrder();
  const { element, fields, saved, trouble } = parts((choice) => void choose(choice));

  function draw(wish: Wish | null): void {
    for (const { choice, input } of fields) {
      input.checked = choice === (wish ?? 'none');
      input.disabled = false;
    }
  }

  // Whoever goes through the choices by arrow keys makes each of them; the last one holds.
  async function choose(choice: Choice): Promise<void> {
    const isLatest = reading.begin();
    saved.textContent = says.saving;
    try {
      await inOrder(() => api.chooseWish(choice === 'none' ? null : choice));
      if (!isLatest()) return;
      saved.textContent = says.saved;
      trouble.replaceChildren();
    } catch (error) {
      if (!isLatest()) return;
      saved.textContent = '';
      fill(
        trouble,
        failure(error, () => void choose(choice)),
      );
    }
  }

  async function show(): Promise<void> {
    const isLatest = reading.begin();
    try {
      const wish = await inOrder(() => api.wish());
      if (!isLatest()) return;
      draw(wish);
      trouble.replaceChildren();
    } catch (error) {
      const again = failure(error, () => void show());
      if (isLatest()) fill(trouble, again);
    }
  }

  return { element, show };
}

function parts(choose: (choice: Choice) => void) {
  const saved = el('p', { class: 'hint', role: 'status' });
  const trouble = el('div');
  const fields = (Object.keys(says.choices) as Choice[]).map((choice) => ({
    choice,
    input: el('input', {
      type: 'radio',
      name: 'wish',
      id: `wish-${choice}`,
      disabled: true,
      onchange: () => choose(choice),
    }),
  }));
  const rows = fields.map(({ choice, input }) =>
    el(
      'div',
      { class: 'option' },
      input,
      el('label', { for: `wish-${choice}` }, says.choices[choice]),
    ),
  );
  const element = el(
    'section',
    { class: 'wish' },
    el('h3', { id: 'wish-title' }, says.title),
    el('p', { id: 'wish-what' }, says.what),
    trouble,
    el(
      'div',
      { role: 'radiogroup', 'aria-labelledby': 'wish-title', 'aria-describedby': 'wish-what' },
      ...rows,
    ),
    saved,
  );
  return { element, fields, saved, trouble };
}
