import {
  heading,
  prose,
  table,
  type Block,
  type CleaningNotes,
  type ParsedDocument,
} from '../parsed-document.ts';
import { malformed } from '../parse-error.ts';
import { openArchive, type Archive } from './archive.ts';
import { createDocxText } from './docx-text.ts';
import { partOf } from './relations.ts';
import { child, childrenOf, descendants, type Xml } from './xml.ts';

const wanted = /^word\/(?:document|styles|footnotes|endnotes)\.xml$/;

/**
 * Reads a Word document (WordprocessingML): headings by their style, lists, tables, footnotes after
 * the paragraph that calls them, formulas as LaTeX; deleted and hidden text is left out.
 * @throws ParseError
 */
export function parseDocx(bytes: Uint8Array): ParsedDocument {
  const archive = openArchive(bytes, wanted);
  const body = child(child(partOf(archive, 'word/document.xml'), 'w:document'), 'w:body');
  if (!body) throw malformed('Word document');
  const reader = createReader(headingStyles(archive), notesOf(archive));
  const blocks = body.children.flatMap((element) => reader.blocksOf(element));
  return { blocks, pages: [], notes: reader.notes() };
}

/** Style id → heading level, following the styles a style is based on. */
function headingStyles(archive: Archive): ReadonlyMap<string, number> {
  const styles = childrenOf(child(partOf(archive, 'word/styles.xml'), 'w:styles'), 'w:style');
  const byId = new Map(styles.map((style) => [style.attributes['w:styleId'] ?? '', style]));
  const levels = new Map<string, number>();
  for (const id of byId.keys()) {
    const level = levelOf(byId, id);
    if (level !== undefined) levels.set(id, level);
  }
  return levels;
}

function levelOf(byId: ReadonlyMap<string, Xml>, id: string): number | undefined {
  let style = byId.get(id);
  for (let depth = 0; style && depth < 10; depth += 1) {
    const name = valueOf(child(style, 'w:name'))?.toLowerCase() ?? '';
    const numbered = /^heading (\d)$/.exec(name)?.[1];
    if (numbered) return Number(numbered);
    if (name === 'title') return 1;
    const outline = valueOf(child(child(style, 'w:pPr'), 'w:outlineLvl'));
    if (outline !== undefined && Number(outline) < 6) return Number(outline) + 1;
    style = byId.get(valueOf(child(style, 'w:basedOn')) ?? '');
  }
  return undefined;
}

function valueOf(element: Xml | undefined): string | undefined {
  return element?.attributes['w:val'];
}

function notesOf(archive: Archive): ReadonlyMap<string, Xml> {
  const found = new Map<string, Xml>();
  for (const kind of ['footnote', 'endnote']) {
    const root = child(partOf(archive, `word/${kind}s.xml`), `w:${kind}s`);
    for (const note of childrenOf(root, `w:${kind}`)) {
      const id = note.attributes['w:id'];
      if (note.attributes['w:type'] === undefined) found.set(`${kind} ${id}`, note);
    }
  }
  return found;
}

function createReader(levels: ReadonlyMap<string, number>, notes: ReadonlyMap<string, Xml>) {
  const text = createDocxText(notes);

  function blocksOf(element: Xml): Block[] {
    if (element.name === 'w:p') return paragraph(element);
    if (element.name === 'w:tbl') return [table(tableText(element))];
    // Content controls and insertions wrap paragraphs.
    if (element.name === 'w:sdt')
      return (child(element, 'w:sdtContent')?.children ?? []).flatMap(blocksOf);
    return element.name === 'w:ins' ? element.children.flatMap(blocksOf) : [];
  }

  function paragraph(element: Xml): Block[] {
    const own = text.of(element);
    const called = text.calledNotes().map((note) =>
      childrenOf(note, 'w:p')
        .map((part) => text.of(part))
        .join(' '),
    );
    const boxes = descendants(element, 'w:txbxContent').flatMap(({ children }) =>
      children.flatMap(blocksOf),
    );
    const properties = child(element, 'w:pPr');
    const style = valueOf(child(properties, 'w:pStyle')) ?? '';
    const level = levels.get(style) ?? outlineOf(properties);
    const isListed = child(properties, 'w:numPr') !== undefined;
    const block = level ? heading(own, level) : prose(isListed ? `• ${own}` : own);
    const shown = own === '' ? [] : [block];
    return [...shown, ...called.filter((note) => note !== '').map((note) => prose(note)), ...boxes];
  }

  function tableText(element: Xml): string {
    const rows = descendants(element, 'w:tr').map((line) =>
      descendants(line, 'w:tc').map((cell) =>
        descendants(cell, 'w:p')
          .map((part) => text.of(part))
          .join(' ')
          .trim()
          .replaceAll('|', '/'),
      ),
    );
    return rows
      .filter((cells) => cells.some((cell) => cell !== ''))
      .map((cells) => cells.join(' | '))
      .join('\n');
  }

  const notesOnIt = (): CleaningNotes => {
    const hiddenParts = text.hiddenParts();
    return hiddenParts > 0 ? { hiddenParts } : {};
  };
  return { blocksOf, notes: notesOnIt };
}

function outlineOf(properties: Xml | undefined): number | undefined {
  const outline = Number(valueOf(child(properties, 'w:outlineLvl')) ?? 9);
  return outline < 6 ? outline + 1 : undefined;
}
