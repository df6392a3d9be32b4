import type { Api } from '../api/api.ts';
import type { CheckResult, MasteryCheck, OfferedCheck } from '../api/ledger-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { plainText } from '../text/plain-text.ts';
import { words } from '../words.ts';
import { conceptTitle } from './concept-title.ts';
import { quizForm } from './quiz-form.ts';

const says = words.alone.check;

export interface PlannedCheckNeeds {
  readonly api: Pick<Api, 'beginPlanned' | 'answerCheck' | 'putOffCheck'>;
  /** BCP 47 tag of the course. */
  readonly lang: string;
  readonly say: (sentence: string) => void;
  /** As deep as the page is where it stands. */
  readonly heading: 'h3' | 'h4';
  /** Something came of it: answered, put off, or left out. */
  readonly changed?: () => void;
}

/** Of a card: what its words say of it. */
export interface CardOf extends Pick<OfferedCheck, 'conceptId' | 'name' | 'kind'> {
  readonly standing: 'waits' | 'postponed' | 'declined';
}

/** A check that waits: why, and the ways to take it, to put it off and to leave it out. Nobody has to do anything. */
export function plannedCheck(needs: PlannedCheckNeeds, of: CardOf): HTMLElement {
  const { conceptId, name } = of;
  const id = `check-${conceptId}`;
  const title = el(needs.heading, { tabindex: -1, id }, says.title(conceptTitle(name)));
  const trouble = el('div');
  const body = el('div');
  const acts = createActs(needs, conceptId, { title, body, trouble });
  fill(body, ...choices(of, acts, id));
  const inside = [title, body, trouble];
  return el('section', { class: 'planned-check', 'aria-labelledby': id }, ...inside);
}

interface Acts {
  readonly begin: () => unknown;
  readonly putOff: (said: 'postponed' | 'declined') => unknown;
}

function choices({ kind, standing }: CardOf, { begin, putOff }: Acts, id: string): HTMLElement[] {
  const button = (label: string, onclick: () => unknown): HTMLElement =>
    el('button', { type: 'button', class: 'button', 'aria-describedby': id, onclick }, label);
  const waits = standing === 'waits';
  return [
    el('p', {}, waits ? says.why[kind] : says.said[standing]),
    el('p', { class: 'quiet' }, says.rules),
    el(
      'p',
      { class: 'actions' },
      button(says.begin, begin),
      waits && button(says.later, () => putOff('postponed')),
      waits && button(says.never, () => putOff('declined')),
    ),
  ];
}

interface Parts {
  readonly title: HTMLElement;
  readonly body: HTMLElement;
  readonly trouble: HTMLElement;
}

/** What is pressed is done once and said; the keyboard goes on at the heading. */
function createActs(
  { api, lang, say, changed }: PlannedCheckNeeds,
  conceptId: string,
  { title, body, trouble }: Parts,
): Acts {
  let busy = false;

  async function once(work: () => Promise<void>): Promise<void> {
    if (busy) return;
    busy = true;
    fill(trouble);
    try {
      await work();
    } catch (error) {
      fill(trouble, failure(error));
    }
    busy = false;
  }

  function ended(sentence: string, ...shown: readonly HTMLElement[]): void {
    fill(body, ...shown);
    say(sentence);
    title.focus();
    changed?.();
  }

  async function begin(): Promise<void> {
    const { checkId, items } = await api.beginPlanned(conceptId);
    const form = quizForm({ quizId: checkId, items }, lang, async (answers) => {
      const result = await api.answerCheck(checkId, answers);
      ended(says.results[result.outcome], ...outcome(items, result, lang));
    });
    fill(body, el('p', { class: 'quiet' }, says.rules), form);
    title.focus();
  }

  async function putOff(said: 'postponed' | 'declined'): Promise<void> {
    await api.putOffCheck(conceptId, said);
    ended(says.said[said], el('p', {}, says.said[said]));
  }

  return { begin: () => once(begin), putOff: (said) => once(() => putOff(said)) };
}

function outcome(items: MasteryCheck['items'], result: CheckResult, lang: string): HTMLElement[] {
  const lines = items.map((item, at) => {
    const one = result.items.find(({ id }) => id === item.id);
    return el(
      'li',
      {},
      el('strong', {}, words.quiz.question(at + 1, items.length)),
      el('div', { lang, dir: 'auto' }, ...plainText(item.prompt)),
      one && el('div', { dir: 'auto' }, ...plainText(one.feedback)),
    );
  });
  return [el('p', {}, says.results[result.outcome]), el('ul', { class: 'check-result' }, ...lines)];
}
