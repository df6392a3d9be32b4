import type { SeenWords } from './en-seen.ts';

/** What the page says about what those who teach may see, in German. */
export const seenWords: SeenWords = {
  seen: {
    levels: {
      named:
        'Deine Lehrenden sehen mit deinem Namen, welche Quiz du abgibst und wann du zuletzt hier warst, und welche Note sich daraus ergibt.',
      pseudonymous:
        'Deine Lehrenden sehen ohne deinen Namen, welche Quiz du hier abgibst und welche Note sich daraus ergibt.',
      aggregate:
        'Von dem, was du allein hier lernst, sehen deine Lehrenden nichts, nur was fünf oder mehr gemeinsam haben.',
    },
    fromGradebook: 'Wer eines aus dem Notenbuch heraus öffnet, weiß von dort, dass es deines ist.',
    apart:
      'Das entscheidet deine Hochschule oder Schule. Für Noten im Notenbuch, Nachrichten, die du schickst, und alles, was Fehlverhalten oder deine Sicherheit betrifft, gelten eigene Regeln.',
    student: (code) => `Person ${code}`,
    withoutName: 'Ihre Einrichtung zeigt das ohne den Namen.',
    withheld:
      'Ihre Einrichtung lässt Lehrkräfte hier nicht sehen, was Einzelne geantwortet haben. Noten stehen im Notenbuch.',
  },
};
