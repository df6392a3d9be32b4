import type { Api } from '../api/api.ts';
import type { Decided, GradePreview, SeenGrade } from '../api/grade-shapes.ts';
import type { Passback } from '../api/settings-shapes.ts';
import { createLatest } from '../api/latest.ts';
import { askFirst } from '../dom/ask-first.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { conceptColumns } from './concept-columns.ts';
import { previewParts, type GradeDeeds } from './grade-preview-parts.ts';
import type { KeptSettings } from './kept-settings.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.posting;

export interface GradePreviewNeeds {
  readonly api: Pick<Api, 'gradePreview' | 'approveGrades' | 'undoGrades' | 'retryGrades'>;
  readonly kept: Pick<KeptSettings, 'change'>;
  /** BCP 47 tag of the course. */
  readonly lang: string;
  /** Assistants look but do not touch. */
  readonly mayChange: boolean;
  readonly into: HTMLElement;
  /** Shows how grades are on their way; resolves when none is any more. */
  readonly follow: () => Promise<void>;
}

export interface GradeLook {
  /** Looks again, if somebody has looked: what was decided elsewhere changes it. */
  renew(): Promise<void>;
}

/** What would be posted now, looked at when somebody asks, and a teacher's word on it. */
export function createGradePreview(needs: GradePreviewNeeds): GradeLook {
  const { api, mayChange, into, lang, follow } = needs;
  const reading = createLatest();
  const { heading, button, said, trouble, body } = placesIn(into, () => void look());
  let hasLooked = false;

  async function look(): Promise<void> {
    said.textContent = says.looking;
    if (await draw()) said.textContent = says.looked;
    else said.textContent = '';
  }

  /** True when it is shown. */
  async function draw(): Promise<boolean> {
    const isLatest = reading.begin();
    try {
      const preview = await api.gradePreview();
      if (!isLatest()) return false;
      hasLooked = true;
      button.textContent = says.again;
      trouble.replaceChildren();
      show(preview);
      return true;
    } catch (error) {
      const again = failure(error, () => void look());
      if (isLatest()) fill(trouble, again);
      return false;
    }
  }

  function show(preview: GradePreview): void {
    const columns = conceptColumns(preview.concepts, { lang, mayChange, keep });
    redraw(body, [...previewParts(preview, mayChange ? deeds : null, lang), ...columns]);
  }

  /** What was pressed is drawn anew: the keyboard goes on at the heading. */
  async function act(doing: () => Promise<string>): Promise<void> {
    try {
      const done = await doing();
      await draw();
      heading.focus();
      said.textContent = done;
      await follow();
      // Whoever reads on in it is not torn out of it.
      if (!body.contains(document.activeElement)) await draw();
    } catch (error) {
      fill(trouble, failure(error));
    }
  }

  const deeds = deedsOf(api, act);

  async function keep(concepts: Passback['concepts']): Promise<void> {
    await act(async () => {
      await needs.kept.change(() => ({ passback: { concepts } }));
      return teacherWords.settings.saved;
    });
  }

  return {
    renew: async () => {
      if (hasLooked && !into.closest('[hidden]')) await draw();
    },
  };
}

function placesIn(into: HTMLElement, look: () => void) {
  const heading = el('h3', { tabindex: -1 }, says.title);
  const said = el('p', { class: 'hint', role: 'status' });
  const trouble = el('div');
  const body = el('div', { class: 'grade-look' });
  const button = el('button', { type: 'button', class: 'button', onclick: look }, says.look);
  into.append(heading, el('p', {}, says.lead), button, said, trouble, body);
  return { heading, button, said, trouble, body };
}

/** What was folded out stays so. */
function redraw(body: HTMLElement, parts: readonly HTMLElement[]): void {
  const folds = (): HTMLDetailsElement[] => [...body.querySelectorAll('details')];
  const open = new Set(folds().flatMap((fold) => (fold.open ? [fold.id] : [])));
  fill(body, ...parts);
  for (const fold of folds()) fold.open = open.has(fold.id);
}

function deedsOf(
  api: GradePreviewNeeds['api'],
  act: (doing: () => Promise<string>) => Promise<void>,
): GradeDeeds {
  const takeBack = async (grades: readonly SeenGrade[]): Promise<void> => {
    const title = says.sureTitle(grades.length);
    if (await askFirst({ title, text: says.sureText, yes: says.undo }))
      await act(async () => outcome(await api.undoGrades(grades)));
  };
  return {
    approve: (grades) => void act(async () => outcome(await api.approveGrades(grades))),
    undo: (grades) => void takeBack(grades),
    again: (grades) =>
      void act(async () => {
        const { again } = await api.retryGrades(grades);
        return outcome({ done: again, changed: grades.length - again });
      }),
  };
}

function outcome({ done, changed }: Decided): string {
  return changed === 0 ? says.done(done) : `${says.done(done)} ${says.changed(changed)}`;
}
