import type { ClassWords } from './en-class.ts';

/** What the pages of those who teach say about what conversations show of a class, in German. */
export const classWords: ClassWords = {
  class: {
    setting: 'Was Studierende verstehen',
    use: 'Der Tutor lernt auch aus Gesprächen, was die Einzelnen verstehen',
    useWhat:
      'Wenn jemand eigenes Denken gezeigt hat, liest ein Sprachmodell die Frage und ihre Antwort noch einmal und notiert, was verstanden wurde, was einen zweiten Blick wert ist und welche Erklärung geholfen hat. Der Tutor nutzt das für die nächsten Antworten. Es zählt ein Viertel einer Quiz-Antwort und kommt nie in das Notenbuch. Was es kostet, geht auf den Kurs. Wo eine geschriebene Quizfrage sagt, was eine falsche Möglichkeit bedeutet, wird auch deren Wahl notiert.',
    useWho:
      'Studierende sehen unter „Mein Fortschritt“ alles, was über sie notiert ist, und können herausnehmen lassen, was sie noch einmal ansehen sollen. Sie sehen es unter „Klasse“ nur für Gruppen von mindestens fünf und ohne Namen. Schalten Sie es aus, wird nichts mehr gelesen; was notiert ist, bleibt.',
    title: 'Was der Kurs noch einmal ansehen sollte',
    lead: 'Was ein Sprachmodell beim Lesen von Gesprächen notiert hat, Thema für Thema. Von weniger als fünf Studierenden steht hier nichts, Zahlen stehen nur als Bereiche da, Namen nie, und das Bild ändert sich erst, wenn sich bei mindestens fünf etwas geändert hat. Kurse mit weniger als zehn sehen hier nichts.',
    switchedOff:
      'Das ist ausgeschaltet: Kein Gespräch wird gelesen. Lehrkräfte schalten es unter „Einstellungen“ ein.',
    noModel: 'Hier kann kein Sprachmodell gebeten werden, Gespräche zu lesen.',
    nothing:
      'Noch gibt es nichts zu zeigen: Zu keinem Thema haben genug Studierende etwas offen, oder der Kurs hat weniger als zehn.',
    bands: {
      '5-9': '5 bis 9 Studierende',
      '10-19': '10 bis 19 Studierende',
      '20-49': '20 bis 49 Studierende',
      '5+': '5 Studierende oder mehr',
      '10+': '10 Studierende oder mehr',
      '20+': '20 Studierende oder mehr',
      '50+': '50 Studierende oder mehr',
    },
    ideas: 'Was sie gemeinsam haben:',
    noIdea: 'Sie haben Verschiedenes offen; nichts davon haben fünf gemeinsam.',
    asOf: (when) => `Stand: ${when}.`,
    mayErr: 'Ein Modell hat das notiert, und es kann sich irren.',
  },
};
