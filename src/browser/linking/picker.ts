import type { Api } from '../api/api.ts';
import { createLatest } from '../api/latest.ts';
import type { LinkingOffer, PickedLink } from '../api/linking-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import { words } from '../words.ts';
import { teacherWords } from '../instructor/teacher-words.ts';
import { createBasket, type Basket } from './basket.ts';
import { choicesOf, matching, quizChoice, type Choice } from './choice.ts';
import { createQuizMaker } from './quiz-maker.ts';

const says = teacherWords.linking;

type PickerApi = Pick<Api, 'linkingOffer' | 'makeClassQuiz' | 'answerDeepLinking'>;

/** The picker of the LMS: finds what the tutor offers, shows it, and hands the choice over. */
export function createPicker(api: PickerApi): HTMLElement {
  const body = el('div', {}, el('p', { role: 'status' }, words.app.loading));
  const trouble = el('div');
  const add = el('button', { type: 'submit', class: 'button main', disabled: true }, says.add);
  const cancel = el(
    'button',
    { type: 'button', class: 'button', onclick: () => void answer([]) },
    says.cancel,
  );
  let basket: Basket | undefined;
  const form = el(
    'form',
    { class: 'picker', novalidate: true, onsubmit: press },
    body,
    trouble,
    el('p', { class: 'actions' }, add, cancel),
  );

  async function begin(): Promise<void> {
    try {
      const offer = await api.linkingOffer();
      if (!offer.acceptsLinks) return fill(body, notice('plain', says.noLinks));
      basket = createBasket(offer);
      fill(body, basket.element, ...shelves(api, offer, basket));
      // Unless it was cancelled meanwhile.
      add.disabled = cancel.disabled;
    } catch (error) {
      fill(
        body,
        failure(error, () => void begin()),
      );
    }
  }

  function press(event: Event): void {
    event.preventDefault();
    const links = basket?.links();
    if (links && links.length > 0) return void answer(links);
    const what = links ? says.nothing : says.missing;
    fill(trouble, el('p', { class: 'composer-error', role: 'alert' }, what));
  }

  async function answer(links: readonly PickedLink[]): Promise<void> {
    add.disabled = cancel.disabled = true;
    fill(trouble, el('p', { role: 'status' }, says.sending));
    try {
      const { returnUrl, jwt } = await api.answerDeepLinking(links);
      handOver(returnUrl, jwt);
    } catch (error) {
      add.disabled = basket === undefined;
      cancel.disabled = false;
      fill(trouble, failure(error));
    }
  }

  void begin();
  return el(
    'section',
    { class: 'sheet' },
    el('h2', {}, says.title),
    el('p', { class: 'lead' }, says.lead),
    form,
  );
}

/**
 * The search, what it finds, and the making of a quiz; what stands first is chosen to begin with: a quiz that was
 * made to be placed, else the tutor itself.
 */
function shelves(api: PickerApi, offer: LinkingOffer, basket: Basket): HTMLElement[] {
  let choices = choicesOf(offer);
  const found = el('ul', { class: 'choices', 'aria-label': says.offer });
  const search = el('input', { type: 'search', id: 'link-search', oninput: draw });
  const chosen = createLatest();
  basket.element.addEventListener('input', () => void chosen.begin());
  const maker = createQuizMaker(api, offer.concepts, () => {
    const isLatest = chosen.mark();
    return (quiz) => {
      const made = quizChoice(quiz);
      choices = [made, ...choices];
      // Where one link only is taken, what was chosen meanwhile stays.
      if (offer.acceptMultiple || isLatest()) basket.toggle(made);
      draw();
    };
  });

  function choose(choice: Choice): void {
    chosen.begin();
    basket.toggle(choice);
    draw();
  }

  function draw(): void {
    const shown = matching(choices, search.value);
    const items = shown.map((choice) => item(choice, basket.has(choice), () => choose(choice)));
    const focused = document.activeElement?.id;
    fill(found, ...(items.length === 0 ? [el('li', { class: 'quiet' }, says.notFound)] : items));
    // They are drawn anew; the keyboard stays where it was.
    if (focused) found.querySelector<HTMLElement>(`#${CSS.escape(focused)}`)?.focus();
  }

  const [first] = choices;
  if (first) basket.toggle(first);
  draw();
  return [
    el('h3', {}, says.offer),
    el('label', { for: search.id }, says.search),
    search,
    found,
    ...(maker ? [maker] : []),
  ];
}

function item(choice: Choice, isChosen: boolean, choose: () => void): HTMLElement {
  const button = el(
    'button',
    {
      type: 'button',
      class: 'choice-button',
      id: `choice-${choice.key.replaceAll(/\s/g, '-')}`,
      'aria-pressed': String(isChosen),
      onclick: choose,
    },
    el('span', { class: 'choice-kind' }, says.groups[choice.group]),
    ' ',
    el('strong', {}, choice.title),
    ' ',
    el('span', { class: 'quiet' }, choice.note),
  );
  return el('li', {}, button);
}

/** The browser itself carries the signed answer to the LMS. */
function handOver(returnUrl: string, jwt: string): void {
  const form = el(
    'form',
    { method: 'post', action: returnUrl, hidden: true },
    el('input', { type: 'hidden', name: 'JWT', value: jwt }),
  );
  document.body.append(form);
  form.submit();
}
