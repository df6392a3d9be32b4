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
  const below = el('div');
  const { form, who, button } = field('erase-who', says.who, says.look, () => void plan());
  // What is shown is about whom the field named when it was asked.
  who.addEventListener('input', () => below.replaceChildren());

  async function plan(): Promise<void> {
    const person = who.value.trim();
    if (person === '') return;
    await once({ button, below }, async () => {
      const planned = await api.planErasure(person);
      if (who.value.trim() !== person) return;
      const confirmation = planned.waitsFor.length === 0 ? [confirm(person)] : [];
      fill(below, ...planOf(planned, person), ...confirmation);
    });
  }

  function confirm(person: string): HTMLElement {
    const {
      form: element,
      who: again,
      button: erase,
    } = field(
      'erase-again',
      says.again,
      says.erase,
      () => void (again.value.trim() === person && eraseNow(person, erase)),
    );
    erase.disabled = true;
    again.addEventListener('input', () => (erase.disabled = again.value.trim() !== person));
    return element;
  }

  async function eraseNow(person: string, pressed: HTMLButtonElement): Promise<void> {
    await once({ button: pressed, below }, async () => {
      const receipt = await api.erasePerson(person);
      who.value = '';
      fill(below, ...receiptOf(receipt, say));
      say(says.done);
      below.querySelector('button')?.focus();
    });
  }

  return el('div', {}, el('h3', {}, says.title), el('p', {}, says.lead), form, below);
}

/** A field with its own button. */
function field(id: string, label: string, action: string, submit: () => void) {
  const who = el('input', { id, autocomplete: 'off', maxlength: 255 });
  const button = el('button', { class: 'button' }, action);
  const onsubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    submit();
  };
  const form = el(
    'form',
    { class: 'erasing', onsubmit },
    el('label', { for: id }, label),
    who,
    button,
  );
  return { form, who, button };
}

function planOf({ kept, waitsFor }: ErasurePlan, person: string): HTMLElement[] {
  const goes = (Object.keys(says.goes) as (keyof typeof kept)[]).map((subject) =>
    el('li', {}, `${says.goes[subject]}: `, el('strong', {}, String(kept[subject]))),
  );
  const reasons = waitsFor.map((why) => el('li', {}, says.waits[why]));
  const waits = el('span', {}, says.mustWait, el('ul', {}, ...reasons));
  return [
    el('h4', {}, says.whatGoes(person)),
    el('ul', {}, ...goes),
    el('p', {}, says.stays),
    ...(reasons.length > 0 ? [notice('warn', waits)] : []),
  ];
}

function receiptOf(receipt: object, say: ErasingNeeds['say']): HTMLElement[] {
  const trouble = el('div');
  const file = { label: says.receipt, saved: says.saved, fileName: 'erasure-receipt.json' };
  const json = JSON.stringify(receipt, null, 2);
  const fetch = async (): Promise<Blob> => new Blob([json], { type: 'application/json' });
  const download = downloadButton({ ...file, fetch }, { say, trouble });
  return [el('p', {}, says.done), el('p', { class: 'actions' }, download), trouble];
}

/** While it is under way its button rests; what goes wrong is told below. */
async function once(
  { button, below }: { readonly button: HTMLButtonElement; readonly below: HTMLElement },
  work: () => Promise<void>,
): Promise<void> {
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
