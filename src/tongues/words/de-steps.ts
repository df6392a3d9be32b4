import { countIn } from '../../ground/language/index.ts';
import type { StepWords } from './en-steps.ts';

const count = countIn('de');
const share = new Intl.NumberFormat('de', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What the server tells of the steps by which an answer came about, in German. */
export const stepWords: StepWords = {
  strategy: {
    nothing_known: 'über dich ist noch nichts bekannt',
    mastery: (mastery, concept) =>
      `Lernstand ${share.format(mastery)} ${concept === null ? 'über alle Themen' : `bei „${concept}“`}`,
    quizzes_lower:
      'deine Quiz-Ergebnisse sind schwächer: Das Verständnis geht noch nicht tief, eine Stufe tiefer',
    quizzes_higher:
      'deine Quiz-Ergebnisse sind besser: Du weißt mehr, als du sagst, eine Stufe höher',
    few_passed: 'weniger als 40 % der Quizze bestanden: höchstens ein Anfang und Hinweise',
    open_work: 'es geht um eine offene, benotete Arbeit: nur Hinweise',
    no_challenge:
      'in diesem Kurs wird keine schwerere Aufgabe ungefragt gestellt: eine Stufe tiefer',
    helps: {
      question_first:
        'allein lagst du hier richtig: Es beginnt mit einer Frage, und mehr kommt, wenn du fragst',
      hint_first: 'allein liegst du hier meist richtig: Es beginnt mit einem Hinweis',
      step_first:
        'allein geht das noch nicht, oder du hast gesagt, dass du nicht weiterkommst: Es beginnt mit einem Schritt',
    },
    audiences: {
      under_13:
        'deine Lehrenden sagen, dass dieser Kurs für unter 13-Jährige ist: kleine Schritte, kurze Antworten, eine Frage auf einmal',
      '13_17':
        'deine Lehrenden sagen, dass dieser Kurs für 13- bis 17-Jährige ist: ein Schritt und eine Frage auf einmal',
      adults: 'deine Lehrenden sagen, dass dieser Kurs für Erwachsene ist: direkt und mit Gründen',
    },
    subjects: {
      mathematics: 'Mathematik',
      natural_science: 'Naturwissenschaft',
      programming: 'Programmieren',
      language_and_literature: 'Sprache und Literatur',
      history_and_society: 'Geschichte und Sozialwissenschaft',
    },
    subjectBy: {
      teachers: (subject) =>
        `deine Lehrenden sagen, worum es in diesem Kurs geht; erklärt wie in: ${subject}`,
      material: (subject) => `das Kursmaterial sieht danach aus; erklärt wie in: ${subject}`,
    },
    wishes: {
      examples_first: 'zuerst Beispiele',
      step_by_step: 'Schritt für Schritt',
      short: 'kurz',
      in_pictures: 'in Bildern',
    },
    wished: (wish) => `dein eigener Wunsch: ${wish}`,
    wishWaits: (wish) => `dein Wunsch (${wish}) wartet: Hier gibt der Tutor nur Hinweise`,
  },
  pictures: {
    label: 'Hat den Text in deinen Bildern gelesen',
    summary: (pictures, characters) => {
      const what =
        characters === 0
          ? 'kein Text gefunden'
          : count(characters, { one: '# Zeichen Text gefunden', other: '# Zeichen Text gefunden' });
      return `${count(pictures, { one: '# Bild', other: '# Bilder' })}: ${what}.`;
    },
  },
  query: {
    label: 'Hat die Frage so gestellt, dass sie für sich allein steht',
    failed: 'Das gelang nicht: Nach beiden Fragen wird zusammen gesucht.',
  },
  prepared: {
    label: 'Hat nach einer im Voraus geschriebenen Antwort gesucht',
    none: 'Zu genau dieser Frage gibt es keine.',
    found: (concept) => `Zu „${concept}“.`,
  },
  grounded: {
    label: 'Hat eine Antwort nur aus diesen Stellen geschrieben',
    formed: 'Sie hat die verlangte Form.',
    formedSecond: 'Beim zweiten Versuch hatte sie die verlangte Form.',
    no_model: 'Kein Sprachmodell hat geantwortet: Das sind Auszüge.',
    malformed: 'Das Modell hielt sich nicht an die Form: Das sind Auszüge.',
  },
  quotes: {
    label: 'Hat die Zitate im Kurs nachgeschlagen',
    summary: (held, cited) =>
      `${held} von ${cited} zitierten Stellen enthalten das Zitat, das ihnen zugeschrieben wurde.`,
  },
  plan: {
    label: 'Hat geplant, wonach zu suchen ist',
    malformed: 'Der Plan war nicht lesbar: Der Kurs wird mit der Frage durchsucht.',
    no_model: 'Kein Sprachmodell, das plant: Der Kurs wird mit der Frage durchsucht.',
  },
  verify: {
    label: 'Hat geprüft, ob das genügt',
    enough: 'Es genügt.',
    missing: (missing) => `Es genügt nicht: ${missing}`,
    nothing: 'Nichts wurde gefunden. Versuch es mit anderen Wörtern.',
    byWords: (verdict) => `Nur nach den Wörtern beurteilt. ${verdict}`,
  },
  wall: {
    label: 'Die Zeit war um',
    summary: (passages) =>
      `Zu wenig Belege: ${count(passages, {
        one: '# Stelle wurde rechtzeitig gefunden.',
        other: '# Stellen wurden rechtzeitig gefunden.',
      })}`,
  },
  searched: (query) => `Hat im Kurs nach „${query}“ gesucht`,
  used: (tool) => `Hat ein Werkzeug benutzt: ${tool}`,
  heard: (tool) => `Hat deine Antwort erhalten: ${tool}`,
  tools: {
    search: 'Suche im Kurs',
    document_search: 'Liste der Dokumente',
    document_compare: 'Vergleich von Dokumenten',
    quote_finder: 'Suche nach dem Wortlaut',
    structured_extraction: 'Tabelle von Werten',
    run_summary: 'Übersicht der Schritte',
    code_runner: 'JavaScript-Programm',
    python_runner: 'Python-Programm',
    message_instructor: 'Nachricht an die Lehrkräfte',
    web_search: 'Suche im Web',
    web_fetch: 'Seite im Web',
  },
  unused: {
    off: 'Dieses Werkzeug ist in diesem Kurs ausgeschaltet.',
    hindered: 'Dieses Werkzeug kann in diesem Kurs gerade nicht benutzt werden.',
    unknown: 'Dieses Werkzeug gibt es nicht; stattdessen wird der Kurs durchsucht.',
    badInput: 'Die Eingabe passte nicht zu dem Werkzeug.',
    failed: 'Das Werkzeug ist gescheitert.',
    tooLong: 'Das Werkzeug brauchte zu lange.',
    askedEnough: 'Du wurdest für diese Antwort oft genug gefragt.',
    nothing: 'Es kam nichts dabei heraus.',
  },
  passages: (all) => count(all, { one: '# Stelle.', other: '# Stellen.' }),
  noPassage: 'Keine Stelle wurde gefunden.',
  documents: (all) =>
    count(all, { one: '# Dokument spricht davon.', other: '# Dokumente sprechen davon.' }),
  compared: (one, other) => `Hat „${one}“ mit „${other}“ verglichen.`,
  notInCourse: 'Ein Dokument, das verglichen werden soll, gibt es im Kurs nicht.',
  exactPlaces: (all) =>
    count(all, { one: '# Stelle enthält diese Worte.', other: '# Stellen enthalten diese Worte.' }),
  nearPlaces: 'Keine Stelle enthält diese Worte; genannt werden die ähnlichsten.',
  rows: (all) =>
    count(all, {
      one: '# Zeile; jeder Wert steht in seiner Stelle.',
      other: '# Zeilen; jeder Wert steht in seiner Stelle.',
    }),
  noTable: 'Kein Modell hat aus den Stellen eine Tabelle gemacht.',
  stepsSoFar: (all) => count(all, { one: 'Bisher # Schritt.', other: 'Bisher # Schritte.' }),
  program: {
    ended: 'Das Programm lief zu Ende.',
    failed: 'Das Programm ist gescheitert.',
    failedWith: (error) => `Das Programm ist gescheitert: ${error}`,
    handed: 'An deinen Browser übergeben.',
    unanswered: 'Nicht ausgeführt: Die Seite wurde geschlossen oder antwortete nicht rechtzeitig.',
    skipped: 'Nicht ausgeführt: Du hast es übersprungen.',
    unable: 'Nicht ausgeführt: Dein Browser konnte es nicht.',
  },
  message: {
    drafted: 'Ein Entwurf liegt bereit; ohne deine Zustimmung wird nichts gesendet.',
    noDraft: 'Kein Modell hat einen Entwurf geschrieben.',
    noWay: 'Aus diesem Kurs kann gerade keine Nachricht gesendet werden.',
    approved: 'Du hast zugestimmt; die Nachricht ist unterwegs.',
    declined: 'Du hast abgelehnt; nichts wurde gesendet.',
    undecided: 'Niemand hat entschieden; nichts wurde gesendet.',
  },
  web: {
    found: (all) =>
      count(all, {
        one: '# Fundstelle im Web, nicht aus deinem Kurs.',
        other: '# Fundstellen im Web, nicht aus deinem Kurs.',
      }),
    read: (host) => `Hat eine Seite von ${host} gelesen, nicht aus deinem Kurs.`,
    notConfigured: 'Hier ist keine Suchmaschine eingerichtet.',
    unknownAddress:
      'Gelesen werden nur Seiten, die eine Suche für diese Antwort gefunden hat oder die du selbst genannt hast.',
  },
  webTroubles: {
    cannot_count: 'Das Web kann gerade nicht gefragt werden.',
    asked_enough: 'Das Web wurde fürs Erste oft genug gefragt; versuch es später noch einmal.',
    engine_full: 'Die Suchmaschine nimmt gerade keine Fragen mehr an.',
    engine_refuses: 'Die Suchmaschine lässt uns nicht zu.',
    engine_failed: 'Die Suchmaschine ist gescheitert.',
    engine_late: 'Die Suchmaschine hat nicht rechtzeitig geantwortet.',
    engine_silent: 'Die Suchmaschine hat nicht geantwortet.',
    engine_unclear: 'Die Suchmaschine hat in einer unbekannten Form geantwortet.',
    page_status: 'Die Seite hat mit dem Status # geantwortet.',
    page_kind: 'Seiten dieser Art werden nicht gelesen: nur Text, HTML und PDF.',
    page_unreadable: 'Der Text der Seite war nicht zu lesen.',
    page_late: 'Die Seite hat nicht rechtzeitig geantwortet.',
    page_silent: 'Die Seite hat nicht geantwortet.',
    page_private: 'Diese Adresse liegt nicht im öffentlichen Web.',
    page_large: 'Die Seite ist zu groß.',
    page_circles: 'Die Seite führt im Kreis.',
  },
};
