import { parse } from 'csv-parse/sync';
import { table, type ParsedDocument } from './parsed-document.ts';
import { malformed } from './parse-error.ts';

const delimiters = [',', ';', '\t', '|'];
const maxRows = 20_000;

/** Reads separated values as one table; the separator is the one its first lines agree on. */
export function parseCsv(source: string): ParsedDocument {
  const rows = readRows(source);
  const kept = rows.slice(0, maxRows).map((cells) => cells.map(clean).join(' | '));
  const cutRows = rows.length - kept.length;
  return {
    blocks: kept.length > 0 ? [table(kept.join('\n'))] : [],
    pages: [],
    notes: cutRows > 0 ? { cutRows } : {},
  };
}

function readRows(source: string): string[][] {
  try {
    return parse(source, {
      delimiter: delimiterOf(source),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: maxRows + 1,
    });
  } catch (cause) {
    throw malformed('table of separated values', cause);
  }
}

function delimiterOf(source: string): string {
  const lines = source
    .slice(0, 20_000)
    .split(/\r?\n/)
    .slice(0, 10)
    .filter((line) => line !== '');
  const score = (delimiter: string): number => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const least = Math.min(...counts);
    // As many in every line: a separator. Some here and there: punctuation.
    return counts.every((count) => count === counts[0]) ? least * 10 : least;
  };
  return delimiters.toSorted((a, b) => score(b) - score(a))[0] ?? ',';
}

function clean(cell: string): string {
  return cell.replaceAll(/\s+/g, ' ').replaceAll('|', '/').trim();
}
