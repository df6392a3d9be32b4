import { isAttended } from '../dom/attention.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';

/** The end of what is shown of a text, where there is more of it. */
export interface More {
  readonly element: HTMLElement;
  /** Shows more; once at a time, and not while the last wish has failed. */
  readonly want: () => Promise<void>;
}

/**
 * A button that shows more of a text. Pressed, it hands the focus to the first of what is new, so that
 * the keyboard and a screen reader go on reading there.
 * @param load shows it, and tells what is the first of it
 */
export function createMore(label: string, load: () => Promise<HTMLElement | undefined>): More {
  const trouble = el('div');
  const button = el(
    'button',
    { type: 'button', class: 'link more', onclick: () => void press() },
    label,
  );
  const element = el('div', {}, button, trouble);
  let loading: Promise<HTMLElement | undefined> | undefined;

  async function show(): Promise<HTMLElement | undefined> {
    button.setAttribute('aria-busy', 'true');
    fill(trouble);
    try {
      return await load();
    } catch (error) {
      fill(
        trouble,
        failure(error, () => void press()),
      );
      return undefined;
    } finally {
      loading = undefined;
      button.removeAttribute('aria-busy');
    }
  }

  async function press(): Promise<void> {
    if (element.hidden) return;
    loading ??= show();
    const first = await loading;
    if (isAttended(element)) first?.focus();
  }

  return {
    element,
    want: async () => {
      if (element.hidden || trouble.childElementCount > 0) return;
      loading ??= show();
      await loading;
    },
  };
}

/** How far from an end more is asked for, in pixels: about half a screen. */
const near = 400;

/** Shows more when somebody scrolls towards an end; what is read stays where it is on the screen. */
export function followReader(
  scroller: HTMLElement,
  { earlier, later }: { earlier: More; later: More },
): () => void {
  let last = scroller.scrollTop;
  let isKeepingPlace = false;

  async function look(): Promise<void> {
    const { scrollTop } = scroller;
    const isUpward = scrollTop < last;
    const isDownward = scrollTop > last;
    last = scrollTop;
    const seen = scroller.getBoundingClientRect();
    const [above, below] = [earlier.element, later.element].map((one) =>
      one.getBoundingClientRect(),
    );
    if (isDownward && !later.element.hidden && below && below.top < seen.bottom + near)
      await later.want();
    if (isKeepingPlace || !isUpward || earlier.element.hidden || !above) return;
    if (above.bottom > seen.top - near) {
      isKeepingPlace = true;
      const height = scroller.scrollHeight;
      await earlier.want();
      scroller.scrollTop += scroller.scrollHeight - height;
      last = scroller.scrollTop;
      isKeepingPlace = false;
    }
  }

  const onScroll = (): void => void look();
  scroller.addEventListener('scroll', onScroll, { passive: true });
  return () => scroller.removeEventListener('scroll', onScroll);
}
