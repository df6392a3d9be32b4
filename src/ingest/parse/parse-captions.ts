import { ParseError } from './parse-error.ts';
import type { Block, ParsedDocument } from './parsed-document.ts';

const timing =
  /^(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{3})\s+-->\s+(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{3})/;

/** Reads WebVTT and SRT captions: each cue with its times, without voices, styles and notes. */
export function parseCaptions(source: string): ParsedDocument {
  const blocks: Block[] = [];
  for (const paragraph of source.replaceAll(/\r\n?/g, '\n').split(/\n{2,}/)) {
    const lines = paragraph.split('\n');
    const at = lines.findIndex((line) => timing.test(line));
    if (at === -1) continue;
    const [timeFrom, timeTo] = timesOf(lines[at] ?? '');
    const text = lines
      .slice(at + 1)
      .map(withoutMarkup)
      .join(' ')
      .trim();
    if (text !== '')
      blocks.push({ kind: 'cue', level: 0, text, place: { page: null, timeFrom, timeTo } });
  }
  if (blocks.length === 0)
    throw new ParseError('malformed', 'The captions hold no cue with a time.');
  return { blocks, pages: [] };
}

function timesOf(line: string): [number, number] {
  const [, h1, m1, s1, f1, h2, m2, s2, f2] = timing.exec(line) ?? [];
  return [seconds(h1, m1, s1, f1), seconds(h2, m2, s2, f2)];
}

function seconds(...parts: (string | undefined)[]): number {
  const [hours = 0, minutes = 0, whole = 0, thousandths = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  return hours * 3600 + minutes * 60 + whole + thousandths / 1000;
}

function withoutMarkup(line: string): string {
  return line
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
