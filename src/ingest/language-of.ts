/** Pieces looked at: a language shows after a page or two. */
const sampled = 20;

/**
 * The full-text configuration of a text's language, as PostgreSQL names it: by its script where one
 * language of ours owns it, else by the small words that every sentence needs. `simple` indexes words
 * as they stand.
 */
export function languageOf(pieces: readonly string[]): string {
  const sample = pieces.slice(0, sampled).join('\n').toLowerCase();
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'simple';
  for (const [language, script] of scripts) {
    if ((sample.match(script)?.length ?? 0) > letters / 2) return language;
  }
  if ((sample.match(/\p{Script=Latin}/gu)?.length ?? 0) < letters / 2) return 'simple';
  return latinLanguageOf(sample);
}

const scripts: readonly (readonly [string, RegExp])[] = [
  ['russian', /\p{Script=Cyrillic}/gu],
  ['greek', /\p{Script=Greek}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
];

const smallWords: Readonly<Record<string, string>> = {
  english: 'the of and to in is that for it with as are this be by on from',
  spanish: 'de la que el en y los se del las por un para con una su es lo como',
  french: 'de la le et les des en un du une que est pour qui dans par sur au ce',
  german: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine',
  portuguese: 'de a o que e do da em um para é com não uma os no se na por mais',
  italian: 'di e il la che in un a per è una sono con non del della le si dei',
  dutch: 'de van het een en in is dat op te zijn met voor niet aan er om ook',
  swedish: 'och i att det som en på är av för med till den har de inte om ett',
  danish: 'og i at det er en til af på for med der den ikke som de et har',
  norwegian: 'og i det er på til som en for av at med har de ikke den et om',
  finnish: 'ja on ei se että oli ovat mutta myös kun tai joka hän ole sen',
  hungarian: 'a az és hogy nem is egy ez meg de van csak ha vagy mint el',
  romanian: 'de și în a la cu pe că nu o este un din care se pentru mai',
  turkish: 've bir bu da de için ile çok ne olarak daha gibi en kadar olan',
};

/** The language whose small words are the largest share; English when there are none of any. */
function latinLanguageOf(sample: string): string {
  const counts = new Map<string, number>();
  for (const [word] of sample.matchAll(/\p{L}+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const shares = Object.entries(smallWords).map(([language, list]) => ({
    language,
    said: list.split(' ').reduce((sum, word) => sum + (counts.get(word) ?? 0), 0),
  }));
  const best = shares.toSorted((a, b) => b.said - a.said)[0];
  return best && best.said > 0 ? best.language : 'english';
}
