import { countIn } from '../../../ground/language/index.ts';
import type { PostingWords } from './en-posting.ts';

const count = countIn('de');

/** What the pages of those who teach say about grades before and after they are posted, in German. */
export const postingWords: PostingWords = {
  posting: {
    title: 'Vorher und nachher ansehen',
    lead: 'Was jetzt im Notenbuch steht, und was der Tutor dort eintragen würde. Ansehen ändert nichts.',
    look: 'Zeigen, was eingetragen würde',
    again: 'Noch einmal ansehen',
    looking: 'Die Lernplattform wird gefragt …',
    looked: 'So steht es jetzt.',
    blind:
      'Ihre Lernplattform zeigt dem Werkzeug keine Noten. Was im Notenbuch steht, ist hier nicht zu sehen, eine Note, die Sie dort ändern, kann überschrieben werden, und zurücknehmen lässt sich von hier nichts. Die Administration kann das Recht geben, Ergebnisse zu lesen.',
    own: (name) => `Lernstand zu „${name}“`,
    link: 'Quiz hinter einem Link des Kurses',
    makes: (title, points) => `Eine neue Spalte würde angelegt: „${title}“, aus ${points}.`,
    uses: 'Die Spalte ist da.',
    isOff:
      'Das Eintragen in diese Spalte ist ausgeschaltet. So wäre es, wenn es eingeschaltet wäre.',
    outlooks: {
      post: (n) => count(n, { one: 'würde eingetragen', other: 'würden eingetragen' }),
      propose: (n) =>
        count(n, {
          one: 'würde auf Ihre Freigabe warten',
          other: 'würden auf Ihre Freigabe warten',
        }),
      proposed: (n) =>
        count(n, { one: 'wartet auf Ihre Freigabe', other: 'warten auf Ihre Freigabe' }),
      under_way: () => 'unterwegs',
      undoing: (n) => count(n, { one: 'wird zurückgenommen', other: 'werden zurückgenommen' }),
      same: () => 'wie im Notenbuch',
      undone: () => 'zurückgenommen',
      left_out: () => 'ausgelassen',
    },
    nothing: 'keine Note',
    unread: 'unbekannt',
    stands: (was) => `im Notenbuch: ${was}`,
    would: (will) => `dann: ${will}`,
    waits: (n, since) =>
      `${count(n, { one: '# Note wartet auf Ihre Freigabe, seit', other: '# Noten warten auf Ihre Freigabe, die erste seit' })} ${since}.`,
    approveAll: 'Alle freigeben',
    approve: 'Freigeben',
    undo: 'Zurücknehmen',
    post: 'Wieder eintragen',
    retry: 'Noch einmal versuchen',
    undoLast: 'Das zuletzt Eingetragene zurücknehmen',
    undoColumn: 'Diese ganze Spalte zurücknehmen',
    sureTitle: (n) => count(n, { one: '# Note zurücknehmen?', other: '# Noten zurücknehmen?' }),
    sureText:
      'Jede wird wieder, was der Tutor vorher eingetragen hatte, oder gelöscht. Eine Note, die Sie seither geändert haben, bleibt. Nichts davon wird wieder eingetragen, bis die Person Neues leistet oder Sie es wieder eintragen.',
    done: (n) => count(n, { one: '# Note ist unterwegs.', other: '# Noten sind unterwegs.' }),
    changed: (n) =>
      count(n, {
        one: '# hat sich inzwischen geändert und blieb, wie sie ist.',
        other: '# haben sich inzwischen geändert und blieben, wie sie sind.',
      }),
    students: 'Lernende',
    nameless: 'Name von der Lernplattform nicht mitgeteilt',
    approvalTitle: 'Vor dem Eintragen',
    approval: 'Mich fragen, bevor Noten eingetragen werden',
    approvalWhat:
      'Solange das eingeschaltet ist, wartet jede neue Note hier, bis Sie sie freigeben. Eine neuere tritt an die Stelle der wartenden und wartet auch nach Ihrer Freigabe wieder. Vorher sieht die Lernplattform nichts davon.',
    approvalWhen:
      'Was wartet, bleibt nach dem Ausschalten; nur neue Noten gehen dann von selbst hinaus.',
    concepts: 'Spalten einzelner Themen',
    conceptsWhat:
      'Der Lernstand zu einem Thema kann in eine eigene Spalte gehen oder in keine; in der gemeinsamen Spalte zählt er dann nicht mehr. Eine Spalte, die da ist, bleibt mit ihren Noten. Höchstens 12 Themen haben eigene Spalten.',
    to: { shared: 'mit den anderen', own: 'in einer eigenen Spalte', none: 'in keiner' },
    save: 'Diese Spalten übernehmen',
    troubles: {
      no_evidence: 'Hat noch nichts ohne Hilfe gezeigt: Es gibt keine Note einzutragen.',
      teacher_grade:
        'Im Notenbuch steht eine Note, die nicht vom Tutor ist; sie bleibt, wie sie ist. Soll dort die Note des Tutors stehen, löschen Sie Ihre im Notenbuch und versuchen Sie es noch einmal.',
      not_a_student:
        'Nur Lernende des Kurses bekommen Noten: In der Lernplattform hat diese Person eine andere Rolle.',
      test_student: 'Eine Testperson bekommt keine Noten.',
      left_course:
        'Hat den Kurs in der Lernplattform verlassen. Steht die Person dort wieder auf der Liste, versuchen Sie es noch einmal.',
      quizzes_off:
        'Das Eintragen von Quiz-Ergebnissen ist ausgeschaltet: Schalten Sie es oben ein.',
      mastery_off: 'Das Eintragen des Lernstands ist ausgeschaltet: Schalten Sie es oben ein.',
      concept_off:
        'Dieses Thema hat keine eigene Spalte mehr: Geben Sie ihm unten eine, oder nehmen Sie seine Noten zurück.',
      scope_score:
        'Die Lernplattform lässt das Werkzeug in diesem Kurs keine Noten eintragen. Bitten Sie die Administration um das Recht, Punkte einzutragen, und öffnen Sie den Tutor noch einmal aus dem Kurs.',
      scope_column:
        'Die Lernplattform lässt das Werkzeug in diesem Kurs keine Spalten anlegen. Bitten Sie die Administration um das Recht, Notenspalten (line items) zu verwalten, und öffnen Sie den Tutor noch einmal aus dem Kurs.',
      scope_missing:
        'Die Lernplattform gibt dem Werkzeug ein Recht nicht, das es hier braucht. Die Prüfung der Verbindung weiter unten nennt es.',
      token_refused:
        'Die Lernplattform nimmt den Schlüssel des Werkzeugs nicht an. Die Prüfung der Verbindung weiter unten sagt, was zu tun ist.',
      connection_off:
        'Die Verbindung zur Lernplattform ist ausgeschaltet. Die Administration kann sie wieder einschalten.',
      unreadable:
        'Die Lernplattform zeigt dem Werkzeug keine Noten; ob Sie diese geändert haben, weiß es daher nicht, und lässt sie stehen. Löschen Sie sie selbst im Notenbuch.',
      unpublished:
        'Die Aufgabe ist in der Lernplattform nicht veröffentlicht. Veröffentlichen Sie sie: Die Note folgt binnen einer Stunde oder wenn Sie es noch einmal versuchen.',
      outdated:
        'Die Lernplattform hat schon neuere Punkte. Sehen Sie im Notenbuch nach; mit der nächsten Arbeit wird neu eingetragen.',
      gone: 'Die Spalte wurde in der Lernplattform gelöscht. Sie wird neu angelegt, wenn Sie es noch einmal versuchen.',
      course_gone: 'Der Kurs oder die Person ist nicht mehr bekannt.',
      unavailable:
        'Die Lernplattform ist nicht erreichbar oder ausgelastet. Es wird einen Tag lang von selbst noch einmal versucht.',
      refused:
        'Die Lernplattform hat die Note nicht angenommen: Vielleicht ist die Aufgabe geschlossen oder die Person nicht mehr im Kurs. Beheben Sie das dort und versuchen Sie es noch einmal.',
      failed: 'Bei uns ist etwas schiefgegangen. Es wird von selbst noch einmal versucht.',
    },
  },
};
