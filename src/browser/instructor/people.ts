import type { Api } from '../api/api.ts';
import { pause } from '../api/pause.ts';
import type { CoursePeople, CoursePerson } from '../api/people-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import { entry, words } from '../words.ts';
import { teacherWords } from './teacher-words.ts';
import { withReason } from './in-english.ts';
import { dayOf, moment } from './written.ts';

const says = teacherWords.people;

export interface People {
  readonly element: HTMLElement;
  show(): Promise<void>;
}

/** How often the state is asked for while the list is being read, in milliseconds. */
const lookEveryMs = 1_000;

/** Who is in the course, as the LMS says. */
export function createPeople(api: Pick<Api, 'people' | 'syncPeople' | 'courseErasure'>): People {
  const button = el(
    'button',
    { type: 'button', class: 'button main', onclick: () => void sync() },
    says.sync,
  );
  const trouble = el('div');
  const erasure = createErasureNotice(api);
  const list = el('div', { class: 'people' }, el('p', {}, words.app.loading));
  const element = el(
    'section',
    { class: 'sheet' },
    el('h2', { tabindex: -1 }, says.title),
    el('p', { class: 'lead' }, says.lead),
    erasure.element,
    el('p', { class: 'actions' }, button),
    trouble,
    list,
  );
  let watching = new AbortController();

  async function show(): Promise<void> {
    watching.abort();
    watching = new AbortController();
    const { signal } = watching;
    void erasure.show();
    try {
      for (let busy = true; busy && !element.hidden;) {
        const now = await api.people();
        if (signal.aborted) return;
        trouble.replaceChildren();
        busy = now.sync?.status === 'waiting' || now.sync?.status === 'running';
        button.disabled = busy;
        fill(list, ...picture(now));
        if (busy) await pause(lookEveryMs, signal);
      }
    } catch (error) {
      if (!signal.aborted)
        fill(
          trouble,
          failure(error, () => void show()),
        );
    }
  }

  async function sync(): Promise<void> {
    button.disabled = true;
    try {
      await api.syncPeople();
      trouble.replaceChildren();
      await show();
    } catch (error) {
      button.disabled = false;
      fill(trouble, failure(error));
    }
  }

  return { element, show };
}

/** When what is kept about the students goes. That it cannot be told takes nothing from the list. */
function createErasureNotice(api: Pick<Api, 'courseErasure'>) {
  const element = el('div');
  return {
    element,
    show: async (): Promise<void> => {
      const coming = await api.courseErasure().catch(() => null);
      if (coming === null) return element.replaceChildren();
      fill(element, notice('warn', says.erasure(dayOf(coming.at, coming.timeZone))));
    },
  };
}

function picture({ sync, people, showsVisits }: CoursePeople): HTMLElement[] {
  const present = people.filter(({ leftAt }) => leftAt === null);
  const gone = people.filter(({ leftAt }) => leftAt !== null);
  return [
    ...state(sync),
    ...(showsVisits ? [] : [el('p', { class: 'quiet' }, says.visitsHidden)]),
    ...group(says.present(present.length), present, showsVisits),
    ...(gone.length === 0 ? [] : group(says.gone(gone.length), gone, showsVisits)),
  ];
}

function state(sync: CoursePeople['sync']): HTMLElement[] {
  if (!sync) return [el('p', { class: 'quiet' }, says.never)];
  if (sync.status === 'failed') return [notice('bad', withReason(says.failed, sync.failureReason))];
  if (sync.status !== 'done') return [el('p', { role: 'status' }, says.reading)];
  const when = moment(sync.finishedAt ?? sync.requestedAt);
  return [el('p', { class: 'quiet' }, says.done(when, sync.joined, sync.dropped))];
}

function group(
  title: string,
  people: readonly CoursePerson[],
  showsVisits: boolean,
): HTMLElement[] {
  const lines = people.map((person) => line(person, showsVisits || person.role !== 'student'));
  return [el('h3', {}, title), el('ul', {}, ...lines)];
}

function line({ name, role, lastLaunchAt }: CoursePerson, showsVisit: boolean): HTMLElement {
  const visit = lastLaunchAt === null ? says.notYet : says.lastSeen(moment(lastLaunchAt));
  const seen = showsVisit ? ` · ${visit}` : '';
  return el(
    'li',
    {},
    el('strong', {}, name ?? says.nameless),
    el('span', { class: 'quiet' }, ` ${entry(says.roles, role) ?? role}${seen}`),
  );
}
