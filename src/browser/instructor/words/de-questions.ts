import { countIn } from '../../../ground/language/index.ts';
import type { QuestionWords } from './en-questions.ts';

const count = countIn('de');

/** What the pages of those who teach say about questions that a model writes for quizzes, in German. */
export const questionWords: QuestionWords = {
  questions: {
    setting: 'Quizze',
    use: 'Fragen schreibt auch ein Sprachmodell',
    useWhat:
      'Sie werden im Voraus aus dem Text Ihres Kurses geschrieben, nie während jemand wartet, und nichts über Studierende geht in sie ein. Jede hängt an einer Stelle des Kurses, die wörtlich zitiert wird, und bleibt nur, wenn ein zweites Lesen dieser Stelle dieselbe Antwort findet. Was das kostet, zählt zum Kurs.',
    useWhere:
      'Unter „Fragen“ können Sie sie lesen und jede herausnehmen, bevor und nachdem Studierende ihr begegnet sind. Solange das ausgeschaltet ist, bestehen Quizze nur aus Fragen, die aus Sätzen Ihres Kurses gemacht sind.',
    checks: {
      use: 'Studierenden werden kurze Prüfungen ohne Hilfe angeboten',
      useWhat:
        'Wenn jemand etwas mit Hilfe gelöst hat oder es vor einigen Tagen allein konnte, warten zwei Fragen dazu unter „Mein Fortschritt“ und, höchstens einmal je Besuch, am Anfang eines neuen Gesprächs: nie mitten in einem, in einer Klausur oder Pause, oder am Tag, nachdem jemand belastet klang. Man kann sie beantworten, verschieben oder auslassen.',
      useGrades:
        'Was beantwortet wird, zählt zu dem, was jemand nach Meinung des Tutors ohne Hilfe kann, und nie für eine Note. Lehrende sehen davon nichts, außer jemand ficht eine Antwort an. Es wird kein Modell gefragt, und es kostet nichts.',
    },
    exercises: {
      setting: 'Übungen',
      use: 'Studierende bekommen eine Übung, wenn sie um eine bitten',
      useWhat:
        'Ein Knopf unter einer Antwort, oder „gib mir eine Übung“, stellt eine Frage im Gespräch. Ihre Antwort zählt halb so viel wie in einem Quiz, weil Hilfe zur Hand war, und für keine Note. Nichts wird gefragt, was einer bewerteten Arbeit nahe kommt, die für die Person offen ist.',
      useCost:
        'Während jemand eine Antwort liest, bereitet ein Sprachmodell aus dem Text des Kurses die nächste Übung vor, prüft sie wie die Fragen für Quizze und hält sie eine halbe Stunde bereit. Das kostet auch dann Geld, wenn niemand danach fragt. Ohne Modell werden Übungen aus Sätzen des Kurses gemacht.',
      noModel:
        'Hier kann kein Sprachmodell Übungen vorbereiten: Sie werden aus Sätzen des Kurses gemacht.',
      counts: (prepared, served, expired) =>
        `In den letzten 30 Tagen wurden ${prepared} vorbereitet, davon ${served} gegeben und ${expired} nicht rechtzeitig verlangt.`,
    },
    title: 'Fragen für Quizze',
    lead: 'Was ein Sprachmodell aus dem Text Ihres Kurses für Quizze geschrieben hat, mit der richtigen Antwort und der Stelle, auf der sie beruht. Quizze fragen zuerst diese und füllen mit Fragen aus Sätzen Ihres Kurses auf.',
    switchedOff:
      'Das ist ausgeschaltet: Es wird keine geschrieben und keine gestellt. Lehrkräfte schalten es unter „Einstellungen“ ein.',
    noModel:
      'Hier kann kein Sprachmodell um Fragen gebeten werden. Quizze bestehen aus denen, die aus Sätzen Ihres Kurses gemacht sind.',
    waiting:
      'Es ist noch nichts geschrieben. Es beginnt wenige Minuten nach dem Einschalten, und wieder einige Zeit nachdem neues Material gelesen wurde; auch wenn das Geld knapp ist, wartet es.',
    noConcepts:
      'Es gibt noch keine Themen, nach denen gefragt werden kann: Erst muss der Kurs gelesen werden.',
    count: (questions) => count(questions, { one: '# Frage', other: '# Fragen' }),
    notYet: 'Zu diesem Thema wurde noch nichts geschrieben.',
    none: 'Das Modell wurde gefragt, und nichts von dem, was es schrieb, wurde behalten.',
    dropped: (suggestions) =>
      count(suggestions, {
        one: '# Vorschlag hat die Prüfungen nicht bestanden und wurde nicht behalten.',
        other: '# Vorschläge haben die Prüfungen nicht bestanden und wurden nicht behalten.',
      }),
    right: 'Richtige Antwort:',
    wrong: 'Andere Möglichkeiten:',
    mistake: 'Wer das wählt, meint wohl:',
    quote: 'Sie beruht auf diesen Worten:',
    by: (model, when) => `Geschrieben von ${model}, ${when}.`,
    takeOut: 'Herausnehmen',
    putBack: 'Zurücklegen',
    takenOut: 'Herausgenommen: Kein neues Quiz stellt sie.',
    saidOut: 'Die Frage ist herausgenommen.',
    saidBack: 'Die Frage ist wieder da.',
    places: {
      held_back:
        'Zurzeit nicht gestellt: Ihre Stelle im Kurs ist nicht für alle offen oder darf nicht zitiert werden.',
      gone: 'Nicht mehr gestellt: Ihre Stelle im Kurs hat sich geändert.',
    },
  },
};
