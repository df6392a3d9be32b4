import type { Api } from '../api/api.ts';
import { pause } from '../api/pause.ts';
import type { CourseMaterial, CourseSync } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { morph } from '../dom/morph.ts';
import { failure } from '../dom/notice.ts';
import { words } from '../words.ts';
import { documentList } from './document-list.ts';
import { isBusy, syncProgress } from './sync-progress.ts';

const says = words.material;

export interface MaterialNeeds {
  readonly api: Pick<Api, 'material' | 'sync'>;
  readonly lang: string;
  readonly say: (sentence: string) => void;
}

export interface Material {
  readonly element: HTMLElement;
  /** Reads it and goes on watching while the view is shown and something happens. */
  show(): Promise<void>;
}

/** How often the state is asked for, in milliseconds. */
const busyPace = 1_000;
const calmPace = 20_000;

/** What the tutor has read of the course, live while it is reading. */
export function createMaterial({ api, lang, say }: MaterialNeeds): Material {
  const trouble = el('div');
  const state = el('div', { class: 'sync' });
  const list = el('div', { class: 'documents' });
  const button = el(
    'button',
    { type: 'button', class: 'button main', onclick: () => void sync() },
    says.sync,
  );
  const element = el(
    'section',
    { class: 'sheet material' },
    el('h2', { tabindex: -1 }, words.material.title),
    el('p', { class: 'lead' }, says.lead),
    el('p', { class: 'actions' }, button),
    trouble,
    state,
    list,
  );
  let watching = new AbortController();
  let wasBusy = false;

  function draw(material: CourseMaterial): void {
    const busy = isBusy(material);
    const reading = isUnderWay(material.sync);
    button.disabled = reading;
    button.hidden = !material.connected;
    button.textContent = reading ? says.syncing : says.sync;
    redraw(state, [
      ...(material.connected ? [] : [notConnected(material)]),
      ...syncProgress(material),
    ]);
    redraw(list, documentList(material.documents, lang));
    if (wasBusy && !busy) say(`${words.material.title}: ${says.counts.done}.`);
    wasBusy = busy;
  }

  async function show(): Promise<void> {
    watching.abort();
    watching = new AbortController();
    const { signal } = watching;
    while (!signal.aborted && !element.hidden) {
      try {
        const material = await api.material();
        if (signal.aborted) return;
        trouble.replaceChildren();
        draw(material);
        await pause(isBusy(material) ? busyPace : calmPace, signal);
      } catch (error) {
        fill(
          trouble,
          failure(error, () => void show()),
        );
        return;
      }
    }
  }

  async function sync(): Promise<void> {
    button.disabled = true;
    try {
      await api.sync();
      await show();
    } catch (error) {
      button.disabled = false;
      fill(trouble, failure(error));
    }
  }

  return { element, show };
}

function isUnderWay(sync: CourseSync | null): boolean {
  return sync?.status === 'waiting' || sync?.status === 'running';
}

function redraw(place: HTMLElement, content: readonly HTMLElement[]): void {
  const next = el('div');
  next.append(...content);
  morph(place, next);
}

function notConnected({ documents }: CourseMaterial): HTMLElement {
  return el(
    'div',
    { class: 'notice plain block' },
    el('h3', {}, says.notConnected),
    el('p', {}, says.notConnectedWhy),
    el('ul', {}, ...says.alternatives.map((way) => el('li', {}, way))),
    documents.length > 0 && el('p', {}, says.notConnectedStill),
  );
}
