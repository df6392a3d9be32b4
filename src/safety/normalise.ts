/**
 * Undoes the disguises a message may wear, so that one set of rules sees through all of them:
 * full-width and look-alike letters, invisible characters, accents, letters spelled apart,
 * contractions with and without their apostrophe.
 */
export function normalise(message: string): string {
  const plain = flatten(message).replaceAll(
    /[\u0370-\u052f]/g,
    (letter) => lookAlikes[letter] ?? letter,
  );
  return spellOut(joinSpelled(plain));
}

/** The same for a message in Cyrillic script, its letters by their sounds; null when it has none. */
export function transliterate(message: string): string | null {
  if (!/[\u0430-\u044f]{3}/i.test(message)) return null;
  return flatten(message.replaceAll(/й/gi, 'j')).replaceAll(
    /[\u0400-\u04ff]/g,
    (letter) => sounds[letter] ?? '',
  );
}

function flatten(message: string): string {
  return message
    .normalize('NFKD')
    .replaceAll(/[\u{e0020}-\u{e007e}]/gu, untagged)
    .replaceAll(/[\p{Mn}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll(/[ıłøđßæœ]/g, (letter) => plainLetters[letter] ?? letter)
    .replaceAll(/[‘’ʼ]/g, "'");
}

/** Unicode's tags: a second ASCII that no person sees and a model reads. */
function untagged(tag: string): string {
  return String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000);
}

// Letters with a stroke, a missing dot or two in one are not taken apart by Unicode.
const plainLetters: Readonly<Record<string, string>> = {
  ı: 'i', ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe',
}; // prettier-ignore

function joinSpelled(text: string): string {
  return text.replaceAll(/\b(?:[a-z][ ._*-]){3,}[a-z]\b/g, (spelled) =>
    spelled.replaceAll(/[ ._*-]/g, ''),
  );
}

function spellOut(text: string): string {
  return contractions.reduce((read, [short, long]) => read.replaceAll(short, long), text);
}

const contractions: readonly (readonly [RegExp, string])[] = [
  [/\bi'?m\b/g, 'i am'],
  [/\b(i|you|we|they)'?ve\b/g, '$1 have'],
  [/\b(you|they)'?re\b|\b(we)'re\b/g, '$1$2 are'],
  [/\b(i|you|he|she|it|they|we)'ll\b/g, '$1 will'],
  [/\b(he|she|it|that|what|who|there|here|where|let)'s\b/g, '$1 is'],
  [/\bwhats\b/g, 'what is'],
  [/\bi'd\b/g, 'i would'],
  [/\bwon'?t\b/g, 'will not'],
  [/\bcan'?t\b|\bcannot\b/g, 'can not'],
  [/\b(do|does|did|is|are|was|were|have|has|had|would|could|should)n'?t\b/g, '$1 not'],
  [/\bgonna\b/g, 'going to'],
  [/\bwanna\b/g, 'want to'],
  [/\banymore\b/g, 'any more'],
  [/\btmrw?\b/g, 'tomorrow'],
  [/\brn\b/g, 'right now'],
  // A lone u is a variable unless it does what a person does.
  [
    /\b(can|could|would|will|do|did|are|if|when|what|how|have|has|tell|for|help) u\b(?! ?[=+*/^<>(-])/g,
    '$1 you',
  ],
  [
    /\bu (are|r|can|have|had|could|should|know|must|will|would|were|gotta|got|said|told|guys|need|see|want|think|not)\b/g,
    'you $1',
  ],
  [/\byou r\b/g, 'you are'],
  [/\bur\b/g, 'your'],
  [/\b(?:pls|plz)\b/g, 'please'],
  [/\b(he|she)s\b/g, '$1 is'],
  [
    /\bill (?=(?:do|be|go|kill|never|just|make|end|take|have|get|not|try|jump|die|only|always|finally|miss)\b)/g,
    'i will ',
  ],
  [/\bid (?=(?:rather|like|love|be|do|never|just|want|have)\b)/g, 'i would '],
  [/\bgotta\b/g, 'have to'],
  [/\bb?cuz\b|\bbc\b/g, 'because'],
];

// Cyrillic and Greek letters that look like Latin ones (Unicode TR 39 confusables, the common part).
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', е: 'e', ё: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x',
  і: 'i', ї: 'i', ј: 'j', ѕ: 's', ԁ: 'd', ԛ: 'q', ԝ: 'w', һ: 'h', ӏ: 'l', α: 'a', β: 'b', ε: 'e', ι: 'i',
  κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x',
}; // prettier-ignore

// How Russian and Ukrainian letters sound, in Latin ones (after BGN/PCGN, without soft signs).
const sounds: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', к: 'k', л: 'l', м: 'm', н: 'n',
  о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch',
  ы: 'y', э: 'e', ю: 'yu', я: 'ya', і: 'i', є: 'ye',
}; // prettier-ignore
