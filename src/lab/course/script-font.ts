const superscripts = {
  upright: pairs('0123456789+−=()', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾'),
  italic: pairs('abcdefghijklmnoprstuvwxyz', 'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ'),
};

const subscripts = {
  upright: pairs('0123456789+−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'),
  italic: pairs('aehijklmnoprstuvx', 'ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'),
};

/** Plain character → the Unicode superscript or subscript that says the same, where one exists. */
export const scripts = { super: superscripts, sub: subscripts } as const;

/**
 * The same TrueType font with its glyphs filed under other characters: asked for "²" it draws its
 * "2". Set small and raised, an exponent is then read back from the PDF as x², not as x2.
 * @throws TypeError when the font has no glyph for a character on the left
 */
export function withAliases(
  font: Buffer,
  name: string,
  aliases: ReadonlyMap<string, string>,
): Buffer {
  const tables = readTables(font);
  const lookup = glyphLookup(tables.get('cmap') ?? Buffer.alloc(0));
  const glyphs = [...aliases].map(([plain, alias]) => {
    const glyph = lookup(codeOf(plain));
    if (glyph === 0) throw new TypeError(`the font has no glyph for ${plain}`);
    return { code: codeOf(alias), glyph };
  });
  tables.set('cmap', characterMap(glyphs));
  // The PDF writer takes two fonts of one name for the same font.
  tables.set('name', nameTable(name));
  return writeTables(font.readUInt32BE(0), tables);
}

function pairs(plain: string, alias: string): ReadonlyMap<string, string> {
  const aliases = Array.from(alias);
  return new Map(Array.from(plain, (char, at) => [char, aliases[at] ?? char]));
}

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}

function readTables(font: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    const start = font.readUInt32BE(at + 8);
    const tag = font.toString('latin1', at, at + 4);
    tables.set(tag, font.subarray(start, start + font.readUInt32BE(at + 12)));
  }
  return tables;
}

// The KaTeX fonts carry one Windows Unicode map, in format 4: segments of codes with an offset each.
function glyphLookup(cmap: Buffer): (code: number) => number {
  const map = cmap.subarray(windowsMapOffset(cmap));
  const segments = map.readUInt16BE(6) / 2;
  const read = (row: number, segment: number) =>
    map.readUInt16BE(14 + (row > 0 ? 2 : 0) + 2 * (row * segments + segment));
  return (code) => {
    for (let segment = 0; segment < segments; segment++) {
      if (code > read(0, segment)) continue;
      const start = read(1, segment);
      if (code < start) return 0;
      const delta = read(2, segment);
      const offset = read(3, segment);
      if (offset === 0) return (code + delta) & 0xffff;
      const glyph = map.readUInt16BE(16 + 2 * (3 * segments + segment + code - start) + offset);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function windowsMapOffset(cmap: Buffer): number {
  for (let at = 4; at < 4 + 8 * cmap.readUInt16BE(2); at += 8) {
    const offset = cmap.readUInt32BE(at + 4);
    if (cmap.readUInt16BE(at) === 3 && cmap.readUInt16BE(offset) === 4) return offset;
  }
  throw new TypeError('the font has no Windows Unicode map in format 4');
}

// One subtable in format 12, a group for each character.
function characterMap(glyphs: readonly { code: number; glyph: number }[]): Buffer {
  const sorted = glyphs.toSorted((one, other) => one.code - other.code);
  const map = Buffer.alloc(28 + 12 * sorted.length);
  map.writeUInt16BE(1, 2);
  map.writeUInt16BE(3, 4);
  map.writeUInt16BE(10, 6);
  map.writeUInt32BE(12, 8);
  map.writeUInt16BE(12, 12);
  map.writeUInt32BE(16 + 12 * sorted.length, 16);
  map.writeUInt32BE(sorted.length, 24);
  sorted.forEach(({ code, glyph }, at) => {
    map.writeUInt32BE(code, 28 + 12 * at);
    map.writeUInt32BE(code, 32 + 12 * at);
    map.writeUInt32BE(glyph, 36 + 12 * at);
  });
  return map;
}

// One record, the PostScript name (id 6) in UTF-16 for Windows.
function nameTable(name: string): Buffer {
  const text = Buffer.from(name, 'utf16le').swap16();
  const head = Buffer.alloc(18);
  [0, 1, 18, 3, 1, 0x409, 6, text.length, 0].forEach((word, at) =>
    head.writeUInt16BE(word, 2 * at),
  );
  return Buffer.concat([head, text]);
}

// Checksums stay zero: the font is read by the PDF writer only, which copies single glyphs.
function writeTables(version: number, tables: ReadonlyMap<string, Buffer>): Buffer {
  const head = Buffer.alloc(12 + 16 * tables.size);
  head.writeUInt32BE(version, 0);
  head.writeUInt16BE(tables.size, 4);
  const parts = [head];
  let at = head.length;
  [...tables].forEach(([tag, table], index) => {
    const record = 12 + 16 * index;
    head.write(tag, record, 'latin1');
    head.writeUInt32BE(at, record + 8);
    head.writeUInt32BE(table.length, record + 12);
    const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
    parts.push(padded);
    at += padded.length;
  });
  return Buffer.concat(parts);
}
