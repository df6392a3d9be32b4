import type { ExamWindow, OpenWorkPicture } from '../api/open-work-shapes.ts';
import type { CourseSettings } from '../api/settings-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import type { KeptSettings } from './kept-settings.ts';
import { teacherWords } from './teacher-words.ts';
import { moment } from './written.ts';

const { exams: says, settings: common } = teacherWords;

export interface ExamSettings {
  draw(settings: CourseSettings): void;
  /** Says what an exam may belong to. */
  readonly drawDue: (due: OpenWorkPicture['due']) => void;
}

/** When the tutor answers no student, because an exam is written. */
export function createExamSettings(
  kept: Pick<KeptSettings, 'change'>,
  { mayChange, into }: { mayChange: boolean; into: HTMLElement },
): ExamSettings {
  const { form, written, belongs, button } = parts();
  const state = el('div', { role: 'status' });
  const planned = el('div');
  const title = el('h3', { tabindex: -1 }, says.title);
  into.append(el('div', {}, title, el('p', {}, says.what), planned, mayChange && form, state));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void add();
  });

  async function add(): Promise<void> {
    const exam = written();
    if (!exam) return void (state.textContent = says.wrong);
    if (await change(({ exams }) => ({ exams: [...exams, exam] }))) form.reset();
  }

  async function change(wanted: Parameters<KeptSettings['change']>[0]): Promise<boolean> {
    state.textContent = common.saving;
    try {
      await kept.change(wanted);
      state.textContent = common.saved;
      return true;
    } catch (error) {
      fill(state, failure(error));
      return false;
    }
  }

  function draw({ exams }: CourseSettings): void {
    button.disabled = false;
    const rows = exams.map((exam) => {
      const said = says.window(exam.title, moment(exam.from), moment(exam.until));
      return el('li', {}, said, ' ', mayChange && removal(said, () => void remove(exam)));
    });
    const nothing = el('p', { class: 'quiet' }, says.none);
    fill(planned, rows.length === 0 ? nothing : el('ul', {}, ...rows));
  }

  async function remove(exam: ExamWindow): Promise<void> {
    const isIt = ({ title: other, from }: ExamWindow): boolean =>
      other === exam.title && from === exam.from;
    await change(({ exams }) => ({ exams: exams.filter((one) => !isIt(one)) }));
    // The button is gone; the keyboard stays nearby.
    title.focus();
  }

  return {
    draw,
    drawDue: (due) => {
      const options = due.map(({ key, title: work, dueAt }) =>
        el('option', { value: key }, `${work} (${moment(dueAt)})`),
      );
      fill(belongs, el('option', { value: '' }, says.nothing), ...options);
    },
  };
}

function removal(said: string, onclick: () => void): HTMLElement {
  const label = `${says.remove}: ${said}`;
  return el(
    'button',
    { type: 'button', class: 'button', 'aria-label': label, onclick },
    says.remove,
  );
}

/** Times are those of the browser, which is where somebody reads them. */
function parts() {
  const name = el('input', { type: 'text', id: 'exam-name', maxlength: 120 });
  const from = el('input', { type: 'datetime-local', id: 'exam-from' });
  const until = el('input', { type: 'datetime-local', id: 'exam-until' });
  const belongs = el('select', { id: 'exam-belongs' });
  const button = el('button', { type: 'submit', class: 'button', disabled: true }, says.add);
  const form = el(
    'form',
    { novalidate: true },
    labelled(name, says.name),
    labelled(from, says.from),
    labelled(until, says.until),
    labelled(belongs, says.belongs),
    el('p', { class: 'actions' }, button),
  );

  function written(): ExamWindow | undefined {
    const [begins, ends] = [new Date(from.value), new Date(until.value)];
    if (name.value.trim() === '' || !(begins < ends)) return undefined;
    const key = belongs.value === '' ? null : belongs.value;
    return { title: name.value, from: begins.toISOString(), until: ends.toISOString(), key };
  }

  return { form, written, belongs, button };
}

function labelled(field: HTMLElement, text: string): HTMLElement {
  return el('p', {}, el('label', { for: field.id }, text), ' ', field);
}
