import { el } from './el.ts';

export interface Tab {
  readonly title: string;
  readonly view: HTMLElement;
  readonly onShow?: () => void;
}

export interface Tabs<Name extends string> {
  readonly nav: HTMLElement;
  readonly views: HTMLElement;
  /** Shows a view and moves the focus to it. */
  show(name: Name): void;
  onChange(listen: (name: Name) => void): void;
}

/** Views of which one is shown; the first one at the beginning. */
export function createTabs<Name extends string>(
  label: string,
  tabs: Readonly<Record<Name, Tab>>,
): Tabs<Name> {
  const names = Object.keys(tabs) as Name[];
  const listeners: ((name: Name) => void)[] = [];
  const buttons = new Map(
    names.map((name) => [
      name,
      el(
        'button',
        { type: 'button', class: 'tab', 'data-title': tabs[name].title, onclick: () => show(name) },
        tabs[name].title,
      ),
    ]),
  );
  let current = names[0];

  function mark(): void {
    for (const [name, button] of buttons) {
      if (name === current) button.setAttribute('aria-current', 'page');
      else button.removeAttribute('aria-current');
      tabs[name].view.hidden = name !== current;
    }
  }

  function show(name: Name): void {
    current = name;
    mark();
    scrollTo({ top: 0 });
    for (const listen of listeners) listen(name);
    tabs[name].onShow?.();
    tabs[name].view.querySelector<HTMLElement>('h2[tabindex]')?.focus({ preventScroll: true });
  }

  mark();
  return {
    nav: el('nav', { class: 'tabs', 'aria-label': label }, ...buttons.values()),
    views: el('div', { class: 'views' }, ...names.map((name) => tabs[name].view)),
    show,
    onChange: (listen) => void listeners.push(listen),
  };
}
