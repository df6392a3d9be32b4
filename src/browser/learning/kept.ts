import type { Api } from '../api/api.ts';
import { createLatest } from '../api/latest.ts';
import type { KeptAbout, KeptUntil } from '../api/learned-shapes.ts';
import { dayOf } from '../instructor/written.ts';
import { downloadButton } from '../dom/download-button.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
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
  const trouble = el('div');
  const button = downloadButton(
    {
      label: says.download,
      saved: says.saved,
      fileName: 'about-me.json',
      fetch: () => api.keptExport(),
    },
    { say, trouble },
  );
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
      if (isLatest()) fill(body, listOf(kept), ...untilOf(kept.until));
    } catch (error) {
      const again = failure(error, () => void show());
      if (isLatest()) fill(body, again);
    }
  }

  return element;
}

/** Nothing where no rule of the school says until when. */
function untilOf(until: readonly KeptUntil[]): HTMLElement[] {
  if (until.length === 0) return [];
  const lines = until.map(({ courseTitle, at, timeZone }) =>
    el('li', {}, el('bdi', {}, courseTitle), ': ', el('strong', {}, dayOf(at, timeZone))),
  );
  return [el('p', {}, says.until), el('ul', { class: 'kept-until' }, ...lines)];
}

function listOf(kept: KeptAbout): HTMLElement {
  const subjects = Object.keys(says.subjects) as (keyof KeptAbout)[];
  const lines = subjects.map((subject) =>
    el('li', {}, `${says.subjects[subject]}: `, el('strong', {}, String(kept[subject]))),
  );
  return el('ul', {}, ...lines);
}
