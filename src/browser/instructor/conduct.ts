import type { Api } from '../api/api.ts';
import type { CourseConduct, Incident, Quarantine } from '../api/conduct-shapes.ts';
import { createLatest } from '../api/latest.ts';
import { el, fill } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import { entry } from '../words.ts';
import { teacherWords } from './teacher-words.ts';
import { moment } from './written.ts';

const says = teacherWords.conduct;

export interface ConductNeeds {
  readonly api: Pick<Api, 'conduct' | 'decideIncident' | 'liftQuarantine'>;
  /** Assistants look but do not touch. */
  readonly mayChange: boolean;
  readonly say: (sentence: string) => void;
}

export interface ConductPart {
  readonly element: HTMLElement;
  show(): Promise<void>;
}

/** What was noted in students' messages, and taking it back. */
export function createConduct(needs: ConductNeeds): ConductPart {
  const body = el('div', { class: 'people' });
  const trouble = el('div');
  const heading = el('h2', { tabindex: -1 }, says.title);
  const element = el(
    'section',
    { class: 'conduct' },
    heading,
    el('p', { class: 'lead' }, says.lead),
    trouble,
    body,
  );
  const shown = createLatest();

  async function show(): Promise<void> {
    const isLatest = shown.begin();
    try {
      const now = await needs.api.conduct();
      if (!isLatest()) return;
      trouble.replaceChildren();
      fill(body, ...picture(now, (asking, sentence) => act(asking, sentence), needs.mayChange));
    } catch (error) {
      const again = failure(error, () => void show());
      if (isLatest()) fill(trouble, again);
    }
  }

  /** What was pressed is drawn anew or gone: the keyboard goes on at the heading. */
  async function act(asking: () => Promise<void>, sentence: string): Promise<void> {
    try {
      await asking();
      needs.say(sentence);
      await show();
      heading.focus();
    } catch (error) {
      fill(trouble, failure(error));
    }
  }

  const { api } = needs;
  function picture(now: CourseConduct, run: typeof act, mayChange: boolean): HTMLElement[] {
    const { incidents, quarantines } = now;
    const state = standingOf(now);
    const pauses = quarantines.map((one) =>
      pauseLine(one, mayChange && (() => void run(() => api.liftQuarantine(one.id), says.lifted))),
    );
    const decide = (one: Incident, standing: 'counts' | 'struck_out'): void =>
      void run(
        () => api.decideIncident(one.turnId, standing),
        standing === 'counts' ? says.saidCounts : says.saidBack,
      );
    const notes = incidents.map((one) => noteLine(one, mayChange && decide));
    return [
      ...(state === null ? [] : [notice('plain', state)]),
      ...(pauses.length === 0 ? [] : [el('h3', {}, says.pauses), el('ul', {}, ...pauses)]),
      ...(notes.length === 0 ? [] : [el('h3', {}, says.notes), el('ul', {}, ...notes)]),
    ];
  }

  return { element, show };
}

/** Why there is nothing; null when there is. */
function standingOf({ on, allowed, incidents }: CourseConduct): string | null {
  if (!allowed) return says.notAllowed;
  if (!on) return says.switchedOff;
  return incidents.length === 0 ? says.none : null;
}

function pauseLine({ id, name, endsAt }: Quarantine, lift: false | (() => void)): HTMLElement {
  const who = el('span', { id: `pause-${id}` }, says.until(name ?? says.nameless, moment(endsAt)));
  return el('li', {}, who, lift && button(says.lift, who.id, lift));
}

function noteLine(
  incident: Incident,
  decide: false | ((incident: Incident, standing: 'counts' | 'struck_out') => void),
): HTMLElement {
  const { turnId, name, category, standing, at } = incident;
  const kind = entry(says.kinds, category) ?? category;
  const line = el(
    'span',
    { id: `note-${turnId}` },
    el('strong', {}, name ?? says.nameless),
    el('span', { class: 'quiet' }, ` ${kind} · ${moment(at)} · ${says.standings[standing]}`),
  );
  const mayCount = standing === 'waits' || standing === 'struck_out';
  const mayFall = standing === 'waits' || standing === 'counts';
  return el(
    'li',
    {},
    line,
    decide && mayCount && button(says.letCount, line.id, () => decide(incident, 'counts')),
    decide && mayFall && button(says.takeBack, line.id, () => decide(incident, 'struck_out')),
  );
}

function button(label: string, describedBy: string, onclick: () => void): HTMLElement {
  const props = { type: 'button', class: 'button', 'aria-describedby': describedBy, onclick };
  return el('p', { class: 'actions' }, el('button', props, label));
}
