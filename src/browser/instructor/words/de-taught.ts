import type { taughtWords as english } from './en-taught.ts';

/** What the settings say about who is taught and what, in German. */
export const taughtWords: typeof english = {
  audience: 'Wer die Lernenden sind',
  audienceWhat:
    'Nichts wird daraus geschlossen, was jemand schreibt, und nichts über jemanden aufbewahrt: Sie sagen es für den ganzen Kurs. Es ändert Ton, Länge und Schritte der Antworten. In strengen Antworten ändert es nur die Worte.',
  audienceOfSchool: (what) => `Wie die Schule sagt. ${what}`,
  audiences: {
    unset: 'Nicht angegeben',
    under_13:
      'Kinder unter 13: kleine Schritte, eine Frage auf einmal, keine schwerere Aufgabe ungefragt, keine Seiten aus dem offenen Netz',
    '13_17': '13 bis 17: einfach und ernst nehmend, eine Frage auf einmal',
    adults: 'Erwachsene: direkt, mit Gründen',
  },
  subject: 'Worum es im Kurs geht',
  subjectWhat:
    'Es ändert, wie der Tutor führt: einen Beweis an seinen Schritten, ein Gedicht an seinen Worten und mehreren Lesarten, ein Programm an kleinen Versuchen und seinen Fehlermeldungen. Material zeigt es von selbst, wo es voller Formeln, Größen oder Code ist; Sprachen und Geschichte sagen Sie hier.',
  subjects: {
    as_material: 'Wie das Material es zeigt',
    mathematics: 'Mathematik',
    natural_science: 'Naturwissenschaft',
    programming: 'Programmieren',
    language_and_literature: 'Sprache und Literatur',
    history_and_society: 'Geschichte und Sozialwissenschaft',
    other: 'Etwas anderes: keine eigene Art',
  },
  notForChildren: 'Kinder unter 13 werden nicht ins offene Netz geschickt.',
};
