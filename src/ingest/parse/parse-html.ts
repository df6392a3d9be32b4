import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { mathmlToLatex } from './math/mathml.ts';
import { nowhere, type Block, type ParsedDocument } from './parsed-document.ts';

type Node = Tree.ChildNode;
type Element = Tree.Element;

const skipped = new Set([
  'title',
  'script',
  'style',
  'template',
  'noscript',
  'nav',
  'iframe',
  'object',
  'svg',
  'form',
  'button',
]);
const blockTags = new Set(
  `address article aside blockquote body dd details div dl dt fieldset figcaption figure footer header hr
  html li main ol p section summary ul caption table tbody td tfoot th thead tr`.split(/\s+/),
);
/** What no cell of a table of data holds. */
const flowTags = 'h1 h2 h3 h4 h5 h6 pre table ul ol dl blockquote'.split(' ');

/** Reads a page or a fragment of HTML: headings, paragraphs, lists, tables, code, formulas. */
export function parseHtml(source: string): ParsedDocument {
  const reader = createReader();
  reader.read(parse(source).childNodes);
  reader.endBlock();
  return { blocks: reader.blocks, pages: [] };
}

function createReader() {
  const blocks: Block[] = [];
  let line = '';

  function endBlock(): void {
    const text = squeeze(line);
    line = '';
    if (text !== '') blocks.push({ kind: 'prose', level: 0, text, place: nowhere });
  }

  function push(kind: Block['kind'], text: string, level = 0): void {
    endBlock();
    if (text !== '') blocks.push({ kind, level, text, place: nowhere });
  }

  function read(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (node.nodeName === '#text') line += (node as Tree.TextNode).value;
      else if ('tagName' in node) readElement(node);
    }
  }

  function readElement(element: Element): void {
    const tag = element.tagName;
    const formula = isHidden(element) ? undefined : latexOf(element);
    if (skipped.has(tag) && formula === undefined) return;
    if (isHidden(element)) return;
    if (formula !== undefined) line += formula;
    else if (/^h[1-6]$/.test(tag)) push('heading', squeeze(inlineText(element)), Number(tag[1]));
    else if (tag === 'pre') push('code', textContent(element).replace(/\s+$/, ''));
    else if (tag === 'table' && !isLayout(element)) readTable(element);
    else if (tag === 'br') line += '\n';
    else if (tag === 'img') line += ` ${attribute(element, 'alt') ?? ''} `;
    else if (blockTags.has(tag)) {
      endBlock();
      if (tag === 'li') line = '• ';
      read(element.childNodes);
      endBlock();
    } else read(element.childNodes);
  }

  function readTable(element: Element): void {
    const caption = find(element.childNodes, 'caption');
    push('prose', caption ? squeeze(inlineText(caption)) : '');
    push('table', tableText(element));
  }

  return { blocks, read, endBlock };
}

/** The first element within whose tag is one of these. */
function find(nodes: readonly Node[], ...tags: readonly string[]): Element | undefined {
  for (const node of nodes) {
    if (!('tagName' in node)) continue;
    const found = tags.includes(node.tagName) ? node : find(node.childNodes, ...tags);
    if (found) return found;
  }
  return undefined;
}

function isHidden(element: Element): boolean {
  return (
    attribute(element, 'hidden') !== undefined ||
    attribute(element, 'aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style') ?? '')
  );
}

/**
 * Formulas become LaTeX: from the annotation of MathML or from the MathML itself, from the equation
 * images of the Canvas editor, and from the script form of MathJax. Anything else is no formula.
 */
function latexOf(element: Element): string | undefined {
  if (element.tagName === 'math') {
    const annotation = find(element.childNodes, 'annotation');
    const given = annotation ? squeeze(textContent(annotation)) : attribute(element, 'alttext');
    const tex = given || mathmlToLatex(element);
    if (tex) return attribute(element, 'display') === 'block' ? `\\[${tex}\\]` : `\\(${tex}\\)`;
  }
  const script = /^math\/tex(;\s*mode=display)?/.exec(attribute(element, 'type') ?? '');
  if (element.tagName === 'script' && script) {
    const tex = squeeze(textContent(element));
    return script[1] ? `\\[${tex}\\]` : `\\(${tex}\\)`;
  }
  // quirk: canvas keeps the LaTeX of a formula image in this attribute
  const content = attribute(element, 'data-equation-content');
  if (element.tagName === 'img' && content) return `\\(${content}\\)`;
  return undefined;
}

function inlineText(element: Element): string {
  return element.childNodes
    .map((node) => {
      if (node.nodeName === '#text') return (node as Tree.TextNode).value;
      if (!('tagName' in node) || isHidden(node)) return '';
      const said = latexOf(node) ?? (skipped.has(node.tagName) ? '' : inlineText(node));
      return node.tagName === 'br' || blockTags.has(node.tagName) ? ` ${said} ` : said;
    })
    .join('');
}

function textContent(element: Element): string {
  return element.childNodes
    .map((node) => {
      if (node.nodeName === '#text') return (node as Tree.TextNode).value;
      return 'tagName' in node ? textContent(node) : '';
    })
    .join('');
}

/** A table that only arranges its page; what stands in it is read as if it were no table. */
function isLayout(table: Element): boolean {
  if (/^(?:presentation|none)$/.test(attribute(table, 'role') ?? '')) return true;
  const rows = rowsOf(table);
  const cells = rows.flat();
  if (find(table.childNodes, 'caption') || cells.some(({ tagName }) => tagName === 'th'))
    return false;
  return (
    rows.length < 2 ||
    rows.every((row) => row.length < 2) ||
    cells.some((cell) => find(cell.childNodes, ...flowTags))
  );
}

/** One line per row, cells parted by " | "; the chunker repeats the first line on every piece. */
function tableText(table: Element): string {
  return rowsOf(table)
    .map((cells) => cells.map((cell) => squeeze(inlineText(cell))).join(' | '))
    .filter((row) => row.replaceAll('|', '').trim() !== '')
    .join('\n');
}

/** Its cells by rows, without those of tables within. */
function rowsOf(table: Element): Element[][] {
  const elementsOf = (parent: Element): Element[] =>
    parent.childNodes.filter((node): node is Element => 'tagName' in node);
  return elementsOf(table)
    .flatMap((part) => (part.tagName === 'tr' ? [part] : elementsOf(part)))
    .filter(({ tagName }) => tagName === 'tr')
    .map((row) => elementsOf(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th'));
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

function squeeze(text: string): string {
  return text
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, ' ')
    .trim();
}
