import type { Api } from '../api/api.ts';
import { createLatest } from '../api/latest.ts';
import type { KeptAbout } from '../api/learned-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { saveFile } from '../dom/save-file.ts';
import { words } from '../words.ts';

const says = words.kept;

export interface KeptNeeds {
  readonly api: Pick<Api, 'kept' | 'keptExport'>;
  readonly say: (sentence: string) => void;
}

/** What is held about the reader, asked for when it is unfolded, and all of it as a file. */
export function createKept({ api, say }: KeptNeeds): HTMLElement {
  const reading = createLatest();
  const body = el('div', {}, el('p', {}, words.app.loading));
  const button = el(
    'button',
    { type: 'button', class: 'button', onclick: () => void download() },
    says.download,
  );
  const trouble = el('div');
  const element = el(
    'details',
    { class: 'kept', ontoggle: () => void (element.open && show()) },
    el('summary', {}, says.title),
    el('p', {}, says.lead),
    body,
    el('p', { class: 'actions' }, button),
    trouble,
    el('p', { class: 'hint' }, says.erase),
  );

  async function show(): Promise<void> {
    const isLatest = reading.begin();
    try {
      const kept = await api.kept();
      if (isLatest()) fill(body, listOf(kept));
    } catch (error) {
      const again = failure(error, () => void show());
      if (isLatest()) fill(body, again);
    }
  }

  async function download(): Promise<void> {
    button.disabled = true;
    try {
      saveFile(await api.keptExport(), 'about-me.json');
      trouble.replaceChildren();
      say(says.saved);
    } catch (error) {
      fill(trouble, failure(error));
    } finally {
      button.disabled = false;
    }
  }

  return element;
}

function listOf(kept: KeptAbout): HTMLElement {
  const subjects = Object.keys(says.subjects) as (keyof KeptAbout)[];
  const lines = subjects.map((subject) =>
    el('li', {}, `${says.subjects[subject]}: `, el('strong', {}, String(kept[subject]))),
  );
  return el('ul', {}, ...lines);
}
