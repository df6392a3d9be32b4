const longest = 200;

// Controls, line separators, direction marks and overrides, and characters nobody sees. The joiners
// U+200C and U+200D stay: Persian, Hindi and family emoji are spelled with them.
const unseen =
  /[\p{Cc}\u{AD}\u{61C}\u{180E}\u{200B}\u{200E}\u{200F}\u{2028}-\u{202E}\u{2060}-\u{206F}\u{FEFF}\u{FFF9}-\u{FFFB}\u{E0000}-\u{E007F}]/gu;

/** One line of text that shows what it is: nothing hidden, nothing that turns the line around. */
export function cleanTitle(raw: string, fallback: string): string {
  return shorten(visibleLine(raw), '') || fallback;
}

/** A file's name for display: cleaned like a title, without folders, with its extension kept. */
export function cleanFileName(raw: string, fallback: string): string {
  const steps = visibleLine(raw).split(/[/\\]/);
  const name = steps
    .filter((step) => !/^[\s.]*$/.test(step))
    .join('-')
    .trim();
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? '';
  return shorten(name.slice(0, name.length - extension.length), extension) || fallback;
}

function visibleLine(raw: string): string {
  const seen = raw
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\n\r]/g, ' ')
    .replace(unseen, '');
  return seen.replace(/\s+/g, ' ').trim();
}

/** A name that may become part of a key: what cannot be seen is written out, so that names stay apart. */
export function keyName(raw: string): string {
  return raw.toWellFormed().replace(unseen, encodeURIComponent);
}

function shorten(text: string, ending: string): string {
  const room = longest - ending.length;
  const kept = Array.from(text).slice(0, room).join('').trimEnd();
  return `${kept}${ending}`;
}

/** A media type as far as it is one, in lower case and without parameters. */
export function mediaTypeOf(raw: string | null | undefined): string | null {
  const bare = raw?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(bare) ? bare : null;
}
