import type { TurnPicture } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import { words } from '../words.ts';
import { createPictureTray, type PictureTray, type PictureTrayNeeds } from './picture-tray.ts';

const says = words.composer;

export interface ComposerNeeds {
  /** Resolves false when the question was not taken; its words then stay in the field. */
  readonly send: (message: string, pictures: readonly TurnPicture[]) => Promise<boolean>;
  readonly stop: () => void;
  readonly api: PictureTrayNeeds['api'];
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
export function createComposer({ send, stop, api }: ComposerNeeds): Composer {
  const complain = (sentence: string | null): void => void (error.textContent = sentence);
  const tray = createPictureTray({ api, complain, onChange: () => dress() });
  const { element, field, button, error, help } = parts(tray);
  let answering = false;
  let sending = false;

  function dress(): void {
    const label = answering ? says.stop : says.send;
    button.replaceChildren(icon(answering ? 'stop' : 'send'), el('span', {}, label));
    button.classList.toggle('stopping', answering);
    const unready = sending || tray.isBusy() || isEmpty(field, tray);
    button.disabled = !answering && unready;
  }

  function write(text: string): void {
    field.value = text;
    grow(field);
    dress();
  }

  async function submit(): Promise<void> {
    const message = field.value.trim();
    if (isEmpty(field, tray) || sending || answering || tray.isBusy()) return;
    sending = true;
    dress();
    const pictures = tray.pictures();
    const taken = await send(message, pictures).finally(() => (sending = false));
    if (taken) tray.clear(pictures);
    // What was written meanwhile is the next question.
    write(taken && field.value.trim() === message ? '' : field.value);
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
  takePictures(element, field, tray);
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
    complain,
    setHelp: (sentence) => {
      help.textContent = sentence;
      help.hidden = sentence === null;
    },
  };
}

/** A picture alone is a question as well. */
function isEmpty(field: HTMLTextAreaElement, tray: PictureTray): boolean {
  return field.value.trim() === '' && tray.pictures().length === 0;
}

/** Pictures come by pasting and by dragging as well. */
function takePictures(element: HTMLElement, field: HTMLElement, tray: PictureTray): void {
  field.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    tray.add(files);
  });
  const over = (is: boolean): void => void element.classList.toggle('drop', is);
  element.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    over(true);
  });
  element.addEventListener('dragleave', () => over(false));
  element.addEventListener('drop', (event) => {
    over(false);
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    tray.add(event.dataTransfer.files);
  });
}

function parts(tray: Pick<PictureTray, 'element' | 'button'>) {
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
    { class: 'composer', onsubmit: (event: Event) => event.preventDefault() },
    error,
    tray.element,
    el('div', { class: 'composer-box' }, tray.button, field, button),
    hint,
    help,
  );
  new ResizeObserver(() => tellHeight(element)).observe(element);
  return { element, field, button, error, help };
}

/** The last answer is given the room that is left above it. */
function tellHeight(composer: HTMLElement): void {
  document.documentElement.style.setProperty('--composer', `${composer.offsetHeight}px`);
}

function grow(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}
