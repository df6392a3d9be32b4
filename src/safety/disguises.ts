import { normalise, transliterate } from './normalise.ts';

/** What a message may say behind a disguise, normalised; the message as it stands is not among them. */
export function disguisedReadings(message: string, plain: string): string[] {
  const decoded = [readBase64(message), readHex(message), readEscapes(message)].map((text) =>
    text === null ? null : normalise(text),
  );
  return [
    transliterate(message),
    mendTypos(plain),
    readLeetspeak(plain),
    readJoined(message),
    readPigLatin(plain),
    ...decoded,
    ...turned(plain),
  ].filter((reading) => reading !== null && reading !== plain) as string[];
}

/** The words a message is made of where its writer swapped, doubled or lost a letter of a telling one. */
export function mendTypos(plain: string): string | null {
  const mended = plain.replaceAll(/[a-z]{3,}/g, (word) => meantBy.get(word) ?? word);
  return mended === plain ? null : mended;
}

/** Reads digits and signs inside words as the letters they stand for; null when there are none. */
function readLeetspeak(plain: string): string | null {
  const read = plain.replaceAll(/[a-z0-9@$!|]*[a-z][a-z0-9@$!|]*|[0-9@$!|]{2,}/g, (word) =>
    /[0-9@$!|]/.test(word) ? word.replaceAll(/[0-9@$!|]/g, (sign) => leet[sign] ?? sign) : word,
  );
  return read === plain ? null : read;
}

/** Words joined by signs or by capitals instead of blanks, apart again; null when there are none. */
function readJoined(message: string): string | null {
  const apart = message
    .replaceAll(/(?<=\p{L})[_.\-+~*/\\|]+(?=\p{L})/gu, ' ')
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  return apart === message ? null : normalise(apart);
}

/** Consonants that begin an English word stay together. */
const movedBehind =
  /\b([a-z]+?)(sch|str|scr|spr|spl|thr|shr|squ|qu|ch|sh|th|wh|ph|[tdbcfgp]r|[bcfgps]l|s[cmnptkw]|tw|[b-df-hj-np-tv-z])ay\b/g;

/** Words whose beginning was moved behind them, with "ay"; null where few words end so. */
function readPigLatin(plain: string): string | null {
  const words = plain.match(/[a-z]{3,}/g) ?? [];
  const turnedWords = words.filter((word) => word.endsWith('ay'));
  if (turnedWords.length < 3 || turnedWords.length * 2 < words.length) return null;
  return plain.replaceAll(movedBehind, (_all, stem: string, start: string) =>
    /^[wy]$/.test(start) ? stem : start + stem,
  );
}

/** What is in quotation marks, put together; null where less than two things are. */
export function readQuoted(text: string): string | null {
  const parts = [...text.matchAll(/["'“‘«„]([^"'”’»“]{2,40})["'”’»“]/g)].map(
    ([, part]) => part ?? '',
  );
  return parts.length < 2 ? null : parts.join('');
}

function readBase64(message: string): string | null {
  const parts = message.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? [];
  return joinReadable(parts.map((part) => Buffer.from(part, 'base64').toString('utf8')));
}

/** Bytes written as hexadecimal or binary numbers, with or without blanks. */
function readHex(message: string): string | null {
  const hex = message.match(/(?:(?:0x|\\x)?[0-9a-f]{2}[\s,:]?){12,}/gi) ?? [];
  const binary = message.match(/(?:[01]{8}\s?){8,}/g) ?? [];
  return joinReadable([
    ...hex.map((run) => Buffer.from(run.replaceAll(/0x|\\x|[\s,:]/gi, ''), 'hex').toString('utf8')),
    ...binary.map((run) =>
      String.fromCodePoint(
        ...(run.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)),
      ),
    ),
  ]);
}

/** Characters written as in addresses (%41), pages (&#65;) or programs (\u0041). */
function readEscapes(message: string): string | null {
  const read = message
    .replaceAll(
      /%([0-9a-f]{2})|&#x([0-9a-f]{2,4});|\\u([0-9a-f]{4})/gi,
      (_all, ...codes: string[]) =>
        String.fromCodePoint(Number.parseInt(codes.slice(0, 3).find(Boolean) ?? '20', 16)),
    )
    .replaceAll(/&#(\d{2,4});/g, (_all, code: string) => String.fromCodePoint(Number(code)));
  return read === message ? null : read;
}

function joinReadable(decoded: readonly string[]): string | null {
  const texts = decoded.filter(
    (text) => /^[\p{L}\p{N}\p{P}\p{S}\s]+$/u.test(text) && /\p{L}\s+\p{L}/u.test(text),
  );
  return texts.length > 0 ? texts.join(' ') : null;
}

/** A whole message turned around says nothing by chance: it is read only when it then speaks of our matters. */
const ofInterest =
  /instruct|prompt|rule|guideline|restrict|answer|exam|grade|password|bomb|weapon|hack|kill|porn/;

function turned(plain: string): string[] {
  return [plain.replaceAll(/[a-z]/g, turnedByHalf), Array.from(plain).toReversed().join('')].filter(
    (reading) => ofInterest.test(reading),
  );
}

/** The alphabet turned by half (ROT13). */
function turnedByHalf(letter: string): string {
  return String.fromCodePoint(((letter.charCodeAt(0) - 97 + 13) % 26) + 97);
}

const leet: Readonly<Record<string, string>> = {
  '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '!': 'i', '|': 'l',
}; // prettier-ignore

/** Words without which hardly any attack, and hardly any cry for help, is written. */
const telling =
  'want kill suicide myself alive pills life ignore disregard forget previous instructions rules guidelines reveal system prompt homework assignment answers solution';

const wordsThemselves: ReadonlySet<string> = new Set(['forge', 'rule', 'lief', 'answer']);

/** Each slip of the finger in a telling word, and the word; a slip that is a word itself is none. */
const meantBy: ReadonlyMap<string, string> = new Map([
  ...telling.split(' ').flatMap((word) => slipsOf(word).map((slip) => [slip, word] as const)),
  ['dei', 'die'],
]);

function slipsOf(word: string): string[] {
  const slips: string[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
    slips.push(before + letter + letter + after);
    if (after) slips.push(before + after.charAt(0) + letter + after.slice(1));
    if (word.length >= 6) slips.push(before + after);
  }
  return slips.filter((slip) => slip !== word && !wordsThemselves.has(slip));
}
