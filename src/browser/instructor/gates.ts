import type { Api } from '../api/api.ts';
import type { Estimate, GateDecision, GatePart, GateTrial, LostCase } from '../api/gate-shapes.ts';
import { createLatest } from '../api/latest.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { entry } from '../words.ts';
import { inEnglish } from './in-english.ts';
import { teacherWords } from './teacher-words.ts';
import { moment, number } from './written.ts';

const says = teacherWords.gates;
const twoDigits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

export interface GatesView {
  show(): Promise<void>;
}

/** Parts that are tried on the cases without anybody's help. */
const triedAlone = new Set(['embedder', 'reader', 'ranking']);

/** What serves the school and what waits for its cases, with the trial and what it would lose; nothing is decided here. */
export function createGates(api: Pick<Api, 'gates'>, into: HTMLElement, lang: string): GatesView {
  const reading = createLatest();
  const body = el('div', { class: 'grades' });
  into.append(
    el('section', { class: 'gates' }, el('h3', {}, says.title), el('p', {}, says.lead), body),
  );

  async function show(): Promise<void> {
    const isLatest = reading.begin();
    try {
      const { cases, parts } = await api.gates();
      if (!isLatest()) return;
      const telling = parts.filter(({ waits, last }) => waits !== null || last !== null);
      fill(
        body,
        el('p', {}, cases === 0 ? says.noCases : says.cases(cases)),
        ...telling.map((part) => partOf(part, lang)),
        cases > 0 && telling.length === 0 && el('p', { class: 'quiet' }, says.unchanged),
        allOf(parts),
      );
    } catch (error) {
      const again = failure(error, () => void show());
      if (isLatest()) fill(body, again);
    }
  }

  return { show };
}

function allOf(parts: readonly GatePart[]): HTMLElement {
  const lines = parts.map(({ part, serves }) =>
    el('li', {}, el('strong', {}, nameOf(part)), ` ${says.serves(serves)}`),
  );
  return el('details', {}, el('summary', {}, says.serving), el('ul', {}, ...lines));
}

function partOf({ part, serves, waits, last }: GatePart, lang: string): HTMLElement {
  const isTried = last !== null && last.after === waits;
  const byRun = part === 'models' ? says.tried.models : says.tried.prompt;
  const how = triedAlone.has(part) ? says.tried.index : byRun;
  return el(
    'section',
    {},
    el('h4', {}, nameOf(part)),
    el('p', {}, says.serves(serves), waits === null ? '' : ` ${says.waits(waits)}`),
    waits !== null && !isTried && el('p', {}, how),
    ...(last ? decisionOf(last, lang) : []),
  );
}

function decisionOf(
  { verdict, after, at, because, trial }: GateDecision,
  lang: string,
): (HTMLElement | false)[] {
  return [
    el('p', {}, says.verdicts[verdict](after, moment(at))),
    because !== null && el('p', {}, says.because(because)),
    ...(trial ? trialOf(trial, lang) : []),
  ];
}

function trialOf({ cases, measures, lost, won, own }: GateTrial, lang: string): HTMLElement[] {
  const { measure, before, after, verdict } = says.columns;
  const head = [measure, before, after, verdict].map((name) => el('th', { scope: 'col' }, name));
  const rows = measures.map((one) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, inEnglish(one.label)),
      el('td', {}, written(one.before)),
      el('td', {}, written(one.after)),
      el('td', {}, says.results[one.verdict]),
    ),
  );
  const table = el(
    'table',
    {},
    el('caption', {}, says.table(cases)),
    el('thead', {}, el('tr', {}, ...head)),
    el('tbody', {}, ...rows),
  );
  const scroller = el('div', { class: 'scroller', tabindex: 0, role: 'region' }, table);
  scroller.setAttribute('aria-label', says.table(cases));
  const others = lost - own.length;
  return [
    scroller,
    el('p', {}, says.lost(lost, won), others > 0 ? ` ${says.others(others)}` : ''),
    ...own.map((one) => lostCase(one, lang)),
  ];
}

function lostCase(
  { question, answer, quotes, before, after }: LostCase,
  lang: string,
): HTMLElement {
  const said = (label: string, text: string): HTMLElement[] => [
    el('dt', {}, label),
    el('dd', { lang, dir: 'auto' }, text),
  ];
  return el(
    'details',
    {},
    el('summary', {}, el('span', { lang, dir: 'auto' }, question)),
    el('p', {}, says.stood(before, after)),
    el(
      'dl',
      {},
      ...said(says.asked, question),
      ...said(says.answered, answer),
      ...quotes.flatMap((quote) => said(says.cited, quote)),
    ),
  );
}

/** Shares in per cent with their interval; a mean of ranks as it is. */
function written(estimate: Estimate | null): string {
  if (estimate === null) return '–';
  const { value, low, high } = estimate;
  if (low === undefined || high === undefined) return number(value, twoDigits);
  const percent = (share: number): number => Math.round(share * 100);
  return `${percent(value)} % (${percent(low)}–${percent(high)})`;
}

function nameOf(part: string): string {
  return entry(says.parts, part) ?? part;
}
