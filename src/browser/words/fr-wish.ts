import type { wishWords as english } from './en-wish.ts';

/** What the page says to students about how they like things explained, in French. */
export const wishWords: typeof english = {
  wish: {
    title: 'Comment tu aimes qu’on t’explique',
    what: 'C’est ton choix, pour ce cours. Il vaut dès ta prochaine question et change la façon de dire du tuteur, pas ce qu’il révèle : un indice reste un indice. Tes enseignants ne le voient pas.',
    choices: {
      none: 'Pas de souhait particulier',
      examples_first: 'D’abord des exemples',
      step_by_step: 'Pas à pas',
      short: 'Bref',
      in_pictures: 'En images, racontées avec des mots',
    },
    saving: 'Enregistrement…',
    saved: 'Enregistré.',
  },
};
