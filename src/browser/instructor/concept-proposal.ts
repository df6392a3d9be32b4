import type { ConceptProposal, KeptProposal, ProposedPlace } from '../api/concept-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { sourceButton } from '../learning/source-button.ts';
import type { Cited } from '../source/cited.ts';
import { inlineText } from '../text/plain-text.ts';
import { teacherWords } from './teacher-words.ts';
import { moment } from './written.ts';

const says = teacherWords.concepts;

export interface ConceptProposalNeeds {
  /** BCP 47 tag of the course. */
  readonly lang: string;
  /** Assistants look but do not touch. */
  readonly mayChange: boolean;
  readonly openSource: (cited: Cited, opener: HTMLElement) => void;
  /** Decides and shows what came of it; rejects when it could not be decided. */
  readonly decide: (id: string, accept: boolean) => Promise<void>;
}

/** One proposal with its place in the course, and the two ways to decide. */
export function createConceptProposal(
  needs: ConceptProposalNeeds,
  kept: KeptProposal,
): HTMLElement {
  const { id, proposal, standing, model, createdAt, stands } = kept;
  const what = el('p', { class: 'what', id: `proposal-${id}` }, sentenceOf(proposal));
  return el(
    'li',
    { class: 'concept-proposal' },
    what,
    ...groundsOf(needs, proposal),
    el('p', { class: 'quiet' }, says.by(model, moment(createdAt))),
    stands || standing === 'accepted' ? null : el('p', { class: 'held' }, says.gone),
    needs.mayChange && deciding(needs, kept, what.id),
  );
}

function sentenceOf(proposal: ConceptProposal): string {
  const { kinds } = says;
  if (proposal.kind === 'add') return kinds.add(proposal.concept.name);
  if (proposal.kind === 'rename') return kinds.rename(proposal.concept.name, proposal.name);
  if (proposal.kind === 'order') return kinds.order;
  return kinds.merge(proposal.keep.name, proposal.drop.name);
}

function groundsOf(needs: ConceptProposalNeeds, proposal: ConceptProposal): HTMLElement[] {
  if (proposal.kind !== 'order')
    return [el('p', { class: 'quiet' }, says.quote), ...placeOf(needs, proposal.place)];
  const { lang } = needs;
  const names = proposal.concepts.map(({ name }) => el('li', { lang, dir: 'auto' }, name));
  const reasons = proposal.because.flatMap(({ first, next, place }) => [
    el('p', {}, says.needs(first.name, next.name)),
    ...placeOf(needs, place),
  ]);
  return [el('ol', {}, ...names), ...reasons];
}

function placeOf({ lang, openSource }: ConceptProposalNeeds, place: ProposedPlace): HTMLElement[] {
  return [
    el('blockquote', { lang, dir: 'auto' }, ...inlineText(place.quote)),
    el('p', {}, sourceButton(place, openSource)),
  ];
}

function deciding(
  { decide }: ConceptProposalNeeds,
  { id, standing, stands }: KeptProposal,
  describedBy: string,
): HTMLElement {
  const trouble = el('div');
  let busy = false;
  const button = (label: string, accept: boolean): HTMLElement =>
    el(
      'button',
      {
        type: 'button',
        class: 'button',
        'aria-describedby': describedBy,
        onclick: () => void run(accept),
      },
      label,
    );

  async function run(accept: boolean): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      await decide(id, accept);
    } catch (error) {
      fill(trouble, failure(error));
    }
    busy = false;
  }

  const ways =
    standing === 'accepted'
      ? [button(says.takeBack, false)]
      : [...(stands ? [button(says.accept, true)] : []), button(says.refuse, false)];
  return el('div', {}, trouble, el('p', { class: 'actions' }, ...ways));
}
