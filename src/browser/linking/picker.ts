import type { Api } from '../api/api.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { words } from '../words.ts';

const says = words.linking;

/** The picker of the LMS: names a link to the tutor and hands it over. */
export function createPicker(api: Pick<Api, 'answerDeepLinking'>): HTMLElement {
  const title = el('input', {
    type: 'text',
    id: 'link-title',
    value: says.preset,
    maxlength: 200,
    required: true,
  });
  const trouble = el('div');
  const add = el('button', { type: 'submit', class: 'button main' }, says.add);
  const cancel = el(
    'button',
    { type: 'button', class: 'button', onclick: () => void answer([]) },
    says.cancel,
  );
  const form = el(
    'form',
    { class: 'picker', novalidate: true, onsubmit: (event: Event) => press(event) },
    el('label', { for: title.id }, says.label),
    title,
    trouble,
    el('p', { class: 'actions' }, add, cancel),
  );

  function press(event: Event): void {
    event.preventDefault();
    const name = title.value.trim();
    if (name !== '') return void answer([{ kind: 'tutor', title: name }]);
    fill(trouble, el('p', { class: 'composer-error', role: 'alert' }, says.missing));
    title.focus();
  }

  async function answer(items: readonly { kind: 'tutor'; title: string }[]): Promise<void> {
    add.disabled = cancel.disabled = true;
    fill(trouble, el('p', { role: 'status' }, says.sending));
    try {
      const { returnUrl, jwt } = await api.answerDeepLinking(items);
      handOver(returnUrl, jwt);
    } catch (error) {
      add.disabled = cancel.disabled = false;
      fill(trouble, failure(error));
    }
  }

  return el(
    'section',
    { class: 'sheet' },
    el('h2', {}, says.title),
    el('p', { class: 'lead' }, says.lead),
    form,
  );
}

/** The browser itself carries the signed answer to the LMS. */
function handOver(returnUrl: string, jwt: string): void {
  const form = el(
    'form',
    { method: 'post', action: returnUrl, hidden: true },
    el('input', { type: 'hidden', name: 'JWT', value: jwt }),
  );
  document.body.append(form);
  form.submit();
}
