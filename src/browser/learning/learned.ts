import { intlTag } from '../../ground/language/index.ts';
import type { Api } from '../api/api.ts';
import type {
  Learned,
  LedgerEntry,
  NotedExplanation,
  NotedIdea,
  VisibilityLevel,
} from '../api/learned-shapes.ts';
import type { Concept } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { entry, words } from '../words.ts';
import { conceptTitle } from './concept-title.ts';
import { outcomeText } from './ledger-line.ts';

const says = words.learned;

export interface LearnedNeeds {
  readonly api: Pick<Api, 'dismiss'>;
  /** BCP 47 tag of the course. */
  readonly lang: string;
  readonly say: (sentence: string) => void;
  /** Has all numbers read afresh. */
  readonly changed: () => void;
}

/** Everything that is kept of the student beneath their numbers, and the way to say that it is not so. */
export function learnedPart(
  needs: LearnedNeeds,
  learned: Learned,
  concepts: readonly Concept[],
): HTMLElement {
  const { lang } = needs;
  const nameOf = (conceptId: string): HTMLElement => {
    const name = concepts.find(({ id }) => id === conceptId)?.name ?? '';
    return el('bdi', { lang }, conceptTitle(name));
  };
  const { misconceptions, episodes, entries, nextStep } = learned;
  return el(
    'section',
    { class: 'learned' },
    el('h3', { tabindex: -1 }, says.title),
    el('p', {}, learned.on ? says.on : says.off),
    el('p', { class: 'quiet' }, says.who),
    el('p', { class: 'quiet' }, seenText(learned.teachersSee)),
    misconceptions.length > 0 && ideasPart(needs, misconceptions, nameOf),
    nextStep !== null &&
      el('p', {}, says.next, ' ', el('span', { lang, dir: 'auto' }, el('bdi', {}, nextStep))),
    episodes.length > 0 && explanationsPart(episodes, lang, nameOf),
    entries.length > 0 && entriesPart(entries, nameOf),
  );
}

/** What those who teach may see of them, in full. */
function seenText(level: VisibilityLevel): string {
  const { levels, fromGradebook, apart } = words.seen;
  const more = level === 'pseudonymous' ? [fromGradebook] : [];
  return [levels[level], ...more, apart].join(' ');
}

type NameOf = (conceptId: string) => HTMLElement;

function ideasPart(needs: LearnedNeeds, ideas: readonly NotedIdea[], nameOf: NameOf): HTMLElement {
  return el(
    'div',
    {},
    el('h4', {}, says.again),
    el('p', { class: 'quiet' }, says.againLead),
    el('ul', { class: 'noted' }, ...ideas.map((idea) => ideaLine(needs, idea, nameOf))),
  );
}

function ideaLine(
  { api, lang, say, changed }: LearnedNeeds,
  { id, conceptId, description, source, status, seen }: NotedIdea,
  nameOf: NameOf,
): HTMLElement {
  const trouble = el('div');
  const button = el(
    'button',
    {
      type: 'button',
      class: 'link',
      'aria-label': says.notSoOf(description),
      onclick: () => void dismiss(),
    },
    says.notSo,
  );
  let busy = false;

  async function dismiss(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      await api.dismiss(id);
      say(says.takenOut);
      changed();
    } catch (error) {
      fill(trouble, failure(error));
    }
    busy = false;
  }

  return el(
    'li',
    {},
    el('p', { lang, dir: 'auto' }, description),
    el(
      'p',
      { class: 'quiet' },
      nameOf(conceptId),
      // Most come from conversations, which the page says above.
      source === 'quiz' && ` · ${says.sources.quiz}`,
      ` · ${entry(says.statuses, status) ?? status} · ${says.seen(seen)}`,
    ),
    trouble,
    el('p', {}, button),
  );
}

function explanationsPart(
  explanations: readonly NotedExplanation[],
  lang: string,
  nameOf: NameOf,
): HTMLElement {
  const line = ({ conceptId, kind, what, worked }: NotedExplanation): HTMLElement =>
    el(
      'li',
      {},
      nameOf(conceptId),
      ` · ${entry(says.kinds, kind) ?? kind}: `,
      el('bdi', { lang }, what),
      ` · ${worked ? says.worked.yes : says.worked.no}`,
    );
  return el('div', {}, el('h4', {}, says.helped), el('ul', {}, ...explanations.map(line)));
}

function entriesPart(entries: readonly LedgerEntry[], nameOf: NameOf): HTMLElement {
  const days = new Intl.DateTimeFormat(intlTag(words.lang), { dateStyle: 'medium' });
  const line = ({ conceptId, source, outcome, at, counts }: LedgerEntry): HTMLElement => {
    const what = entry(says.sources, source) ?? source;
    const result = counts ? outcomeText(outcome) : says.discounted;
    return el(
      'li',
      { class: counts ? null : 'quiet' },
      nameOf(conceptId),
      ` · ${what} · ${result} · ${days.format(new Date(at))}`,
    );
  };
  return el('details', {}, el('summary', {}, says.entries), el('ul', {}, ...entries.map(line)));
}
