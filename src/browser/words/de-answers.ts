import { countIn } from '../../ground/language/index.ts';
import type { AnswerWords } from './en-answers.ts';

const count = countIn('de');
const numbers = new Intl.NumberFormat('de');
const seconds = new Intl.NumberFormat('de', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** What the page says about an answer, its sources and what it needs of its student, in German. */
export const answerWords: AnswerWords = {
  approval: {
    title: 'Diese Nachricht senden?',
    what: 'Der Tutor hat sie für dich entworfen. Du kannst sie ändern. Gesendet wird nur, wenn du auf „Diese Nachricht senden“ drückst.',
    to: 'An',
    via: 'Gesendet über',
    ways: { canvas: 'den Canvas-Posteingang', moodle: 'Moodle-Mitteilungen', email: 'E-Mail' },
    subject: 'Betreff',
    body: 'Nachricht',
    footer: (text) => `Darunter steht: ${text}`,
    send: 'Diese Nachricht senden',
    decline: 'Nicht senden',
    again: 'Noch einmal senden',
    states: {
      waiting: (to) => `Deine Nachricht an ${to} ist unterwegs.`,
      sent: (to) => `Deine Nachricht wurde an ${to} gesendet.`,
      failed: (to) => `Deine Nachricht an ${to} wurde nicht gesendet.`,
      unsure: (to) => `Es ist nicht bekannt, ob deine Nachricht bei ${to} angekommen ist.`,
    },
  },
  program: {
    title: 'Python-Programm',
    phase: 'Ein kurzes Python-Programm läuft in deinem Browser …',
    stages: {
      loading: 'Python wird geladen, beim ersten Mal etwa 14 MB …',
      running: 'Das Programm läuft …',
      handing: 'Das Ergebnis geht an den Tutor …',
    },
    code: 'Programm zeigen',
    skip: 'Ohne das Programm weitermachen',
  },
  exercise: {
    ask: 'Gib mir eine Übung',
    message: 'Gib mir eine Übung.',
    counts:
      'Sie zählt halb so viel wie eine Antwort in einem Quiz, weil Hilfe zur Hand war, und für keine Note.',
    next: 'Hat die nächste Übung vorbereitet',
    states: {
      writing: 'Sie wird vorbereitet.',
      waiting: 'Sie wartet eine halbe Stunde lang.',
      served: 'Du hast sie bekommen.',
      dropped: 'Was geschrieben wurde, hat die Prüfung nicht bestanden.',
      withdrawn: 'Sie wurde zurückgezogen, weil dein Kurs sie jetzt nicht zulässt.',
      expired: 'Innerhalb einer halben Stunde wurde nicht danach gefragt.',
    },
  },
  marks: {
    badge: 'nicht aus deinem Kurs',
    reasons: {
      quote: (said) => `„${said}“ steht nicht an der genannten Stelle.`,
      number: (said) => `An der genannten Stelle steht die Zahl ${said} nicht.`,
      formula: (said) => `An der genannten Stelle steht die Formel ${said} nicht.`,
      name: (said) => `Die genannte Stelle nennt ${said} nicht.`,
      source: (said) => `Es gibt keine Quelle ${said}.`,
      subject: () => 'Die genannte Stelle handelt von etwas anderem.',
    },
    leftOut: (sentences) =>
      count(sentences, {
        one: 'Ein Satz wurde weggelassen, weil er an der genannten Stelle nicht zu finden war.',
        other:
          '# Sätze wurden weggelassen, weil sie an den genannten Stellen nicht zu finden waren.',
      }),
    checked: (checked, failed) => {
      if (checked === 0) return 'Kein Satz nennt eine Quelle.';
      const said = count(checked, {
        one: '# Satz nennt eine Quelle',
        other: '# Sätze nennen eine Quelle',
      });
      return failed === 0
        ? `${said}; Zitate, Zahlen, Formeln und Namen waren dort zu finden.`
        : `${said}; in ${numbers.format(failed)} davon war etwas dort nicht zu finden.`;
    },
  },
  pictures: {
    add: 'Bild hinzufügen',
    tray: 'Bilder zu deiner Frage',
    adding: 'Das Bild wird hinzugefügt …',
    added: (number) => `Bild ${number} wurde hinzugefügt. Du kannst es mit oder ohne Frage senden.`,
    alone: (all) => count(all, { one: 'Ein Bild ohne Worte.', other: '# Bilder ohne Worte.' }),
    untitled: 'Bilder ohne Worte',
    removed: 'Das Bild wurde entfernt.',
    remove: (number) => `Bild ${number} entfernen`,
    describe: (number) => `Bild ${number} beschreiben (freiwillig)`,
    describeHint: 'Wird allen vorgelesen, die es nicht sehen, und dem Tutor gesagt.',
    number: (number) => `Bild ${number}`,
    tooMany: (most) => `Eine Frage kann ${most} Bilder enthalten.`,
    tooLarge: (most) => `Das Bild ist zu groß: Bis zu ${most} MB sind möglich.`,
    notAPicture: 'Nur Bilder sind möglich: PNG, JPEG oder WebP.',
    notAdded: 'Das Bild wurde nicht hinzugefügt.',
    step: 'Hat sich deine Bilder angesehen',
    read: (number, text) => `Bild ${number}: „${text}“.`,
    unread: (number) => `Bild ${number}: Darin war kein Text zu lesen.`,
    shown: 'Dem Modell wurden die Bilder gezeigt.',
    inWords: 'Das Modell, das geantwortet hat, sieht nicht; ihm wurde gesagt, was gelesen wurde.',
    notShown: 'Dieses Bild kann gerade nicht gezeigt werden.',
  },
  source: {
    title: 'Quellen',
    page: (page) => `Seite ${page}`,
    at: (time) => `bei ${time}`,
    spoken: (number) => `Quelle ${number}`,
    chip: (number, place) => `Quelle ${number}: ${place}`,
    panel: 'Quelle',
    slide: (slide) => `Folie ${slide}`,
    quote: 'Was zitiert wurde',
    asText: 'Als Text',
    pageView: (title) => `Seiten von „${title}“`,
    sheet: 'Die Seite',
    pageOf: (page, all) => `Seite ${page} von ${all}`,
    picture: (page, isMarked) =>
      isMarked
        ? `Bild von Seite ${page}; die zitierten Worte sind markiert. Oben stehen sie als Text.`
        : `Bild von Seite ${page}`,
    previousPage: 'Vorherige Seite',
    nextPage: 'Nächste Seite',
    larger: 'Größer',
    smaller: 'Kleiner',
    notDrawn:
      'Diese Seite kann nicht so gezeigt werden, wie sie gedruckt ist. Ihr Text steht darunter.',
    noPages: 'Die Seiten können nicht so gezeigt werden, wie sie gedruckt sind. Hier ist ihr Text.',
    cited: 'Hier zitiert',
    openInLms: 'In der Lernplattform öffnen',
    newTab: 'öffnet sich in einem neuen Tab',
    earlier: 'Zeigen, was davor steht',
    later: 'Zeigen, was danach steht',
    gone: 'Dieses Dokument ist für dich gerade nicht verfügbar. Vielleicht wurde es entfernt oder geschlossen, seit die Antwort geschrieben wurde.',
    quoteOnly: 'Deine Lehrkraft zeigt von diesem Dokument nur dieses Zitat.',
    moved:
      'Das Dokument hat sich geändert, seit es zitiert wurde; die genaue Stelle gibt es nicht mehr.',
  },
  origin: {
    title: 'Wie diese Antwort entstanden ist',
    loading: 'Die Aufzeichnung wird gelesen …',
    unavailable: 'Die Aufzeichnung dieser Antwort ist gerade nicht verfügbar.',
    incomplete:
      'Diese Aufzeichnung ist unvollständig: Ein Teil davon ist gerade nicht zu bekommen.',
    timing: 'Benötigte Zeit',
    milliseconds: (ms) => (ms < 1000 ? `${Math.round(ms)} ms` : `${seconds.format(ms / 1000)} s`),
    steps: {
      snapshot: 'Nachsehen, was über dich bekannt ist',
      search: 'Im Kurs suchen',
      firstWord: 'Erstes Wort des Modells',
    },
    guard: 'Hat deine Nachricht geprüft',
    guardFine: 'Nichts darin musste zurückgehalten werden.',
    guardGuide:
      'Es sah nach einer benoteten Aufgabe aus, deshalb führt dich die Antwort hin, statt sie zu lösen.',
    guardOther: (category) => `Sie wurde behandelt als: ${category}.`,
    categories: {
      inappropriate_language: 'unangemessene Sprache',
      violence: 'Gewalt',
      illegal: 'etwas Unerlaubtes',
      sexual: 'sexuelle Inhalte',
      off_topic: 'nicht zum Kurs gehörig',
      harassment: 'Belästigung',
      self_harm: 'Sorge um deine Sicherheit',
      jailbreak_attempt: 'Versuch, die Regeln zu umgehen',
    },
    snapshot: 'Hat nachgesehen, was über dich bekannt ist',
    snapshotNothing: 'Noch nichts: kein Quiz, keine früheren Nachrichten in diesem Gespräch.',
    snapshotParts: {
      concepts: (all) =>
        count(all, { one: '# Thema mit Antworten', other: '# Themen mit Antworten' }),
      quizzes: (all) => count(all, { one: '# Quiz', other: '# Quizze' }),
      messages: (all) => count(all, { one: '# frühere Nachricht', other: '# frühere Nachrichten' }),
      weak: (names) => `schwächer in ${names}`,
    },
    quoted: (text) => `„${text}“`,
    search: 'Hat im Kurs gesucht',
    searchNothing: 'Keine Stelle wurde gefunden.',
    otherWords:
      'Der Kurs verwendet diese Wörter kaum, deshalb wurde auch nach anderen Wörtern für dasselbe gesucht.',
    passage: 'Stelle',
    byMeaning: 'Nach Sinn',
    byWords: 'Nach Wörtern',
    used: 'Zitiert',
    yes: 'ja',
    no: 'nein',
    rank: (rank) => (rank === null ? '–' : `Nr. ${rank}`),
    stepStatus: {
      failed: 'Dieser Schritt ist misslungen.',
      blocked: 'Dieser Schritt war nicht erlaubt.',
    },
    strategy: 'Hat gewählt, wie es erklärt wird',
    strategies: {
      direct_instruction: 'Schritt für Schritt erklären',
      scaffolding: 'Einen Anfang und Hinweise geben',
      socratic: 'Durch Fragen hinführen',
      guided_practice: 'Gemeinsam üben',
      challenge: 'Eine schwerere Aufgabe stellen',
    },
    about: (concept) => `zu „${concept}“`,
    model: 'Hat die Antwort geschrieben',
    offlineModel: 'Ohne Sprachmodell: Sätze aus dem Kurs',
    fallback: (model, reason) => `anstelle von ${model}${reason ? ` (${reason})` : ''}`,
    passedOver: {
      key_refused: 'sein Schlüssel wurde abgelehnt',
      rate_limited: 'zu oft gefragt',
      unavailable: 'nicht erreichbar',
      timed_out: 'keine rechtzeitige Antwort',
      model_gone: 'sein Anbieter hat es nicht mehr',
      request_refused: 'die Anfrage wurde abgelehnt',
      empty: 'es sagte nichts',
      declined: 'sein Filter ließ es nichts sagen',
      no_model: 'kein Modell',
      no_key: 'kein Schlüssel',
      no_price: 'kein Preis bekannt',
      unknown_provider: 'unbekannter Anbieter',
      not_ready: 'nicht bereit',
      needs_a_language_model: 'kann das nicht',
      shut_out: 'eben noch gestört',
      over_budget: 'zu teuer für das, was übrig ist',
    },
    tokens: (input, output) =>
      `${numbers.format(input)} Token gelesen, ${numbers.format(output)} geschrieben`,
    estimated: 'geschätzt',
    support: 'Hat die Antwort mit dem Kurs verglichen',
    supportText: {
      supported: 'Ihre Aussagen tragen Quellen aus dem Kurs.',
      partial: 'Der Kurs trägt sie zum Teil.',
      unsupported: 'Der Kurs trägt sie nicht.',
    },
    interrupts: {
      crisis: 'Hilfe wurde sofort angeboten, ohne ein Modell zu fragen.',
      moderation: 'Die Nachricht wurde beantwortet, ohne ein Modell zu fragen.',
    },
  },
};
