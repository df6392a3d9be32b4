import type { Api } from '../api/api.ts';
import { createLatest } from '../api/latest.ts';
import type { ConceptIndependence, Share } from '../api/ledger-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { words } from '../words.ts';
import { levelBar } from './concept-picture.ts';
import { conceptTitle } from './concept-title.ts';
import { plannedCheck, type PlannedCheckNeeds } from './planned-check.ts';

const says = words.alone;

export interface IndependenceNeeds extends Omit<PlannedCheckNeeds, 'api' | 'heading'> {
  readonly api: PlannedCheckNeeds['api'] & Pick<Api, 'independence'>;
}

export interface IndependencePart {
  readonly element: HTMLElement;
  /** Reads it afresh, unless a check is being answered. */
  show(): Promise<void>;
}

/** How concepts go with help and alone, in words and as a picture, and the checks that wait; hidden before there is any. */
export function createIndependence(needs: IndependenceNeeds): IndependencePart {
  const reading = createLatest();
  const trouble = el('div');
  const body = el('div');
  const element = el(
    'section',
    { class: 'independence', 'aria-labelledby': 'with-help-and-alone', hidden: true },
    el('h3', { id: 'with-help-and-alone' }, says.title),
    el('p', {}, says.lead),
    trouble,
    body,
  );

  async function show(): Promise<void> {
    if (body.querySelector('form') !== null) return;
    const isLatest = reading.begin();
    try {
      const concepts = await needs.api.independence();
      if (!isLatest()) return;
      fill(trouble);
      element.hidden = concepts.length === 0;
      fill(body, ...drawn(needs, concepts));
    } catch (error) {
      const again = failure(error, () => void show());
      if (isLatest()) fill(trouble, again);
    }
  }

  return { element, show };
}

function drawn(
  needs: IndependenceNeeds,
  concepts: readonly ConceptIndependence[],
): readonly HTMLElement[] {
  const due = concepts.flatMap(({ check, ...one }) => (check ? [{ ...one, ...check }] : []));
  const waiting = due.toSorted((a, b) => rank(a.standing) - rank(b.standing));
  return [
    ...waiting.map((one) => plannedCheck({ ...needs, heading: 'h4' }, one)),
    el('ul', { class: 'meters' }, ...concepts.map((one) => meter(one, needs.lang))),
  ];
}

function rank(standing: 'waits' | 'postponed' | 'declined'): number {
  return ['waits', 'postponed', 'declined'].indexOf(standing);
}

function meter({ name, state, alone, withHelp }: ConceptIndependence, lang: string): HTMLElement {
  return el(
    'li',
    {},
    el('p', {}, el('strong', {}, el('bdi', { lang }, conceptTitle(name)))),
    el('p', {}, says.states[state]),
    el(
      'dl',
      {},
      ...way(says.withHelp, withHelp, withHelp.answers > 0),
      ...way(says.byOneself, alone, state !== 'unknown'),
    ),
  );
}

/** The picture says nothing that the words beside it do not. */
function way(label: string, share: Share, isKnown: boolean): HTMLElement[] {
  const { percent, range, count } = words.progress;
  const { answers, probability, low, high } = share;
  const known = `${percent(probability)} (${range(percent(low), percent(high))}), ${count(answers)}`;
  const bar = levelBar({ id: '', name: '', ...share, evidence: isKnown ? answers : 0 });
  return [el('dt', {}, label), el('dd', {}, bar, isKnown ? known : says.notYet)];
}
