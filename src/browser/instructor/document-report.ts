import type { CourseDocument, DocumentReport } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { notice } from '../dom/notice.ts';
import { entry } from '../words.ts';
import { teacherWords } from './teacher-words.ts';
import { list, number } from './written.ts';

const says = teacherWords.report;
const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** Asked for with a document's buttons. */
export type ReadAgain = (document: CourseDocument, why: 'retry' | 'reindex') => void;

/** What happened when a document was read: folded away, but for what somebody should look at. */
export function documentReport(document: CourseDocument, readAgain: ReadAgain): HTMLElement[] {
  const { title, report, state, repeatable } = document;
  const lines = report ? linesOf(report) : [];
  const suspicious = Object.values(report?.instructionLike ?? {}).reduce(
    (sum, count) => sum + count,
    0,
  );
  return [
    ...(suspicious > 0 ? [notice('plain', says.suspicious(suspicious))] : []),
    ...(lines.length === 0
      ? []
      : [
          el(
            'details',
            { class: 'document-report' },
            el('summary', {}, says.report, el('span', { class: 'unseen' }, `: ${title}`)),
            el('ul', { role: 'list' }, ...lines.map((line) => el('li', {}, line))),
            repeatable &&
              state === 'ready' &&
              documentButton(document, 'reindex', {
                label: says.reindex,
                onclick: () => readAgain(document, 'reindex'),
              }),
          ),
        ]),
  ];
}

/** A button for a document. It has a name, so that no other takes its place when the list changes. */
export function documentButton(
  { id, title }: CourseDocument,
  name: 'retry' | 'reindex' | 'take-out',
  { label, onclick }: { label: string; onclick: () => void },
): HTMLElement {
  return el(
    'p',
    { class: 'actions', id: `${name}-${id}` },
    el(
      'button',
      { type: 'button', class: 'button', onclick },
      label,
      el('span', { class: 'unseen' }, ` (${title})`),
    ),
  );
}

function linesOf(report: DocumentReport): string[] {
  const { tokens, batches = 0, kept = 0 } = report;
  return [
    ...pageLines(report),
    ...ocrLines(report),
    ...Object.entries(report.notes ?? {}).map(
      ([note, count]) => `${entry(says.notes, note) ?? note}: ${number(count)}`,
    ),
    ...(tokens === undefined ? [] : [says.amounts(tokens, batches, kept)]),
    ...slowestLine(report),
  ];
}

function pageLines({ pages = [] }: DocumentReport): string[] {
  if (pages.length === 0) return [];
  const byStatus = Map.groupBy(pages, ({ status }) => status);
  const counts = [...byStatus].map(([status, members]) => {
    const say = entry(says.pageStates, status);
    return say ? say(members.length) : `${number(members.length)} ${status}`;
  });
  const failed = (byStatus.get('failed') ?? []).map(({ page }) => page);
  return [
    `${says.pagesRead}: ${list(counts)}`,
    ...(failed.length > 0 ? [says.failedPages(list(failed.slice(0, 20).map(String)))] : []),
  ];
}

function ocrLines({ ocr }: DocumentReport): string[] {
  if (!ocr) return [];
  return [
    ...(ocr.confidence === null ? [] : [says.recognised(ocr.confidence, ocr.languages)]),
    ...(ocr.skipped > 0 ? [says.skippedPages(ocr.skipped)] : []),
  ];
}

function slowestLine({ slowestStage, stages }: DocumentReport): string[] {
  const ms = slowestStage ? stages?.[slowestStage] : undefined;
  if (!slowestStage || ms === undefined) return [];
  return [
    says.slowest(entry(says.stages, slowestStage) ?? slowestStage, number(ms / 1000, oneDigit)),
  ];
}
