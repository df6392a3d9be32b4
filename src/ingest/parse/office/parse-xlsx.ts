import { heading, table, type Block, type ParsedDocument } from '../parsed-document.ts';
import { malformed } from '../parse-error.ts';
import { openArchive, type Archive } from './archive.ts';
import { partOf, relationsOf } from './relations.ts';
import { child, childrenOf, descendants, parseXml, textOf, type Xml } from './xml.ts';

const wanted =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/;
/** Rows of one sheet that are read: what comes after is data, not course text. */
const maxRows = 5_000;

/** Cells and rows that have a style and no content: a sheet may hold a million of them. */
const empty = /<(?:c|row)(?= )[^<>]*?(?:\/>|><\/(?:c|row)>)/g;

/**
 * Reads a workbook: each visible sheet under its name as tables, whose first row is the header.
 * An empty row ends a table. Values are shown as stored, dates as ISO dates.
 * @throws ParseError
 */
export function parseXlsx(bytes: Uint8Array): ParsedDocument {
  const archive = openArchive(bytes, wanted);
  const workbook = child(partOf(archive, 'xl/workbook.xml'), 'workbook');
  if (!workbook) throw malformed('workbook');
  const relations = relationsOf(archive, 'xl/workbook.xml');
  const reader = createReader(archive, workbook);
  const blocks: Block[] = [];
  let hiddenParts = 0;
  let cutRows = 0;
  for (const { attributes } of childrenOf(child(workbook, 'sheets'), 'sheet')) {
    if (/hidden/i.test(attributes['state'] ?? '')) {
      hiddenParts += 1;
      continue;
    }
    const source = archive.get(relations.get(attributes['r:id'] ?? '')?.target ?? '');
    if (source === undefined) continue;
    const { sheet, cut } = firstRows(source.replaceAll(empty, ''));
    cutRows += cut;
    const tables = reader.tablesOf(parseXml(sheet));
    if (tables.length > 0) blocks.push(heading(attributes['name'] ?? 'Sheet', 1));
    blocks.push(...tables.map((text) => table(text)));
  }
  return {
    blocks,
    pages: [],
    notes: { ...(hiddenParts > 0 && { hiddenParts }), ...(cutRows > 0 && { cutRows }) },
  };
}

// Cut before it is parsed: a tree of a million cells would not fit.
function firstRows(source: string): { sheet: string; cut: number } {
  let end = 0;
  for (let rows = 0; rows < maxRows; rows += 1) {
    const next = source.indexOf('</row>', end);
    if (next === -1) return { sheet: source, cut: 0 };
    end = next + '</row>'.length;
  }
  const cut = source.slice(end).split('</row>').length - 1;
  return { sheet: `${source.slice(0, end)}</sheetData></worksheet>`, cut };
}

function createReader(archive: Archive, workbook: Xml) {
  const shared = childrenOf(child(partOf(archive, 'xl/sharedStrings.xml'), 'sst'), 'si').map(
    richText,
  );
  const dates = dateStyles(archive);
  const base = child(workbook, 'workbookPr')?.attributes['date1904'] === '1' ? 24_107 : 25_569;

  function tablesOf(sheet: Xml): string[] {
    const tables: string[][] = [[]];
    let previous = 0;
    for (const row of descendants(sheet, 'row')) {
      const cells = cellsOf(row);
      const number = Number(row.attributes['r'] ?? previous + 1);
      if (number > previous + 1 || cells.length === 0) tables.push([]);
      previous = number;
      if (cells.length > 0) tables.at(-1)?.push(cells.join(' | '));
    }
    return tables.filter((rows) => rows.length > 0).map((rows) => rows.join('\n'));
  }

  function cellsOf(row: Xml): string[] {
    const cells: string[] = [];
    for (const cell of childrenOf(row, 'c')) {
      const at = columnOf(cell.attributes['r']) ?? cells.length;
      if (at > 500) break;
      while (cells.length < at) cells.push('');
      cells.push(valueOf(cell).replaceAll(/\s+/g, ' ').replaceAll('|', '/').trim());
    }
    return cells.some((cell) => cell !== '') ? cells : [];
  }

  function valueOf(cell: Xml): string {
    const raw = textOf(child(cell, 'v'));
    switch (cell.attributes['t']) {
      case 's':
        return shared[Number(raw)] ?? '';
      case 'inlineStr':
        return richText(child(cell, 'is') ?? cell);
      case 'b':
        return raw === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        return '';
      default:
        return dates.has(Number(cell.attributes['s'] ?? -1)) ? dateOf(raw, base) : raw;
    }
  }

  return { tablesOf };
}

/** Text with its parts in different fonts, without the readings of Asian characters. */
function richText(element: Xml): string {
  return element.children
    .map((part) => {
      if (part.name === 't') return textOf(part);
      return part.name === 'r' ? textOf(child(part, 't')) : '';
    })
    .join('');
}

/** Cell styles that show a number as a date (ECMA-376 part 1, 18.8.30). */
function dateStyles(archive: Archive): ReadonlySet<number> {
  const styles = child(partOf(archive, 'xl/styles.xml'), 'styleSheet');
  const custom = new Set(
    childrenOf(child(styles, 'numFmts'), 'numFmt')
      .filter(({ attributes }) =>
        /[ymdh]/i.test((attributes['formatCode'] ?? '').replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '')),
      )
      .map(({ attributes }) => Number(attributes['numFmtId'])),
  );
  const isDate = (id: number): boolean =>
    (id >= 14 && id <= 22) || (id >= 45 && id <= 47) || custom.has(id);
  const formats = childrenOf(child(styles, 'cellXfs'), 'xf');
  return new Set(
    formats.flatMap(({ attributes }, at) => (isDate(Number(attributes['numFmtId'])) ? [at] : [])),
  );
}

function dateOf(serial: string, base: number): string {
  const days = Number(serial);
  if (serial === '' || !Number.isFinite(days) || Math.abs(days) > 3_000_000) return serial;
  const iso = new Date(Math.round((days - base) * 86_400) * 1000).toISOString();
  return days % 1 === 0 ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
}

/** "C7" → 2 */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return undefined;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
