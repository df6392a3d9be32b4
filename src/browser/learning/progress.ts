import type { Api } from '../api/api.ts';
import { createLatest } from '../api/latest.ts';
import type { Concept } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import { words } from '../words.ts';
import { levelBar } from './concept-picture.ts';
import { conceptTitle } from './concept-title.ts';
import { learnedPart } from './learned.ts';
import { createLedgerPart } from './ledger.ts';
import { createIndependence } from './independence.ts';
import { createKept } from './kept.ts';
import { createWishChoice } from './wish.ts';

const says = words.progress;

export interface ProgressNeeds {
  readonly api: Pick<
    Api,
    | 'mastery'
    | 'learned'
    | 'dismiss'
    | 'kept'
    | 'keptExport'
    | 'ledger'
    | 'contest'
    | 'uncontest'
    | 'beginCheck'
    | 'answerCheck'
    | 'independence'
    | 'beginPlanned'
    | 'putOffCheck'
    | 'wish'
    | 'chooseWish'
  >;
  readonly lang: string;
  readonly say: (sentence: string) => void;
  readonly quizOn: (conceptId: string) => void;
}

export interface Progress {
  readonly element: HTMLElement;
  /** Reads the numbers afresh. */
  show(): Promise<void>;
}

/** What is believed about each concept, as picture and as table at once. */
export function createProgress({ api, lang, say, quizOn }: ProgressNeeds): Progress {
  const reading = createLatest();
  const body = el('div', {}, el('p', {}, words.app.loading));
  const wish = createWishChoice(api);
  const ledger = createLedgerPart({ api, lang, say, changed: () => void redraw() });
  const alone = createIndependence({ api, lang, say, changed: () => void redraw() });
  const noted = { api, lang, say, changed: () => void showAgain() };
  const element = el(
    'section',
    { class: 'sheet progress' },
    el('h2', { tabindex: -1 }, says.title),
    body,
    wish.element,
    createKept({ api, say }),
  );

  async function show(): Promise<void> {
    await Promise.all([showNumbers(), alone.show(), wish.show()]);
  }

  async function showNumbers(): Promise<void> {
    const isLatest = reading.begin();
    try {
      const [concepts, learned] = await Promise.all([api.mastery(), api.learned()]);
      if (!isLatest()) return;
      if (concepts.length === 0) return fill(body, notice('plain', says.empty));
      const untouched = concepts.every(({ evidence }) => evidence === 0);
      const acts = { quiz: quizOn, why: (concept: Concept) => void openLedger(concept) };
      const rows = concepts.map((concept) => row(concept, lang, acts));
      const lead = el('p', { class: 'lead' }, untouched ? says.nothing : says.lead);
      const kept = learnedPart(noted, learned, concepts);
      fill(body, lead, table(rows), ledger.element, alone.element, kept);
    } catch (error) {
      const trouble = failure(error, () => void showNumbers());
      if (isLatest()) fill(body, trouble);
    }
  }

  async function openLedger({ id, name }: Concept): Promise<void> {
    await ledger.open({ id, name }, () =>
      body.querySelector<HTMLElement>(`[data-why="${id}"]`)?.focus(),
    );
  }

  /** The numbers around an open ledger, or a check that was answered: these stay as they are, the focus with them. */
  async function redraw(): Promise<void> {
    const hadFocus = ledger.element.contains(document.activeElement);
    const held = document.activeElement;
    await showNumbers();
    if (hadFocus) ledger.focus();
    else if (held instanceof HTMLElement && alone.element.contains(held)) held.focus();
  }

  /** What had the focus is gone with what was taken out. */
  async function showAgain(): Promise<void> {
    await showNumbers();
    body.querySelector<HTMLElement>('.learned h3')?.focus();
  }

  return {
    element,
    show: () => {
      ledger.refresh();
      return show();
    },
  };
}

// On a narrow screen rows become cards; the roles keep it a table for those who listen.
function table(rows: readonly HTMLElement[]): HTMLElement {
  const heads = [says.concept, says.level, says.evidence, says.action].map((head) =>
    el('th', { role: 'columnheader', scope: 'col' }, head),
  );
  return el(
    'table',
    { role: 'table', class: 'levels', 'aria-label': says.title },
    el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ...heads)),
    el('tbody', { role: 'rowgroup' }, ...rows),
  );
}

interface Acts {
  readonly quiz: (conceptId: string) => void;
  readonly why: (concept: Concept) => void;
}

function row(concept: Concept, lang: string, { quiz, why }: Acts): HTMLElement {
  const name = conceptTitle(concept.name);
  const { id, evidence } = concept;
  const link = { type: 'button', class: 'link' };
  const start = { ...link, 'aria-label': says.quizOn(name), onclick: () => quiz(id) };
  const label = words.ledger.whyOf(name);
  const open = { ...link, 'aria-label': label, 'data-why': id, onclick: () => why(concept) };
  return el(
    'tr',
    { role: 'row' },
    el('th', { role: 'rowheader', scope: 'row', lang }, el('bdi', {}, name)),
    el('td', { role: 'cell', class: 'level-cell' }, levelBar(concept), estimate(concept)),
    el('td', { role: 'cell', class: 'count' }, evidence === 0 ? '–' : says.count(evidence)),
    el(
      'td',
      { role: 'cell', class: 'act' },
      el('button', start, says.quiz),
      ' ',
      el('button', open, words.ledger.why),
    ),
  );
}

function estimate({ evidence, probability, low, high }: Concept): HTMLElement {
  if (evidence === 0) return el('span', { class: 'estimate quiet' }, says.none);
  const range = says.range(says.percent(low), says.percent(high));
  return el(
    'span',
    { class: 'estimate' },
    el('strong', {}, says.percent(probability)),
    el('span', { class: 'quiet' }, ` (${range})`),
  );
}
