import type { CourseSettings } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import type { KeptSettings } from './kept-settings.ts';
import { teacherWords } from './teacher-words.ts';

const { class: says, settings: common } = teacherWords;

export interface ClassSettings {
  draw(settings: CourseSettings): void;
}

/** Whether conversations are read once more for what students understand, and what that means. */
export function createClassSettings(
  kept: Pick<KeptSettings, 'change'>,
  { mayChange, into }: { mayChange: boolean; into: HTMLElement },
): ClassSettings {
  const toggle = el('input', {
    type: 'checkbox',
    role: 'switch',
    id: 'learn-from-chat',
    disabled: true,
    'aria-describedby': 'learn-from-chat-what',
    onchange: () => void change(),
  });
  const state = el('span', { class: 'switch-state', 'aria-hidden': 'true' });
  const saved = el('p', { class: 'hint', role: 'status' });
  const trouble = el('div');
  into.append(
    el('h3', {}, says.setting),
    trouble,
    el('div', { class: 'switch' }, toggle, el('label', { for: toggle.id }, says.use), state),
    el('div', { id: 'learn-from-chat-what' }, el('p', {}, says.useWhat), el('p', {}, says.useWho)),
    saved,
  );

  async function change(): Promise<void> {
    const learnFromChat = toggle.checked;
    saved.textContent = common.saving;
    try {
      await kept.change(() => ({ learnFromChat }));
      saved.textContent = common.saved;
      trouble.replaceChildren();
    } catch (error) {
      saved.textContent = '';
      fill(trouble, failure(error));
    }
  }

  return {
    draw: ({ learnFromChat }) => {
      toggle.checked = learnFromChat;
      toggle.disabled = !mayChange;
      state.textContent = learnFromChat ? common.on : common.off;
    },
  };
}
