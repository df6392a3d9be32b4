import type { aloneWords as english } from './en-alone.ts';

/** What the page says to students about what goes with help and alone, in Spanish. */
export const aloneWords: typeof english = {
  alone: {
    title: 'Con ayuda y por tu cuenta',
    lead: 'Lo que sale mientras el tutor ayuda y lo que sale sin él son dos cosas. No es una nota, y necesitar ayuda no es ninguna falta: muestra qué vale la pena intentar por tu cuenta ahora. Solo tú lo ves.',
    withHelp: 'Con ayuda',
    byOneself: 'Por tu cuenta',
    notYet: 'aún no se sabe',
    states: {
      unknown:
        'Aún no se sabe cómo va esto por tu cuenta: has respondido muy pocas preguntas sin ayuda.',
      alone: 'Esto sale por tu cuenta.',
      with_help: 'Esto sale con ayuda y todavía no por tu cuenta. Es un buen sitio para practicar.',
      by_chance:
        'Por tu cuenta, tus respuestas aún podrían ser al azar. Pide un ejemplo al tutor o vuelve a verlo en el curso.',
      growing: 'Esto va creciendo: por tu cuenta, una parte sale y otra todavía no.',
    },
    check: {
      title: (concept) => `Te espera una comprobación breve: ${concept}`,
      why: {
        short_check: 'Esto lo resolviste con ayuda. Muéstrate que también puedes por tu cuenta.',
        delayed_recheck: 'Hace algún tiempo esto te salía por tu cuenta. Mira si sigue ahí.',
      },
      rules:
        'Dos preguntas del curso, cuando quieras, sin preguntar mientras tanto al tutor. No cuenta para ninguna nota, y no tienes que hacerla.',
      begin: 'Responder las dos preguntas',
      later: 'Ahora no',
      never: 'Dejar esta fuera',
      said: {
        postponed: 'Queda aplazada tres días.',
        declined: 'Queda fuera hasta que hagas algo nuevo sobre esto.',
      },
      results: {
        passed: 'Las dos correctas, y por tu cuenta. Cuenta como lo que sabes hacer sin ayuda.',
        failed:
          'Todavía no las dos. Ahora sabes qué volver a mirar; no tiene ninguna otra consecuencia.',
        assisted: 'Mientras tanto se preguntó al tutor, así que cuentan como respuestas con ayuda.',
      },
    },
  },
};
