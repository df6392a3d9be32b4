import { countIn } from '../../ground/language/index.ts';
import { aloneWords } from './de-alone.ts';
import { answerWords } from './de-answers.ts';
import { formulaWords } from './de-formulas.ts';
import { keptWords } from './de-kept.ts';
import { wishWords } from './de-wish.ts';
import { seenWords } from './de-seen.ts';
import { ledgerWords } from './de-ledger.ts';
import type { Words } from './en.ts';

const count = countIn('de');

/** What the page says to students, in German. */
export const words: Words = {
  lang: 'de',
  app: {
    comma: ', ',
    skip: 'Zum Inhalt springen',
    views: 'Ansichten',
    focus: (what) => `Dieser Link führt zu „${what}“. Der Rest des Kurses bleibt in Reichweite.`,
    announcements: 'Mitteilungen',
    offline: 'Es ist kein Sprachmodell eingerichtet: Antworten sind Auszüge aus deinem Kurs.',
    close: 'Schließen',
    tryAgain: 'Noch einmal versuchen',
    loading: 'Wird geladen …',
    unreachable:
      'Der Tutor ist nicht erreichbar. Prüfe deine Verbindung und versuch es noch einmal.',
    trouble: 'Bei uns ist etwas schiefgegangen. Versuch es bitte in einer Minute noch einmal.',
    retryIn: (seconds) => {
      if (seconds < 90)
        return count(seconds, {
          one: 'Versuch es in # Sekunde noch einmal.',
          other: 'Versuch es in # Sekunden noch einmal.',
        });
      const minutes = Math.round(seconds / 60);
      if (minutes < 120)
        return count(minutes, { other: 'Versuch es in etwa # Minuten noch einmal.' });
      const hours = Math.round(minutes / 60);
      if (hours < 48) return count(hours, { other: 'Versuch es in etwa # Stunden noch einmal.' });
      return count(Math.round(hours / 24), { other: 'Versuch es in etwa # Tagen noch einmal.' });
    },
  },
  sessionOver: {
    title: 'Öffne den Tutor bitte noch einmal',
    advice:
      'Diese Seite hat die Verbindung zu deinem Kurs verloren: Eine Sitzung dauert einen Arbeitstag und endet, wenn der Browser sie vergisst. Geh zurück in deinen Kurs und öffne den Tutor dort. Deine Gespräche bleiben erhalten.',
    written: 'Was du geschrieben und noch nicht abgeschickt hast. Kopier es, bevor du gehst:',
  },
  tabs: {
    tutor: 'Tutor',
    progress: 'Mein Fortschritt',
    quiz: 'Frag mich ab',
  },
  threads: {
    open: 'Gespräche',
    title: 'Deine Gespräche',
    add: 'Neues Gespräch',
    none: 'Noch keine Gespräche. Sie werden hier aufbewahrt.',
    current: 'gerade offen',
    private: 'Nur du siehst, was du hier schreibst.',
  },
  welcome: {
    greeting: (name) => (name ? `Schön, dass du da bist, ${name}.` : 'Schön, dass du da bist.'),
    can: 'Ich antworte aus dem Material dieses Kurses und zeige dir, wo es steht. Ich kann erklären, Schritt für Schritt Hinweise geben und dich abfragen. Benotete Aufgaben löse ich nicht für dich.',
    begin: 'Du könntest so anfangen',
    resume: 'Mit deinem letzten Gespräch weitermachen',
    empty:
      'Hier gibt es noch kein Kursmaterial, also nichts, woraus ich antworten könnte. Deine Lehrkraft kann es hinzufügen; schau dann wieder vorbei.',
    starters: {
      explain: (concept) => `Erklär mir „${concept}“ an einem Beispiel.`,
      compare: (one, other) => `Wie hängen „${one}“ und „${other}“ zusammen?`,
      example: (concept) =>
        `Zeig mir eine typische Aufgabe zu „${concept}“ und gib mir einen Hinweis.`,
      check: (concept) => `Stell mir eine Frage, um zu prüfen, ob ich „${concept}“ verstehe.`,
      stuck: (concept) => `Was wird bei „${concept}“ oft falsch gemacht?`,
    },
  },
  composer: {
    label: 'Deine Frage',
    placeholder: 'Frag zu deinem Kurs …',
    hint: 'Eingabetaste sendet, Umschalt + Eingabetaste beginnt eine neue Zeile.',
    send: 'Senden',
    stop: 'Anhalten',
    notSent: 'Deine Frage wurde nicht gesendet.',
    busy: 'Die letzte Frage wird noch beantwortet.',
    stopFailed: 'Die Antwort ließ sich nicht anhalten. Versuch es noch einmal.',
  },
  turn: {
    log: 'Gespräch',
    you: 'Du',
    tutor: 'Tutor',
    phases: {
      sent: 'Deine Frage wird gesendet …',
      reading: 'Deine Frage wird gelesen …',
      searching: 'Im Kurs wird gesucht …',
      planning: 'Überlegt, wie es sich erklären lässt …',
      writing: 'Schreibt …',
      waiting: 'Wartet auf dich …',
      over: '',
    },
    steps: {
      pictures: 'Text in deinen Bildern wird gelesen …',
      query: 'Die Frage wird so gestellt, dass sie für sich steht …',
      prepared: 'Eine vorab geschriebene Antwort wird gesucht …',
      grounded_answer: 'Eine Antwort nur aus diesen Stellen entsteht …',
      verify_quotes: 'Die Zitate werden im Kurs nachgeschlagen …',
      plan: 'Plant, wonach zu suchen ist …',
      verify: 'Prüft, ob das genügt …',
      search: 'Im Kurs wird gesucht …',
      document_search: 'Die Liste der Dokumente wird durchgesehen …',
      document_compare: 'Zwei Dokumente werden verglichen …',
      quote_finder: 'Der genaue Wortlaut wird gesucht …',
      structured_extraction: 'Aus den Stellen entsteht eine Tabelle …',
      run_summary: 'Die bisherigen Schritte werden durchgegangen …',
      code_runner: 'Ein JavaScript-Programm läuft …',
      python_runner: 'Ein Python-Programm wird vorbereitet …',
      message_instructor: 'Eine Nachricht an die Lehrkräfte wird entworfen …',
      web_search: 'Im Web wird gesucht …',
      web_fetch: 'Eine Seite aus dem Web wird gelesen …',
    },
    found: (passages) =>
      count(passages, {
        one: '# Stelle gefunden; überlegt, wie es sich erklären lässt …',
        other: '# Stellen gefunden; überlegt, wie es sich erklären lässt …',
      }),
    complete: 'Die Antwort ist vollständig.',
    stopped: 'Angehalten',
    stoppedEarly: 'Du hast diese Antwort angehalten, bevor sie begann.',
    failed: 'Diese Antwort konnte nicht zu Ende geschrieben werden.',
    failures: {
      worker_lost: 'Das Programm, das diese Antwort schrieb, ist abgebrochen.',
      interrupted: 'Der Tutor wurde neu gestartet, während er antwortete.',
      not_begun: 'Der Tutor war zu beschäftigt, um zu antworten.',
      model_unavailable: 'Das Sprachmodell hat nicht geantwortet.',
    },
    askAgain: 'Noch einmal fragen',
    connectionLost:
      'Die Verbindung ist abgerissen. Die Antwort wird weitergeschrieben; Verbindung wird wiederhergestellt …',
    followFailed: 'Diese Antwort kann gerade nicht gezeigt werden.',
    latest: 'Zum Ende der Antwort',
    support: {
      supported: '',
      partial: 'Dein Kurs deckt das nur zum Teil ab. Prüfe, was keine Quelle trägt.',
      unsupported: 'Diese Antwort stammt nicht aus deinem Kursmaterial.',
    },
  },
  progress: {
    title: 'Mein Fortschritt',
    lead: 'Was deine Quiz-Antworten, und deine Gespräche, wo sie gelesen werden, über jedes Thema sagen, in der Reihenfolge des Kurses. Der Balken zeigt den Bereich, in dem dein Stand mit 90 % Sicherheit liegt; die Marke darin ist die beste Schätzung. Mit mehr Antworten wird er schmaler.',
    nothing: 'Noch ist nichts bekannt: Du hast kein Quiz gemacht. Ein Quiz hat drei Fragen.',
    empty: 'Es gibt noch kein Kursmaterial, also auch keine Themen zu zeigen.',
    concept: 'Thema',
    level: 'Stand: beste Schätzung und Bereich',
    evidence: 'Antworten',
    action: 'Quiz',
    none: 'Noch nichts bekannt',
    percent: (share) => `${Math.round(share * 100)} %`,
    range: (low, high) => `${low} bis ${high}`,
    count: (answers) => count(answers, { one: '# Antwort', other: '# Antworten' }),
    quiz: 'Frag mich dazu ab',
    quizOn: (concept) => `Frag mich dazu ab: ${concept}`,
  },
  learned: {
    title: 'Was der Tutor über dich notiert hat',
    on: 'Dein Stand beruht auf deinen Quiz-Antworten und, weil deine Lehrenden es eingeschaltet haben, auf dem, was du dem Tutor schreibst: Ein Sprachmodell liest eine Frage von dir noch einmal, wenn sie beantwortet ist. Das zählt ein Viertel einer Quiz-Antwort, und nie für eine Note.',
    off: 'Dein Stand beruht auf deinen Quiz-Antworten und auf dem, was früher notiert wurde. Deine Gespräche werden dafür nicht gelesen: Deine Lehrenden haben es nicht eingeschaltet.',
    who: 'Nur du siehst das. Deine Lehrenden erfahren ohne Namen, was bei mindestens fünf aus dem Kurs noch offen ist.',
    again: 'Was einen zweiten Blick wert ist',
    againLead:
      'Das hat ein Sprachmodell notiert, und es kann sich irren. Sag es, dann wird es herausgenommen und zählt nicht mehr.',
    seen: (times) => (times === 1 ? 'einmal notiert' : `${times}-mal notiert`),
    statuses: {
      active: 'noch einmal ansehen',
      resolving: 'wird klarer',
      resolved: 'geklärt',
    },
    notSo: 'Das stimmt nicht',
    notSoOf: (idea) => `Das stimmt nicht: ${idea}`,
    takenOut: 'Es ist herausgenommen und zählt nicht mehr.',
    helped: 'Wie Erklärungen ankamen',
    kinds: {
      analogy: 'Vergleich',
      example: 'Beispiel',
      steps: 'Schritt für Schritt',
      picture: 'Bild',
      definition: 'Begriffsklärung',
      question: 'Frage',
      other: 'Erklärung',
    },
    worked: { yes: 'hat geholfen', no: 'hat nicht geholfen' },
    next: 'Ein guter nächster Schritt:',
    entries: 'Worauf dein Stand beruht',
    sources: {
      quiz: 'Quiz-Antwort',
      check: 'Kurze Prüfung',
      chat: 'Aus einem Gespräch',
      instructor: 'Von deiner Lehrkraft',
    },
    outcomes: { right: 'richtig', partly: 'zum Teil richtig', wrong: 'noch nicht richtig' },
    discounted: 'zählt nicht',
  },
  quiz: {
    title: 'Frag mich ab',
    on: (concept) => `Quiz: ${concept}`,
    lead: 'Drei Fragen aus deinem Kurs. Sie zählen als das, was du ohne Hilfe kannst; es gilt dein erster Versuch.',
    choose: 'Thema',
    weakest: 'Was ich am wenigsten kann',
    start: 'Quiz beginnen',
    making: 'Fragen aus deinem Kurs werden vorbereitet …',
    question: (number, all) => `Frage ${number} von ${all}`,
    written: 'Im Voraus von einem Sprachmodell geschrieben, aus deinem Kurs.',
    gap: 'Lücke',
    answer: 'Deine Antwort',
    submit: 'Meine Antworten prüfen',
    unanswered: (numbers) =>
      `Noch ohne Antwort: Frage ${numbers}. Trotzdem prüfen, oder erst beantworten.`,
    checkAnyway: 'Trotzdem prüfen',
    score: (score, max) => `${score} von ${max} richtig`,
    right: 'Richtig',
    wrong: 'Nicht richtig',
    yourAnswer: 'Deine Antwort:',
    noAnswer: 'keine Antwort',
    practice:
      'Du kanntest die Lösungen schon, deshalb war dieser Versuch eine Übung und ändert nichts an deinem Fortschritt.',
    counted: 'Dein Fortschritt wurde aktualisiert.',
    ask: 'Den Tutor dazu fragen',
    another: 'Noch ein Quiz',
    toProgress: 'Meinen Fortschritt ansehen',
    question4tutor: (prompt, title) =>
      `Diese Frage kam in einem Quiz dran, und ich hatte sie nicht richtig: „${prompt}“ Kannst du mir helfen, sie zu verstehen? Sie stammt aus „${title}“.`,
    question4tutorRight: (prompt, title) =>
      `Diese Frage kam in einem Quiz dran: „${prompt}“ Kannst du mir mehr dazu erzählen? Sie stammt aus „${title}“.`,
    noMaterial:
      'Der Kurs enthält dazu noch nicht genug Text für ein Quiz. Nimm ein anderes Thema oder frag den Tutor.',
  },
  review: {
    title: (name) => `Was ${name} abgegeben hat`,
    nameless: 'diese Person',
    nobody:
      'Diese Person hat den Tutor in diesem Kurs nie geöffnet, es gibt also nichts zu sehen. Eine Note im Notenbuch stammt nicht vom Tutor.',
    nothing: 'Zu dieser Spalte des Notenbuchs wurde kein Quiz abgegeben.',
    attempt: (title, when) => `${title}, ${when}`,
    score: (score, max) => `${score} von ${max} richtig`,
    counted: 'Dieser Versuch zählt für die Note.',
    practice:
      'Übung: ein späterer Versuch, als die Lösungen bekannt waren. Er ändert nichts an der Note.',
    question: (number, all) => `Frage ${number} von ${all}`,
    right: 'Richtig',
    wrong: 'Nicht richtig',
    answer: 'Antwort:',
    solution: 'Erwartet:',
    grades: {
      posted: (percent, when) => `Im Notenbuch eingetragen: ${percent} von 100, ${when}.`,
      waiting: (percent) => `Auf dem Weg ins Notenbuch: ${percent} von 100.`,
      refused: 'Nicht im Notenbuch.',
      held: 'Zurückgehalten.',
    },
    noGrade:
      'Ins Notenbuch wurde nichts eingetragen: Das Eintragen ist ausgeschaltet, oder es gibt nichts einzutragen.',
  },
  ask: { no: 'Nein, so lassen' },
  formula: formulaWords,
  ...answerWords,
  ...keptWords,
  ...wishWords,
  ...seenWords,
  ...ledgerWords,
  ...aloneWords,
};
