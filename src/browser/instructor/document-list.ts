import type { CourseDocument, CourseMaterial } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { icon, type IconName } from '../dom/icons.ts';
import { notice } from '../dom/notice.ts';
import { entry, words } from '../words.ts';
import { teacherWords } from './teacher-words.ts';
import { choiceNotes, documentChoice, moduleChoice, type Choose } from './document-choice.ts';
import { documentButton, documentReport, type ReadAgain } from './document-report.ts';
import { inEnglish } from './in-english.ts';
import { moment } from './written.ts';

const { material: says, report: reportWords, uploads: uploadWords } = teacherWords;

export interface ListNeeds {
  readonly lang: string;
  readonly readAgain: ReadAgain;
  /** Null for those who only look. */
  readonly changes: {
    readonly choose: Choose;
    /** Takes out what was put in by hand. */
    readonly takeOut: (document: CourseDocument) => void;
  } | null;
}

/** The documents of the course by module, in the order of the course. */
export function documentList(
  { documents, leftOut }: Pick<CourseMaterial, 'documents' | 'leftOut'>,
  needs: ListNeeds,
): HTMLElement[] {
  const { lang, changes } = needs;
  if (documents.length === 0) return [notice('plain', says.none)];
  const modules = Map.groupBy(documents, ({ moduleTitle }) => moduleTitle);
  return [...modules].map(([title, members]) =>
    el(
      'section',
      { class: 'module' },
      el(
        'h3',
        {},
        el('span', { lang: title === null ? null : lang }, title ?? says.noModule),
        el('span', { class: 'quiet' }, ` ${says.inModule(members.length)}`),
      ),
      ...moduleChoice(title, !leftOut.includes(title), changes?.choose ?? null),
      el(
        'ul',
        { role: 'list' },
        ...members.map((document) => row(document, !leftOut.includes(title), needs)),
      ),
    ),
  );
}

const stateIcons: Readonly<Record<CourseDocument['state'], IconName>> = {
  waiting: 'waiting',
  processing: 'again',
  ready: 'check',
  failed: 'alert',
};

function row(
  document: CourseDocument,
  moduleIsUsed: boolean,
  { lang, readAgain, changes }: ListNeeds,
): HTMLElement {
  const { id, title, url, state } = document;
  return el(
    'li',
    { id: `document-${id}`, class: 'document' },
    el(
      'div',
      { class: 'document-head' },
      el('span', { class: 'document-title', lang }, url === null ? title : linkTo(url, title)),
      el('span', { class: `state ${state}` }, icon(stateIcons[state]), says.states[state]),
    ),
    el('p', { class: 'document-facts' }, facts(document).join(' · ')),
    ...underWay(document),
    ...failures(document),
    ...repeat(document, readAgain),
    ...takingOut(document, changes),
    ...documentReport(document, readAgain),
    ...documentChoice(document, changes?.choose ?? null),
    ...choiceNotes(document, moduleIsUsed).map((note) =>
      el('p', { class: 'release' }, icon('hidden'), note),
    ),
    ...releases(document).map(({ symbol, text }) =>
      el('p', { class: 'release' }, icon(symbol), text),
    ),
  );
}

function linkTo(url: string, title: string): Node | string {
  if (!/^https?:\/\//i.test(url)) return title;
  return el(
    'a',
    { href: url, target: '_blank', rel: 'noopener noreferrer' },
    title,
    el('span', { class: 'unseen' }, ` (${words.source.newTab})`),
  );
}

function takingOut(document: CourseDocument, changes: ListNeeds['changes']): HTMLElement[] {
  if (!changes || !document.uploaded) return [];
  const onclick = (): void => changes.takeOut(document);
  return [documentButton(document, 'take-out', { label: uploadWords.remove, onclick })];
}

function facts({ title, fileName, report, uploaded }: CourseDocument): string[] {
  const pages = report?.pages ?? [];
  const unread = pages.filter(({ status }) => status === 'empty' || status === 'failed').length;
  return [
    fileName === title ? '' : fileName,
    uploaded ? uploadWords.uploaded : '',
    report?.chunks === undefined ? '' : says.passages(report.chunks),
    pages.length > 0 ? says.pages(pages.length) : '',
    unread > 0 ? says.emptyPages(unread) : '',
  ].filter((fact) => fact !== '');
}

/** The stage it is in, with a bar where the stage can be counted. */
function underWay({ title, progress }: CourseDocument): HTMLElement[] {
  if (!progress) return [];
  const { stage, done, total, attempt } = progress;
  const name = entry(reportWords.stages, stage ?? 'fetch') ?? '';
  const again = attempt > 1 ? ` (${reportWords.attempt(attempt)})` : '';
  const sentence = `${reportWords.stageOf(name, done, total)}${again}`;
  return [
    el('p', { class: 'stage' }, sentence),
    ...(total === null
      ? []
      : [el('progress', { 'aria-label': `${title}: ${name}`, max: total, value: done ?? 0 })]),
  ];
}

function repeat(document: CourseDocument, readAgain: ReadAgain): HTMLElement[] {
  if (!document.repeatable || document.state !== 'failed') return [];
  const onclick = (): void => readAgain(document, 'retry');
  return [documentButton(document, 'retry', { label: reportWords.retry, onclick })];
}

function failures({ failure, state, searchable }: CourseDocument): HTMLElement[] {
  if (!failure) return [];
  const why = failure.reason === null ? says.unreadable : inEnglish(failure.reason);
  const older = state === 'failed' && searchable && ` ${says.olderVersion}`;
  return [el('p', { class: 'why' }, why, older)];
}

interface Release {
  readonly symbol: IconName;
  readonly text: string;
}

function releases({ published, unlockAt, lockAt, restricted }: CourseDocument): Release[] {
  const now = Date.now();
  const found: Release[] = [];
  if (!published) found.push({ symbol: 'hidden', text: says.unpublished });
  if (restricted) found.push({ symbol: 'lock', text: says.restricted });
  if (unlockAt !== null && Date.parse(unlockAt) > now)
    found.push({ symbol: 'lock', text: says.opens(moment(unlockAt)) });
  if (lockAt !== null) {
    const isClosed = Date.parse(lockAt) <= now;
    found.push({
      symbol: isClosed ? 'lock' : 'clock',
      text: (isClosed ? says.closed : says.closes)(moment(lockAt)),
    });
  }
  return found;
}
