import type { Api } from '../api/api.ts';
import { createLatest } from '../api/latest.ts';
import type { BoardConcept, ClassBoard, ConceptWeeks, TaughtPlaces } from '../api/board-shapes.ts';
import type { QuizSource } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import { conceptTitle } from '../learning/concept-title.ts';
import { sourceButton } from '../learning/source-button.ts';
import { entry, words } from '../words.ts';
import { weeksTable } from './class-weeks.ts';
import { practicePart } from './practice-set.ts';
import { reteachPart, type ReteachNeeds } from './reteach-card.ts';
import { teacherWords } from './teacher-words.ts';
import { moment } from './written.ts';

const says = teacherWords.class;
const { reteach } = teacherWords;

export interface ClassView {
  readonly element: HTMLElement;
  show(): Promise<void>;
}

export interface ClassBoardNeeds extends ReteachNeeds {
  readonly api: Pick<
    Api,
    'classBoard' | 'classWeeks' | 'taughtPlaces' | 'reteachCard' | 'makePracticeSet'
  >;
  /** Whether the reader may make something for the course. */
  readonly mayChange: boolean;
}

/** Everything that is told of a class at one time. */
interface ClassPicture {
  readonly board: ClassBoard;
  readonly weeks: readonly ConceptWeeks[];
  readonly places: TaughtPlaces;
}

/** What the class should look at again, concept by concept, how it moved, and what can be done about it. */
export function createClassBoard(needs: ClassBoardNeeds): ClassView {
  const { api } = needs;
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
      const [board, weeks, places] = await Promise.all([
        api.classBoard(),
        api.classWeeks(),
        api.taughtPlaces(),
      ]);
      if (isLatest()) fill(body, ...picture(needs, { board, weeks, places }));
    } catch (error) {
      const again = failure(error, () => void show());
      if (isLatest()) fill(body, again);
    }
  }

  return { element, show };
}

function picture(needs: ClassBoardNeeds, { board, weeks, places }: ClassPicture): HTMLElement[] {
  const standing = standingOf(board);
  const state = standing === null ? [] : [notice('plain', standing)];
  const err = el('p', { class: 'quiet' }, says.mayErr);
  const concepts = board.concepts.map((concept) =>
    conceptPart(needs, concept, places[concept.id] ?? []),
  );
  return [...state, ...(concepts.length > 0 ? [err, ...concepts] : []), ...weeksPart(needs, weeks)];
}

function weeksPart({ lang }: ClassBoardNeeds, weeks: readonly ConceptWeeks[]): HTMLElement[] {
  if (weeks.length === 0) return [];
  const tables = weeks.map((concept) => weeksTable(concept, lang));
  const lead = el('p', { class: 'quiet' }, reteach.weeksLead);
  return [el('section', {}, el('h3', {}, reteach.weeks), lead, ...tables)];
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

function conceptPart(
  needs: ClassBoardNeeds,
  concept: BoardConcept,
  places: readonly QuizSource[],
): HTMLElement {
  const { lang, api, mayChange } = needs;
  const { name, band, ideas, asOf } = concept;
  const card = reteachPart(needs, concept);
  const practice = mayChange ? practicePart(api, concept) : null;
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
    ...placesPart(needs, places),
    el('p', { class: 'actions' }, card.button, practice && practice.button),
    practice && practice.place,
    card.place,
  );
}

function placesPart({ openSource }: ClassBoardNeeds, places: readonly QuizSource[]): HTMLElement[] {
  if (places.length === 0) return [];
  const lines = places.map((source) => el('li', {}, sourceButton(source, openSource)));
  return [el('p', {}, reteach.places), el('ul', { class: 'taught' }, ...lines)];
}
