import type { ReteachWords } from './en-reteach.ts';

/** What the pages of those who teach say about how a class moves and what to do about it, in Spanish. */
export const reteachWords: ReteachWords = {
  reteach: {
    weeks: 'Semana a semana',
    weeksLead:
      'En cuántos estudiantes se anotó algo por primera vez sobre un concepto y en cuántos se aclaró todo. Cada cual cuenta una vez en cada cosa. Los números van de cinco en cinco y el azar mueve cada uno hasta tres, una sola vez: terminada la semana, sus números quedan para siempre. Pocos no se dicen; en clases de menos de diez, ninguno.',
    weeksOf: (concept) => `Semana a semana: ${concept}`,
    week: 'Semana del',
    came: 'Anotado por primera vez',
    went: 'Aclarado',
    few: 'pocos o ninguno',
    about: (count) => `unos ${count}`,
    places: 'Dónde se enseña:',
    card: 'Ficha de cinco minutos',
    cardOf: (concept) => `Ficha de cinco minutos: ${concept}`,
    cardLead: 'Hecha con frases de su propio curso y con esta página, sin ningún modelo.',
    thinks: 'Lo que la clase tiende a pensar',
    differs: 'Tienen pendientes cosas distintas; ninguna la comparten cinco.',
    says: 'Lo que dice el curso',
    silent: 'El curso no tiene sobre esto ninguna frase que se pueda citar.',
    ask: 'Pregunta para la clase',
    expected: (answer) => `Se espera: ${answer}`,
    noAsk: 'El curso no tiene texto suficiente sobre esto para hacer una pregunta.',
    contrast: 'Un contraste, paso a paso',
    tends: 'Se tiende a pensar',
    works: 'Así lo desarrolla el curso',
    print: 'Imprimir',
    copy: 'Copiar',
    copied: 'La ficha se ha copiado.',
    notCopied: 'El navegador no ha dejado copiar la ficha. Imprímala o marque su texto.',
    practice: 'Hacer un cuestionario de práctica',
    practiceOf: (concept) => `Práctica: ${concept}`,
    making: 'Haciendo preguntas con su curso…',
    practiceMade: (title, count) =>
      `«${title}» está hecho, con preguntas de su curso: ${count}. Añada ahora un enlace al tutor donde lo quiera en su aula virtual (Canvas: Módulos, «+», Herramienta externa; Moodle: Añadir una actividad, el tutor, Seleccionar contenido): allí está el primero y ya elegido, durante un día.`,
  },
};
