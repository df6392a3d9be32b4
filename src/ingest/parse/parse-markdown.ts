import markdownIt, { type Token } from 'markdown-it';
import { keepMath } from './markdown-math.ts';
import { nowhere, type Block, type ParsedDocument } from './parsed-document.ts';
import { parseHtml } from './parse-html.ts';

const markdown = keepMath(markdownIt({ html: true, linkify: false }));

/** Reads Markdown as people see it: without its markup, formulas kept as LaTeX. */
export function parseMarkdown(source: string): ParsedDocument {
  const body = withoutFrontMatter(source);
  const blocks: Block[] = [];
  const tokens = markdown.parse(body, {});
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    if (token.type === 'table_open') {
      const end = tokens.findIndex((later, index) => index > at && later.type === 'table_close');
      blocks.push(block('table', tableText(tokens.slice(at, end))));
      at = end;
    } else blocks.push(...blocksOf(token, tokens, at));
  }
  return { blocks: blocks.filter(({ text }) => text.trim() !== ''), pages: [] };
}

function blocksOf(token: Token, tokens: readonly Token[], at: number): readonly Block[] {
  if (token.type === 'fence' || token.type === 'code_block')
    return [block('code', token.content.trimEnd())];
  if (token.type === 'math_block') return [block('prose', `\\[${token.content}\\]`)];
  if (token.type === 'html_block') return parseHtml(token.content).blocks;
  if (token.type !== 'inline') return [];
  const text = inlineText(token);
  const opener = tokens[at - 1];
  if (opener?.type === 'heading_open') return [block('heading', text, Number(opener.tag[1]))];
  const inList = opener?.type === 'paragraph_open' && tokens[at - 2]?.type === 'list_item_open';
  return [block('prose', inList ? `• ${text}` : text)];
}

function block(kind: Block['kind'], text: string, level = 0): Block {
  return { kind, level, text, place: nowhere };
}

function inlineText(token: Token): string {
  const parts = (token.children ?? []).map((child) => {
    if (child.type === 'text' || child.type === 'code_inline') return child.content;
    if (child.type === 'math_inline') return `\\(${child.content}\\)`;
    if (child.type === 'softbreak' || child.type === 'hardbreak') return ' ';
    if (child.type === 'image') return child.content;
    return '';
  });
  return parts.join('').replaceAll(/\s+/g, ' ').trim();
}

function tableText(tokens: readonly Token[]): string {
  const rows: string[][] = [];
  for (const token of tokens) {
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'inline') rows.at(-1)?.push(inlineText(token));
  }
  return rows.map((cells) => cells.join(' | ')).join('\n');
}

/** Leaves out the YAML between two lines of dashes that site generators put before the text. */
function withoutFrontMatter(source: string): string {
  return source.replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---\r?\n/, '');
}
