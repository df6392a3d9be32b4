import type { Api } from '../api/api.ts';
import { createLatest } from '../api/latest.ts';
import type { BoardConcept, ClassBoard } from '../api/learned-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import { conceptTitle } from '../learning/concept-title.ts';
import { entry, words } from '../words.ts';
import { teacherWords } from './teacher-words.ts';
import { moment } from './written.ts';

const says = teacherWords.class;

export interface ClassView {
  readonly element: HTMLElement;
  show(): Promise<void>;
}

/** What the class should look at again, concept by concept. */
export function createClassBoard(needs: {
  readonly api: Pick<Api, 'classBoard'>;
  /** BCP 47 tag of the course. */
  readonly lang: string;
}): ClassView {
  const { api, lang } = needs;
  const reading = createLatest();
  const body = el('div', {}, el('p', { role: 'status' }, words.app.loading));
  const element = el(
    'section',
    { class: 'sheet class-board' },
    el('h2', { tabindex: -1 }, says.title),
    el('p', { class: 'lead' }, says.lead),
    body,
  );

  async function show(): Promise<void> {
    const isLatest = reading.begin();
    try {
      const board = await api.classBoard();
      if (isLatest()) fill(body, ...picture(board, lang));
    } catch (error) {
      const again = failure(error, () => void show());
      if (isLatest()) fill(body, again);
    }
  }

  return { element, show };
}

function picture(board: ClassBoard, lang: string): HTMLElement[] {
  const standing = standingOf(board);
  const state = standing === null ? [] : [notice('plain', standing)];
  if (board.concepts.length === 0) return state;
  const err = el('p', { class: 'quiet' }, says.mayErr);
  return [...state, err, ...board.concepts.map((concept) => conceptPart(concept, lang))];
}

/** Why there is nothing, or nothing more; null when all goes its way. */
function standingOf({ on, canBeRead, concepts }: ClassBoard): string | null {
  if (!on) return says.switchedOff;
  if (!canBeRead) return says.noModel;
  return concepts.length === 0 ? says.nothing : null;
}

function bandText(band: string): string {
  return entry(says.bands, band) ?? band;
}

function conceptPart({ name, band, ideas, asOf }: BoardConcept, lang: string): HTMLElement {
  const shared = ideas.map((idea) =>
    el(
      'li',
      {},
      el('span', { lang, dir: 'auto' }, idea.text),
      el('span', { class: 'quiet' }, ` · ${bandText(idea.band)}`),
    ),
  );
  return el(
    'section',
    {},
    el('h3', { lang, dir: 'auto' }, conceptTitle(name)),
    el('p', {}, bandText(band)),
    el('p', { class: 'quiet' }, ideas.length === 0 ? says.noIdea : says.ideas),
    ideas.length > 0 && el('ul', {}, ...shared),
    el('p', { class: 'quiet' }, says.asOf(moment(asOf))),
  );
}
