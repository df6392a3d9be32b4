import { intlTag } from '../../ground/language/index.ts';
import type { Claim, LedgerLine, Said } from '../api/ledger-shapes.ts';
import { el } from '../dom/el.ts';
import { inlineText, plainText } from '../text/plain-text.ts';
import { entry, words } from '../words.ts';

const says = words.ledger;

export interface LineActs {
  readonly claim: (line: LedgerLine, claim: Claim) => void;
  readonly withdraw: (line: LedgerLine) => void;
  readonly check: (line: LedgerLine) => void;
}

/** One entry: what it was, what it counts for, what was said about it, and what can be said. */
export function ledgerLine(line: LedgerLine, acts: LineActs, lang: string): HTMLElement {
  const { id, source, outcome, happenedAt, standing, answered, said } = line;
  const what = entry(words.learned.sources, source) ?? source;
  const head = el(
    'p',
    { id: `entry-${id}` },
    el('strong', {}, `${what} · ${outcomeText(outcome)}`),
    el('span', { class: 'quiet' }, ` · ${day(happenedAt)}`),
  );
  return el(
    'li',
    { class: standing.counts ? null : 'aside' },
    head,
    ...(answered === null ? [] : answerPart(answered, lang)),
    el('p', { class: 'quiet' }, weightText(line)),
    ...said.map(saidLine),
    actions(line, acts, head.id),
  );
}

function answerPart(
  { prompt, answer, classQuiz, underCheck }: NonNullable<LedgerLine['answered']>,
  lang: string,
): HTMLElement[] {
  const title = classQuiz === null ? null : says.classQuiz(classQuiz);
  return [
    el('div', { class: 'prompt', lang, dir: 'auto' }, ...plainText(prompt)),
    underCheck
      ? el('p', { class: 'quiet' }, says.underCheck)
      : el(
          'p',
          { class: 'given' },
          words.quiz.yourAnswer,
          ' ',
          el('span', { lang, dir: 'auto' }, ...inlineText(answer ?? words.quiz.noAnswer)),
        ),
    ...(title === null ? [] : [el('p', { class: 'quiet' }, title)]),
  ];
}

function weightText({ standing, assisted, countsFor, after }: LedgerLine): string {
  if (!standing.counts) return words.learned.discounted;
  const weight = new Intl.NumberFormat(words.lang, { maximumFractionDigits: 3 }).format(countsFor);
  const counts = says.weight(weight, words.progress.percent(after));
  return assisted ? `${counts} · ${says.helped}` : counts;
}

function saidLine({ kind, reason, at }: Said): HTMLElement {
  const what = entry(says.events, kind) ?? kind;
  return el(
    'p',
    { class: 'said' },
    what,
    reason !== null && ' ',
    reason !== null && el('q', { dir: 'auto' }, el('bdi', {}, reason)),
    el('span', { class: 'quiet' }, ` · ${day(at)}`),
  );
}

function actions(line: LedgerLine, acts: LineActs, describedBy: string): HTMLElement | null {
  const { claims, standing, mayWithdraw } = line;
  const button = (label: string, onclick: () => void): HTMLElement =>
    el(
      'button',
      { type: 'button', class: 'button', 'aria-describedby': describedBy, onclick },
      label,
    );
  const buttons = [
    ...(standing.waits ? [button(says.check, () => acts.check(line))] : []),
    ...claims.map((claim) => button(says.claims[claim], () => acts.claim(line, claim))),
    ...(mayWithdraw ? [button(says.withdraw, () => acts.withdraw(line))] : []),
  ];
  return buttons.length === 0 ? null : el('p', { class: 'actions' }, ...buttons);
}

function day(time: string): string {
  const form = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(intlTag(words.lang), form).format(new Date(time));
}

/** Conversations are told in thirds: a number would say more than is known. */
export function outcomeText(outcome: number): string {
  const { outcomes } = words.learned;
  if (outcome >= 2 / 3) return outcomes.right;
  return outcome >= 1 / 3 ? outcomes.partly : outcomes.wrong;
}
