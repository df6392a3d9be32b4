import type { ContestWords } from './en-contests.ts';

/** What the pages of those who teach say about contested evidence, in German. */
export const contestWords: ContestWords = {
  contests: {
    title: 'Beanstandete Antworten',
    lead: 'Studierende können von einer Antwort sagen, dass sie ein Tippfehler war oder dass sie es zeigen können. Zwei Fragen entscheiden, oder Sie, vorher oder nachher, mit einem Grund, den die Person liest. Das ändert, was der Tutor von ihrem Wissen annimmt, nie eine Note. Sie sehen nur beanstandete Antworten; alles andere bleibt zwischen den Studierenden und dem Tutor.',
    none: 'Nichts ist beanstandet.',
    nameless: 'Name vom LMS nicht mitgeteilt',
    waits: 'wartet',
    counts: 'zählt',
    aside: 'ist herausgenommen',
    answered: 'Geantwortet:',
    noAnswer: 'nichts',
    expected: 'Erwartet:',
    chat: 'Aus einem Gespräch, dessen Worte zwischen der Person und dem Tutor bleiben.',
    kinds: {
      typo: 'sagt, es war ein Tippfehler',
      can_show: 'sagt, es zeigen zu können',
      guessed: 'sagt, es war geraten',
      withdrawn: 'hat das zurückgenommen',
      dismissed: 'sagt, dass es nicht stimmt',
      check_passed: 'beide Fragen richtig',
      check_failed: 'nicht beide Fragen richtig',
      check_assisted: 'hat bei den Fragen den Tutor gefragt',
      set_aside: 'von einer Lehrkraft herausgenommen:',
      let_stand: 'von einer Lehrkraft stehen gelassen:',
      shown: 'im Unterricht gezeigt:',
    },
    reason: 'Grund, den die Person liest',
    needed: 'Bitte geben Sie einen Grund an.',
    setAside: 'Herausnehmen',
    letStand: 'Stehen lassen',
    said: {
      set_aside: 'Die Antwort ist herausgenommen.',
      let_stand: 'Die Antwort bleibt stehen.',
    },
    shownTitle: 'Im Unterricht gezeigt',
    shownLead:
      'Tragen Sie ein, was Ihnen jemand im Unterricht gezeigt hat. Es zählt wie eine allein gegebene Antwort, und die Person liest, was Sie schreiben.',
    student: 'Wer',
    concept: 'Thema',
    note: 'Eintragen',
    noted: 'Es ist eingetragen.',
  },
};
