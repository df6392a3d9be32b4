import { pause } from '../api/pause.ts';
import type { SentMessage } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { explain, notice } from '../dom/notice.ts';
import { words } from '../words.ts';

const says = words.approval;

export interface SentNoteNeeds {
  readonly read: () => Promise<SentMessage | null>;
  readonly again: () => Promise<void>;
}

export interface SentNote {
  readonly element: HTMLElement;
  /** Shows it, and goes on asking until it is settled. */
  update(turn: { readonly sent: SentMessage | null; readonly approved: boolean }): void;
}

/** Waits between two looks: a message is on its way for a second, or for an hour. */
const looks = [500, 1_000, 2_000, 5_000, 15_000, 60_000];

/** What became of the message that was approved in this turn. */
export function createSentNote({ read, again }: SentNoteNeeds): SentNote {
  const element = el('div', { class: 'sent-note', role: 'status' });
  let watching = false;
  let watched = false;
  let sending = false;
  const sendingAgain = { label: says.again, run: () => void sendAgain() };

  function show(sent: SentMessage): void {
    const { state, reason } = sent;
    const text = [says.states[state](sent.to.join(words.app.comma)), reason ?? ''].join(' ').trim();
    const isLost = state === 'failed' || state === 'unsure';
    fill(element, isLost ? notice('bad', text, sendingAgain) : notice('plain', text));
  }

  async function sendAgain(): Promise<void> {
    if (sending) return;
    sending = true;
    try {
      await again();
      await watch();
    } catch (error) {
      fill(element, notice('bad', explain(error), sendingAgain));
    }
    sending = false;
  }

  async function watch(): Promise<void> {
    if (watching) return;
    watching = true;
    watched = true;
    for (const [at, wait] of [...looks, ...Array.from({ length: 60 }, () => 60_000)].entries()) {
      const sent = await read().catch(() => null);
      if (sent) show(sent);
      if (sent ? sent.state !== 'waiting' : at > looks.length) break;
      await pause(wait);
    }
    watching = false;
  }

  return {
    element,
    update: ({ sent, approved }) => {
      if (sent) show(sent);
      if (sent ? sent.state === 'waiting' : approved && !watched) void watch();
    },
  };
}
