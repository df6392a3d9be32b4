import { digest } from '../ground/crypto/index.ts';
import { estimateTokens, sentences, storable } from '../ground/text/index.ts';
import type { Box, Chunk, Place, PrintedLine } from '../retrieve/index.ts';
import { findInstructions } from './find-instructions.ts';
import type { Block, ParsedDocument } from './parse/parsed-document.ts';
import { isRightToLeft } from './parse/pdf/lines.ts';

/** Size of a chunk in estimated tokens: long enough to stand alone, short enough to be cited whole. */
const maxTokens = 260;
/** A section shorter than this joins what follows it on the same page. */
const minTokens = 24;
/** The first row of a table is repeated on every chunk of it, unless it is longer than a header is. */
const headerTokens = 60;
/** Characters: what is longer was only drawn like a heading. */
const longestHeading = 300;
/** The end of a chunk that is repeated at the beginning of the next, when a section is split. */
const overlapTokens = 40;

interface Piece {
  readonly text: string;
  readonly tokens: number;
  readonly place: Place;
  readonly joint: string;
  /** Offsets count from the piece's own beginning. */
  readonly lines: readonly PrintedLine[];
}

interface Section {
  readonly headingPath: readonly string[];
  readonly pieces: Piece[];
}

/**
 * Cuts a document into chunks along its own structure: headings and pages are borders, paragraphs
 * stay whole where they can, sentences always do, tables repeat their header.
 */
export function chunkDocument(document: ParsedDocument, title: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (const section of sectionsOf(document.blocks, title)) {
    for (const group of groupsOf(section.pieces))
      chunks.push(toChunk(group, section.headingPath, title));
  }
  return chunks;
}

function sectionsOf(blocks: readonly Block[], title: string): Section[] {
  const sections: Section[] = [];
  const path: { level: number; text: string }[] = [];
  const open = (): Section => {
    const headingPath = path.map(({ text }) => text).filter((text) => text !== title);
    const section: Section = { headingPath, pieces: [] };
    sections.push(section);
    return section;
  };
  let current = open();
  for (const block of blocks.map(kept)) {
    if (block.kind === 'heading' && block.text.length <= longestHeading) {
      while ((path.at(-1)?.level ?? 0) >= block.level) path.pop();
      path.push({ level: block.level, text: block.text });
      current = open();
    } else current.pieces.push(...piecesOf(block));
  }
  return joinShort(sections.filter(({ pieces }) => pieces.length > 0));
}

/** As it can be stored; offsets into the text stay. */
function kept(block: Block): Block {
  const text = storable(block.text);
  return text === block.text ? block : { ...block, text };
}

// A heading over a line or two says more together with what follows than alone.
function joinShort(sections: readonly Section[]): Section[] {
  const joined: Section[] = [];
  for (const section of sections) {
    const last = joined.at(-1);
    const short = last && tokensOf(last.pieces) < minTokens;
    const samePage = last?.pieces.at(-1)?.place.page === section.pieces[0]?.place.page;
    if (last && short && samePage) {
      joined[joined.length - 1] = {
        headingPath: section.headingPath,
        pieces: [...last.pieces, ...section.pieces],
      };
    } else joined.push(section);
  }
  return joined;
}

function piecesOf(block: Block): Piece[] {
  const whole = piece(block.text, block.place, block.kind === 'cue' ? ' ' : '\n');
  if (whole.tokens <= maxTokens) return [placed(whole, block, 0)];
  if (block.kind === 'table') return tablePieces(block);
  if (block.kind === 'code') return lineGroups(block.text.split('\n'), block.place);
  let from = 0;
  return sentences(block.text)
    .flatMap((sentence) => longSentence(sentence, block.place))
    .map((part) => {
      from = Math.max(from, block.text.indexOf(part.text, from));
      const found = placed(part, block, from);
      from += part.text.length;
      return found;
    });
}

function piece(text: string, place: Place, joint: string): Piece {
  return { text, tokens: estimateTokens(text), place, joint, lines: [] };
}

/** With the places where this part of the block is printed, from its own first word to its last. */
function placed(part: Piece, { lines = [], text }: Block, from: number): Piece {
  const to = from + part.text.length;
  const isBackwards = isRightToLeft(text);
  const printed = lines.flatMap(({ at, box }, index): PrintedLine[] => {
    const end = lines[index + 1]?.at ?? text.length;
    if (at >= to || end <= from) return [];
    const said = { from: Math.max(at, from), to: Math.min(end, to) };
    const share = (offset: number): number => (offset - at) / (end - at);
    const cropped = crop(box, [share(said.from), share(said.to)], isBackwards);
    return [[...cropped, said.from - from]];
  });
  return { ...part, lines: printed };
}

