import type { SeenWords } from './en-seen.ts';

/** What the page says about what those who teach may see, in Spanish. */
export const seenWords: SeenWords = {
  seen: {
    levels: {
      named:
        'Tus docentes ven, con tu nombre, los cuestionarios que entregas y cuándo estuviste aquí por última vez, y la nota que resulta de ellos.',
      pseudonymous:
        'Tus docentes ven sin tu nombre los cuestionarios que entregas aquí y la nota que resulta de ellos.',
      aggregate:
        'De lo que aprendes aquí tú en particular tus docentes no ven nada, solo lo que comparten cinco o más.',
    },
    fromGradebook: 'Quien abre uno desde el libro de calificaciones sabe por él que es tuyo.',
    apart:
      'Lo decide tu institución. Las notas del libro de calificaciones, los mensajes que envías y lo que toca a la conducta o a tu seguridad tienen reglas propias.',
    student: (code) => `Estudiante ${code}`,
    withoutName: 'Su institución lo muestra sin el nombre.',
    withheld:
      'Su institución no deja que quien enseña vea aquí lo que respondió una sola persona. Las notas están en el libro de calificaciones.',
  },
};
