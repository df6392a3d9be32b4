import type { ModelCall, PauseAnswer } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { notice } from '../dom/notice.ts';
import type { Cited } from '../source/cited.ts';
import { createRichText } from '../text/rich-text.ts';
import { entry, words } from '../words.ts';
import { createApproval } from './approval.ts';
import { createModelCalls } from './model-calls.ts';
import { createProgram } from './program.ts';
import { createExercise, type ExerciseNeeds } from './exercise.ts';
import { createOrigin } from './origin.ts';
import { phaseText } from './phase-text.ts';
import { createSentNote, type SentNoteNeeds } from './sent-note.ts';
import { sourceList } from './source-list.ts';
import type { TurnState } from './turn-state.ts';
import { createVerdict, type VerdictNeeds } from './verdict.ts';

export interface AnswerNeeds {
  /** Language the content is probably in. */
  readonly lang: string;
  readonly openSource: (cited: Cited, opener: HTMLElement) => void;
  readonly askAgain: () => Promise<void>;
  /** The whole story of a stored turn. */
  readonly readStory: () => Promise<TurnState>;
  readonly answerPause: (pauseId: string, answer: PauseAnswer) => Promise<void>;
  /** Whether the turn waits for that just now. */
  readonly stillWaits: (pauseId: string) => Promise<boolean>;
  readonly sentNote: SentNoteNeeds;
  readonly exercise: ExerciseNeeds;
  /** Asks for an exercise next; null where there are none. */
  readonly practise: (() => void) | null;
  /** What was sent to models, for teachers; null for everybody else. */
  readonly readCalls: (() => Promise<readonly ModelCall[]>) | null;
  /** What a teacher says of the answer; null for everybody else. */
  readonly verdict: VerdictNeeds | null;
}

export interface AnswerView {
  readonly element: HTMLElement;
  update(state: TurnState): void;
  /** Takes the offer to ask again away: it was taken. */
  setAskedAgain(): void;
  /** Said beneath the answer while the connection is away. */
  readonly setConnectionLost: (lost: boolean) => void;
}

/** One answer: text as it grows, what happens meanwhile, sources, and how it came about. */
export function createAnswer(needs: AnswerNeeds): AnswerView {
  const text = createRichText(needs.lang);
  const phase = el('p', { class: 'phase' });
  const lost = el('p', { class: 'phase lost', hidden: true }, words.turn.connectionLost);
  const asking = createAsking(needs);
  const exercise = createExercise(needs.exercise);
  const sentNote = createSentNote(needs.sentNote);
  const foot = createFoot(needs);
  const origin = createOrigin(needs.readStory);
  const element = el(
    'div',
    { class: 'answer' },
    text.element,
    exercise.element,
    phase,
    asking.element,
    lost,
    foot.element,
    sentNote.element,
    origin.element,
  );
  if (needs.readCalls) element.append(createModelCalls(needs.readCalls));
  let current: TurnState | undefined;
  let again: (() => Promise<void>) | null = needs.askAgain;

  element.addEventListener('click', ({ target }) => {
    const chip = target instanceof Element ? target.closest<HTMLElement>('[data-marker]') : null;
    const citation = current?.citations.find(({ marker }) => marker === chip?.dataset['marker']);
    if (chip && citation) needs.openSource({ ...citation, said: current?.text ?? '' }, chip);
  });

  function update(state: TurnState): void {
    current = state;
    const over = state.phase === 'over';
    const { citations, marks } = state;
    text.show(exercise.update(state), { citations, marks, unfinished: !over });
    element.setAttribute('aria-busy', String(!over));
    phase.hidden = over;
    phase.textContent = phaseText(state);
    if (over) lost.hidden = true;
    asking.update(state);
    sentNote.update(state);
    if (over) foot.draw(state, again);
    origin.update(state);
  }

  return {
    element,
    update,
    setConnectionLost: (isLost) => {
      lost.hidden = !isLost;
    },
    setAskedAgain: () => {
      again = null;
      if (current) update(current);
    },
  };
}

