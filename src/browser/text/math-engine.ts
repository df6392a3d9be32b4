import { el } from '../dom/el.ts';
import { speakFormula } from './speak-formula.ts';

type Render = (tex: string, display: boolean) => Node;

const styles = '/assets/katex.css';
let render: Render | undefined;
let loading: Promise<void> | undefined;
const waiting = new Set<() => void>();
const drawn = new Map<string, Node>();
const mostDrawn = 500;

/**
 * A formula as nodes with MathML for those who listen. Undefined until the typesetter has been
 * loaded, which the first call begins; `whenReady` is called then.
 */
export function drawFormula(
  tex: string,
  display: boolean,
  whenReady: () => void,
): Node | undefined {
  if (!render) {
    waiting.add(whenReady);
    loading ??= load().catch(() => {
      // Formulas stay readable as they were typed; the next one tries again.
      loading = undefined;
      waiting.clear();
    });
    return undefined;
  }
  const key = `${display ? 'd' : 'i'}${tex}`;
  const known = drawn.get(key) ?? render(tex, display);
  if (drawn.size >= mostDrawn) drawn.clear();
  drawn.set(key, known);
  return known.cloneNode(true);
}

async function load(): Promise<void> {
  const [{ default: katex }] = await Promise.all([import('katex'), addStyles()]);
  render = (tex, display) => {
    const place = el('span', { class: display ? 'formula-display' : 'formula' });
    try {
      katex.render(tex, place, {
        displayMode: display,
        output: 'htmlAndMathml',
        throwOnError: true,
        strict: 'ignore',
        trust: false,
        maxSize: 20,
        maxExpand: 300,
      });
      // For readers that know no MathML, and all that show no more than the name of a formula.
      place.querySelector('math')?.setAttribute('aria-label', speakFormula(tex));
    } catch {
      // Not LaTeX after all: what was typed is more use than an error.
      place.replaceChildren(el('code', {}, tex));
    }
    return place;
  };
  const told = [...waiting];
  waiting.clear();
  for (const tell of told) tell();
}

function addStyles(): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = el('link', {
      rel: 'stylesheet',
      href: styles,
      onload: () => resolve(),
      onerror: () => reject(new Error('the styles of the typesetter did not load')),
    });
    document.head.append(link);
  });
}
