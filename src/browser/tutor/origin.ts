import { el } from '../dom/el.ts';
import { morph } from '../dom/morph.ts';
import { watchScrollers } from '../dom/scrollers.ts';
import { words } from '../words.ts';
import { storyOf } from './story.ts';
import type { TurnState } from './turn-state.ts';

export interface Origin {
  readonly element: HTMLElement;
  update(state: TurnState): void;
}

/** The foldable story of an answer. What a stored turn does not hold is fetched when somebody looks. */
export function createOrigin(readStory: () => Promise<TurnState>): Origin {
  const body = el('div', { class: 'story' });
  const element = el('details', { class: 'origin' }, el('summary', {}, words.origin.title), body);
  let state: TurnState | undefined;
  let asked = false;

  function show(...content: readonly HTMLElement[]): void {
    morph(body, el('div', {}, ...content));
    watchScrollers(body);
  }

  async function fetchStory(): Promise<void> {
    asked = true;
    show(el('p', {}, words.origin.loading));
    try {
      const story = await readStory();
      if (story.whole) state = story;
      // What is missing may be there when somebody looks again.
      else asked = false;
      show(...(story.whole ? [] : [el('p', {}, words.origin.incomplete)]), ...storyOf(story));
    } catch {
      asked = false;
      show(el('p', {}, words.origin.unavailable));
    }
  }

  function tell(): void {
    if (!element.open || !state) return;
    if (state.whole || state.phase !== 'over') show(...storyOf(state));
    else if (!asked) void fetchStory();
  }

  element.addEventListener('toggle', tell);
  return {
    element,
    update: (next) => {
      // A story that was fetched is more than what a stored turn tells.
      if (asked && !next.whole) return;
      state = next;
      tell();
    },
  };
}
