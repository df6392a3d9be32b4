import type { Api } from '../api/api.ts';
import type { CourseMaterial } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import { words } from '../words.ts';
import { connectWords as says } from './connect-words.ts';

export interface Connect {
  readonly element: HTMLElement;
  draw(material: CourseMaterial): void;
}

/** Where an instructor connects the course to Canvas. Nothing is drawn where that is not offered. */
export function createConnect(api: Pick<Api, 'connect'>): Connect {
  const button = el('button', { type: 'button', class: 'button', onclick: () => void begin() });
  const lead = el('p');
  const state = el('div', { role: 'status' });
  const element = el(
    'section',
    { class: 'connect', hidden: true, 'aria-labelledby': 'connect-title' },
    el('h3', { id: 'connect-title' }, says.title),
    lead,
    el('p', { class: 'actions' }, button),
    state,
  );

  async function begin(): Promise<void> {
    // Opened at once, while the click still counts; its address follows.
    const tab = open('', '_blank');
    try {
      const { url } = await api.connect();
      // The tab must not be able to reach back into this page.
      if (tab) tab.opener = null;
      if (tab) tab.location.href = url;
      fill(state, tab ? notice('plain', says.waiting) : byHand(url));
    } catch (error) {
      tab?.close();
      fill(state, failure(error));
    }
  }

  return {
    element,
    draw: ({ connected, mayConnect, sync }) => {
      const isLost = sync?.status === 'failed' && sync.failureCode === 'reconnect';
      element.hidden = !mayConnect || (connected && !isLost);
      lead.textContent = connected ? says.lost : says.why;
      button.textContent = connected ? says.again : says.connect;
      if (element.hidden) state.replaceChildren();
    },
  };
}

function byHand(url: string): HTMLElement {
  const link = el(
    'a',
    { href: url, target: '_blank', rel: 'noopener noreferrer' },
    says.open,
    el('span', { class: 'unseen' }, ` (${words.source.newTab})`),
  );
  return el('p', {}, `${says.blocked} `, link);
}
