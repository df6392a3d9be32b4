import type { Api } from '../api/api.ts';
import { createLatest } from '../api/latest.ts';
import type { VisibilityLevel } from '../api/learned-shapes.ts';
import type { Claim, ConceptLedger, LedgerLine } from '../api/ledger-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import { words } from '../words.ts';
import { conceptTitle } from './concept-title.ts';
import { ledgerLine, type LineActs } from './ledger-line.ts';
import { quizForm } from './quiz-form.ts';

const says = words.ledger;

export interface LedgerNeeds {
  readonly api: Pick<Api, 'ledger' | 'contest' | 'uncontest' | 'beginCheck' | 'answerCheck'>;
  /** BCP 47 tag of the course. */
  readonly lang: string;
  readonly say: (sentence: string) => void;
  /** The numbers are others now. */
  readonly changed: () => void;
}

export interface LedgerPart {
  readonly element: HTMLElement;
  /** @param closed puts the focus back to where it came from */
  open(concept: { readonly id: string; readonly name: string }, closed: () => void): Promise<void>;
  focus(): void;
  /** Reads it afresh where it is open, unless a check is being answered. */
  refresh(): void;
}

/** Where a ledger is shown. */
interface Sheet {
  readonly title: HTMLElement;
  readonly trouble: HTMLElement;
  readonly body: HTMLElement;
}

/** What one number rests on, entry by entry, and the student's word against it. */
export function createLedgerPart(needs: LedgerNeeds): LedgerPart {
  const { api, lang } = needs;
  const reading = createLatest();
  const title = el('h3', { tabindex: -1, id: 'ledger-title' });
  const sheet: Sheet = { title, trouble: el('div'), body: el('div') };
  const close = { type: 'button', class: 'button', onclick: () => shut() };
  const element = el(
    'section',
    { class: 'ledger', 'aria-labelledby': title.id, hidden: true },
    title,
    sheet.trouble,
    sheet.body,
    el('p', { class: 'actions' }, el('button', close, says.close)),
  );
  const acts = createActs(
    needs,
    sheet,
    () => show(),
    () => teachersSee,
  );
  let conceptId = '';
  let teachersSee: VisibilityLevel = 'aggregate';
  let back = (): void => {};

  async function open(
    concept: { readonly id: string; readonly name: string },
    closed: () => void,
  ): Promise<void> {
    conceptId = concept.id;
    back = closed;
    fill(title, says.whyOf(conceptTitle(concept.name)));
    fill(sheet.trouble);
    fill(sheet.body, el('p', {}, words.app.loading));
    element.hidden = false;
    title.focus();
    await show();
  }

  function shut(): void {
    element.hidden = true;
    reading.begin();
    back();
  }

  async function show(): Promise<void> {
    const isLatest = reading.begin();
    try {
      const ledger = await api.ledger(conceptId);
      if (!isLatest()) return;
      teachersSee = ledger.teachersSee;
      fill(sheet.trouble);
      fill(sheet.body, ...picture(ledger, acts, lang));
    } catch (error) {
      const again = failure(error, () => void show());
      if (isLatest()) fill(sheet.trouble, again);
    }
  }

  function refresh(): void {
    if (!element.hidden && sheet.body.querySelector('form') === null) void show();
  }

  return { element, open, refresh, focus: () => title.focus() };
}

/** What is pressed is done once, said, and drawn anew: the keyboard goes on at the heading. */
function createActs(
  { api, lang, say, changed }: LedgerNeeds,
  { title, trouble, body }: Sheet,
  show: () => Promise<void>,
  teachersSee: () => VisibilityLevel,
): LineActs {
  let busy = false;

  async function once(work: () => Promise<void>): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      await work();
    } catch (error) {
      fill(trouble, failure(error));
    }
    busy = false;
  }

  async function after(sentence: string, shown?: HTMLElement): Promise<void> {
    say(sentence);
    await show();
    if (shown) fill(trouble, shown);
    title.focus();
    changed();
  }

  async function check({ id }: LedgerLine): Promise<void> {
    const { checkId, items } = await api.beginCheck(id);
    fill(trouble);
    const form = quizForm({ quizId: checkId, items }, lang, async (answers) => {
      const { outcome } = await api.answerCheck(checkId, answers);
      await after(says.results[outcome], notice('plain', says.results[outcome]));
    });
    const heading = el('h4', { tabindex: -1 }, says.checking);
    fill(body, heading, el('p', { class: 'quiet' }, says.alone), form);
    heading.focus();
  }

  return {
    claim: ({ id }, claim) =>
      void once(async () => {
        await api.contest(id, claim);
        await after(saidOf(claim, teachersSee()));
      }),
    withdraw: ({ id }) =>
      void once(async () => {
        await api.uncontest(id);
        await after(says.said.withdrawn);
      }),
    check: (line) => void once(() => check(line)),
  };
}

function saidOf(claim: Claim, teachersSee: VisibilityLevel): string {
  return claim !== 'guessed' && teachersSee === 'aggregate' ? says.twoDecide : says.said[claim];
}

function picture(ledger: ConceptLedger, acts: LineActs, lang: string): HTMLElement[] {
  const { prior, assistedShare, lines, mastery, same, teachersSee } = ledger;
  const { percent, range } = words.progress;
  const start = percent(prior.alpha / (prior.alpha + prior.beta));
  const between = range(percent(mastery.low), percent(mastery.high));
  const parts = `α = ${digits(mastery.alpha)}, β = ${digits(mastery.beta)}`;
  const total = says.sum(percent(mastery.probability), between, parts);
  return [
    el('p', {}, says.start(start, percent(assistedShare))),
    lines.length === 0
      ? el('p', { class: 'quiet' }, says.empty)
      : el('ol', { class: 'entries' }, ...lines.map((line) => ledgerLine(line, acts, lang))),
    el('p', {}, el('strong', {}, total)),
    el('p', { class: same ? 'quiet' : 'held' }, same ? says.same : says.differs),
    el('h4', {}, says.rulesTitle),
    el('p', {}, says.rules),
    el('p', {}, says.seen[teachersSee]),
    el('p', {}, says.grades),
  ];
}

function digits(value: number): string {
  return new Intl.NumberFormat(words.lang, { maximumFractionDigits: 2 }).format(value);
}
