import type { Thread } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import { failure } from '../dom/notice.ts';
import { words } from '../words.ts';

export interface ThreadDrawerNeeds {
  readonly read: () => Promise<readonly Thread[]>;
  readonly current: () => string | null;
  readonly open: (threadId: string) => void;
  readonly begin: () => void;
}

export interface ThreadDrawer {
  readonly element: HTMLDialogElement;
  readonly show: () => void;
}

/** The list of conversations, over the page; Esc and a click beside it close it. */
export function createThreadDrawer({
  read,
  current,
  open,
  begin,
}: ThreadDrawerNeeds): ThreadDrawer {
  const list = el('div', { class: 'thread-list' });
  const close = (): void => element.close();
  const element = el(
    'dialog',
    {
      class: 'drawer',
      'aria-labelledby': 'threads-title',
      onclick: (event: MouseEvent) => event.target === element && close(),
    },
    el(
      'div',
      { class: 'drawer-body' },
      el(
        'div',
        { class: 'panel-head' },
        el('h2', { id: 'threads-title' }, words.threads.title),
        el(
          'button',
          { type: 'button', class: 'plain', 'aria-label': words.app.close, onclick: close },
          icon('close'),
        ),
      ),
      el(
        'button',
        { type: 'button', class: 'button wide', onclick: leaveTo(begin) },
        icon('plus'),
        words.threads.add,
      ),
      list,
      el('p', { class: 'hint' }, words.threads.private),
    ),
  );

  function leaveTo(go: () => void): () => void {
    return () => {
      close();
      go();
    };
  }

  function entry({ id, title, updatedAt }: Thread): HTMLElement {
    const isCurrent = id === current();
    return el(
      'li',
      {},
      el(
        'button',
        {
          type: 'button',
          class: 'thread',
          'aria-current': isCurrent ? 'true' : null,
          onclick: leaveTo(() => open(id)),
        },
        el('span', { class: 'thread-title', dir: 'auto' }, title),
        el(
          'span',
          { class: 'thread-time' },
          dayOf(updatedAt),
          isCurrent && ` · ${words.threads.current}`,
        ),
      ),
    );
  }

  async function load(): Promise<void> {
    fill(list, el('p', {}, words.app.loading));
    try {
      const threads = await read();
      fill(
        list,
        threads.length === 0
          ? el('p', {}, words.threads.none)
          : el('ul', { role: 'list' }, ...threads.map(entry)),
      );
    } catch (error) {
      fill(
        list,
        failure(error, () => void load()),
      );
    }
  }

  return {
    element,
    show: () => {
      element.showModal();
      void load();
    },
  };
}

function dayOf(time: string): string {
  const date = new Date(time);
  const today = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(
    words.lang,
    today ? { timeStyle: 'short' } : { dateStyle: 'medium' },
  ).format(date);
}
