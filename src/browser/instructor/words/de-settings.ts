import { countIn } from '../../../ground/language/index.ts';
import type { SettingsWords } from './en-settings.ts';
import { taughtWords } from './de-taught.ts';

const count = countIn('de');
const numbers = new Intl.NumberFormat('de');

const atPlace = (rank: number | null): string =>
  rank === null ? 'nicht unter den ersten zehn' : `auf Platz ${rank}`;

/** What the pages of those who teach say about answers, money, the connection and what waits for its cases, in German. */
export const settingsWords: SettingsWords = {
  settings: {
    title: 'Einstellungen',
    grades: 'Noten',
    passback: 'Quiz-Ergebnisse ins Notenbuch eintragen',
    passbackWhat:
      'Solange das eingeschaltet ist, hat jede Person für die Quizze des Tutors eine Note: den Durchschnitt über die Themen, zu denen sie abgefragt wurde, jeweils nach dem ersten Versuch des letzten Quiz. Übungen, Gespräche und Antworten mit Hilfe werden nie eingetragen.',
    passbackWhen:
      'Noten gehen innerhalb von Sekunden von selbst hinaus, auch für Quizze von vor dem Einschalten. Eine Note, die Sie im Notenbuch ändern, wird nie überschrieben.',
    mastery: 'Den Lernstand ins Notenbuch eintragen',
    masteryWhat:
      'Solange das eingeschaltet ist, hat jede Person eine weitere Note in einer eigenen Spalte: was sie nach Einschätzung des Tutors kann, gemittelt über die Themen, zu denen sie Quizfragen ohne Hilfe beantwortet hat oder Sie „im Unterricht gezeigt“ vermerkt haben. Sie beginnt in der Mitte und bewegt sich mit jeder Antwort: drei richtige Antworten zu einem Thema sind 80 von 100, acht sind 90. Themen, nach denen niemand gefragt hat, zählen nicht; Gespräche, Übungen und Antworten mit Hilfe nie.',
    masteryWhen:
      'Sie geht nach jedem Quiz hinaus und nach dem, was Sie selbst entscheiden, auch für das, was vor dem Einschalten gezeigt wurde. Wer „Das war geraten“ sagt, verliert hier nichts. Nach dem Ausschalten wird nichts mehr eingetragen, und was im Notenbuch steht, bleibt. Eine Note, die Sie dort ändern, wird nie überschrieben.',
    columns: { quizzes: 'Quizze', mastery: 'Lernstand' },
    on: 'An',
    off: 'Aus',
    saving: 'Wird gespeichert …',
    saved: 'Gespeichert.',
    readOnly: 'Nur Lehrkräfte können das ändern.',
    more: 'Mehr dazu',
    delivery: 'Auf dem Weg zur Lernplattform',
    counts: {
      proposed: (grades) =>
        grades === 1 ? 'wartet auf Ihre Freigabe' : 'warten auf Ihre Freigabe',
      undone: () => 'zurückgenommen',
      waiting: (grades) => (grades === 1 ? 'wartet' : 'warten'),
      posted: () => 'eingetragen',
      refused: () => 'von der Lernplattform abgelehnt',
      held: () => 'zurückgehalten',
    },
    noGrades: 'Es wurde noch keine Note eingetragen.',
    retry: 'Diese noch einmal versuchen',
    reason: 'Grund:',
    spending: 'Was die Sprachmodelle des Tutors kosten',
    spent: { day: 'Heute', month: 'Diesen Monat' },
    money: (period, spent, cap) =>
      `${period}: ${spent}${cap === null ? ', keine Grenze für den Kurs festgelegt' : ` von ${cap}`}`,
    spendingWhat:
      'Laufende Antworten zählen mit dem, was sie höchstens kosten können. Ist eine Grenze erreicht, macht der Tutor ohne Sprachmodell weiter, mit Sätzen aus Ihrem Kurs.',
  },
  answers: {
    ...taughtWords,
    title: 'Antworten',
    mode: 'Wie der Tutor antwortet',
    modes: {
      tutor: 'Als Tutor: erklärt, gibt Hinweise und fragt zurück',
      grounded_qa: 'Streng: aus dem Kurs oder gar nicht',
      agent: 'Als Agent: plant, sucht mehrmals und benutzt Werkzeuge; langsamer',
    },
    citations: 'Sätze, die an der genannten Stelle nicht zu finden sind',
    policies: {
      mark: 'Zeigen, mit der Marke „nicht aus deinem Kurs“',
      drop: 'Weglassen',
    },
    pictures: 'Bilder in Fragen',
    picturesOn:
      'Studierende dürfen ihren Fragen Bilder hinzufügen, zum Beispiel ein Foto ihres eigenen Lösungswegs',
    tools: 'Werkzeuge des Agenten',
    toolsWhat:
      'Jedes ist aus, bis Sie es einschalten, und wird nur benutzt, wenn der Tutor als Agent antwortet.',
    toolNames: {
      document_search: 'Die Dokumente auflisten, die ein Thema behandeln',
      document_compare: 'Zwei Dokumente vergleichen',
      quote_finder: 'Finden, wo etwas Wort für Wort gesagt wird',
      structured_extraction: 'Tabellen aus Werten des Kurses machen',
      run_summary: 'Sagen, was für eine Antwort getan wurde',
      code_runner:
        'Kurze JavaScript-Programme in einer abgeschotteten Umgebung ausführen, für Berechnungen',
      python_runner:
        'Kurze Python-Programme im Browser der Studierenden ausführen; er lädt dafür einmal etwa 14 MB',
      web_search:
        'Im öffentlichen Web suchen; was sich findet, ist nicht aus Ihrem Kurs und wird so bezeichnet, und die Frage geht an die Suchmaschine',
      web_fetch:
        'Eine Seite des öffentlichen Webs lesen, die eine Suche gefunden hat oder die in der Frage genannt ist; nie als Quelle Ihres Kurses',
      message_instructor:
        'Eine Nachricht an die Lehrenden dieses Kurses entwerfen; gesendet wird sie erst, wenn sie gelesen und gutgeheißen wurde',
    },
    verdict: {
      question: 'Als Testfall behalten: Diese Antwort ist',
      right: 'richtig',
      wrong: 'falsch',
      kept: 'Als Testfall behalten.',
      forgotten: 'Kein Testfall mehr.',
    },
    toolCannot: 'Kann hier nicht benutzt werden:',
    calls: 'Was an Modelle gesendet wurde, Wort für Wort',
    callsNone: 'Es wurde kein Modell gefragt.',
    sent: 'Gesendet',
    received: 'Zurückgekommen',
  },
  reserve: {
    title: 'Für die Tage vor Abgaben zurückgelegt',
    why: 'Damit die besten Modelle des Tutors da sind, wenn etwas abzugeben ist, kann ein Teil dessen, was der Kurs im Monat ausgeben darf, für diese Tage zurückgelegt werden. Dafür braucht der Kurs eine monatliche Grenze; der Betreiber legt sie fest.',
    share: 'Anteil am Monat, in Prozent (0 legt nichts zurück)',
    daysBefore: 'Tage vor einer Abgabe, an denen er ausgegeben werden darf',
    days: 'Abgabetage, die die Lernplattform nicht nennt, in der Form 2026-12-01, mit Leerzeichen dazwischen',
    save: 'Speichern',
    notDays: 'Ein Abgabetag wird in der Form 2026-12-01 geschrieben.',
    everywhere: 'Das hat Ihre Einrichtung für alle Kurse festgelegt.',
    none: 'Es ist noch kein Abgabetermin bekannt. Die Lernplattform wird bei jedem Lesen des Kurses danach gefragt.',
    next: 'Bekannte Abgabetermine',
    forSome: '(nicht für alle im Kurs)',
    zone: (place) => `Tage beginnen um Mitternacht (Zeitzone ${place}).`,
  },
  gates: {
    title: 'Was Ihren Studierenden dient, und was wartet',
    lead: 'Wenn Sie die Antwort auf eine eigene Frage richtig nennen, wird sie ein Fall Ihrer Einrichtung. Eine Änderung an Modellen, Prompts oder der Suche kommt erst zum Einsatz, wenn diese Fälle dadurch nicht schlechter werden.',
    cases: (cases) =>
      count(cases, {
        one: 'Ihre Einrichtung hat # Fall.',
        other: 'Ihre Einrichtung hat # Fälle.',
      }),
    noCases:
      'Noch wurde keine Antwort richtig genannt, also wird nichts zurückgehalten: Im Einsatz ist das Neueste. Fragen Sie unter „Tutor ausprobieren“, und sagen Sie unter der Antwort, ob sie richtig ist.',
    unchanged:
      'Nichts wartet, und noch wurde nichts entschieden: Im Einsatz ist, was im Einsatz war.',
    serving: 'Alles, was im Einsatz ist',
    waits: (version) => `${version} wartet.`,
    serves: (version) => `${version} ist im Einsatz.`,
    parts: {
      models: 'Modelle der Installation',
      embedder: 'Suche nach Sinn',
      reader: 'Lesen von Dateien',
      ranking: 'Reihenfolge der Funde',
      tutor: 'Prompt des Tutors',
      'grounded-qa': 'Prompt der strengen Antworten',
      synthesis: 'Prompt der Antworten des Agenten',
      pictures: 'Prompt zu Bildern in Fragen',
      'picture-alone': 'Worte für Bilder, die ohne welche kommen',
      planner: 'Prompt der Pläne des Agenten',
      verifier: 'Prompt der Prüfungen des Agenten',
      query: 'Prompt, der Anschlussfragen umformuliert',
      extraction: 'Prompt, der Tabellen macht',
      draft: 'Prompt der Entwürfe an Lehrende',
      prepared: 'Prompt der vorbereiteten Antworten',
      questions: 'Prompt, der Quizfragen schreibt',
      'open-work': 'Prompt, der sich bei offenen benoteten Arbeiten zurückhält',
      'second-opinion': 'Prompt, der diese Fragen prüft',
      evaluation: 'Prompt, der Gespräche daraufhin liest, was verstanden wurde',
      repair: 'Prompt, der fehlerhafte Ausgaben berichtigt',
    },
    tried: {
      index: 'Es wird innerhalb von Minuten von selbst an den Fällen erprobt.',
      models:
        'Es wartet darauf, dass der Betreiber dieser Installation Ihre Fälle mit jedem dieser Modelle durchspielt.',
      prompt:
        'Es wartet darauf, dass der Betreiber dieser Installation Ihre Fälle mit dem Modell durchspielt, das hier antwortet.',
    },
    verdicts: {
      passed: (version, when) => `${version} hat die Fälle am ${when} bestanden.`,
      failed: (version, when) =>
        `${version} hat die Fälle am ${when} nicht bestanden, deshalb bleibt im Einsatz, was es war. Der Betreiber kann die Änderung mit einer Begründung zulassen.`,
      overruled: (version, when) => `${version} wurde am ${when} vom Betreiber zugelassen.`,
      no_cases: (version, when) =>
        `${version} kam am ${when} zum Einsatz: Es gab keinen Fall zum Erproben.`,
      not_kept: (version, when) =>
        `${version} kam am ${when} zum Einsatz: Was davor im Einsatz war, ließ sich nicht mehr fragen.`,
      regressed: (version, when) =>
        `${version} kam am ${when} mit einer neuen Fassung des Programms und schneidet bei den Fällen schlechter ab. Das ließ sich nicht zurückhalten; der Betreiber kann die vorige Fassung zurückholen.`,
    },
    because: (reason) => `Die Begründung: „${reason}“`,
    table: (cases) =>
      count(cases, {
        one: 'Die Probe an # Fall, mit 95-%-Intervallen',
        other: 'Die Probe an # Fällen, mit 95-%-Intervallen',
      }),
    columns: {
      measure: 'Maß',
      before: 'Im Einsatz',
      after: 'Erprobt',
      verdict: 'Ergebnis',
    },
    results: { better: 'besser', same: 'kein Unterschied erkennbar', worse: 'schlechter' },
    lost: (lost, won) =>
      `${count(lost, { one: '# Fall verloren', other: '# Fälle verloren' })}, ${numbers.format(won)} gewonnen. Verloren heißt: Die Stelle, die die richtige Antwort zitierte, war unter den ersten fünf und ist es nicht mehr.`,
    others: (cases) =>
      count(cases, {
        one: '# davon gehört zu anderen Lehrenden oder Kursen und wird nur dort gezeigt.',
        other: '# davon gehören zu anderen Lehrenden oder Kursen und werden nur dort gezeigt.',
      }),
    asked: 'Frage',
    answered: 'Die Antwort, die richtig genannt wurde',
    cited: 'Zitiert wurde',
    stood: (before, after) => `Die Stelle war ${atPlace(before)} und wäre ${atPlace(after)}.`,
  },
  doctor: {
    title: 'Verbindung zur Lernplattform',
    lead: 'Prüft rund dreißig Dinge zwischen dem Tutor und Ihrer Lernplattform, von den Uhren bis zum Notenbuch. Im Notenbuch erscheint für einen Augenblick eine Testspalte.',
    start: 'Diese Verbindung prüfen',
    running: 'Wird geprüft … das kann eine halbe Minute dauern.',
    summary: (all, wrong, warnings) =>
      `${count(all, { one: '# Prüfung', other: '# Prüfungen' })}: ${numbers.format(wrong)} mit Fehler, ${numbers.format(warnings)} mit Hinweis.`,
    states: { bad: 'Fehler', warning: 'Hinweis', skipped: 'Nicht geprüft', good: 'Gut' },
    fix: 'Was zu tun ist:',
  },
};
