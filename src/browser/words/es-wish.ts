import type { wishWords as english } from './en-wish.ts';

/** What the page says to students about how they like things explained, in Spanish. */
export const wishWords: typeof english = {
  wish: {
    title: 'Cómo te gusta que te expliquen',
    what: 'Tú eliges, para este curso. Vale desde tu próxima pregunta y cambia cómo lo dice el tutor, no cuánto dice: una pista sigue siendo una pista. Tus profesores no lo ven.',
    choices: {
      none: 'Ningún deseo en particular',
      examples_first: 'Primero ejemplos',
      step_by_step: 'Paso a paso',
      short: 'Breve',
      in_pictures: 'Con imágenes, contadas en palabras',
    },
    saving: 'Guardando…',
    saved: 'Guardado.',
  },
};
