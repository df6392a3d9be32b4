import { countIn } from '../../../ground/language/index.ts';
import type { ConceptWords } from './en-concepts.ts';

const count = countIn('de');

/** What the pages of those who teach say about the concepts of a course, in German. */
export const conceptWords: ConceptWords = {
  concepts: {
    setting: 'Themen',
    use: 'Ein Sprachmodell schlägt Verbesserungen der Themenliste vor',
    useWhat:
      'Die Liste entsteht aus den Überschriften Ihres Kurses. Einige Zeit nachdem sich Material geändert hat, liest ein Sprachmodell die Liste und die Anfänge der Abschnitte und schlägt bessere Namen, fehlende Themen, doppelte Themen und eine andere Reihenfolge vor. Nichts über Studierende geht darin ein. Was das kostet, zählt zum Kurs.',
    useWhere:
      'Über jeden Vorschlag entscheiden Sie unter „Themen“; für Studierende ändert sich nichts, bevor Sie ihn annehmen.',
    title: 'Themen',
    lead: 'Was dieser Kurs lehrt, in der Reihenfolge, in der er es lehrt. Lernstand, Quizze und was der Kurs noch einmal ansehen sollte, richten sich nach diesen Themen.',
    switchedOff:
      'Die Liste entsteht aus den Überschriften Ihres Kurses. Ein Sprachmodell kann Verbesserungen vorschlagen: Lehrkräfte schalten das unter „Einstellungen“ ein.',
    noModel: 'Hier kann kein Sprachmodell um Vorschläge gebeten werden.',
    waiting:
      'Es ist noch nichts vorgeschlagen. Ein Modell wird wenige Minuten nach dem Einschalten gefragt, und wieder einige Zeit nachdem neues Material gelesen wurde; auch wenn das Geld knapp ist, wartet es.',
    nothing: 'Es gibt nichts zu entscheiden: Das Material, wie es jetzt ist, wurde durchgesehen.',
    open: (proposals) => count(proposals, { one: '# Vorschlag', other: '# Vorschläge' }),
    now: 'Die Liste, wie sie ist',
    none: 'Es gibt noch keine Themen: Erst muss der Kurs gelesen werden.',
    acceptedBefore: 'Früher angenommen',
    kinds: {
      add: (name) => `„${name}“ hinzufügen.`,
      rename: (from, to) =>
        `„${from}“ in „${to}“ umbenennen. Was über Studierende bekannt ist, bleibt.`,
      merge: (keep, drop) =>
        `„${drop}“ ist dasselbe wie „${keep}“: zusammenlegen. Was Studierende zu beiden gezeigt haben, zählt dafür.`,
      order: 'In dieser Reihenfolge lehren:',
    },
    needs: (first, next) => `„${next}“ setzt „${first}“ voraus:`,
    quote: 'Es beruht auf diesen Worten:',
    by: (model, when) => `Vorgeschlagen von ${model}, ${when}.`,
    gone: 'Die Stelle im Kurs hat sich geändert: Das kann nur noch abgelehnt werden.',
    accept: 'Annehmen',
    refuse: 'Ablehnen',
    takeBack: 'Zurücknehmen',
    acceptAll: 'Alle annehmen',
    refuseAll: 'Alle ablehnen',
    accepted: 'Der Vorschlag ist angenommen.',
    refused: 'Der Vorschlag ist abgelehnt und kommt nicht wieder.',
    decided: (proposals) =>
      count(proposals, {
        one: 'Über # Vorschlag ist entschieden.',
        other: 'Über # Vorschläge ist entschieden.',
      }),
    notDecided: (proposals) =>
      count(proposals, {
        one: '# war nicht mehr möglich.',
        other: '# waren nicht mehr möglich.',
      }),
  },
};
