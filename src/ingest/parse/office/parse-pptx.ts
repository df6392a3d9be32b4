import { officeMathToLatex } from '../math/office-math.ts';
import {
  heading,
  onPage,
  prose,
  table,
  type Block,
  type PageStatus,
  type ParsedDocument,
} from '../parsed-document.ts';
import { malformed } from '../parse-error.ts';
import { openArchive, type Archive } from './archive.ts';
import { partOf, relationsOf } from './relations.ts';
import { child, childrenOf, descendants, textOf, type Xml } from './xml.ts';

const wanted =
  /^ppt\/(?:presentation\.xml|_rels\/presentation\.xml\.rels|(?:slides|notesSlides)\/(?:_rels\/)?[^/]+\.(?:xml|rels))$/;

/**
 * Reads a PowerPoint presentation slide by slide: title, text, tables, formulas and the speaker's
 * notes; the page of a place is the number of the slide. Slides hidden by their author are left out.
 * @throws ParseError
 */
export function parsePptx(bytes: Uint8Array): ParsedDocument {
  const archive = openArchive(bytes, wanted);
  const presentation = child(partOf(archive, 'ppt/presentation.xml'), 'p:presentation');
  if (!presentation) throw malformed('presentation');
  const relations = relationsOf(archive, 'ppt/presentation.xml');
  const ids = childrenOf(child(presentation, 'p:sldIdLst'), 'p:sldId');
  const blocks: Block[] = [];
  const pages: PageStatus[] = [];
  let hiddenParts = 0;
  for (const [at, { attributes }] of ids.entries()) {
    const name = relations.get(attributes['r:id'] ?? '')?.target ?? '';
    const slide = child(partOf(archive, name), 'p:sld');
    if (slide?.attributes['show'] === '0') {
      hiddenParts += 1;
      continue;
    }
    const read = slide ? [...slideBlocks(slide, at + 1), ...notesOf(archive, name, at + 1)] : [];
    blocks.push(...read);
    pages.push({ page: at + 1, status: !slide ? 'failed' : read.length > 0 ? 'text' : 'empty' });
  }
  return { blocks, pages, notes: hiddenParts > 0 ? { hiddenParts } : {} };
}

function slideBlocks(slide: Xml, page: number): Block[] {
  const shapes = child(child(slide, 'p:cSld'), 'p:spTree');
  const found = shapesIn(shapes);
  const isTitle = (shape: Xml): boolean => /^(?:title|ctrTitle)$/.test(placeholderOf(shape) ?? '');
  const titles = found.filter(isTitle).map((shape) => paragraphsOf(shape).join(' '));
  const title = titles.join(' ').trim();
  const rest = found.filter((shape) => !isTitle(shape) && !isFurniture(shape));
  return [
    ...(title === '' ? [] : [heading(title, 1, onPage(page))]),
    ...rest.flatMap((shape) => shapeBlocks(shape, page)),
  ];
}

/** Shapes, tables and what is grouped, in the order in which they are drawn. */
function shapesIn(tree: Xml | undefined): Xml[] {
  return (tree?.children ?? []).flatMap((element) => {
    if (element.name === 'p:grpSp') return shapesIn(element);
    if (element.name === 'mc:AlternateContent') return shapesIn(child(element, 'mc:Choice'));
    return ['p:sp', 'p:graphicFrame', 'p:pic'].includes(element.name) ? [element] : [];
  });
}

function placeholderOf(shape: Xml): string | undefined {
  return descendants(child(shape, 'p:nvSpPr'), 'p:ph')[0]?.attributes['type'];
}

// Date, footer and slide number are on every slide and say nothing about it.
function isFurniture(shape: Xml): boolean {
  return /^(?:dt|ftr|sldNum|hdr|sldImg)$/.test(placeholderOf(shape) ?? '');
}

function shapeBlocks(shape: Xml, page: number): Block[] {
  if (shape.name === 'p:pic') {
    const alt = descendants(shape, 'p:cNvPr')[0]?.attributes['descr'] ?? '';
    return alt === '' ? [] : [prose(alt, onPage(page))];
  }
  const tables = descendants(shape, 'a:tbl');
  if (tables.length > 0) return tables.map((grid) => table(tableText(grid), onPage(page)));
  const paragraphs = paragraphsOf(shape);
  return paragraphs.map((text) => prose(paragraphs.length > 1 ? `• ${text}` : text, onPage(page)));
}

function paragraphsOf(shape: Xml): string[] {
  return descendants(shape, 'a:p')
    .map(inline)
    .map(squeeze)
    .filter((text) => text !== '');
}

function inline(element: Xml): string {
  return element.children
    .map((part) => {
      if (part.name === 'a:t') return textOf(part);
      if (part.name === 'a:br' || part.name === 'a:tab') return ' ';
      if (part.name === 'm:oMath') return `\\(${officeMathToLatex(part)}\\)`;
      if (part.name === 'mc:AlternateContent') return inline(child(part, 'mc:Choice') ?? part);
      return part.name.endsWith('Pr') ? '' : inline(part);
    })
    .join('');
}

function tableText(grid: Xml): string {
  return childrenOf(grid, 'a:tr')
    .map((line) =>
      childrenOf(line, 'a:tc').map((cell) =>
        descendants(cell, 'a:p').map(inline).map(squeeze).join(' ').trim().replaceAll('|', '/'),
      ),
    )
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => cells.join(' | '))
    .join('\n');
}

function notesOf(archive: Archive, slide: string, page: number): Block[] {
  const relation = [...relationsOf(archive, slide).values()].find(
    ({ kind }) => kind === 'notesSlide',
  );
  const notes = relation && child(partOf(archive, relation.target), 'p:notes');
  const shapes = shapesIn(child(child(notes, 'p:cSld'), 'p:spTree'));
  const text = shapes
    .filter((shape) => placeholderOf(shape) === 'body')
    .flatMap(paragraphsOf)
    .join('\n');
  return text === '' ? [] : [prose(`Notes: ${text}`, onPage(page))];
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
