import type { OpenWorkWords } from './en-open-work.ts';

/** What the pages of those who teach say about graded work that is open, and about exams, in German. */
export const openWorkWords: OpenWorkWords = {
  openWork: {
    title: 'Offene benotete Arbeiten',
    what: 'Solange eine Aufgabe für Studierende offen ist, vergleicht der Tutor, was sie schreiben, mit deren Text. Kommt beides einander nahe, hält er sich zurück und sagt, warum und bis wann. Eigene Verlängerungen zählen. Erkannt werden kleine Änderungen im Wortlaut, andere Zahlen und eine Aufgabe in mehreren Nachrichten; nach Wörtern allein nicht erkannt werden eine Übersetzung, eine freie Nacherzählung und eine Aufgabe aus wenigen Wörtern.',
    effect: 'Wenn Studierende nach einer offenen benoteten Arbeit fragen',
    effects: {
      hints: 'Hinweise geben und nach dem eigenen Versuch fragen',
      refuse: 'Nicht antworten und das sagen',
      off: 'Antworten wie sonst',
    },
    wording:
      'Was der Tutor anstelle einer Antwort sagt (bis zu 500 Zeichen; leer: seine eigenen Worte)',
    meaning: 'Auch die Bedeutung vergleichen',
    meaningWhat:
      'Damit auch eine Übersetzung oder eine Nacherzählung erkannt werden kann. Das braucht ein Modell, das nach Bedeutung sucht und das Ihre Einrichtung einrichtet; ohne eines ändert sich nichts. Wie oft es irrt, hängt von diesem Modell ab und hat niemand gemessen: Auch gewöhnliche Fragen bekommen dann vielleicht nur Hinweise.',
    grace: 'Stunden nach der Abgabe, in denen sie noch als offen gilt',
    save: 'Speichern',
    works: 'Als benotete Arbeit gelten hier:',
    noWorks:
      'Der Tutor kennt hier keine benotete Arbeit. Aufgaben des LMS erkennt er selbst; jedes andere Dokument lässt sich unter „Material“ so kennzeichnen.',
    due: (when) => `Abgabe ${when}`,
    noDue: 'ohne Abgabetermin: offen, solange das LMS sie zeigt',
    count: (hints, refused, days) =>
      `In den letzten ${days} Tagen gab er ${hints}-mal nur Hinweise und antwortete ${refused}-mal nicht. Wer gefragt hat, wird nicht gezählt.`,
  },
  exams: {
    title: 'Prüfungen',
    what: 'Während einer Prüfung antwortet der Tutor keinen Studierenden. Frühere Gespräche bleiben lesbar, Menschen in Not bekommen weiter Hilfe, und Lehrende können weiter fragen. Gehört die Prüfung zu etwas, das im LMS fällig ist, verschiebt ein eigener Termin dort das Ende, und ein anderer Tag das ganze Zeitfenster.',
    none: 'Es ist keine Prüfung geplant.',
    window: (title, from, until) => `${title}: ${from} bis ${until}`,
    remove: 'Entfernen',
    name: 'Name der Prüfung',
    from: 'Beginn',
    until: 'Ende',
    belongs: 'Gehört zu',
    nothing: 'nichts im LMS',
    add: 'Den Tutor dann schließen',
    wrong:
      'Bitte geben Sie einen Namen, einen Beginn und ein späteres Ende an, höchstens 31 Tage danach.',
  },
};
