import type { schoolWords as english } from './en-school.ts';

/** What the page about the school says to whoever runs the LMS, in German. */
export const schoolWords: typeof english = {
  school: {
    title: 'Ihre Einrichtung',
    lead: 'Was die ganze Einrichtung betrifft. Diese Seite sehen nur Personen, die das LMS verwalten.',
    isolation: 'Ob eine andere Einrichtung Ihre sehen kann',
    how: 'Jede Nacht fragt jede Einrichtung dieser Installation nach einer Seite, die in jeder anderen ausgelegt wurde: nach dem Sinn, nach Wörtern, aus dem Gedächtnis, an der Quelle und in den Aufzeichnungen der Antworten. Auch Tabellen und Protokoll werden durchgesehen.',
    never: 'Es gab noch keine Prüfung. Jede Nacht läuft eine.',
    last: (when) => `Letzte Prüfung: ${when}.`,
    asked: (ours, theirs) =>
      `Fragen anderer nach Ihrer Seite: ${ours}. Ihre Fragen nach deren Seiten: ${theirs}.`,
    alone:
      'Auf dieser Installation gibt es keine andere Einrichtung, die man hätte fragen können. Tabellen und Protokoll wurden durchgesehen.',
    clean: 'Nichts kam durch.',
    open: (count) =>
      count === 1 ? 'Etwas kam durch, auf einem Weg:' : `Etwas kam durch, auf ${count} Wegen:`,
    directions: {
      others_shown_here: 'Ihrer Einrichtung wurde etwas von einer anderen gezeigt',
      ours_shown: 'etwas von Ihrer Einrichtung wurde einer anderen gezeigt',
      open_to_all: 'etwas lag offen, und niemand kann sagen, wem es gehörte',
    },
    blind:
      'Ihre Einrichtung fand ihre eigene Seite nicht; diese Prüfung beweist also nichts für Sie. Sagen Sie es denen, die Preceptor betreiben.',
    history: 'Die jüngsten Prüfungen',
    summary: (clean, open, blind) =>
      `Nichts kam durch: ${clean}. Etwas kam durch: ${open}. Ohne Beweiskraft: ${blind}.`,
    each: 'Eine nach der anderen',
    columns: { when: 'Prüfung', found: 'Befund' },
    found: {
      clean: 'nichts kam durch',
      open: 'etwas kam durch',
      blind: 'ohne Beweiskraft',
    },
    log: 'Das signierte Protokoll',
    logWhat:
      'Jeder Eintrag ist signiert und trägt den Fingerabdruck des vorigen, sodass ein geänderter oder entfernter auffällt. Es nennt keine andere Einrichtung. Jeder kann die Datei ohne diesen Server prüfen:',
    download: 'Signiertes Protokoll herunterladen',
    saved: 'Die Datei wurde Ihrem Browser übergeben.',
    use: 'Was die Einrichtung nutzt',
    opened: (count) =>
      count === 0
        ? 'Noch kein Kurs hat den Tutor geöffnet.'
        : `Kurse, die ihn geöffnet haben: ${count}`,
    connected: (count) =>
      count === 0
        ? 'Noch von keinem Kurs werden die Dateien aus dem LMS gelesen.'
        : `Kurse, deren Dateien aus dem LMS gelesen werden: ${count}`,
    students: (count) =>
      count === 0 ? 'Noch kein Studierender war hier.' : `Studierende, die hier waren: ${count}`,
    spent: (spent) => `In diesem Monat für Sprachmodelle ausgegeben: ${spent}`,
    caps: {
      day: (cap) => `Grenze für einen Tag: ${cap}`,
      month: (cap) => `Grenze für einen Monat: ${cap}`,
    },
    noCap: 'Für die ganze Einrichtung ist keine Grenze festgelegt.',
    models: 'Sprachmodelle, die antworten, in der Reihenfolge, in der sie gefragt werden',
    notReady: 'kann jetzt nicht gefragt werden: sein Schlüssel oder sein Preis fehlt',
    noModel:
      'Es ist kein Sprachmodell eingerichtet: Antworten sind Auszüge aus den Kursen, und für keines verlässt etwas diese Installation.',
    papers: 'Unterlagen für Ihre Beschaffung',
    papersWhat:
      'Antworten auf einen Sicherheitsfragebogen, ein Bericht zur Barrierefreiheit, Entwürfe zum Datenschutz, wohin Daten gehen, welche KI es gibt, eine Notiz zur KI-Verordnung der EU und eine Liste der Bestandteile: eine Seite auf Englisch, geschrieben aus Programm und Einstellungen dieser Installation. Bei jeder Antwort steht, worauf sie beruht.',
    papersDownload: 'Unterlagen herunterladen',
    seen: 'Was Lehrkräfte von einzelnen Studierenden sehen dürfen',
    levels: {
      named:
        'Was jemand abgibt, mit allen Antworten, und wann jede Person zuletzt hier war, mit Namen.',
      pseudonymous:
        'Was jemand abgibt, unter einem Pseudonym, und keine Besuche. Wer es aus dem Notenbuch heraus öffnet, weiß von dort, wem es gehört.',
      aggregate:
        'Keine Antworten Einzelner und keine Besuche, nur was fünf oder mehr aus einem Kurs gemeinsam haben.',
    },
    seenHow: 'Studierende lesen das auf ihrer Seite. Wer Preceptor betreibt, ändert es:',
    erasing: {
      title: 'Löschen, was über eine Person aufbewahrt wird',
      lead: 'Jemand hat darum gebeten, oder die Einrichtung hat es entschieden. Geben Sie die Kennung an, die Ihre Lernplattform für die Person zeigt: in Canvas und Moodle die Zahl in der Adresse ihres Profils. Es lässt sich nicht rückgängig machen.',
      who: 'Kennung der Person in der Lernplattform',
      look: 'Zeigen, was gelöscht würde',
      whatGoes: (person) => `Was von „${person}“ gelöscht würde`,
      goes: {
        account: 'Kurse, mit Name und Adresse',
        conversations: 'Fragen mit ihren Antworten',
        pictures: 'Bilder',
        learning: 'Quiz-Antworten',
        grades: 'Noten, die auf das Notenbuch warten oder dazu aufbewahrt werden',
        messages: 'Nachrichten an Lehrende',
        costs: 'Anfragen an Sprachmodelle',
      },
      stays:
        'Geldsummen und der Nachweis, dass Nachrichten verschickt wurden, bleiben ohne die Person. Was die Lernplattform hat, Noten eingeschlossen, bleibt dort; Sicherungen enthalten den Rest, bis sie ablaufen.',
      mustWait: 'Diese Person kann noch nicht gelöscht werden:',
      waits: {
        grades: 'eine Note ist noch zu übertragen',
        crisis: 'ein Hilferuf ist offen oder jung',
        conduct: 'Lehrende entscheiden noch über Fehlverhalten',
      },
      again: 'Geben Sie zur Bestätigung dieselbe Kennung noch einmal an',
      erase: 'Endgültig löschen',
      done: 'Die Person ist gelöscht.',
      receipt: 'Unterschriebenen Beleg herunterladen',
      saved: 'Die Datei wurde Ihrem Browser übergeben.',
      refused: {
        person_unknown: 'Niemand oder nicht genau eine Person hat hier diese Kennung.',
        person_yourself: 'Sie können sich nicht selbst löschen, solange Sie angemeldet sind.',
        person_must_wait: 'Etwas muss erst zu Ende kommen. Sehen Sie noch einmal nach, was es ist.',
        person_busy:
          'Für diese Person wird gerade noch eine Antwort geschrieben. Versuchen Sie es in einer Minute wieder.',
      },
    },
  },
};
