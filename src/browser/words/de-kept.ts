import type { keptWords as english } from './en-kept.ts';

/** What the page says to students about what is held about them, in German. */
export const keptWords: typeof english = {
  kept: {
    title: 'Was über dich aufbewahrt wird',
    lead: 'Wie viel es ist, aus all deinen Kursen an dieser Einrichtung. Die Datei enthält alles davon, Wort für Wort.',
    subjects: {
      account: 'Kurse, in denen du bist, mit Name und Mailadresse, wo dein LMS sie nennt',
      conversations: 'Fragen mit ihren Antworten',
      pictures: 'Bilder in Fragen',
      learning: 'Quiz-Antworten, die zeigen, was du kannst',
      grades: 'Noten für das Notenbuch',
      messages: 'Nachrichten an Lehrende, denen du zugestimmt hast',
      costs: 'Anfragen an Sprachmodelle mit ihren Kosten',
    },
    until:
      'Nach den Regeln deiner Einrichtung wird es von selbst gelöscht, Kurs für Kurs, ab diesen Tagen:',
    download: 'Alles herunterladen',
    saved: 'Die Datei wurde deinem Browser übergeben.',
    erase:
      'Gelöscht wird hier nichts: Das entscheidet deine Einrichtung. Wenn du es möchtest, frag dort die Leute, die für den Datenschutz zuständig sind. Was im Notenbuch deines LMS steht, bleibt dort.',
  },
};
