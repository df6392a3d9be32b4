import {
  outlooks,
  type GradePreview,
  type PreviewColumn,
  type PreviewLine,
  type SeenGrade,
} from '../api/grade-shapes.ts';
import { el } from '../dom/el.ts';
import { notice } from '../dom/notice.ts';
import { conceptTitle } from '../learning/concept-title.ts';
import { entry, words } from '../words.ts';
import { inEnglish } from './in-english.ts';
import { teacherWords } from './teacher-words.ts';
import { moment, number } from './written.ts';

const says = teacherWords.posting;

/** What may be done about grades that were seen. */
export interface GradeDeeds {
  readonly approve: (grades: readonly SeenGrade[]) => void;
  readonly undo: (grades: readonly SeenGrade[]) => void;
  readonly again: (grades: readonly SeenGrade[]) => void;
}

/** @param deeds null for those who look but do not touch */
export function previewParts(
  preview: GradePreview,
  deeds: GradeDeeds | null,
  lang: string,
): HTMLElement[] {
  const { teachersSee, readsBack, columns } = preview;
  const lines = columns.flatMap((column) => column.lines);
  const { withheld, withoutName } = words.seen;
  return [
    ...(readsBack ? [] : [notice('warn', says.blind)]),
    ...(teachersSee === 'aggregate' ? [notice('plain', withheld)] : []),
    ...(teachersSee === 'pseudonymous' ? [notice('plain', withoutName)] : []),
    ...waitingPart(preview, deeds),
    ...lastPart(lines, deeds),
    ...columns.flatMap((column, at) => columnPart(column, { at, deeds, lang })),
  ];
}

function waitingPart(
  { columns, waitsSince }: GradePreview,
  deeds: GradeDeeds | null,
): HTMLElement[] {
  const lines = columns.flatMap((column) => column.lines);
  const waiting = lines.filter(({ outlook }) => outlook === 'proposed');
  if (waiting.length === 0 || waitsSince === null) return [];
  return [
    el('p', {}, says.waits(waiting.length, moment(waitsSince))),
    ...deedOf(says.approveAll, waiting, deeds?.approve),
  ];
}

/** What was let go together last. */
function lastPart(lines: readonly PreviewLine[], deeds: GradeDeeds | null): HTMLElement[] {
  const together = lines.filter(
    ({ isLast, canUndo, outlook }) => isLast && canUndo && outlook === 'same',
  );
  return deedOf(says.undoLast, together, deeds?.undo);
}

/** A button for what can be named, with how many. */
function deedOf(
  label: string,
  lines: readonly PreviewLine[],
  act: ((grades: readonly SeenGrade[]) => void) | undefined,
): HTMLElement[] {
  const grades = lines.flatMap(({ seen }) => seen ?? []);
  if (grades.length === 0 || !act) return [];
  const onclick = (): void => act(grades);
  const text = `${label} (${number(grades.length)})`;
  return [el('p', {}, el('button', { type: 'button', class: 'button', onclick }, text))];
}

interface ColumnPlace {
  readonly at: number;
  readonly deeds: GradeDeeds | null;
  readonly lang: string;
}

function columnPart(column: PreviewColumn, { at, deeds, lang }: ColumnPlace): HTMLElement[] {
  const { isOn, lines } = column;
  const counted = outlooks.flatMap((outlook) => {
    const many = lines.filter((line) => line.outlook === outlook).length;
    if (many === 0) return [];
    return [el('li', {}, el('strong', {}, number(many)), ` ${says.outlooks[outlook](many)}`)];
  });
  const taken = lines.filter(({ canUndo }) => canUndo);
  return [
    el('h4', { lang: column.concept === null ? null : lang, dir: 'auto' }, titleOf(column)),
    ...placeOf(column),
    ...(isOn ? [] : [el('p', { class: 'quiet' }, says.isOff)]),
    el('ul', {}, ...counted),
    ...deedOf(says.undoColumn, taken, deeds?.undo),
    ...studentsPart(lines, { at, deeds, lang }),
  ];
}

/** A column is made for the first grade that goes into it. */
function placeOf({ newTitle, points, trouble, reason, lines }: PreviewColumn): HTMLElement[] {
  if (trouble !== null) return [el('p', {}, troubleText(trouble, reason))];
  if (newTitle === null) return [el('p', {}, says.uses)];
  const goes = lines.some(({ outlook }) => ['post', 'propose', 'proposed'].includes(outlook));
  return goes ? [el('p', {}, says.makes(newTitle, number(points ?? 0)))] : [];
}

function titleOf({ purpose, concept, ofLink }: PreviewColumn): string {
  const { quizzes, mastery } = teacherWords.settings.columns;
  if (ofLink) return says.link;
  if (purpose === 'quizzes') return quizzes;
  return purpose === 'mastery' ? mastery : says.own(conceptTitle(concept ?? purpose));
}

function studentsPart(lines: readonly PreviewLine[], { at, deeds }: ColumnPlace): HTMLElement[] {
  const told = lines.filter(({ student }) => student !== null);
  if (told.length === 0) return [];
  return [
    el(
      'details',
      { id: `grade-lines-${at}` },
      el('summary', {}, `${says.students} (${number(told.length)})`),
      el('ul', { class: 'grade-lines' }, ...told.map((line) => lineItem(line, deeds))),
    ),
  ];
}

function lineItem(line: PreviewLine, deeds: GradeDeeds | null): HTMLElement {
  const { outlook, trouble, reason, will, was } = line;
  const name = nameOf(line);
  const isChange = ['post', 'propose', 'proposed', 'under_way', 'undoing'].includes(outlook);
  return el(
    'li',
    {},
    el('strong', {}, el('bdi', {}, name)),
    ` · ${says.stands(standing(was))}`,
    isChange && ` · ${says.would(will === null ? says.nothing : percent(will))}`,
    ` · ${says.outlooks[outlook](1)}`,
    trouble !== null && el('p', { class: 'quiet' }, troubleText(trouble, reason)),
    deeds && buttonsOf(line, name, deeds),
  );
}

function buttonsOf(
  { seen, outlook, canUndo, canRetry }: PreviewLine,
  name: string,
  deeds: GradeDeeds,
): HTMLElement | null {
  if (seen === null) return null;
  const button = (label: string, act: (grades: readonly SeenGrade[]) => void): HTMLElement => {
    const onclick = (): void => act([seen]);
    const props = { type: 'button', class: 'button', 'aria-label': `${label}: ${name}`, onclick };
    return el('button', props, label);
  };
  const buttons = [
    ...(outlook === 'proposed' ? [button(says.approve, deeds.approve)] : []),
    ...(canUndo ? [button(says.undo, deeds.undo)] : []),
    ...(canRetry ? [button(outlook === 'undone' ? says.post : says.retry, deeds.again)] : []),
  ];
  return buttons.length === 0 ? null : el('p', { class: 'actions' }, ...buttons);
}

function nameOf({ student }: PreviewLine): string {
  const { name, pseudonym } = student ?? { name: null };
  return pseudonym === undefined ? (name ?? says.nameless) : words.seen.student(pseudonym);
}

function standing(was: PreviewLine['was']): string {
  if (was === null) return says.nothing;
  return typeof was === 'number' ? percent(was) : says.unread;
}

function percent(share: number): string {
  return number(share * 100, { maximumFractionDigits: 2 });
}

/** What is the matter and what helps, or what the server said. */
export function troubleText(trouble: string | null, reason: string | null): string | Node {
  const known = entry(says.troubles, trouble ?? '');
  if (known !== undefined) return known;
  return reason === null ? says.troubles.failed : inEnglish(reason);
}
