import type { Api } from '../api/api.ts';
import { createInOrder } from '../api/in-order.ts';
import type { CourseDocument, DocumentChoice } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.choice;

/** What an instructor changes; absent for those who only look. Resolves with whether it was saved. */
export interface Choose {
  readonly document: (
    document: CourseDocument,
    choice: Partial<DocumentChoice>,
  ) => Promise<boolean>;
  readonly module: (title: string | null, use: boolean) => Promise<boolean>;
}

/** What an instructor changes goes to the server, and the page shows what came of it. */
export function createChoose(needs: {
  api: Pick<Api, 'chooseDocument' | 'chooseModule'>;
  say: (sentence: string) => void;
  /** True when it went well. */
  ask: (asking: Promise<unknown>) => Promise<boolean>;
}): Choose {
  const { api, say, ask } = needs;
  const inOrder = createInOrder();
  const send = (asking: () => Promise<unknown>, title: string): Promise<boolean> =>
    ask(inOrder(asking).then(() => say(says.saved(title))));
  return {
    document: ({ id, title }, choice) => send(() => api.chooseDocument(id, choice), title),
    module: (title, use) =>
      send(() => api.chooseModule(title, use), title ?? teacherWords.material.noModule),
  };
}

const switches = ['use', 'cite', 'link', 'graded'] as const;

/** The switches of a document, folded away. */
export function documentChoice(document: CourseDocument, choose: Choose | null): HTMLElement[] {
  if (!choose) return [];
  const { id, title, choice } = document;
  return [
    el(
      'details',
      { class: 'document-report' },
      el('summary', {}, says.title, el('span', { class: 'unseen' }, `: ${title}`)),
      el(
        'fieldset',
        { class: 'ticks' },
        el('legend', { class: 'unseen' }, `${says.title}: ${title}`),
        ...switches.map((name) =>
          checkbox(`choice-${name}-${id}`, says.switches[name], {
            checked: choice[name],
            // What the tutor does not use it still knows to be graded.
            disabled: (name === 'cite' || name === 'link') && !choice.use,
            change: (checked) => choose.document(document, { [name]: checked }),
          }),
        ),
      ),
    ),
  ];
}

/** What is not as it usually is, in words for everybody who looks. */
export function choiceNotes({ choice }: CourseDocument, moduleIsUsed: boolean): string[] {
  if (!choice.use || !moduleIsUsed) return [says.leftOut];
  return [choice.cite ? '' : says.silent, choice.link ? '' : says.quoteOnly].filter(Boolean);
}

export function moduleChoice(
  title: string | null,
  used: boolean,
  choose: Choose | null,
): HTMLElement[] {
  if (!choose) return [];
  const label = title === null ? says.noModule : says.module;
  const change = (checked: boolean): Promise<boolean> => choose.module(title, checked);
  const id = `module-${title ?? ''}`.replace(/\s/g, '-');
  const box = checkbox(id, label, { checked: used, disabled: false, change });
  return [box];
}

function checkbox(
  id: string,
  label: string,
  given: { checked: boolean; disabled: boolean; change: (checked: boolean) => Promise<boolean> },
): HTMLElement {
  const { checked, disabled, change } = given;
  const box = el('input', { type: 'checkbox', id, checked, disabled });
  const save = async (wanted: boolean): Promise<void> => {
    const isSaved = await change(wanted);
    if (!isSaved && box.checked === wanted) box.checked = !wanted;
  };
  box.addEventListener('change', () => void save(box.checked));
  return el('p', { class: 'tick' }, box, el('label', { for: id }, label));
}
