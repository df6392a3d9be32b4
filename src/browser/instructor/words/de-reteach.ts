import type { ReteachWords } from './en-reteach.ts';

/** What the pages of those who teach say about how a class moves and what to do about it, in German. */
export const reteachWords: ReteachWords = {
  reteach: {
    weeks: 'Woche für Woche',
    weeksLead:
      'Bei wie vielen Studierenden zu einem Thema zum ersten Mal etwas notiert wurde, und bei wie vielen sich alles geklärt hat. Jede Person zählt in beidem einmal. Die Zahlen sind Fünferschritte, und der Zufall verschiebt jede einmal um bis zu drei: Ist eine Woche vorbei, stehen ihre Zahlen für immer fest. Wenige werden nicht genannt, in Kursen mit weniger als zehn niemand.',
    weeksOf: (concept) => `Woche für Woche: ${concept}`,
    week: 'Woche ab',
    came: 'Neu notiert',
    went: 'Geklärt',
    few: 'wenige oder niemand',
    about: (count) => `etwa ${count}`,
    places: 'Wo es gelehrt wird:',
    card: 'Karte für fünf Minuten',
    cardOf: (concept) => `Karte für fünf Minuten: ${concept}`,
    cardLead: 'Aus den eigenen Sätzen Ihres Kurses und aus dieser Seite gemacht, ohne Modell.',
    thinks: 'Was der Kurs eher denkt',
    differs: 'Sie haben Verschiedenes offen; nichts davon haben fünf gemeinsam.',
    says: 'Was der Kurs sagt',
    silent: 'Der Kurs enthält dazu keinen Satz, der zitiert werden darf.',
    ask: 'Frage in die Runde',
    expected: (answer) => `Erwartet: ${answer}`,
    noAsk: 'Der Kurs enthält dazu nicht genug Text für eine Frage.',
    contrast: 'Ein Gegensatz, durchgearbeitet',
    tends: 'Wird eher gedacht',
    works: 'Im Kurs ausgearbeitet',
    print: 'Drucken',
    copy: 'Kopieren',
    copied: 'Die Karte ist kopiert.',
    notCopied:
      'Der Browser hat das Kopieren nicht zugelassen. Drucken Sie die Karte, oder markieren Sie ihren Text.',
    practice: 'Übungsquiz machen',
    practiceOf: (concept) => `Übung: ${concept}`,
    making: 'Aus Ihrem Kurs entstehen Fragen …',
    practiceMade: (title, count) =>
      `„${title}“ ist fertig, mit Fragen aus Ihrem Kurs: ${count}. Fügen Sie nun in Ihrer Lernplattform an der gewünschten Stelle einen Link zum Tutor hinzu (Canvas: Module, „+“, Externes Tool; Moodle: Aktivität anlegen, der Tutor, Inhalt auswählen): Dort steht das Quiz einen Tag lang an erster Stelle und ist schon gewählt.`,
  },
};
