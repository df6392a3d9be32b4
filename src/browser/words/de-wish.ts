import type { wishWords as english } from './en-wish.ts';

/** What the page says to students about how they like things explained, in German. */
export const wishWords: typeof english = {
  wish: {
    title: 'Wie du es gern erklärt bekommst',
    what: 'Du wählst, für diesen Kurs. Es gilt ab deiner nächsten Frage und ändert, wie der Tutor etwas sagt, nicht, wie viel er verrät: Ein Hinweis bleibt ein Hinweis. Deine Lehrenden sehen es nicht.',
    choices: {
      none: 'Kein besonderer Wunsch',
      examples_first: 'Zuerst Beispiele',
      step_by_step: 'Schritt für Schritt',
      short: 'Kurz',
      in_pictures: 'In Bildern, mit Worten erzählt',
    },
    saving: 'Wird gespeichert …',
    saved: 'Gespeichert.',
  },
};
