import { code, heading, prose, type Block, type ParsedDocument } from './parsed-document.ts';

// The name a line at the left margin declares, in the languages courses are taught in.
const declaration =
  /^(?:(?:export|default|public|private|protected|static|abstract|final|async|pub|unsafe|inline|virtual)\s+)*(?:def|class|function|func|fn|interface|trait|impl|struct|enum|module|object|namespace|procedure|subroutine|create\s+(?:table|view|function))\s+([\w.<>]+(?:::\w+)*)/i;

/** Reads a source file: what it declares at the left margin becomes a heading over its code. */
export function parseCode(source: string): ParsedDocument {
  const blocks: Block[] = [];
  let open: string[] = [];
  const close = (): void => {
    const text = open.join('\n').replaceAll(/^\n+|\s+$/g, '');
    if (text !== '') blocks.push(code(text));
    open = [];
  };
  for (const line of source.replaceAll('\r', '').split('\n')) {
    const name = declaration.exec(line)?.[1];
    if (name !== undefined) {
      const lead = leadIn(open);
      close();
      blocks.push(heading(name, 1));
      open.push(...lead);
    }
    open.push(line);
  }
  close();
  return { blocks, pages: [] };
}

/** Takes the comment and the decorators right above a declaration out of what came before. */
function leadIn(open: string[]): string[] {
  let from = open.length;
  while (from > 0 && /^(?:\s*(?:\/\/|#|\*|\/\*|--|%)|@)/.test(open[from - 1] ?? '')) from -= 1;
  return open.splice(from);
}

/** Reads plain text: paragraphs are parted by empty lines. */
export function parsePlainText(source: string): ParsedDocument {
  const blocks = source
    .replaceAll('\r', '')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => prose(paragraph));
  return { blocks, pages: [] };
}
