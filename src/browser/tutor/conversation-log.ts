import { isOver, type PublicTurn } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { scrollToTopOf } from '../dom/scroll.ts';
import { words } from '../words.ts';
import type { RunningTurn } from './running-turn.ts';
import {
  createTurnView,
  type ShownQuestion,
  type TurnView,
  type TurnViewNeeds,
} from './turn-view.ts';

export interface ConversationLog {
  readonly element: HTMLElement;
  /** Adds a question that was just taken, brings it to the top and follows its answer. */
  addAsked(question: ShownQuestion, turnId: string): void;
  /** Shows stored turns and goes on following the last one when it is still being answered. */
  showTurns(turns: readonly PublicTurn[]): void;
  /** Puts the focus on the last turn. */
  focusLast(): void;
  /** Shows something else instead of turns. */
  showInstead(content: HTMLElement): void;
  showLoading(): void;
  showFailure(error: unknown, retry: () => void): void;
}

/** The turns of a conversation. Listeners hear them from the announcements, not from here. */
export function createConversationLog(
  needs: TurnViewNeeds,
  running: Pick<RunningTurn, 'follow'>,
): ConversationLog {
  const element = el('div', {
    class: 'log',
    role: 'log',
    'aria-live': 'off',
    'aria-label': words.turn.log,
  });
  let holdsTurns = false;

  function clear(): void {
    element.replaceChildren();
    holdsTurns = true;
  }

  function add(question: ShownQuestion): TurnView {
    if (!holdsTurns) clear();
    const view = createTurnView(needs, question);
    element.append(view.element);
    return view;
  }

  function showInstead(content: HTMLElement): void {
    holdsTurns = false;
    fill(element, content);
  }

  return {
    element,
    showInstead,
    showLoading: () => showInstead(el('p', { class: 'phase' }, words.app.loading)),
    showFailure: (error, retry) => showInstead(failure(error, retry)),
    focusLast: () => {
      const last = element.lastElementChild;
      if (!(last instanceof HTMLElement)) return;
      last.tabIndex = -1;
      last.focus({ preventScroll: true });
    },
    addAsked: (question, turnId) => {
      const view = add(question);
      // Once; the answer then grows below it without moving anything.
      scrollToTopOf(view.element);
      void running.follow(view, turnId);
    },
    showTurns: (turns) => {
      clear();
      const askedAgain = new Set(turns.map(({ retryOf }) => retryOf));
      for (const turn of turns) {
        const view = add(turn);
        if (isOver(turn.status)) view.showStored(turn, askedAgain.has(turn.turnId));
        else void running.follow(view, turn.turnId);
      }
      if (element.lastElementChild) scrollToTopOf(element.lastElementChild, 'instant');
    },
  };
}