/** The part of a line between two shares of its length, as if all its letters were as wide. */
function crop(box: Box, [from, to]: readonly [number, number], isBackwards: boolean): Box {
  const [left, top, right, bottom] = box;
  if (from === 0 && to === 1) return box;
  const [start, end] = isBackwards ? [1 - to, 1 - from] : [from, to];
  const across = (share: number): number =>
    Math.round((left + (right - left) * share) * 10_000) / 10_000;
  return [across(start), top, across(end), bottom];
}

function longSentence(sentence: string, place: Place): Piece[] {
  return cut(sentence, maxTokens).map((part) => piece(part, place, ' '));
}

/** What no border divides (minified text, endless formulas) is cut between words, or where it must be. */
function cut(text: string, most: number, width = most * 4): string[] {
  if (estimateTokens(text) <= most) return [text];
  const between = `[^]{${Math.ceil(width / 2)},${width}}(?:\\s+|$)`;
  const parts = text.match(new RegExp(`${between}|[^]{1,${width}}`, 'gu')) ?? [];
  // Scripts without spaces take a token for each character.
  return parts.flatMap((part) => cut(part.trimEnd(), most, Math.ceil(width / 2)));
}

function tablePieces({ text, place }: Block): Piece[] {
  const rows = text.split('\n');
  const [header = ''] = rows;
  if (rows.length === 1 || estimateTokens(header) > headerTokens) return lineGroups(rows, place);
  return lineGroups(rows.slice(1), place, header);
}

function lineGroups(lines: readonly string[], place: Place, header?: string): Piece[] {
  const repeated = header === undefined ? [] : [header];
  const room = maxTokens - repeated.reduce((sum, line) => sum + estimateTokens(line) + 1, 0);
  const groups: string[][] = [[]];
  let tokens = 0;
  for (const line of lines.flatMap((whole) => cut(whole, room - 1))) {
    const cost = estimateTokens(line) + 1;
    if (tokens + cost > room && tokens > 0) {
      groups.push([]);
      tokens = 0;
    }
    groups.at(-1)?.push(line);
    tokens += cost;
  }
  return groups.map((group) => piece([...repeated, ...group].join('\n'), place, '\n'));
}

function groupsOf(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  let open: Piece[] = [];
  for (const next of pieces) {
    const last = open.at(-1);
    const newPage = last !== undefined && last.place.page !== next.place.page;
    if (last && (newPage || tokensOf(open) + next.tokens > maxTokens)) {
      groups.push(open);
      open = newPage ? [] : overlapOf(open, next);
    }
    open.push(next);
  }
  if (open.length > 0) groups.push(open);
  return groups;
}

/** The last short piece again, so that a sentence that points back keeps what it points at. */
function overlapOf(pieces: readonly Piece[], next: Piece): Piece[] {
  const last = pieces.at(-1);
  return last &&
    pieces.length > 1 &&
    last.tokens <= overlapTokens &&
    last.tokens + next.tokens <= maxTokens
    ? [last]
    : [];
}

function tokensOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { tokens }) => sum + tokens, 0);
}

function toChunk(pieces: readonly Piece[], headingPath: readonly string[], title: string): Chunk {
  let content = '';
  const lines: PrintedLine[] = [];
  for (const [index, part] of pieces.entries()) {
    content += index === 0 ? '' : part.joint;
    for (const [left, top, right, bottom, at] of part.lines)
      lines.push([left, top, right, bottom, content.length + at]);
    content += part.text;
  }
  const embeddingText = [title, ...headingPath, content].join('\n');
  const [first] = pieces;
  const instructionLike = findInstructions(content);
  return {
    content,
    embeddingText,
    contentHash: digest(embeddingText),
    tokens: estimateTokens(content),
    headingPath,
    place: {
      page: first?.place.page ?? null,
      timeFrom: first?.place.timeFrom ?? null,
      timeTo: pieces.at(-1)?.place.timeTo ?? null,
      ...(lines.length > 0 && { lines }),
    },
    ...(instructionLike.length > 0 && { instructionLike }),
  };
}
