import type { Api } from '../api/api.ts';
import type { Concept } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import { words } from '../words.ts';
import { levelBar } from './concept-picture.ts';
import { conceptTitle } from './concept-title.ts';

const says = words.progress;

export interface ProgressNeeds {
  readonly api: Pick<Api, 'mastery'>;
  readonly lang: string;
  readonly quizOn: (conceptId: string) => void;
}

export interface Progress {
  readonly element: HTMLElement;
  /** Reads the numbers afresh. */
  show(): Promise<void>;
}

/** What is believed about each concept, as picture and as table at once. */
export function createProgress({ api, lang, quizOn }: ProgressNeeds): Progress {
  const body = el('div', {}, el('p', {}, words.app.loading));
  const element = el(
    'section',
    { class: 'sheet progress' },
    el('h2', { tabindex: -1 }, says.title),
    body,
  );

  function row(concept: Concept): HTMLElement {
    const name = conceptTitle(concept.name);
    const { evidence, probability, low, high } = concept;
    const estimate =
      evidence === 0
        ? [el('span', { class: 'quiet' }, says.none)]
        : [
            el('strong', {}, says.percent(probability)),
            ' ',
            el(
              'span',
              { class: 'quiet' },
              `(${says.range(says.percent(low), says.percent(high))})`,
            ),
          ];
    return el(
      'tr',
      { role: 'row' },
      el('th', { role: 'rowheader', scope: 'row', lang }, name),
      el(
        'td',
        { role: 'cell', class: 'level-cell' },
        levelBar(concept),
        el('span', { class: 'estimate' }, ...estimate),
      ),
      el('td', { role: 'cell', class: 'count' }, evidence === 0 ? '–' : says.count(evidence)),
      el(
        'td',
        { role: 'cell', class: 'act' },
        el(
          'button',
          {
            type: 'button',
            class: 'link',
            'aria-label': says.quizOn(name),
            onclick: () => quizOn(concept.id),
          },
          says.quiz,
        ),
      ),
    );
  }

  async function show(): Promise<void> {
    try {
      const concepts = await api.mastery();
      if (concepts.length === 0) return fill(body, notice('plain', says.empty));
      const untouched = concepts.every(({ evidence }) => evidence === 0);
      fill(
        body,
        el('p', { class: 'lead' }, untouched ? says.nothing : says.lead),
        table(concepts.map(row)),
      );
    } catch (error) {
      fill(
        body,
        failure(error, () => void show()),
      );
    }
  }

  return { element, show };
}

// On a narrow screen rows become cards; the roles keep it a table for those who listen.
function table(rows: readonly HTMLElement[]): HTMLElement {
  const heads = [
    says.concept,
    `${says.level}: ${says.estimate.toLowerCase()}`,
    says.evidence,
    says.action,
  ];
  return el(
    'table',
    { role: 'table', class: 'levels', 'aria-label': says.title },
    el(
      'thead',
      { role: 'rowgroup' },
      el(
        'tr',
        { role: 'row' },
        ...heads.map((head) => el('th', { role: 'columnheader', scope: 'col' }, head)),
      ),
    ),
    el('tbody', { role: 'rowgroup' }, ...rows),
  );
}
