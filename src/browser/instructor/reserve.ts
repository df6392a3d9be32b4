import type { Api } from '../api/api.ts';
import { createInOrder } from '../api/in-order.ts';
import { createLatest } from '../api/latest.ts';
import type { ReserveState } from '../api/reserve-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { words } from '../words.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.reserve;

export interface ReserveSettings {
  show(): Promise<void>;
}

const mostShown = 8;

/** What of the course's money is kept for the days before something is due, and when that is. */
export function createReserveSettings(
  api: Pick<Api, 'reserve' | 'keepReserve'>,
  { mayChange, into }: { mayChange: boolean; into: HTMLElement },
): ReserveSettings {
  const typed = createLatest();
  const { form, share, daysBefore, days, button } = parts(mayChange, () => void typed.begin());
  const state = el('div', { role: 'status' });
  const dates = el('div', { class: 'grades' });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void save();
  });
  into.append(el('div', {}, el('h3', {}, says.title), el('p', {}, says.why), form, state, dates));

  const inOrder = createInOrder();
  const saved = createLatest();
  let isAsKept = typed.mark();

  function draw({ reserve, dueDates, timeZone }: ReserveState): void {
    fill(dates, ...datesOf(dueDates, timeZone));
    for (const control of [share, daysBefore, days, button]) control.disabled = !mayChange;
    // What is being written stays.
    if (!isAsKept()) return;
    share.value = String(reserve?.share ?? 0);
    daysBefore.value = String(reserve?.daysBefore ?? 3);
    const written = dueDates.filter(({ source }) => source === 'manual');
    days.value = written.map(({ title }) => title).join(' ');
  }

  async function save(): Promise<void> {
    const written = days.value.split(/[\s,;]+/).filter((day) => day !== '');
    if (written.some((day) => !/^\d{4}-\d\d-\d\d$/.test(day))) {
      state.textContent = says.notDays;
      return;
    }
    state.textContent = teacherWords.settings.saving;
    const isSame = typed.mark();
    try {
      const reserve = { share: Number(share.value), daysBefore: Number(daysBefore.value) };
      const kept = await inOrder(() => api.keepReserve({ reserve, days: written }));
      saved.begin();
      if (isSame()) isAsKept = isSame;
      draw(kept);
      state.textContent = teacherWords.settings.saved;
    } catch (error) {
      fill(state, failure(error));
    }
  }

  return {
    show: async () => {
      const isLatest = saved.mark();
      const now = await api.reserve();
      if (!isLatest()) return;
      draw(now);
      if (!isAsKept()) return;
      const everywhere = now.reserve !== null && !now.reserve.isOwn;
      state.textContent = everywhere ? says.everywhere : '';
    },
  };
}

/** Nothing can be written before it is known what is kept: it would be lost, or saved over that. */
function parts(mayChange: boolean, oninput: () => void) {
  const share = numberField('reserve-share', { max: 90 });
  const daysBefore = numberField('reserve-days-before', { max: 31 });
  const days = el('input', { type: 'text', id: 'reserve-days', disabled: true });
  const button = el('button', { type: 'submit', class: 'button', disabled: true }, says.save);
  const form = el(
    'form',
    { novalidate: true, oninput },
    labelled(share, says.share),
    labelled(daysBefore, says.daysBefore),
    labelled(days, says.days),
    mayChange && el('p', { class: 'actions' }, button),
  );
  return { form, share, daysBefore, days, button };
}

function numberField(id: string, { max }: { max: number }): HTMLInputElement {
  return el('input', { type: 'number', id, min: 0, max, step: 1, disabled: true });
}

function labelled(field: HTMLInputElement, text: string): HTMLElement {
  return el('p', {}, el('label', { for: field.id }, text), ' ', field);
}

function datesOf(dueDates: ReserveState['dueDates'], timeZone: string): HTMLElement[] {
  if (dueDates.length === 0) return [el('p', { class: 'quiet' }, says.none)];
  // Days written by hand have no other title; Sweden writes them as the field does: 2026-12-01.
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const spoken = new Intl.DateTimeFormat(words.lang, { timeZone, dateStyle: 'medium' });
  const items = dueDates.slice(0, mostShown).map(({ title, dueAt, forSome }) => {
    const due = new Date(dueAt);
    const day = spoken.format(due);
    const what = forSome ? `${title} ${says.forSome}` : title;
    return el('li', {}, title === calendar.format(due) ? day : `${day}: ${what}`);
  });
  return [
    el('h4', {}, says.next),
    el('ul', {}, ...items),
    el('p', { class: 'quiet' }, says.zone(timeZone.replaceAll('_', ' '))),
  ];
}
