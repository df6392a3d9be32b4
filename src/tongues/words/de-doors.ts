import type { DoorWords } from './en-doors.ts';

const reopen = 'Geh zurück in deinen Kurs und öffne den Tutor noch einmal.';
const tellAdmin =
  'Sag bitte der Administration deiner Lernplattform Bescheid und nenne die Referenz unten.';

/** What students are told at the doors, in German. */
export const doorWords: DoorWords = {
  titles: {
    400: 'Fehlerhafte Anfrage',
    401: 'Nicht angemeldet',
    403: 'Nicht erlaubt',
    404: 'Nicht gefunden',
    405: 'Methode nicht erlaubt',
    409: 'Konflikt',
    413: 'Zu groß',
    415: 'Art des Inhalts wird nicht angenommen',
    416: 'Bereich liegt außerhalb der Datei',
    422: 'Inhalt wird nicht angenommen',
    429: 'Zu viele Anfragen',
    500: 'Interner Fehler',
    503: 'Nicht verfügbar',
  },
  problems: {
    answer_unfit: 'Das ist keine Antwort auf das, worauf hier gewartet wird.',
    away: 'Etwas, das der Tutor braucht, ist gerade nicht zu erreichen. Warte ein wenig und versuch es noch einmal; eine begonnene Antwort geht weiter.',
    body_not_a_file: 'Schick die Bytes einer einzelnen Datei.',
    body_not_json: 'Der Inhalt der Anfrage ist kein JSON.',
    body_too_large: 'Die Anfrage ist zu groß.',
    body_unreadable: 'Der Inhalt der Anfrage konnte nicht gelesen werden.',
    check_not_due: 'Dazu steht für dich jetzt keine Prüffrage an.',
    check_not_found: 'Diese Prüffrage gibt es nicht.',
    check_over: 'Diese Prüffragen sind abgelaufen: Sie lassen sich einen Tag lang beantworten.',
    check_used:
      'Zu jedem Thema gibt es einmal am Tag Prüffragen, und die von heute wurden schon begonnen. Versuch es morgen wieder oder überlass es deiner Lehrkraft.',
    concept_not_found: 'Dieses Thema gibt es im Kurs nicht.',
    course_not_connected:
      'Dieser Kurs ist mit den Dateien der Lernplattform noch nicht verbunden. Bitten Sie die Administration Ihrer Lernplattform, ihn zu verbinden.',
    document_changed: 'Das Dokument hat sich inzwischen geändert.',
    document_has_no_content:
      'Der Inhalt dieses Dokuments ist nicht hier. Lesen Sie den Kurs noch einmal, um ihn zu holen.',
    document_not_found: 'Dieses Dokument ist für dich gerade nicht verfügbar.',
    examination_under_way: 'Dieser Kurs wird gerade geprüft.',
    idempotency_conflict: 'Dieser Idempotency-Key wurde für eine andere Anfrage benutzt.',
    idempotency_key_too_long: 'Ein Idempotency-Key hat höchstens 200 Zeichen.',
    internal: 'Bei uns ist etwas schiefgegangen.',
    message_empty: 'Die Nachricht ist leer.',
    message_not_failed: 'Es gibt keine Nachricht, die noch einmal zu senden wäre.',
    message_too_long: 'Die Nachricht ist zu lang.',
    evidence_not_found: 'Diesen Eintrag gibt es nicht.',
    note_used:
      'Diese Notiz wurde schon gesendet, über etwas anderes. Lade die Seite neu und schreib sie noch einmal.',
    no_check:
      'Der Kurs hat dazu keine zwei Fragen, die du nicht gerade erst gesehen hast. Deine Lehrkraft kann darüber entscheiden.',
    no_material: 'Der Kurs enthält noch nicht genug Text für ein Quiz.',
    no_quiz_assigned: 'Der Link, den du geöffnet hast, führt zu keinem Quiz.',
    not_found: 'Unter dieser Adresse gibt es nichts.',
    nothing_to_review: 'Die Lernplattform hat nicht danach gefragt.',
    pause_not_found: 'Hier gibt es nichts zu beantworten.',
    pause_over: 'Es ist zu spät: Darauf wird nicht mehr gewartet.',
    picture_damaged: 'Das Bild ist beschädigt und lässt sich nicht öffnen.',
    picture_kind: 'Das ist kein Bild, das gelesen werden kann. PNG, JPEG und WebP gehen.',
    picture_not_found: 'Dieses Bild gibt es nicht oder nicht mehr. Füg es noch einmal hinzu.',
    picture_too_large: 'Das Bild ist zu groß.',
    picture_too_many_pixels:
      'Das Bild hat zu viele Pixel. Schick ein kleineres oder einen Teil davon.',
    picture_unreadable:
      'Das Bild konnte nicht rechtzeitig gelesen werden. Mit einem kleineren geht es vielleicht.',
    pictures_busy: 'Gerade kommen viele Bilder an. Versuch es gleich noch einmal.',
    pictures_off: 'Bilder sind in diesem Kurs ausgeschaltet.',
    questions_paused: 'Deine Fragen in diesem Kurs pausieren für eine Weile.',
    not_contestable:
      'Gegen diesen Eintrag lässt sich das nicht einwenden, oder es wurde schon darüber entschieden.',
    quiz_not_found: 'Dieses Quiz gibt es nicht oder nicht mehr.',
    range_not_satisfiable: 'Die Datei ist kürzer.',
    request_malformed: 'Die Anfrage ist nicht so, wie sie sein sollte.',
    role_not_allowed: 'Deine Rolle in diesem Kurs erlaubt das nicht.',
    session_unknown: 'Deine Sitzung ist vorbei. Öffne den Tutor noch einmal aus deinem Kurs.',
    thread_busy: 'Die letzte Frage dieses Gesprächs wird noch beantwortet.',
    thread_not_found: 'Dieses Gespräch gibt es nicht.',
    too_many_exports:
      'Du hast das in einer Stunde mehrmals heruntergeladen. Warte ein wenig bis zum nächsten Mal.',
    too_many_pictures:
      'Du hast in den letzten Minuten viele Bilder hinzugefügt. Warte ein wenig bis zum nächsten.',
    turn_not_found: 'Diese Frage gibt es nicht.',
    turn_not_retryable:
      'Nur eine Antwort, die misslungen ist oder angehalten wurde, kann wiederholt werden.',
    upload_broken_off: 'Die Datei ist nicht vollständig angekommen.',
    uploads_under_way:
      'Andere Dateien sind auf dem Weg in diesen Kurs. Versuchen Sie es noch einmal, wenn sie angekommen sind.',
  },
  numbered: {
    message_too_long: (most) => `Die Nachricht ist länger als ${most} Zeichen.`,
    picture_too_large: (most) => `Bilder bis zu ${most} MB sind möglich.`,
  },
  way: {
    opening: 'Der Tutor wird geöffnet …',
    openingTitle: 'Der Tutor wird geöffnet',
    ownTab: 'Öffne den Tutor in einem eigenen Tab',
    ownTabWhy:
      'Dein Browser hält zurück, was eine Seite in einer anderen Seite braucht, um dich wiederzuerkennen. In einem eigenen Tab funktioniert der Tutor wie gewohnt.',
    newTab: 'Den Tutor in einem neuen Tab öffnen',
    goOn: 'Weiter zum Tutor',
    scripts: 'Preceptor braucht JavaScript.',
    notOpened: 'Der Tutor konnte nicht geöffnet werden',
    noAnswer:
      'Die Antwort des Tutors ist nicht angekommen. Geh zurück in deinen Kurs und öffne ihn noch einmal.',
    back: 'Zurück zum Kurs',
    reference: 'Referenz:',
    tooMany: (seconds) =>
      `Von hier gab es zu viele Versuche. Versuch es in ${seconds} Sekunden noch einmal.`,
    noLaunch: 'Die Lernplattform hat etwas geschickt, das den Tutor nicht öffnet.',
    trouble: 'Bei uns ist etwas schiefgegangen. Versuch es bitte in einer Minute noch einmal.',
  },
  refused: {
    login_incomplete: `Die Lernplattform hat nicht gesagt, wer anfragt. ${tellAdmin}`,
    platform_unknown: `Diese Lernplattform ist bei Preceptor nicht registriert. ${tellAdmin}`,
    platform_disabled: `Diese Verbindung wurde ausgeschaltet. ${tellAdmin}`,
    address_not_ours: `Die Lernplattform hat eine Seite verlangt, die nicht zu diesem Werkzeug gehört. ${tellAdmin}`,
    platform_login_required: `Für deine Lernplattform bist du nicht angemeldet, vielleicht weil dein Browser ihre Cookies zurückhält. Melde dich dort an. ${reopen}`,
    platform_launch_over: `Diese Seite wurde neu geladen oder hat zu lange gewartet: Jeder Aufruf gilt nur einmal. ${reopen}`,
    platform_refuses_tool: `Die Lernplattform lässt dieses Werkzeug hier nicht öffnen. ${tellAdmin}`,
    platform_reported_error: `Die Lernplattform konnte dich nicht anmelden. ${reopen}`,
    method_not_allowed: `Diese Seite öffnet sich nur aus einem Kurs heraus. ${reopen}`,
    token_missing: `Diese Seite öffnet sich nur aus einem Kurs heraus. ${reopen}`,
    token_malformed: `Die Lernplattform hat etwas geschickt, das den Tutor nicht öffnet. ${tellAdmin}`,
    state_invalid: `Dieser Aufruf gilt nicht mehr. ${reopen}`,
    browser_differs: `Dieser Aufruf begann in einem anderen Browser. ${reopen}`,
    browser_unknown: `Dein Browser hat den Cookie nicht behalten, der diesen Aufruf schützt. Öffne den Tutor in einem neuen Fenster oder erlaube Cookies für ihn. ${reopen}`,
    ticket_invalid: `Dieser Aufruf gilt nicht mehr. ${reopen}`,
    token_untrusted: `Der Aufruf konnte nicht überprüft werden. ${tellAdmin}`,
    token_expired: `Dieser Aufruf ist zu alt, oder die Uhren der beiden Server gehen verschieden. ${reopen}`,
    claim_missing: `Die Lernplattform hat etwas weggelassen, das der Tutor braucht. ${tellAdmin}`,
    version_unsupported: `Die Lernplattform benutzt eine andere Version von LTI als 1.3.0. ${tellAdmin}`,
    message_unsupported: `Die Lernplattform hat etwas verlangt, das dieses Werkzeug nicht tut. ${tellAdmin}`,
    deployment_unknown: `Diese Installation des Werkzeugs wurde noch nicht angenommen. ${tellAdmin}`,
    deployment_held: `Diese Installation des Werkzeugs wartet darauf, angenommen zu werden. ${tellAdmin}`,
    review_not_allowed:
      'Nur wer in diesem Kurs unterrichtet, darf die Arbeiten der Studierenden ansehen. Wenn du das tust, sag der Administration deiner Lernplattform Bescheid.',
    already_used: `Dieser Aufruf wurde schon benutzt. ${reopen}`,
    platform_keys_unavailable:
      'Die Schlüssel deiner Lernplattform waren gerade nicht zu bekommen. Warte eine Minute und öffne den Tutor noch einmal.',
  },
};
