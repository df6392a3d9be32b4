import { officeMathToLatex } from '../math/office-math.ts';
import { child, childrenOf, descendants, type Xml } from './xml.ts';

/** The text of Word's inline elements, and what was met on the way. */
export interface DocxText {
  /** Formulas as LaTeX; without deleted and hidden text. */
  of(element: Xml): string;
  /** Notes that were called since the last asking. */
  calledNotes(): Xml[];
  hiddenParts(): number;
}

const left = new Set('w:pPr w:rPr w:del w:moveFrom w:instrText w:pict w:txbxContent'.split(' '));

/** @param notes footnotes and endnotes by "footnote ID" and "endnote ID" */
export function createDocxText(notes: ReadonlyMap<string, Xml>): DocxText {
  let hidden = 0;
  let called: Xml[] = [];

  function inline(element: Xml): string {
    return element.children.map(inlineOf).join('');
  }

  function inlineOf(element: Xml): string {
    if (left.has(element.name)) return '';
    switch (element.name) {
      case 'w:r':
        return run(element);
      case 'w:t':
        return element.children.map(({ text }) => text).join('');
      case 'w:tab':
      case 'w:br':
      case 'w:cr':
        return ' ';
      case 'w:noBreakHyphen':
        return '-';
      case 'm:oMathPara':
        return ` \\[${childrenOf(element, 'm:oMath').map(officeMathToLatex).join(' \\\\ ')}\\] `;
      case 'm:oMath':
        return `\\(${officeMathToLatex(element)}\\)`;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        return call(element);
      case 'w:drawing':
        return descendants(element, 'wp:docPr').map(altOf).join('');
      // Both forms of the same thing: the second is for programs that do not know the first.
      case 'mc:AlternateContent':
        return inline(child(element, 'mc:Choice') ?? element);
      default:
        return inline(element);
    }
  }

  function run(element: Xml): string {
    const vanish = child(child(element, 'w:rPr'), 'w:vanish');
    if (!vanish || ['0', 'false'].includes(vanish.attributes['w:val'] ?? ''))
      return inline(element);
    hidden += 1;
    return '';
  }

  function call(element: Xml): string {
    const kind = element.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
    const note = notes.get(`${kind} ${element.attributes['w:id']}`);
    if (note) called.push(note);
    return '';
  }

  return {
    of: (element) => inline(element).replaceAll(/\s+/g, ' ').trim(),
    calledNotes: () => {
      const since = called;
      called = [];
      return since;
    },
    hiddenParts: () => hidden,
  };
}

function altOf({ attributes }: Xml): string {
  const alt = attributes['descr'] ?? '';
  return alt === '' ? '' : ` ${alt} `;
}
