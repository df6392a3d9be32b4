import { countIn } from '../../../ground/language/index.ts';
import type { MaterialWords } from './en-material.ts';

const count = countIn('de');
const numbers = new Intl.NumberFormat('de');

/** What the pages of those who teach say about the material, in German. */
export const materialWords: MaterialWords = {
  material: {
    title: 'Kursmaterial',
    lead: 'Was der Tutor gelesen hat. Studierende erhalten daraus Antworten mit Quellen, soweit der Kurs es ihnen zeigt.',
    sync: 'Kurs jetzt lesen',
    syncing: 'Der Kurs wird gelesen …',
    waiting: 'Wartet auf den Beginn …',
    listing: 'Die Lernplattform wird gefragt, was der Kurs enthält …',
    progress: 'Der Kurs wird gelesen',
    counts: {
      found: () => 'gefunden',
      done: () => 'gelesen',
      failed: () => 'nicht gelesen',
    },
    lastRead: (when) => `Zuletzt gelesen: ${when}.`,
    changes: (changed, removed) =>
      `${numbers.format(changed)} neu oder geändert, ${numbers.format(removed)} entfernt.`,
    never: 'Der Kurs wurde noch nicht gelesen.',
    finished: 'Der Kurs wurde gelesen.',
    failed: 'Das letzte Lesen ist abgebrochen.',
    notConnected: 'Der Tutor erreicht die Dateien dieses Kurses noch nicht',
    notConnectedWhy:
      'Ihre Lernplattform öffnet den Tutor, aber niemand hat ihm erlaubt, den Kurs zu lesen. Es gibt zwei Wege:',
    alternatives: [
      'Bitten Sie die Administration Ihrer Lernplattform, den Tutor mit den Dateien der Kurse zu verbinden (mit einem Zugangstoken, das einmal für die Einrichtung eingetragen wird).',
      'Oder eine Lehrkraft des Kurses fügt die Dateien weiter unten auf dieser Seite von Hand hinzu.',
    ],
    notConnectedStill: 'Was unten steht, wurde von Hand hinzugefügt und funktioniert so.',
    none: 'Es gibt noch kein Material.',
    noModule: 'In keinem Modul',
    inModule: (documents) => count(documents, { one: '# Dokument', other: '# Dokumente' }),
    states: {
      waiting: 'Wartet',
      processing: 'Wird gelesen',
      ready: 'Bereit',
      failed: 'Nicht gelesen',
    },
    passages: (passages) => count(passages, { one: '# Stelle', other: '# Stellen' }),
    pages: (pages) => count(pages, { one: '# Seite', other: '# Seiten' }),
    emptyPages: (pages) => `${numbers.format(pages)} ohne Text`,
    olderVersion: 'Die Fassung davor wird weiter verwendet.',
    unpublished: 'Nicht veröffentlicht: wird Studierenden nie gezeigt',
    restricted: 'Nur manchen Studierenden gezeigt, wie die Lernplattform es vorgibt',
    opens: (when) => `Wird Studierenden erst ab ${when} gezeigt`,
    closed: (when) => `Geschlossen seit ${when}: wird Studierenden nicht mehr gezeigt`,
    closes: (when) => `Schließt ${when}`,
    unreadable: 'Der Tutor konnte das nicht lesen.',
  },
  report: {
    retry: 'Noch einmal versuchen',
    reindex: 'Von vorn noch einmal lesen',
    asked: (title) => `„${title}“ wird noch einmal gelesen.`,
    report: 'Wie es gelesen wurde',
    stages: {
      fetch: 'Öffnen',
      validate: 'Prüfen',
      parse: 'Lesen',
      ocr: 'Gescannte Seiten erkennen',
      clean: 'Aufräumen',
      chunk: 'In Stellen zerlegen',
      embed: 'Auffindbar machen',
      upsert: 'Speichern',
      publish: 'Freigeben',
      cleanup: 'Fassung davor entfernen',
    },
    stageOf: (stage, done, total) =>
      total === null
        ? `${stage} …`
        : `${stage}: ${numbers.format(done ?? 0)} von ${numbers.format(total)}`,
    attempt: (attempt) => `Versuch ${attempt}`,
    pageStates: {
      text: (pages) => `${numbers.format(pages)} anhand ihres Textes`,
      ocr: (pages) => `${numbers.format(pages)} durch Texterkennung`,
      empty: (pages) => `${numbers.format(pages)} leer`,
      failed: (pages) => `${numbers.format(pages)} nicht lesbar`,
    },
    pagesRead: 'Seiten',
    failedPages: (pages) => `Nicht lesbar: Seite ${pages}`,
    recognised: (confidence, languages) => `Zu ${confidence} % sicher erkannt (${languages})`,
    skippedPages: (pages) =>
      count(pages, {
        one: '# gescannte Seite wurde ausgelassen: Das Dokument hat mehr, als erkannt werden.',
        other: '# gescannte Seiten wurden ausgelassen: Das Dokument hat mehr, als erkannt werden.',
      }),
    notes: {
      runningLines: 'Wiederkehrende Kopf- und Fußzeilen weggelassen',
      pageNumbers: 'Seitenzahlen weggelassen',
      hyphens: 'Getrennte Wörter zusammengefügt',
      columnPages: 'Seiten mit Spalten',
      rightToLeftPages: 'Seiten von rechts nach links gelesen',
      rules: 'Linien aus Strichen weggelassen',
      sidewaysLines: 'Zeilen am Rand weggelassen',
      ocrJunk: 'Unlesbare Reste weggelassen',
      hiddenParts: 'Verborgene Teile weggelassen',
      cutRows: 'Zeilen über der Grenze weggelassen',
    },
    suspicious: (passages) =>
      count(passages, {
        one: '# Stelle spricht eine KI an statt die Lesenden. Der Tutor behandelt den Text nur als Material; sehen Sie nach, ob sie dorthin gehört.',
        other:
          '# Stellen sprechen eine KI an statt die Lesenden. Der Tutor behandelt den Text nur als Material; sehen Sie nach, ob sie dorthin gehören.',
      }),
    amounts: (tokens, batches, kept) =>
      [
        count(tokens, { one: '# Token', other: '# Tokens' }),
        count(batches, { one: '# Stapel eingebettet', other: '# Stapel eingebettet' }),
        count(kept, { one: '# Stelle unverändert', other: '# Stellen unverändert' }),
      ].join(', '),
    slowest: (stage, seconds) => `Längster Schritt: ${stage}, ${seconds} s`,
  },
  choice: {
    title: 'Was der Tutor damit tun darf',
    switches: {
      use: 'In Antworten verwenden',
      cite: 'Als Quelle nennen und zitieren',
      link: 'Studierende es von einem Zitat aus öffnen lassen',
      graded: 'Als benotete Arbeit behandeln: solange sie offen ist, nur Hinweise',
    },
    module: 'Dieses Modul verwenden',
    noModule: 'Diese verwenden',
    leftOut: 'Ausgelassen: Der Tutor verwendet es nicht',
    silent: 'Wird verwendet, ohne genannt zu werden',
    quoteOnly: 'Nur Zitate werden gezeigt',
    saved: (title) => `Gespeichert für „${title}“.`,
  },
  connect: {
    title: 'Diesen Kurs mit Canvas verbinden',
    why: 'Canvas fragt Sie in einem eigenen Tab, ob der Tutor diesen Kurs in Ihrem Namen lesen darf. Das dauert eine Minute; danach hält sich der Tutor selbst auf dem neuesten Stand.',
    connect: 'Mit Canvas verbinden',
    again: 'Neu verbinden',
    lost: 'Canvas lässt den Tutor diesen Kurs nicht mehr lesen. Studierende erhalten weiter Antworten aus dem, was vorher gelesen wurde.',
    waiting:
      'Machen Sie in dem Tab weiter, der sich geöffnet hat. Diese Seite zeigt, wenn der Kurs verbunden ist.',
    blocked: 'Ihr Browser hat keinen Tab geöffnet. Öffnen Sie ihn selbst:',
    open: 'Weiter zu Canvas',
    own: 'Eine Lehrkraft dieses Kurses lässt den Tutor ihn aus Canvas lesen.',
    disconnect: 'Von Canvas trennen',
    disconnectTitle: 'Diesen Kurs von Canvas trennen?',
    disconnectWhy:
      'Der Tutor gibt die Erlaubnis zum Lesen an Canvas zurück und folgt dem Kurs nicht mehr. Was er gelesen hat, bleibt, und Studierende erhalten weiter Antworten daraus.',
    disconnected: 'Der Kurs ist nicht mehr mit Canvas verbunden.',
    next: (when) => `Wird von selbst wieder gelesen: ${when}.`,
  },
  uploads: {
    title: 'Dateien von Hand hinzufügen',
    lead: 'Ziehen Sie Dateien hierher, oder wählen Sie sie aus. Sie werden gelesen wie die Dateien der Lernplattform, und kein Lesen der Lernplattform entfernt sie. Eine Datei mit gleichem Namen tritt an die Stelle der vorigen.',
    kinds: (megabytes) =>
      `PDF, Word, PowerPoint, Excel, EPUB, HTML, Markdown, Untertitel, Notebooks, Text und Bilder, je bis zu ${megabytes} MB.`,
    room: (used, quota) => `${used} von ${quota} MB sind in diesem Kurs belegt.`,
    choose: 'Dateien auswählen',
    list: 'Dateien, die Sie hinzufügen',
    waiting: 'Wartet auf die Datei davor',
    sending: (percent) => `${percent} % gesendet`,
    progress: (name) => `${name} wird gesendet`,
    cancel: 'Anhalten',
    cancelled: 'Angehalten. Nichts davon wurde behalten.',
    again: 'Noch einmal versuchen',
    outcomes: {
      added: 'Angekommen. Sie wird gelesen; die Liste unten zeigt, wie weit das ist.',
      replaced: 'Angekommen. Sie tritt an die Stelle der vorigen, sobald sie gelesen ist.',
      again: 'Angekommen. Sie wird noch einmal gelesen.',
      unchanged: 'Genau diese Datei ist schon hier. Es war nichts zu tun.',
    },
    duplicate: (name) => `Genau diese Datei ist schon hier, als „${name}“.`,
    said: (name, what) => `${name}: ${what}`,
    empty: 'Die Datei ist leer.',
    folder: 'Ordner können nicht hinzugefügt werden. Wählen Sie die Dateien darin aus.',
    tooLarge: (megabytes, most) =>
      `Die Datei ist ${megabytes} MB groß; gelesen werden Dateien bis ${most} MB.`,
    noRoom: (left) =>
      `Dafür ist kein Platz: In diesem Kurs sind noch ${left} MB frei. Nehmen Sie etwas heraus, oder bitten Sie die Administration des Tutors um mehr.`,
    uploaded: 'Von Hand hinzugefügt',
    remove: 'Herausnehmen',
    removeTitle: (title) => `„${title}“ herausnehmen?`,
    removeWhy:
      'Der Tutor vergisst, was er darin gelesen hat, und Antworten stützen sich nicht mehr darauf. Frühere Antworten behalten ihre Zitate.',
    removed: (title) => `„${title}“ wurde herausgenommen.`,
  },
};
