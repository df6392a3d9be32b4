import type { Api } from '../api/api.ts';
import { pause } from '../api/pause.ts';
import type { CourseMaterial, CourseSync } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { morph } from '../dom/morph.ts';
import { failure } from '../dom/notice.ts';
import { words } from '../words.ts';
import { teacherWords } from './teacher-words.ts';
import { documentList } from './document-list.ts';
import { createConnect } from './connect.ts';
import { createChoose } from './document-choice.ts';
import type { ReadAgain } from './document-report.ts';
import { createTakeOut } from './take-out.ts';
import { createUploads } from './uploads.ts';
import { isBusy, syncProgress } from './sync-progress.ts';

const { material: says, report: reportWords } = teacherWords;

export interface MaterialNeeds {
  readonly api: Pick<
    Api,
    | 'material'
    | 'sync'
    | 'readAgain'
    | 'connect'
    | 'disconnect'
    | 'chooseDocument'
    | 'chooseModule'
    | 'upload'
    | 'removeUpload'
  >;
  /** Assistants look but do not touch. */
  readonly mayChange: boolean;
  readonly lang: string;
  readonly say: (sentence: string) => void;
}

export interface Material {
  readonly element: HTMLElement;
  /** Reads it and goes on watching while the view is shown. */
  show(): Promise<void>;
}

/** How often the state is asked for, in milliseconds. */
const busyPace = 1_000;
const calmPace = 20_000;

/** What the tutor has read of the course, live while it is reading. */
export function createMaterial({ api, lang, say, mayChange }: MaterialNeeds): Material {
  const { element, button, trouble, refused, state, list } = parts(() => void sync());
  let watching = new AbortController();
  let wasBusy = false;

  function draw(material: CourseMaterial): void {
    const isReading = isUnderWay(material.sync);
    button.disabled = isReading;
    button.hidden = !material.connected;
    button.textContent = isReading ? says.syncing : says.sync;
    changes?.connect.draw(material);
    changes?.uploads.draw(material);
    const unreachable =
      material.connected || (changes && material.mayConnect) ? [] : [notConnected(material)];
    morph(state, el('div', {}, ...unreachable, ...syncProgress(material)));
    morph(list, el('div', {}, ...documentList(material, { lang, readAgain, changes })));
    const busy = isBusy(material);
    if (wasBusy && !busy) say(says.finished);
    wasBusy = busy;
  }

  async function watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !element.hidden) {
      const material = await api.material();
      if (signal.aborted) return;
      trouble.replaceChildren();
      draw(material);
      await pause(isBusy(material) ? busyPace : calmPace, signal);
    }
  }

  async function show(): Promise<void> {
    watching.abort();
    watching = new AbortController();
    const { signal } = watching;
    await watch(signal).catch((error: unknown) => {
      const again = failure(error, () => void show());
      if (!signal.aborted) fill(trouble, again);
    });
  }

  async function ask(asking: Promise<unknown>): Promise<boolean> {
    try {
      await asking;
      refused.replaceChildren();
      void show();
      return true;
    } catch (error) {
      button.disabled = false;
      fill(refused, failure(error));
      return false;
    }
  }

  async function sync(): Promise<void> {
    button.disabled = true;
    await ask(api.sync());
  }

  const readAgain: ReadAgain = ({ id, title }, why) =>
    void ask(api.readAgain(id, why).then(() => say(reportWords.asked(title))));

  const changes = mayChange ? createChanges({ api, say, ask, show }) : null;
  if (changes) trouble.before(changes.connect.element);
  if (changes) list.before(changes.uploads.element);

  return { element, show };
}

/** What those may do who may change the course. */
function createChanges({
  api,
  say,
  ask,
  show,
}: Pick<MaterialNeeds, 'api' | 'say'> & {
  ask: (asking: Promise<unknown>) => Promise<boolean>;
  show: () => Promise<void>;
}) {
  return {
    choose: createChoose({ api, say, ask }),
    takeOut: createTakeOut({ api, say, ask }),
    connect: createConnect({ api, say, ask }),
    uploads: createUploads({ api, say, arrived: () => void show() }),
  };
}

function parts(sync: () => void) {
  const button = el('button', { type: 'button', class: 'button main', onclick: sync }, says.sync);
  const trouble = el('div');
  // What was asked for and did not come about; it stays until something does.
  const refused = el('div');
  const state = el('div', { class: 'sync' }, el('p', {}, words.app.loading));
  const list = el('div', { class: 'documents' });
  const element = el(
    'section',
    { class: 'sheet material' },
    el('h2', { tabindex: -1 }, says.title),
    el('p', { class: 'lead' }, says.lead),
    el('p', { class: 'actions' }, button),
    trouble,
    refused,
    state,
    list,
  );
  return { element, button, trouble, refused, state, list };
}

function isUnderWay(sync: CourseSync | null): boolean {
  return sync?.status === 'waiting' || sync?.status === 'running';
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
