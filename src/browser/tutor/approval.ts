import type { MessageDraft } from '../../tutor/turn-event.ts';
import { el } from '../dom/el.ts';
import { explain } from '../dom/notice.ts';
import { words } from '../words.ts';

const says = words.approval;

export type Decision =
  | { readonly kind: 'approve'; readonly subject: string; readonly body: string }
  | { readonly kind: 'decline' };

/**
 * A message as it would be sent, and to whom. Its words can be changed; nothing leaves unless the
 * student presses the button that says so.
 */
export function createApproval(
  draft: MessageDraft,
  { decide, lang }: { decide: (decision: Decision) => Promise<void>; lang: string },
): HTMLElement {
  const { subject, body } = fieldsFor(draft, lang);
  const trouble = el('p', { class: 'composer-error', role: 'alert' });
  const send = el('button', { type: 'submit', class: 'button main' }, says.send);
  const decline = el('button', { type: 'button', class: 'button' }, says.decline);

  async function say(decision: Decision): Promise<void> {
    trouble.textContent = '';
    for (const button of [send, decline]) button.disabled = true;
    try {
      await decide(decision);
    } catch (error) {
      trouble.textContent = explain(error);
      for (const button of [send, decline]) button.disabled = false;
    }
  }

  const element = el(
    'form',
    { class: 'approval', 'aria-labelledby': 'approval-title' },
    el('h4', { id: 'approval-title' }, says.title),
    el('p', {}, says.what),
    el(
      'dl',
      {},
      el('dt', {}, says.to),
      el('dd', {}, draft.to.join(words.app.comma)),
      el('dt', {}, says.via),
      el('dd', {}, says.ways[draft.via]),
    ),
    el('label', { for: 'message-subject' }, says.subject),
    subject,
    el('label', { for: 'message-body' }, says.body),
    body,
    el('p', { id: 'message-footer', class: 'hint' }, says.footer(draft.footer)),
    trouble,
    el('div', { class: 'approval-buttons' }, send, decline),
  );
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    void say({ kind: 'approve', subject: subject.value.trim(), body: body.value.trim() });
  });
  decline.addEventListener('click', () => void say({ kind: 'decline' }));
  return element;
}

function fieldsFor(draft: MessageDraft, lang: string) {
  const subject = el('input', {
    id: 'message-subject',
    maxlength: 200,
    required: true,
    lang,
    dir: 'auto',
  });
  const body = el('textarea', {
    id: 'message-body',
    rows: 7,
    maxlength: 4000,
    required: true,
    lang,
    dir: 'auto',
    'aria-describedby': 'message-footer',
  });
  subject.value = draft.subject;
  body.value = draft.body;
  return { subject, body };
}
