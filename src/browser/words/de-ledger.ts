import type { ledgerWords as english } from './en-ledger.ts';

/** What the page says to students about what a number rests on, in German. */
export const ledgerWords: typeof english = {
  ledger: {
    why: 'Warum diese Zahl?',
    whyOf: (concept) => `Warum diese Zahl: ${concept}`,
    close: 'Schließen',
    start: (percent, share) =>
      `Bevor etwas bekannt ist, beträgt die Zahl ${percent}. Jeder Eintrag hebt oder senkt sie. War Hilfe zur Hand, zählt eine Antwort ${share} ihres Gewichts. Mit der Zeit verblasst nichts.`,
    empty: 'Es gibt noch keine Einträge.',
    weight: (weight, after) => `zählt ${weight}, danach ${after}`,
    helped: 'mit Hilfe',
    sum: (percent, range, parts) => `Zusammen: ${percent} (${range}), ${parts}`,
    same: 'Aus diesen Einträgen neu berechnet: dieselbe Zahl, bis zur letzten Stelle.',
    differs:
      'Aus diesen Einträgen neu berechnet ergibt sich eine andere Zahl. Sag es bitte denen, die den Tutor betreiben.',
    classQuiz: (title) => `Aus dem Quiz der Klasse „${title}“. Seine Note bleibt, wie sie ist.`,
    underCheck:
      'Was du geantwortet hast, steht wieder hier, wenn du die zwei Fragen beantwortet hast: Eine davon ist dieselbe.',
    rulesTitle: 'Wenn ein Eintrag nicht stimmt',
    rules:
      '„Das war geraten“ nimmt einen Eintrag sofort heraus. Bei „Das war ein Tippfehler“ und „Ich kann es zeigen“ beantwortest du allein zwei Fragen, einmal am Tag zu jedem Thema: Sind beide richtig, zählt der Eintrag nicht mehr; sonst bleibt er, und nichts wird dir angelastet. Wer dabei den Tutor fragt, hat Hilfe, und die Fragen entscheiden nichts.',
    seen: {
      named:
        'Eine Antwort, die du einen Tippfehler nennst oder von der du sagst, dass du es zeigen kannst, sehen deine Lehrenden mit deinem Namen; sie können darüber entscheiden, und du liest hier ihren Grund. Was du geraten hast und alle anderen Einträge siehst nur du.',
      pseudonymous:
        'Eine Antwort, die du einen Tippfehler nennst oder von der du sagst, dass du es zeigen kannst, sehen deine Lehrenden ohne deinen Namen; sie können darüber entscheiden, und du liest hier ihren Grund. Was du geraten hast und alle anderen Einträge siehst nur du.',
      aggregate:
        'Deine Schule lässt deine Lehrenden nichts davon sehen: Über eine Antwort, die du einen Tippfehler nennst oder von der du sagst, dass du es zeigen kannst, entscheiden allein die zwei Fragen.',
    },
    grades: 'Das ändert, was der Tutor von deinem Wissen annimmt. Eine Note ändert es nie.',
    claims: {
      guessed: 'Das war geraten',
      typo: 'Das war ein Tippfehler',
      can_show: 'Ich kann es zeigen',
    },
    withdraw: 'Das zurücknehmen',
    check: 'Die zwei Fragen beantworten',
    checking: 'Zwei Fragen',
    alone: 'Beantworte sie allein, ohne den Tutor zu fragen.',
    events: {
      guessed: 'Du hast gesagt, dass es geraten war.',
      typo: 'Du hast gesagt, dass es ein Tippfehler war.',
      can_show: 'Du hast gesagt, dass du es zeigen kannst.',
      withdrawn: 'Du hast das zurückgenommen.',
      dismissed: 'Du hast gesagt, dass es nicht stimmt.',
      check_passed: 'Beide Fragen richtig: Er zählt nicht mehr.',
      check_failed: 'Nicht beide Fragen richtig: Er bleibt.',
      check_assisted: 'Dabei wurde der Tutor gefragt: Er bleibt.',
      set_aside: 'Deine Lehrkraft hat ihn herausgenommen:',
      let_stand: 'Deine Lehrkraft lässt ihn stehen:',
      shown: 'Von deiner Lehrkraft eingetragen:',
    },
    said: {
      guessed: 'Das zählt nicht mehr.',
      typo: 'Notiert. Zwei Fragen oder deine Lehrenden entscheiden.',
      can_show: 'Notiert. Zwei Fragen oder deine Lehrenden entscheiden.',
      withdrawn: 'Das ist zurückgenommen.',
    },
    twoDecide: 'Notiert. Zwei Fragen entscheiden.',
    results: {
      passed: 'Beide richtig: Der Eintrag zählt nicht mehr.',
      failed: 'Nicht beide richtig: Der Eintrag bleibt. Morgen kannst du es wieder versuchen.',
      assisted:
        'Dabei wurde der Tutor gefragt, deshalb bleibt der Eintrag. Morgen kannst du es wieder versuchen.',
    },
  },
};
