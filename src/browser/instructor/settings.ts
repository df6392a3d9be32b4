import type { Api } from '../api/api.ts';
import { createLatest } from '../api/latest.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { teacherWords } from './teacher-words.ts';
import { createConductSettings } from './conduct-settings.ts';
import { createAnswerSettings } from './answer-settings.ts';
import { createConceptSettings } from './concept-settings.ts';
import { createClassSettings } from './class-settings.ts';
import { createExerciseSettings } from './exercise-settings.ts';
import { createGates } from './gates.ts';
import { createGradeSettings } from './grade-settings.ts';
import { createKeptSettings } from './kept-settings.ts';
import { createExamSettings } from './exam-settings.ts';
import { createOpenWorkSettings } from './open-work-settings.ts';
import { createQuestionSettings } from './question-settings.ts';
import { createReserveSettings } from './reserve.ts';
import { spendingOf } from './spending.ts';
import { whatItMeans } from './switch-settings.ts';

const says = teacherWords.settings;

export interface SettingsNeeds {
  readonly api: Pick<
    Api,
    | 'settings'
    | 'tools'
    | 'changeSettings'
    | 'material'
    | 'retryGrades'
    | 'gradePreview'
    | 'approveGrades'
    | 'undoGrades'
    | 'courseUsage'
    | 'reserve'
    | 'keepReserve'
    | 'gates'
    | 'openWork'
    | 'exercises'
  >;
  /** BCP 47 tag of the course. */
  readonly lang: string;
  /** Assistants look but do not touch. */
  readonly mayChange: boolean;
}

export interface Settings {
  readonly element: HTMLElement;
  show(): Promise<void>;
}

/** What the instructor decides. */
export function createSettings({ api, mayChange, lang }: SettingsNeeds): Settings {
  const { element, toggle, state, saved, trouble, ...blocks } = parts(() => void change());
  const kept = createKeptSettings(api, (settings) => {
    draw(settings.passback.quizzes);
    const written = [concepts, questions, exercises, understanding, answers];
    for (const part of [grades, ...written, conduct, openWork, exams]) part.draw(settings);
  });
  const grades = createGradeSettings(kept, { api, mayChange, lang }, blocks);
  const concepts = createConceptSettings(kept, { mayChange, into: element });
  const questions = createQuestionSettings(kept, { mayChange, into: element });
  const exercises = createExerciseSettings(kept, { api, mayChange, into: element });
  const understanding = createClassSettings(kept, { mayChange, into: element });
  const answers = createAnswerSettings(kept, { mayChange, into: element });
  const conduct = createConductSettings(kept, { mayChange, into: element });
  const openWork = createOpenWorkSettings(kept, { api, mayChange, into: element });
  const exams = createExamSettings(kept, { mayChange, into: element });
  const reserve = createReserveSettings(api, { mayChange, into: element });
  const gates = createGates(api, element, lang);
  const shown = createLatest();

  function draw(isOn: boolean): void {
    toggle.checked = isOn;
    toggle.disabled = !mayChange;
    state.textContent = isOn ? says.on : says.off;
    if (!mayChange) saved.textContent = says.readOnly;
  }

  async function change(): Promise<void> {
    const wanted = toggle.checked;
    saved.textContent = says.saving;
    try {
      await kept.change(() => ({ passback: { quizzes: wanted } }));
      saved.textContent = says.saved;
      trouble.replaceChildren();
    } catch (error) {
      saved.textContent = '';
      return fill(trouble, failure(error));
    }
    await grades.follow();
  }

  async function show(): Promise<void> {
    const isLatest = shown.begin();
    try {
      await Promise.all([kept.read(), api.tools().then(answers.drawTools)]);
      fill(blocks.spending, ...spendingOf(await api.courseUsage()));
      await Promise.all([openWork.show().then(exams.drawDue), reserve.show(), gates.show()]);
      await exercises.show();
    } catch (error) {
      const again = failure(error, () => void show());
      return isLatest() ? fill(trouble, again) : undefined;
    }
    if (!isLatest()) return;
    trouble.replaceChildren();
    await grades.show();
  }

  return { element, show };
}

function parts(change: () => void) {
  const toggle = el('input', {
    type: 'checkbox',
    role: 'switch',
    id: 'passback',
    disabled: true,
    'aria-describedby': 'passback-what',
    onchange: change,
  });
  const state = el('span', { class: 'switch-state', 'aria-hidden': 'true' });
  const saved = el('p', { class: 'hint', role: 'status' });
  const mastery = el('div');
  const approval = el('div');
  const grades = el('div', { class: 'grades' });
  const look = el('div', { class: 'grades' });
  const spending = el('div', { class: 'grades' });
  const trouble = el('div');
  const element = el(
    'section',
    { class: 'sheet settings' },
    el('h2', { tabindex: -1 }, says.title),
    trouble,
    el('h3', {}, says.grades),
    el('div', { class: 'switch' }, toggle, el('label', { for: 'passback' }, says.passback), state),
    whatItMeans('passback-what', [says.passbackWhat, says.passbackWhen]),
    saved,
    mastery,
    approval,
    grades,
    look,
    spending,
  );
  const blocks = { mastery, approval, grades, look, spending };
  return { element, toggle, state, saved, trouble, ...blocks };
}
