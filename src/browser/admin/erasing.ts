import type { Api } from '../api/api.ts';
import { ApiError } from '../api/problem.ts';
import type { ErasurePlan } from '../api/school-shapes.ts';
import { downloadButton } from '../dom/download-button.ts';
import { el, fill } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import { teacherWords } from '../instructor/teacher-words.ts';
import { entry } from '../words.ts';

const says = teacherWords.school.erasing;

interface ErasingNeeds {
  readonly api: Pick<Api, 'planErasure' | 'erasePerson'>;
  readonly say: (sentence: string) => void;
}

/** One person erased by the id that the LMS shows: first what would go, then a second word, then the receipt. */
export function createErasing({ api, say }: ErasingNeeds): HTMLElement {
  const who = el('input', { id: 'erase-who', autocomplete: 'off', maxlength: 255, required: true });
  const look = el('button', { class: 'button' }, says.look);
  const below = el('div');
  const form = el(
    'form',
    {
      class: 'erasing',
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault();
        void plan(who.value.trim());
      },
    },
    el('label', { for: 'erase-who' }, says.who),
    who,
    look,
  );
  // What is shown is about whom the field named when it was asked.
  who.addEventListener('input', () => below.replaceChildren());

  async function plan(person: string): Promise<void> {
    if (person === '') return;
    await once(look, async () => {
      const planned = await api.planErasure(person);
      if (who.value.trim() === person) fill(below, ...planOf(planned, person));
    });
  }

  function planOf({ kept, waitsFor }: ErasurePlan, person: string): HTMLElement[] {
    const goes = Object.entries(says.goes).map(([subject, name]) =>
      el('li', {}, `${name}: `, el('strong', {}, String(kept[subject as keyof typeof kept]))),
    );
    const list = [
      el('h4', {}, says.whatGoes(person)),
      el('ul', {}, ...goes),
      el('p', {}, says.stays),
    ];
    if (waitsFor.length > 0) {
      const reasons = waitsFor.map((why) => el('li', {}, says.waits[why]));
      return [...list, notice('warn', el('span', {}, says.mustWait, el('ul', {}, ...reasons)))];
    }
    return [...list, confirmation(person)];
  }

  function confirmation(person: string): HTMLElement {
    const again = el('input', { id: 'erase-again', autocomplete: 'off', maxlength: 255 });
    const button = el('button', { class: 'button', disabled: true }, says.erase);
    again.addEventListener('input', () => (button.disabled = again.value.trim() !== person));
    return el(
      'form',
      {
        class: 'erasing',
        onsubmit: (event: SubmitEvent) => {
          event.preventDefault();
          if (again.value.trim() === person) void erase(person, button);
        },
      },
      el('label', { for: 'erase-again' }, says.again),
      again,
      button,
    );
  }

  async function erase(person: string, button: HTMLButtonElement): Promise<void> {
    await once(button, async () => {
      const receipt = JSON.stringify(await api.erasePerson(person), null, 2);
      who.value = '';
      const trouble = el('div');
      const file = { label: says.receipt, saved: says.saved, fileName: 'erasure-receipt.json' };
      const fetch = async (): Promise<Blob> => new Blob([receipt], { type: 'application/json' });
      const download = downloadButton({ ...file, fetch }, { say, trouble });
      fill(below, el('p', {}, says.done), el('p', { class: 'actions' }, download), trouble);
      say(says.done);
      download.focus();
    });
  }

  async function once(button: HTMLButtonElement, work: () => Promise<void>): Promise<void> {
    button.disabled = true;
    try {
      await work();
    } catch (error) {
      const known = error instanceof ApiError ? entry(says.refused, error.code) : undefined;
      fill(below, known === undefined ? failure(error) : notice('bad', known));
    } finally {
      button.disabled = false;
    }
  }

  return el('div', {}, el('h3', {}, says.title), el('p', {}, says.lead), form, below);
}
