import type { SchoolProbe } from '../api/school-shapes.ts';
import { el, svg } from '../dom/el.ts';
import { notice } from '../dom/notice.ts';
import { inEnglish } from '../instructor/in-english.ts';
import { teacherWords } from '../instructor/teacher-words.ts';
import { moment } from '../instructor/written.ts';

const says = teacherWords.school;

type Found = keyof typeof says.found;

function foundBy({ leaks, blind }: SchoolProbe): Found {
  if (leaks.length > 0) return 'open';
  return blind ? 'blind' : 'clean';
}

/** What the newest probe found, in words. */
export function lastProbe(probe: SchoolProbe | undefined): HTMLElement[] {
  if (!probe) return [el('p', {}, says.never)];
  const { endedAt, asked, askedForOurs, leaks, blind } = probe;
  const isAlone = asked + askedForOurs === 0;
  return [
    ...(leaks.length === 0 && !blind ? [el('p', { class: 'closed-in' }, says.clean)] : []),
    ...(leaks.length > 0 ? [notice('bad', ways(leaks))] : []),
    ...(blind ? [notice('warn', says.blind)] : []),
    el(
      'p',
      {},
      `${says.last(moment(endedAt))} `,
      isAlone ? says.alone : says.asked(askedForOurs, asked),
    ),
  ];
}

function ways(leaks: SchoolProbe['leaks']): HTMLElement {
  const lines = leaks.map(({ path, direction }) =>
    el('li', {}, el('code', {}, inEnglish(path)), ` ${says.directions[direction]}`),
  );
  return el('span', {}, says.open(leaks.length), el('ul', {}, ...lines));
}

/** Width of a probe and height of the picture, in its own units. */
const step = 10;
const height = 24;
/** There is room for as many as the server tells. */
const shown = 30;
/** By height as well as by colour: what came through stands out, what proved nothing hardly stands. */
const heights: Readonly<Record<Found, number>> = { clean: 12, open: height, blind: 3 };

/** The newest probes as a picture, oldest first, with the same in words and one by one. */
export function probeHistory(probes: readonly SchoolProbe[]): HTMLElement[] {
  if (probes.length === 0) return [];
  const found = probes.map(foundBy);
  const count = (one: Found): number => found.filter((each) => each === one).length;
  const summary = says.summary(count('clean'), count('open'), count('blind'));
  const bars = found.toReversed().map((one, at) =>
    svg('rect', {
      class: `probe ${one}`,
      x: at * step + 1,
      y: height - heights[one],
      width: step - 2,
      height: heights[one],
    }),
  );
  const picture = svg(
    'svg',
    {
      class: 'probes',
      viewBox: `0 0 ${shown * step} ${height}`,
      preserveAspectRatio: 'xMinYMax',
      role: 'img',
      'aria-label': summary,
    },
    ...bars,
  );
  const figure = el('figure', {}, picture, el('figcaption', {}, summary));
  return [el('h4', {}, says.history), figure, oneByOne(probes)];
}

function oneByOne(probes: readonly SchoolProbe[]): HTMLElement {
  const head = [says.columns.when, says.columns.found].map((name) =>
    el('th', { scope: 'col' }, name),
  );
  const rows = probes.map((probe) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, moment(probe.endedAt)),
      el('td', {}, says.found[foundBy(probe)]),
    ),
  );
  const table = el(
    'table',
    { class: 'probe-table' },
    el('thead', {}, el('tr', {}, ...head)),
    el('tbody', {}, ...rows),
  );
  return el('details', {}, el('summary', {}, says.each), table);
}
