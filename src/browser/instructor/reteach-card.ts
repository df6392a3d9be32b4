import type { Api } from '../api/api.ts';
import type { ReteachCard } from '../api/board-shapes.ts';
import type { QuizSource } from '../api/shapes.ts';
import { copyText } from '../dom/copy-text.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { conceptTitle } from '../learning/concept-title.ts';
import { sourceButton } from '../learning/source-button.ts';
import type { Cited } from '../source/cited.ts';
import { inlineText, plainText } from '../text/plain-text.ts';
import { words } from '../words.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.reteach;

export interface ReteachNeeds {
  readonly api: Pick<Api, 'reteachCard'>;
  /** BCP 47 tag of the course. */
  readonly lang: string;
  readonly say: (sentence: string) => void;
  readonly openSource: (cited: Cited, opener: HTMLElement) => void;
}

/** A button that fetches the five minutes on a concept, and puts them away again. */
export function reteachPart(
  needs: ReteachNeeds,
  concept: { readonly id: string; readonly name: string },
): { readonly button: HTMLButtonElement; readonly place: HTMLElement } {
  const place = el('div');
  const title = says.cardOf(conceptTitle(concept.name));
  const button = el(
    'button',
    {
      type: 'button',
      class: 'button',
      'aria-expanded': 'false',
      'aria-label': title,
      onclick: () => void turn(),
    },
    says.card,
  );

  async function turn(): Promise<void> {
    const opens = button.getAttribute('aria-expanded') === 'false';
    button.setAttribute('aria-expanded', String(opens));
    if (!opens) return fill(place);
    fill(place, el('p', { role: 'status' }, words.app.loading));
    try {
      const card = cardPart(needs, title, await needs.api.reteachCard(concept.id));
      if (isOpen()) fill(place, card);
    } catch (error) {
      if (isOpen()) fill(place, failure(error));
    }
  }

  const isOpen = (): boolean => button.getAttribute('aria-expanded') === 'true';

  return { button, place };
}

function cardPart(needs: ReteachNeeds, title: string, card: ReteachCard): HTMLElement {
  const text = el(
    'div',
    {},
    el('h4', {}, title),
    el('p', { class: 'quiet' }, says.cardLead),
    ...thinksPart(needs, card.thinks),
    ...saysPart(needs, card.says),
    ...askPart(needs, card.ask),
    ...contrastPart(needs, card.contrast),
  );
  const trouble = el('p', { role: 'status' });
  const element = el('article', { class: 'reteach-card' }, text, actions());

  function actions(): HTMLElement {
    const act = (label: string, run: () => void): HTMLElement =>
      el('button', { type: 'button', class: 'button', onclick: run }, label);
    return el(
      'div',
      { class: 'card-actions' },
      el(
        'p',
        { class: 'actions' },
        act(says.copy, () => void copy()),
        act(says.print, () => printAlone(element)),
      ),
      trouble,
    );
  }

  async function copy(): Promise<void> {
    const copied = await copyText(text.innerText);
    fill(trouble, copied ? says.copied : says.notCopied);
  }

  return element;
}

function printAlone(element: HTMLElement): void {
  element.classList.add('to-print');
  window.addEventListener('afterprint', () => element.classList.remove('to-print'), { once: true });
  window.print();
}

function thinksPart({ lang }: ReteachNeeds, thinks: readonly string[]): HTMLElement[] {
  const lines = thinks.map((idea) => el('li', { lang, dir: 'auto' }, idea));
  const told = lines.length > 0 ? el('ul', {}, ...lines) : el('p', {}, says.differs);
  return [el('h5', {}, says.thinks), told];
}

function saysPart(needs: ReteachNeeds, quotes: readonly QuizSource[]): HTMLElement[] {
  const title = el('h5', {}, says.says);
  if (quotes.length === 0) return [title, el('p', {}, says.silent)];
  return [title, ...quotes.map((source) => quoted(needs, source.quote, source))];
}

function quoted(needs: ReteachNeeds, text: string, source: QuizSource): HTMLElement {
  return el(
    'figure',
    {},
    el('blockquote', { lang: needs.lang, dir: 'auto' }, ...inlineText(text)),
    el('figcaption', {}, sourceButton(source, needs.openSource)),
  );
}

function askPart(needs: ReteachNeeds, ask: ReteachCard['ask']): HTMLElement[] {
  const title = el('h5', {}, says.ask);
  if (!ask) return [title, el('p', {}, says.noAsk)];
  const { lang } = needs;
  const options = ask.options.map((option) => el('li', {}, ...inlineText(option)));
  return [
    title,
    el('div', { lang, dir: 'auto' }, ...plainText(ask.prompt)),
    ...(options.length > 0 ? [el('ul', { lang, dir: 'auto' }, ...options)] : []),
    el('p', { dir: 'auto' }, ...inlineText(says.expected(ask.solution))),
  ];
}

function contrastPart(needs: ReteachNeeds, contrast: ReteachCard['contrast']): HTMLElement[] {
  if (!contrast) return [];
  const { lang } = needs;
  const { thinks, works, source } = contrast;
  const idea = thinks === null ? says.differs : el('span', { lang, dir: 'auto' }, thinks);
  return [
    el('h5', {}, says.contrast),
    el(
      'dl',
      { class: 'contrast' },
      el('dt', {}, says.tends),
      el('dd', {}, idea),
      el('dt', {}, says.works),
      el('dd', {}, quoted(needs, works, source)),
    ),
  ];
}
