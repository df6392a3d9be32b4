import type { Quiz, QuizItem } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import { watchScrollers } from '../dom/scrollers.ts';
import { inlineText, plainText } from '../text/plain-text.ts';
import { words } from '../words.ts';

const says = words.quiz;

/** The questions. `check` may throw; then the answers stay where they are. */
export function quizForm(
  quiz: Quiz,
  lang: string,
  check: (answers: Readonly<Record<string, string>>) => Promise<void>,
): HTMLElement {
  const { items } = quiz;
  const complaint = el('div');
  const submit = el('button', { type: 'submit', class: 'button main' }, says.submit);
  const form = el(
    'form',
    { class: 'questions', novalidate: true, onsubmit: (event: Event) => void press(event) },
    ...items.map((item, at) => question(item, { number: at + 1, count: items.length, lang })),
    complaint,
    el('p', { class: 'actions' }, submit),
  );

  async function press(event: Event): Promise<void> {
    event.preventDefault();
    const answers = answersIn(form);
    const open = items.flatMap(({ id }, at) => (answers[id] ? [] : [at]));
    if (open.length === 0) return send(answers);
    const numbers = open.map((at) => at + 1).join(words.app.comma);
    complaint.replaceChildren(
      notice('warn', says.unanswered(numbers), {
        label: says.checkAnyway,
        run: () => void send(answersIn(form)),
      }),
    );
    form.querySelectorAll('fieldset')[open[0] ?? 0]?.querySelector('input')?.focus();
  }

  async function send(answers: Readonly<Record<string, string>>): Promise<void> {
    if (submit.disabled) return;
    submit.disabled = true;
    try {
      await check(answers);
    } catch (error) {
      submit.disabled = false;
      complaint.replaceChildren(failure(error));
    }
  }

  watchScrollers(form);
  return form;
}

function answersIn(form: HTMLFormElement): Record<string, string> {
  const filled = [...new FormData(form)].map(([id, value]): [string, string] => [
    id,
    typeof value === 'string' ? value.trim() : '',
  ]);
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}

interface Numbered {
  readonly number: number;
  readonly count: number;
  readonly lang: string;
}

function question(item: QuizItem, { number, count, lang }: Numbered): HTMLElement {
  const prompt = el(
    'div',
    { class: 'prompt', id: `prompt-${item.id}`, lang, dir: 'auto' },
    ...plainText(item.prompt),
  );
  return el(
    'fieldset',
    { 'aria-describedby': prompt.id },
    el('legend', { class: count === 1 ? 'unseen' : null }, says.question(number, count)),
    prompt,
    ...(item.options ? options(item.id, item.options, lang) : [gapField(item.id, lang)]),
    item.written && el('p', { class: 'hint' }, says.written),
  );
}

function options(id: string, texts: readonly string[], lang: string): HTMLElement[] {
  return texts.map((text) =>
    el(
      'label',
      { class: 'option' },
      el('input', { type: 'radio', name: id, value: text }),
      el('span', { lang, dir: 'auto' }, ...inlineText(text)),
    ),
  );
}

function gapField(id: string, lang: string): HTMLElement {
  return el(
    'label',
    { class: 'gap-field' },
    el('span', {}, says.answer),
    el('input', {
      type: 'text',
      name: id,
      maxlength: 200,
      autocomplete: 'off',
      spellcheck: 'false',
      lang,
      dir: 'auto',
    }),
  );
}
