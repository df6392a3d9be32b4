import type { Api } from '../api/api.ts';
import { createLatest } from '../api/latest.ts';
import type { SchoolPicture } from '../api/school-shapes.ts';
import { downloadButton } from '../dom/download-button.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { teacherWords } from '../instructor/teacher-words.ts';
import { number } from '../instructor/written.ts';
import { words } from '../words.ts';
import { createErasing } from './erasing.ts';
import { lastProbe, probeHistory } from './probes.ts';

const says = teacherWords.school;
const fileName = 'isolation-log.json';
const papersName = 'trust-pack.html';

export interface School {
  readonly element: HTMLElement;
  show(): Promise<void>;
}

interface SchoolNeeds {
  readonly api: Pick<Api, 'school' | 'schoolLog' | 'papers' | 'planErasure' | 'erasePerson'>;
  readonly say: (sentence: string) => void;
}

/** What whoever runs the LMS sees of their school: that nobody else sees it, and what it uses. */
export function createSchool({ api, say }: SchoolNeeds): School {
  const reading = createLatest();
  const trouble = el('div');
  const button = downloadButton(
    { label: says.download, saved: says.saved, fileName, fetch: () => api.schoolLog() },
    { say, trouble },
  );
  const isolation = el('div', {}, el('p', {}, words.app.loading));
  const use = el('div');
  const seen = el('p');
  const element = el(
    'section',
    { class: 'sheet school' },
    el('h2', { tabindex: -1 }, says.title),
    el('p', { class: 'lead' }, says.lead),
    trouble,
    el('h3', {}, says.isolation),
    el('p', {}, says.how),
    isolation,
    el('h4', {}, says.log),
    el(
      'p',
      {},
      says.logWhat,
      ' ',
      el('code', { dir: 'ltr' }, `preceptor isolation verify ${fileName}`),
    ),
    el('p', { class: 'actions' }, button),
    el('h3', {}, says.use),
    use,
    ...papersPart(api, { say, trouble }),
    ...seenPart(seen),
    createErasing({ api, say }),
  );

  async function show(): Promise<void> {
    const isLatest = reading.begin();
    try {
      const picture = await api.school();
      if (!isLatest()) return;
      trouble.replaceChildren();
      const [newest] = picture.probes;
      fill(isolation, ...lastProbe(newest), ...probeHistory(picture.probes));
      fill(use, ...useOf(picture));
      fill(seen, says.levels[picture.teachersSee]);
    } catch (error) {
      const again = failure(error, () => void show());
      if (isLatest()) fill(trouble, again);
    }
  }

  return { element, show };
}

type Told = Parameters<typeof downloadButton>[1];

function papersPart(api: Pick<Api, 'papers'>, told: Told): HTMLElement[] {
  const papers = downloadButton(
    {
      label: says.papersDownload,
      saved: says.saved,
      fileName: papersName,
      fetch: () => api.papers(),
    },
    told,
  );
  return [
    el('h3', {}, says.papers),
    el('p', {}, says.papersWhat),
    el('p', { class: 'actions' }, papers),
  ];
}

/** @param seen where the level stands once it is known */
function seenPart(seen: HTMLElement): HTMLElement[] {
  const command = 'preceptor tenant visibility NAME aggregate|pseudonymous|named';
  return [
    el('h3', {}, says.seen),
    seen,
    el('p', {}, says.seenHow, ' ', el('code', { dir: 'ltr' }, command)),
  ];
}

function useOf({ courses, spentMicros, caps, models }: SchoolPicture): HTMLElement[] {
  const limits = caps.map(({ period, amount }) => says.caps[period](dollars(amount)));
  const facts = [
    says.opened(courses.opened),
    says.connected(courses.connected),
    says.students(courses.students),
    says.spent(dollars(spentMicros)),
    ...(limits.length > 0 ? limits : [says.noCap]),
  ];
  return [
    el('ul', {}, ...facts.map((fact) => el('li', {}, fact))),
    ...(models.length === 0 ? [el('p', {}, says.noModel)] : modelsOf(models)),
  ];
}

function modelsOf(models: SchoolPicture['models']): HTMLElement[] {
  const lines = models.map(({ name, ready }) =>
    el('li', {}, el('code', { dir: 'ltr' }, name), ready ? '' : ` – ${says.notReady}`),
  );
  return [el('h4', {}, says.models), el('ol', {}, ...lines)];
}

/** Rounded up to whole cents, so that nothing spent ever looks like nothing. */
function dollars(micros: number): string {
  return number(Math.ceil(micros / 10_000) / 100, { style: 'currency', currency: 'USD' });
}
