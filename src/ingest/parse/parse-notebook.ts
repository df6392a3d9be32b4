import { z } from 'zod';
import { code, prose, type Block, type ParsedDocument } from './parsed-document.ts';
import { malformed } from './parse-error.ts';
import { parseMarkdown } from './parse-markdown.ts';

const lines = z
  .union([z.string(), z.array(z.string())])
  .transform((text) => (typeof text === 'string' ? text : text.join('')));
const output = z.object({
  text: lines.optional(),
  data: z.record(z.string(), z.unknown()).optional(),
});
const cell = z.object({
  cell_type: z.string(),
  source: lines.optional(),
  // Notebooks of before 2015 call the source of a code cell its input.
  input: lines.optional(),
  outputs: z.array(output).optional(),
});
const notebook = z.object({
  cells: z.array(cell).optional(),
  worksheets: z.array(z.object({ cells: z.array(cell) })).optional(),
});

/** Longest output of a cell that is kept, in characters: what is longer is data. */
const maxOutput = 2_000;

/** Reads a Jupyter notebook: its Markdown, its code, and the text its code printed. */
export function parseNotebook(source: string): ParsedDocument {
  const parsed = notebook.safeParse(jsonOf(source));
  if (!parsed.success) throw malformed('Jupyter notebook', parsed.error);
  const { cells, worksheets } = parsed.data;
  const all = cells ?? worksheets?.flatMap((sheet) => sheet.cells) ?? [];
  const blocks = all.flatMap(cellBlocks).filter(({ text }) => text.trim() !== '');
  return { blocks, pages: [] };
}

function jsonOf(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw malformed('Jupyter notebook', cause);
  }
}

function cellBlocks({
  cell_type: kind,
  source,
  input,
  outputs,
}: z.infer<typeof cell>): readonly Block[] {
  const text = source ?? input ?? '';
  if (kind === 'markdown') return parseMarkdown(text).blocks;
  if (kind !== 'code') return [prose(text)];
  const printed = (outputs ?? []).map(outputText).filter((shown) => shown !== '');
  return [code(text.trimEnd()), ...printed.map((shown) => code(shown))];
}

function outputText({ text, data }: z.infer<typeof output>): string {
  const plain = lines.safeParse(data?.['text/plain']);
  const shown = text ?? (plain.success ? plain.data : '');
  return shown.trimEnd().slice(0, maxOutput);
}
