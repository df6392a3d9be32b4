import createMarkdown, { type RendererRule } from 'markdown-it';
import { blockFormula, inlineFormula } from './formula-rules.ts';
import { citationRule } from './citation-rule.ts';

/**
 * Markdown to HTML that is harmless by itself: no raw HTML, no pictures, links to http(s) only.
 * Formulas and citations become empty marks that are brought to life after sanitising:
 * `<span data-tex="…">` and `<span data-cite="2">`.
 */
export function markdownToHtml(text: string, citable: ReadonlySet<string> = new Set()): string {
  return markdown.render(withSafeTables(text), { citable });
}

const markdown = createMarkdown({ html: false, linkify: false, typographer: false, breaks: false });
// A line of dashes under a paragraph in progress must not turn it into a heading.
markdown.disable(['lheading', 'reference', 'html_block', 'html_inline', 'autolink', 'code']);
markdown.validateLink = (url) => /^https?:\/\//i.test(url) && URL.canParse(url);
markdown.normalizeLink = (url) => (URL.canParse(url) ? new URL(url).href : '');
markdown.normalizeLinkText = (url) => url;
markdown.block.ruler.before('fence', 'formula', blockFormula, {
  alt: ['paragraph', 'blockquote', 'list'],
});
markdown.inline.ruler.before('escape', 'formula', inlineFormula);
markdown.inline.ruler.before('link', 'citation', citationRule);

const escape = (text: string): string => markdown.utils.escapeHtml(text);

const formula: RendererRule = (tokens, at) => {
  const { content = '', markup = '', block = false } = tokens[at] ?? {};
  const mark = `<span data-tex="${escape(content)}"${markup === 'display' ? ' data-display=""' : ''}>`;
  const source = markup === 'display' ? `\\[${content}\\]` : `\\(${content}\\)`;
  return block ? `<p>${mark}${escape(source)}</span></p>\n` : `${mark}${escape(source)}</span>`;
};

const heading: RendererRule = (tokens, at) => {
  const { tag = 'h1', nesting = 1 } = tokens[at] ?? {};
  // The page has its own title and sections; an answer's headings stand below them.
  const level = Math.min(Number(tag.slice(1)) + 3, 6);
  return nesting === 1 ? `<h${level}>` : `</h${level}>\n`;
};

const cell: RendererRule = (tokens, at) => {
  const { tag = 'td', attrs } = tokens[at] ?? {};
  const side = /text-align:(\w+)/.exec(String(attrs?.[0]?.[1]))?.[1];
  return side === undefined ? `<${tag}>` : `<${tag} data-align="${side}">`;
};

Object.assign(markdown.renderer.rules, {
  formula,
  literal: (tokens, at) => escape(tokens[at]?.content ?? ''),
  citation: (tokens, at) => `<span data-cite="${escape(tokens[at]?.content ?? '')}"></span>`,
  image: (tokens, at) => escape(tokens[at]?.content ?? ''),
  fence: (tokens, at) => `<pre><code>${escape(tokens[at]?.content ?? '')}</code></pre>\n`,
  heading_open: heading,
  heading_close: heading,
  th_open: cell,
  td_open: cell,
} satisfies Record<string, RendererRule>);

/** A bar inside a formula would end the cell that the formula stands in. */
function withSafeTables(text: string): string {
  return text.replaceAll(/^[ \t]*\|.*$/gm, (row) =>
    row.replaceAll(/\\\(.*?\\\)|\$[^$\n]+\$/g, (source) => source.replaceAll('|', '\\vert{}')),
  );
}
