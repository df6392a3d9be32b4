import { el, type Props } from '../dom/el.ts';
import { reasonOf } from '../text/marked.ts';

import { timing } from './timing.ts';
import { asItIs, entry, words } from '../words.ts';
import type { TurnState } from './turn-state.ts';

const says = words.origin;

/** How an answer came about, step by step, as far as it is known. */
export function storyOf(state: TurnState): HTMLElement[] {
  const steps = [
    picturesStep(state),
    guardStep(state),
    snapshotStep(state),
    searchStep(state),
    strategyStep(state),
    ...toolSteps(state),
    modelStep(state),
    supportStep(state),
    nextStep(state),
  ].filter((told) => told !== null);
  const picture = timing(state);
  return [...(picture ? [picture] : []), el('ol', { class: 'steps' }, ...steps)];
}

function step(title: string, ...body: readonly (Node | string | null)[]): HTMLElement {
  return el('li', {}, el('span', { class: 'step-title' }, title), ...body);
}

function line(text: string, props: Props = {}): HTMLElement {
  return el('span', { class: 'step-line', ...props }, text);
}

function picturesStep({ pictures, attempts }: TurnState): HTMLElement | null {
  if (!pictures) return null;
  const read = pictures.pictures.map(({ words: text }, at) =>
    line(text === '' ? words.pictures.unread(at + 1) : words.pictures.read(at + 1, text)),
  );
  const how = attempts.at(-1)?.pictures;
  const told = how && line(how === 'shown' ? words.pictures.shown : words.pictures.inWords);
  return step(words.pictures.step, ...read, told ?? null);
}

function guardStep({ guard, interrupt }: TurnState): HTMLElement | null {
  if (!guard) return null;
  const said =
    guard.action === 'answer'
      ? says.guardFine
      : guard.action === 'guide'
        ? says.guardGuide
        : says.guardOther(
            entry(says.categories, guard.category) ?? guard.category.replaceAll('_', ' '),
          );
  return step(says.guard, line(said), interrupt && line(says.interrupts[interrupt]));
}

function snapshotStep({ snapshot }: TurnState): HTMLElement | null {
  if (!snapshot) return null;
  const { concepts, quizzes, messages, weak } = says.snapshotParts;
  const parts = [
    snapshot.concepts > 0 && concepts(snapshot.concepts),
    snapshot.quizAttempts > 0 && quizzes(snapshot.quizAttempts),
    snapshot.historyMessages > 0 && messages(snapshot.historyMessages),
    snapshot.weakAreas.length > 0 && weak(snapshot.weakAreas.map(asItIs).join(words.app.comma)),
  ].filter((part) => part !== false);
  return step(
    says.snapshot,
    line(parts.length === 0 ? says.snapshotNothing : `${parts.join(words.app.comma)}.`),
  );
}

function searchStep({ search, citations }: TurnState): HTMLElement | null {
  if (!search) return null;
  if (search.hits.length === 0) return step(says.search, line(says.searchNothing));
  const cited = new Set(citations.map(({ marker }) => marker));
  const rows = search.hits.map((hit) => {
    const isCited = cited.has(`[${hit.marker}]`);
    const place = [
      hit.heading && asItIs(hit.heading),
      hit.page === null ? null : words.source.page(hit.page),
    ].filter((part) => part);
    return el(
      'tr',
      { class: isCited ? 'cited' : null },
      el(
        'th',
        { scope: 'row' },
        `${hit.marker}. ${asItIs(hit.title)}`,
        el('span', { class: 'source-place' }, place.join(words.app.comma)),
      ),
      el('td', {}, says.rank(hit.vectorRank)),
      el('td', {}, says.rank(hit.textRank)),
      el('td', {}, isCited ? says.yes : says.no),
    );
  });
  const head = [says.passage, says.byMeaning, says.byWords, says.used].map((title) =>
    el('th', { scope: 'col' }, title),
  );
  return step(
    says.search,
    line(search.queries.map(says.quoted).join(' · ')),
    search.hits.some(({ otherWords = 0 }) => otherWords > 0) ? line(says.otherWords) : null,
    el(
      'div',
      { class: 'scroller' },
      el('table', {}, el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...rows)),
    ),
  );
}

function strategyStep({ strategy }: TurnState): HTMLElement | null {
  if (!strategy) return null;
  return step(
    says.strategy,
    wayOfTeaching(strategy),
    ...[...strategy.reasons, ...(strategy.adjustments ?? []).map(({ said }) => said)].map(
      (reason) => line(reason, { class: 'step-line reason' }),
    ),
  );
}

function wayOfTeaching({ name, concept }: NonNullable<TurnState['strategy']>): HTMLElement | null {
  if (name === null) return null;
  const about = concept === null ? '' : words.app.comma + says.about(concept);
  return line(`${entry(says.strategies, name) ?? name}${about}.`);
}

function toolSteps({ steps }: TurnState): HTMLElement[] {
  return steps.map(({ label, end }) => {
    if (!end) return step(label);
    const how = end.status === 'done' ? null : line(says.stepStatus[end.status]);
    return step(label, how, line(end.summary));
  });
}

function modelStep({ attempts, budget, usage }: TurnState): HTMLElement | null {
  if (attempts.length === 0) return null;
  const lines = attempts.map(({ provider, model, fallbackFrom, reason }) => {
    const name = provider === 'offline' ? says.offlineModel : asItIs(`${provider} ${model}`);
    if (fallbackFrom === null) return line(`${name}.`);
    const why = reason && (entry(says.passedOver, reason) ?? reason);
    return line(`${name}${words.app.comma}${says.fallback(fallbackFrom, why)}.`);
  });
  const spent =
    usage &&
    line(
      `${says.tokens(usage.inputTokens, usage.outputTokens)}${usage.estimated ? ` (${says.estimated})` : ''}.`,
    );
  return step(says.model, budget && line(budget.message), ...lines, spent);
}

/** What was prepared while the answer was read, and what became of it. */
function nextStep({ next }: TurnState): HTMLElement | null {
  if (!next) return null;
  const { concept, state } = next;
  return step(
    words.exercise.next,
    line(`${says.about(concept)}.`),
    line(words.exercise.states[state]),
  );
}

function supportStep({ support, counts, marks, text }: TurnState): HTMLElement | null {
  if (!support) return null;
  const failed = counts ? counts.marked + counts.dropped : marks.length;
  const reasons = marks.map(({ from, to, failed: claims }) =>
    line(`${says.quoted(text.slice(from, to))} ${claims.map(reasonOf).join(' ')}`, {
      class: 'step-line reason',
    }),
  );
  return step(
    says.support,
    line(says.supportText[support]),
    counts && line(words.marks.checked(counts.checked, failed)),
    ...reasons,
  );
}
