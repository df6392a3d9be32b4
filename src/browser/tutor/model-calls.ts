import { createLatest } from '../api/latest.ts';
import type { ModelCall } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { words } from '../words.ts';
import { teacherWords } from '../instructor/teacher-words.ts';

const says = teacherWords.answers;

/** For teachers: every prompt of an answer and every reply to it, fetched when somebody looks. */
export function createModelCalls(read: () => Promise<readonly ModelCall[]>): HTMLElement {
  const reading = createLatest();
  const body = el('div', { class: 'story' });
  const element = el('details', { class: 'origin calls' }, el('summary', {}, says.calls), body);

  async function show(): Promise<void> {
    if (!element.open) return;
    const isLatest = reading.begin();
    fill(body, el('p', {}, words.origin.loading));
    try {
      const calls = await read();
      if (!isLatest()) return;
      fill(
        body,
        calls.length === 0 ? el('p', {}, says.callsNone) : el('ol', {}, ...calls.map(entry)),
      );
    } catch {
      if (isLatest()) fill(body, el('p', {}, words.origin.unavailable));
    }
  }

  element.addEventListener('toggle', () => void show());
  return element;
}

function entry({
  task,
  promptVersion,
  provider,
  model,
  request,
  response,
}: ModelCall): HTMLElement {
  const sent = [
    `system:\n${request.system}`,
    ...request.messages.map(({ role, content }) => `${role}:\n${content}`),
  ];
  return el(
    'li',
    {},
    el('span', { class: 'step-title' }, `${promptVersion} · ${task} · ${provider} ${model}`),
    text(says.sent, sent.join('\n\n')),
    text(says.received, response),
  );
}

function text(title: string, content: string): HTMLElement {
  return el(
    'div',
    {},
    el('span', { class: 'step-line' }, title),
    el('pre', { tabindex: 0, role: 'region', 'aria-label': title }, content),
  );
}
