import type { aloneWords as english } from './en-alone.ts';

/** What the page says to students about what goes with help and alone, in German. */
export const aloneWords: typeof english = {
  alone: {
    title: 'Mit Hilfe und allein',
    lead: 'Was geht, während der Tutor hilft, und was ohne ihn geht, sind zwei Dinge. Das ist keine Note, und Hilfe zu brauchen ist kein Fehler: Es zeigt, was du als Nächstes allein versuchen kannst. Nur du siehst es.',
    withHelp: 'Mit Hilfe',
    byOneself: 'Allein',
    notYet: 'noch nicht bekannt',
    states: {
      unknown:
        'Wie das allein geht, ist noch nicht bekannt: Du hast dazu erst wenige Fragen ohne Hilfe beantwortet.',
      alone: 'Das geht allein.',
      with_help: 'Das geht mit Hilfe und allein noch nicht. Hier lohnt es sich zu üben.',
      by_chance:
        'Allein könnten deine Antworten noch geraten sein. Bitte den Tutor um ein Beispiel, oder sieh es dir im Kurs noch einmal an.',
      growing: 'Das wächst: Allein geht manches davon schon und manches noch nicht.',
    },
    check: {
      title: (concept) => `Eine kurze Prüfung wartet: ${concept}`,
      why: {
        short_check: 'Das hast du mit Hilfe gelöst. Zeig dir selbst, dass du es allein kannst.',
        delayed_recheck: 'Vor einiger Zeit konntest du das allein. Sieh nach, ob es noch da ist.',
      },
      rules:
        'Zwei Fragen aus dem Kurs, wann immer du magst, ohne währenddessen den Tutor zu fragen. Es zählt für keine Note, und du musst es nicht tun.',
      begin: 'Die zwei Fragen beantworten',
      later: 'Jetzt nicht',
      never: 'Diese auslassen',
      said: {
        postponed: 'Sie ist um drei Tage verschoben.',
        declined: 'Sie ist ausgelassen, bis du dazu etwas Neues gemacht hast.',
      },
      results: {
        passed: 'Beide richtig, und allein. Das zählt als das, was du ohne Hilfe kannst.',
        failed:
          'Noch nicht beide richtig. Jetzt weißt du, was du noch einmal ansehen kannst; sonst folgt nichts daraus.',
        assisted:
          'Der Tutor wurde währenddessen gefragt, deshalb zählen diese als Antworten mit Hilfe.',
      },
    },
  },
};
