import { el } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import { words } from '../words.ts';

const says = words.composer;

export interface ComposerNeeds {
  /** Resolves false when the question was not taken; its words then stay in the field. */
  readonly send: (message: string) => Promise<boolean>;
  readonly stop: () => void;
}

export interface Composer {
  readonly element: HTMLElement;
  /** While an answer is being written the button stops it. */
  readonly setAnswering: (answering: boolean) => void;
  readonly put: (text: string) => void;
  complain(sentence: string | null): void;
  /** Says how much more may be asked. */
  readonly setHelp: (sentence: string | null) => void;
}

/** Where questions are written. The field grows with them, up to a good part of the screen. */
export function createComposer({ send, stop }: ComposerNeeds): Composer {
  const { element, field, button, error, help } = parts();
  let answering = false;
  let sending = false;

  function dress(): void {
    const label = answering ? says.stop : says.send;
    button.replaceChildren(icon(answering ? 'stop' : 'send'), el('span', {}, label));
    button.classList.toggle('stopping', answering);
    button.disabled = !answering && (sending || field.value.trim() === '');
  }

  function write(text: string): void {
    field.value = text;
    grow(field);
    dress();
  }

  async function submit(): Promise<void> {
    const message = field.value.trim();
    if (message === '' || sending || answering) return;
    sending = true;
    dress();
    const taken = await send(message).finally(() => (sending = false));
    write(taken ? '' : field.value);
  }

  field.addEventListener('input', () => {
    error.textContent = '';
    write(field.value);
  });
  field.addEventListener('keydown', (event) => {
    // While a word is being composed (Chinese, Japanese, Korean) Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  });
  element.addEventListener('submit', (event) => event.preventDefault());
  button.addEventListener('click', ({ detail }) => {
    if (!answering) void submit();
    // The second half of a double click on "Send" is not meant for "Stop".
    else if (detail < 2) stop();
  });
  dress();

  return {
    element,
    setAnswering: (now) => {
      answering = now;
      dress();
    },
    put: (text) => {
      write(text);
      field.focus();
    },
    complain: (sentence) => {
      error.textContent = sentence;
    },
    setHelp: (sentence) => {
      help.textContent = sentence;
      help.hidden = sentence === null;
    },
  };
}

function parts() {
  const field = el('textarea', {
    id: 'question',
    rows: 1,
    placeholder: says.placeholder,
    'aria-label': says.label,
    'aria-describedby': 'question-hint question-help question-error',
    autocomplete: 'off',
    dir: 'auto',
  });
  const button = el('button', { type: 'button', class: 'send' });
  const error = el('p', { id: 'question-error', class: 'composer-error', role: 'alert' });
  const hint = el('p', { id: 'question-hint', class: 'hint keys' }, says.hint);
  const help = el('p', { id: 'question-help', class: 'hint', hidden: true });
  const element = el(
    'form',
    { class: 'composer' },
    error,
    el('div', { class: 'composer-box' }, field, button),
    hint,
    help,
  );
  return { element, field, button, error, help };
}

function grow(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}