/** What stands beneath an answer that is over. */
function createFoot({ verdict, practise }: Pick<AnswerNeeds, 'verdict' | 'practise'>) {
  const element = el('div', { class: 'answer-foot' });
  let judged: HTMLElement | null = null;
  function verdictOn({ status }: TurnState): HTMLElement | null {
    if (verdict && status === 'complete') judged ??= createVerdict(verdict);
    return judged;
  }

  return {
    element,
    draw: (state: TurnState, again: (() => Promise<void>) | null): void =>
      fill(
        element,
        endNote(state, again),
        ...notesOf(state),
        sourceList(state.citations),
        verdictOn(state),
        practiseButton(state, practise),
      ),
  };
}

/** What the turn waits for, as long as it does. */
function createAsking(needs: Pick<AnswerNeeds, 'answerPause' | 'stillWaits' | 'lang'>) {
  const { answerPause, stillWaits, lang } = needs;
  const element = el('div');
  let asked: string | null = null;
  let end = (): void => {};

  function show(waiting: NonNullable<TurnState['waiting']>): void {
    const { pauseId } = waiting;
    const answer = (said: PauseAnswer) => answerPause(pauseId, said);
    if (waiting.kind === 'approval')
      return fill(element, createApproval(waiting.message, { decide: answer, lang }));
    const program = createProgram(waiting.code, { stillWaits: () => stillWaits(pauseId), answer });
    end = program.end;
    fill(element, program.element);
  }

  return {
    element,
    /** Once for each pause: what the student has changed stays. */
    update: ({ waiting }: TurnState): void => {
      if (asked === (waiting?.pauseId ?? null)) return;
      asked = waiting?.pauseId ?? null;
      end();
      end = () => {};
      if (waiting) show(waiting);
      else element.replaceChildren();
    },
  };
}

/**
 * Beneath the last answer of a conversation, where nothing is held back: not beneath what the tutor says itself, help
 * in a crisis among it.
 */
function practiseButton(
  { status, support, exercise, openWork }: TurnState,
  practise: (() => void) | null,
): HTMLElement | null {
  if (!practise || status !== 'complete' || openWork) return null;
  if (support === null && !exercise) return null;
  return el(
    'p',
    { class: 'actions practise' },
    el('button', { type: 'button', class: 'button', onclick: practise }, words.exercise.ask),
  );
}

function endNote(state: TurnState, askAgain: (() => Promise<void>) | null): HTMLElement | null {
  const again = askAgain ? { label: words.turn.askAgain, run: () => void askAgain() } : undefined;
  if (state.status === 'aborted') {
    return notice('plain', state.text === '' ? words.turn.stoppedEarly : words.turn.stopped, again);
  }
  return state.status === 'failed' ? notice('bad', failureText(state), again) : null;
}

export function failureText({ failure }: TurnState): string {
  const why = failure?.message || (entry(words.turn.failures, failure?.code ?? '') ?? '');
  return [words.turn.failed, why].filter((part) => part !== '').join(' ');
}

// What the tutor says itself (help in a crisis, a refusal) does not claim to come from the course.
function supportNote({ status, support, counts, text }: TurnState): HTMLElement | null {
  const dropped = counts?.dropped ?? 0;
  const said = [
    support === null ? '' : words.turn.support[support],
    dropped > 0 ? words.marks.leftOut(dropped) : '',
  ]
    .join(' ')
    .trim();
  return status === 'complete' && said !== '' && text !== ''
    ? el('p', { class: 'support' }, said)
    : null;
}

function notesOf(state: TurnState): (HTMLElement | null)[] {
  return [openWorkNote(state), supportNote(state), budgetNote(state)];
}

/** Why the tutor holds back, and until when. */
function openWorkNote({ openWork }: TurnState): HTMLElement | null {
  return openWork && el('p', { class: 'support' }, openWork.message);
}

function budgetNote({ budget }: TurnState): HTMLElement | null {
  return budget && el('p', { class: 'support' }, budget.message);
}
