import type { Api } from '../api/api.ts';
import type { CourseMaterial } from '../api/shapes.ts';
import { askFirst } from '../dom/ask-first.ts';
import { el, fill } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import { words } from '../words.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.connect;

export interface Connect {
  readonly element: HTMLElement;
  draw(material: CourseMaterial): void;
}

interface ConnectNeeds {
  readonly api: Pick<Api, 'connect' | 'disconnect'>;
  readonly say: (sentence: string) => void;
  /** True when it went well. */
  readonly ask: (asking: Promise<unknown>) => Promise<boolean>;
}

/** Where an instructor connects the course to Canvas, or ends that. Empty where it is not offered. */
export function createConnect({ api, say, ask }: ConnectNeeds): Connect {
  const button = el('button', { type: 'button', class: 'button', onclick: () => void begin() });
  const leave = el(
    'button',
    { type: 'button', class: 'button', onclick: () => void end() },
    says.disconnect,
  );
  const lead = el('p');
  const state = el('div', { role: 'status' });
  const element = el(
    'section',
    { class: 'connect', hidden: true, 'aria-labelledby': 'connect-title' },
    el('h3', { id: 'connect-title' }, says.title),
    lead,
    el('p', { class: 'actions' }, button, leave),
    state,
  );

  async function end(): Promise<void> {
    const { disconnectTitle: title, disconnectWhy: text, disconnect: yes } = says;
    if (!(await askFirst({ title, text, yes }))) return;
    if (await ask(api.disconnect())) say(says.disconnected);
  }

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
    draw: ({ connected, mayConnect, connection, sync }) => {
      const isLost =
        connection === 'reconnect' ||
        (sync?.status === 'failed' && sync.failureCode === 'reconnect');
      const mayAgree = mayConnect && (!connected || isLost);
      element.hidden = !mayAgree && connection === 'none';
      button.hidden = !mayAgree;
      leave.hidden = connection === 'none';
      lead.textContent = !connected ? says.why : isLost ? says.lost : says.own;
      button.textContent = connected ? says.again : says.connect;
      if (!mayAgree) state.replaceChildren();
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
