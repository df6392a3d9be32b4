import type { Api } from '../api/api.ts';
import type { ConceptsPicture, KeptProposal } from '../api/concept-shapes.ts';
import { createLatest } from '../api/latest.ts';
import { el, fill } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import { conceptTitle } from '../learning/concept-title.ts';
import type { Cited } from '../source/cited.ts';
import { words } from '../words.ts';
import { createConceptProposal } from './concept-proposal.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.concepts;

export interface ConceptsNeeds {
  readonly api: Pick<Api, 'concepts' | 'decideProposal' | 'decideProposals'>;
  /** BCP 47 tag of the course. */
  readonly lang: string;
  /** Assistants look but do not touch. */
  readonly mayChange: boolean;
  readonly say: (sentence: string) => void;
  readonly openSource: (cited: Cited, opener: HTMLElement) => void;
}

export interface Concepts {
  readonly element: HTMLElement;
  show(): Promise<void>;
}

/** What the course teaches, and what a model proposes about it. */
export function createConcepts(needs: ConceptsNeeds): Concepts {
  const { api, say } = needs;
  const reading = createLatest();
  const body = el('div', {}, el('p', { role: 'status' }, words.app.loading));
  const title = el('h2', { tabindex: -1 }, says.title);
  const element = el(
    'section',
    { class: 'sheet concepts' },
    title,
    el('p', { class: 'lead' }, says.lead),
    body,
  );

  async function show(): Promise<void> {
    const isLatest = reading.begin();
    try {
      const picture = await api.concepts();
      if (isLatest()) fill(body, ...partsOf({ ...needs, decide, decideAll }, picture));
    } catch (error) {
      const again = failure(error, () => void show());
      if (isLatest()) fill(body, again);
    }
  }

  async function decide(id: string, accept: boolean): Promise<void> {
    await api.decideProposal(id, accept);
    await told(accept ? says.accepted : says.refused);
  }

  async function decideAll(accept: boolean): Promise<void> {
    const { done, gone } = await api.decideProposals(accept);
    await told(gone === 0 ? says.decided(done) : `${says.decided(done)} ${says.notDecided(gone)}`);
  }

  /** The button is gone with its proposal: reading goes on at the top. */
  async function told(sentence: string): Promise<void> {
    await show();
    title.focus();
    say(sentence);
  }

  return { element, show };
}

interface Deciding extends ConceptsNeeds {
  readonly decide: (id: string, accept: boolean) => Promise<void>;
  readonly decideAll: (accept: boolean) => Promise<void>;
}

function partsOf(needs: Deciding, picture: ConceptsPicture): HTMLElement[] {
  const standing = standingOf(picture);
  const open = picture.proposals.filter((one) => one.standing === 'open');
  const accepted = picture.proposals.filter((one) => one.standing === 'accepted');
  return [
    ...(standing === null ? [] : [notice('plain', standing)]),
    ...(open.length === 0 ? [] : [el('h3', {}, says.open(open.length)), listOf(needs, open)]),
    ...(open.length > 1 && needs.mayChange ? [forAll(needs)] : []),
    el('h3', {}, says.now),
    conceptsNow(picture, needs.lang),
    ...(accepted.length === 0 ? [] : [el('h3', {}, says.acceptedBefore), listOf(needs, accepted)]),
  ];
}

function listOf(needs: Deciding, proposals: readonly KeptProposal[]): HTMLElement {
  const items = proposals.map((one) => createConceptProposal(needs, one));
  return el('ul', { class: 'concept-proposals' }, ...items);
}

function forAll({ decideAll }: Deciding): HTMLElement {
  const trouble = el('div');
  const button = (label: string, accept: boolean): HTMLElement =>
    el(
      'button',
      {
        type: 'button',
        class: 'button',
        onclick: () =>
          void decideAll(accept).catch((error: unknown) => fill(trouble, failure(error))),
      },
      label,
    );
  const ways = [button(says.acceptAll, true), button(says.refuseAll, false)];
  return el('div', {}, trouble, el('p', { class: 'actions' }, ...ways));
}

function conceptsNow({ concepts }: ConceptsPicture, lang: string): HTMLElement {
  if (concepts.length === 0) return el('p', { class: 'quiet' }, says.none);
  return el(
    'ol',
    {},
    ...concepts.map(({ name }) => el('li', { lang, dir: 'auto' }, conceptTitle(name))),
  );
}

/** Why there is nothing to decide; null when there is. */
function standingOf({ on, canPropose, proposals, reading }: ConceptsPicture): string | null {
  if (proposals.some(({ standing }) => standing === 'open')) return null;
  if (!on) return says.switchedOff;
  if (!canPropose) return says.noModel;
  return reading === null ? says.waiting : says.nothing;
}
