/**
 * Undoes the disguises a message may wear, so that one set of rules sees through all of them:
 * full-width and look-alike letters, invisible characters, accents, letters spelled apart.
 */
export function normalise(message: string): string {
  const plain = message
    .normalize('NFKD')
    .replaceAll(/[\p{Mn}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll(/[\u0370-\u052f]/g, (letter) => lookAlikes[letter] ?? letter)
    .replaceAll(/[‘’ʼ]/g, "'");
  return plain.replaceAll(/\b(?:[a-z][ ._*-]){3,}[a-z]\b/g, (spelled) =>
    spelled.replaceAll(/[ ._*-]/g, ''),
  );
}

/** Reads digits and signs inside words as the letters they stand for; null when there are none. */
export function readLeetspeak(normalised: string): string | null {
  const read = normalised.replaceAll(/[a-z0-9@$!|]*[a-z][a-z0-9@$!|]*|[0-9@$!|]{2,}/g, (word) =>
    /[a-z]/.test(word) && /[0-9@$!|]/.test(word)
      ? word.replaceAll(/[0-9@$!|]/g, (sign) => leet[sign] ?? sign)
      : word,
  );
  return read === normalised ? null : read;
}

/** What a message says behind the alphabet turned by half, where it speaks of a cipher; else null. */
export function readRot13(normalised: string): string | null {
  if (!/\b(?:rot-?13|caesar|cipher|decod|decipher|unscrambl)/.test(normalised)) return null;
  return normalised.replaceAll(/[a-z]/g, (letter) =>
    String.fromCodePoint(((letter.charCodeAt(0) - 97 + 13) % 26) + 97),
  );
}

/** What a message says behind a base64 disguise; null when nothing in it decodes to text. */
export function readBase64(message: string): string | null {
  const parts = message.match(/[A-Za-z0-9+/]{16,}={0,2}/g) ?? [];
  const decoded = parts
    .map((part) => Buffer.from(part, 'base64').toString('utf8'))
    .filter((text) => /^[\p{L}\p{N}\p{P}\p{S}\s]+$/u.test(text) && /\p{L}+\s+\p{L}+/u.test(text));
  return decoded.length > 0 ? decoded.join(' ') : null;
}

// Cyrillic and Greek letters that look like Latin ones (Unicode TR 39 confusables, the common part).
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', е: 'e', ё: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x',
  і: 'i', ї: 'i', ј: 'j', ѕ: 's', ԁ: 'd', ԛ: 'q', ԝ: 'w', һ: 'h', ӏ: 'l', α: 'a', β: 'b', ε: 'e', ι: 'i',
  κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x',
}; // prettier-ignore

const leet: Readonly<Record<string, string>> = {
  '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '!': 'i', '|': 'l',
}; // prettier-ignore
