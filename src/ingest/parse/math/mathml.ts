import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { accentCommand, braced, toLatexName, toLatexSymbols } from './latex-symbols.ts';

type Element = Tree.Element;

/** Presentation MathML as LaTeX, without delimiters. Unknown elements give what is inside them. */
export function mathmlToLatex(element: Element): string {
  return row(element).replaceAll(/\s+/g, ' ').trim();
}

function row(element: Element): string {
  return joined(elementsOf(element).map(latexOf));
}

function joined(parts: readonly string[]): string {
  return parts.reduce((whole, part) => {
    const needsGap = /\\[a-zA-Z]+$/.test(whole) && /^[a-zA-Z]/.test(part);
    return whole + (needsGap ? ' ' : '') + part;
  }, '');
}

function latexOf(element: Element): string {
  if (element.tagName === 'mtable') return grid(element);
  // Each part is made once: what is nested deeply would double with every level.
  const parts = elementsOf(element).map(latexOf);
  const [first = '', second = '', third = ''] = parts;
  switch (element.tagName) {
    case 'mi':
      return toLatexName(text(element));
    case 'mn':
    case 'mo':
      return operator(text(element).trim());
    case 'mtext':
    case 'ms':
      return `\\text{${text(element).trim()}}`;
    case 'mspace':
      return ' ';
    case 'annotation':
    case 'annotation-xml':
    case 'mphantom':
    case 'none':
    case 'mprescripts':
      return '';
    case 'semantics':
      return first;
    case 'mfrac':
      return `\\frac${braced(first)}${braced(second)}`;
    case 'msqrt':
      return `\\sqrt${braced(joined(parts))}`;
    case 'mroot':
      return `\\sqrt[${second}]${braced(first)}`;
    case 'msup':
      return `${base(first)}^${braced(second)}`;
    case 'msub':
      return `${base(first)}_${braced(second)}`;
    case 'msubsup':
    case 'munderover':
      return `${base(first)}_${braced(second)}^${braced(third)}`;
    case 'mover':
      return above(first, second, element);
    case 'munder':
      return below(first, second, element);
    case 'mfenced':
      return fenced(element, parts);
    default:
      return joined(parts);
  }
}

function operator(sign: string): string {
  return /^[a-zA-Z]{2,}$/.test(sign) ? toLatexName(sign) : toLatexSymbols(sign);
}

// What is already one token needs no braces of its own.
function base(latex: string): string {
  return /^(?:.|\\[a-zA-Z]+)$/u.test(latex) ? latex : braced(latex);
}

function above(body: string, mark: string, element: Element): string {
  const accent = accentCommand(text(elementsOf(element)[1]));
  return accent ? `${accent}${braced(body)}` : `${base(body)}^${braced(mark)}`;
}

function below(body: string, mark: string, element: Element): string {
  const accent = accentCommand(text(elementsOf(element)[1]));
  return accent ? `${accent}${braced(body)}` : `${base(body)}_${braced(mark)}`;
}

function fenced(element: Element, parts: readonly string[]): string {
  const open = attribute(element, 'open') ?? '(';
  const close = attribute(element, 'close') ?? ')';
  const [separator = ','] = [attribute(element, 'separators')?.trim()[0]];
  return `${toLatexSymbols(open)}${parts.join(separator)}${toLatexSymbols(close)}`;
}

function grid(element: Element): string {
  const rows = elementsOf(element)
    .filter(({ tagName }) => tagName === 'mtr' || tagName === 'mlabeledtr')
    .map((cells) => elementsOf(cells).map(row).join(' & '));
  return `\\begin{matrix}${rows.join(' \\\\ ')}\\end{matrix}`;
}

function elementsOf(element: Element | undefined): Element[] {
  return (element?.childNodes ?? []).filter((node): node is Element => 'tagName' in node);
}

function text(element: Element | undefined): string {
  return (element?.childNodes ?? [])
    .map((node) => {
      if (node.nodeName === '#text') return (node as Tree.TextNode).value;
      return 'tagName' in node ? text(node) : '';
    })
    .join('');
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}
