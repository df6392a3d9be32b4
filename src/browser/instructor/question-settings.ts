import type { CourseSettings } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import type { KeptSettings } from './kept-settings.ts';
import { teacherWords } from './teacher-words.ts';

const { questions: says, settings: common } = teacherWords;

export interface QuestionSettings {
  draw(settings: CourseSettings): void;
}

/** Whether a model writes questions for the quizzes of the course as well, and what that means. */
export function createQuestionSettings(
  kept: Pick<KeptSettings, 'change'>,
  { mayChange, into }: { mayChange: boolean; into: HTMLElement },
): QuestionSettings {
  const toggle = el('input', {
    type: 'checkbox',
    role: 'switch',
    id: 'written-questions',
    disabled: true,
    'aria-describedby': 'written-questions-what',
    onchange: () => void change(),
  });
  const state = el('span', { class: 'switch-state', 'aria-hidden': 'true' });
  const saved = el('p', { class: 'hint', role: 'status' });
  const trouble = el('div');
  into.append(
    el('h3', {}, says.setting),
    trouble,
    el('div', { class: 'switch' }, toggle, el('label', { for: toggle.id }, says.use), state),
    el(
      'div',
      { id: 'written-questions-what' },
      el('p', {}, says.useWhat),
      el('p', {}, says.useWhere),
    ),
    saved,
  );

  async function change(): Promise<void> {
    const writtenQuestions = toggle.checked;
    saved.textContent = common.saving;
    try {
      await kept.change(() => ({ writtenQuestions }));
      saved.textContent = common.saved;
      trouble.replaceChildren();
    } catch (error) {
      saved.textContent = '';
      fill(trouble, failure(error));
    }
  }

  return {
    draw: ({ writtenQuestions }) => {
      toggle.checked = writtenQuestions;
      toggle.disabled = !mayChange;
      state.textContent = writtenQuestions ? common.on : common.off;
    },
  };
}
