import { child, childrenOf, textOf, type Xml } from '../office/xml.ts';
import { accentCommand, braced, toLatexName, toLatexSymbols } from './latex-symbols.ts';

/**
 * A formula of Word or PowerPoint (Office Math, ECMA-376 part 1, section 22.1) as LaTeX, without
 * delimiters. Unknown elements give what is inside them.
 */
export function officeMathToLatex(formula: Xml): string {
  return row(formula).replaceAll(/\s+/g, ' ').trim();
}

function row(element: Xml | undefined): string {
  return (element?.children ?? []).map(latexOf).reduce((whole, next) => {
    const needsGap = /\\[a-zA-Z]+$/.test(whole) && /^[a-zA-Z]/.test(next);
    return whole + (needsGap ? ' ' : '') + next;
  }, '');
}

type Form = (element: Xml) => string;

const forms: Readonly<Record<string, Form>> = {
  'm:r': (run) => letters(childrenOf(run, 'm:t').map(textOf).join('')),
  'm:f': (f) => `\\frac${braced(part(f, 'num'))}${braced(part(f, 'den'))}`,
  'm:sSup': (s) => `${braced(part(s, 'e'))}^${braced(part(s, 'sup'))}`,
  'm:sSub': (s) => `${braced(part(s, 'e'))}_${braced(part(s, 'sub'))}`,
  'm:sSubSup': (s) => `${braced(part(s, 'e'))}_${braced(part(s, 'sub'))}^${braced(part(s, 'sup'))}`,
  'm:sPre': (s) => `{}_${braced(part(s, 'sub'))}^${braced(part(s, 'sup'))}${braced(part(s, 'e'))}`,
  'm:rad': (rad) => {
    const degree = part(rad, 'deg').trim();
    return `\\sqrt${degree === '' ? '' : `[${degree}]`}${braced(part(rad, 'e'))}`;
  },
  'm:nary': (nary) => {
    const sign = toLatexSymbols(property(nary, 'naryPr', 'chr') ?? '∫');
    return `${sign}${script('_', part(nary, 'sub'))}${script('^', part(nary, 'sup'))} ${part(nary, 'e')}`;
  },
  'm:d': (d) => {
    const [open = '(', close = ')'] = ['begChr', 'endChr'].map((name) => property(d, 'dPr', name));
    const inside = childrenOf(d, 'm:e')
      .map(row)
      .join(property(d, 'dPr', 'sepChr') ?? '|');
    return `${bracket('left', open)}${inside}${bracket('right', close)}`;
  },
  'm:func': (func) => `${functionName(part(func, 'fName'))} ${part(func, 'e')}`,
  'm:acc': (acc) => {
    const command = accentCommand(property(acc, 'accPr', 'chr') ?? '^') ?? '\\hat';
    return `${command}${braced(part(acc, 'e'))}`;
  },
  'm:bar': (bar) => {
    const isTop = property(bar, 'barPr', 'pos') === 'top';
    return `${isTop ? '\\overline' : '\\underline'}${braced(part(bar, 'e'))}`;
  },
  'm:limLow': (lim) => `${functionName(part(lim, 'e'))}_${braced(part(lim, 'lim'))}`,
  'm:limUpp': (lim) => `${functionName(part(lim, 'e'))}^${braced(part(lim, 'lim'))}`,
  'm:m': (matrix) =>
    grid(childrenOf(matrix, 'm:mr').map((line) => childrenOf(line, 'm:e').map(row).join(' & '))),
  'm:eqArr': (array) => grid(childrenOf(array, 'm:e').map(row)),
};

function latexOf(element: Xml): string {
  if (element.name.endsWith('Pr')) return '';
  return forms[element.name]?.(element) ?? row(element);
}

function part(element: Xml, name: string): string {
  return row(child(element, `m:${name}`));
}

function property(element: Xml, group: string, name: string): string | undefined {
  return child(child(element, `m:${group}`), `m:${name}`)?.attributes['m:val'];
}

function letters(text: string): string {
  return text
    .split(/([A-Za-z]{2,})/)
    .map((piece) => (/^[A-Za-z]{2,}$/.test(piece) ? wordOf(piece) : toLatexSymbols(piece)))
    .join('');
}

// Word runs "dx" and "mc" together: only a known function is a name, anything else is letters.
function wordOf(piece: string): string {
  const named = toLatexName(piece);
  return named.startsWith('\\mathrm') ? piece : named;
}

function functionName(latex: string): string {
  const plain = latex.trim();
  return /^[A-Za-z]{2,}$/.test(plain) ? toLatexName(plain) : plain;
}

function script(mark: '_' | '^', latex: string): string {
  return latex.trim() === '' ? '' : `${mark}${braced(latex)}`;
}

function bracket(side: 'left' | 'right', sign: string): string {
  return `\\${side}${sign === '' ? '.' : toLatexSymbols(sign)} `;
}

function grid(rows: readonly string[]): string {
  return `\\begin{matrix}${rows.join(' \\\\ ')}\\end{matrix}`;
}
