import { intlTag } from '../../ground/language/index.ts';
import { createLatest } from '../api/latest.ts';
import type { Thread } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import { failure } from '../dom/notice.ts';
import { words } from '../words.ts';

const says = words.threads;

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
  const reading = createLatest();
  const list = el('div', { class: 'thread-list' });
  const element = el('dialog', { class: 'drawer', 'aria-labelledby': 'threads-title' });
  const leaveTo = (go: () => void) => (): void => {
    element.close();
    go();
  };
  element.append(drawerBody(list, () => element.close(), leaveTo(begin)));
  element.addEventListener('click', ({ target }) => {
    if (target === element) element.close();
  });

  async function load(): Promise<void> {
    const isLatest = reading.begin();
    fill(list, el('p', {}, words.app.loading));
    try {
      const threads = await read();
      if (!isLatest()) return;
      const items = threads.map((thread) =>
        entry(
          thread,
          thread.id === current(),
          leaveTo(() => open(thread.id)),
        ),
      );
      fill(
        list,
        items.length === 0 ? el('p', {}, says.none) : el('ul', { role: 'list' }, ...items),
      );
    } catch (error) {
      const trouble = failure(error, () => void load());
      if (isLatest()) fill(list, trouble);
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

function drawerBody(list: HTMLElement, close: () => void, begin: () => void): HTMLElement {
  const head = el(
    'div',
    { class: 'panel-head' },
    el('h2', { id: 'threads-title' }, says.title),
    el(
      'button',
      { type: 'button', class: 'tool', 'aria-label': words.app.close, onclick: close },
      icon('close'),
    ),
  );
  const add = el(
    'button',
    { type: 'button', class: 'button wide', onclick: begin },
    icon('plus'),
    says.add,
  );
  return el(
    'div',
    { class: 'drawer-body' },
    head,
    add,
    list,
    el('p', { class: 'hint' }, says.private),
  );
}

function entry({ title, updatedAt }: Thread, isCurrent: boolean, open: () => void): HTMLElement {
  const time = `${dayOf(updatedAt)}${isCurrent ? ` · ${says.current}` : ''}`;
  return el(
    'li',
    {},
    el(
      'button',
      { type: 'button', class: 'thread', 'aria-current': isCurrent ? 'true' : null, onclick: open },
      el('span', { class: 'thread-title' }, el('bdi', {}, title || words.pictures.untitled)),
      el('span', { class: 'thread-time' }, time),
    ),
  );
}

function dayOf(time: string): string {
  const date = new Date(time);
  const isToday = date.toDateString() === new Date().toDateString();
  const form = isToday ? ({ timeStyle: 'short' } as const) : ({ dateStyle: 'medium' } as const);
  return new Intl.DateTimeFormat(intlTag(words.lang), form).format(date);
}
