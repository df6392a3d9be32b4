import { countIn } from '../../../ground/language/index.ts';
import type { QuestionWords } from './en-questions.ts';

const count = countIn('es');

/** What the pages of those who teach say about questions that a model writes for quizzes, in Spanish. */
export const questionWords: QuestionWords = {
  questions: {
    setting: 'Cuestionarios',
    use: 'Un modelo de lenguaje también escribe preguntas',
    useWhat:
      'Se escriben de antemano a partir del texto de su curso, nunca mientras un estudiante espera, y no contienen nada sobre ningún estudiante. Cada una está ligada a un lugar del curso que se cita palabra por palabra, y solo se guarda si una segunda lectura de ese lugar encuentra la misma respuesta. Lo que cuesta se carga al curso.',
    useWhere:
      'Puede leerlas en «Preguntas» y retirar cualquiera, antes y después de que los estudiantes la hayan visto. Mientras esto está desactivado, los cuestionarios solo tienen preguntas hechas con frases de su curso.',
    checks: {
      use: 'Se ofrecen a los estudiantes comprobaciones breves sin ayuda',
      useWhat:
        'Cuando alguien ha resuelto algo con ayuda, o lo sabía hacer por su cuenta hace unos días, dos preguntas sobre ello esperan en «Mi progreso» y, como mucho una vez por visita, donde empieza una conversación nueva: nunca en medio de una, en un examen o una pausa, ni en el día después de que alguien sonara agobiado. Se pueden responder, aplazar o dejar fuera.',
      useGrades:
        'Lo que se responde cuenta para lo que el tutor cree que saben hacer sin ayuda, y nunca para una nota. Quienes enseñan no ven nada de ello, salvo que alguien impugne una respuesta. No se consulta ningún modelo y no cuesta nada.',
    },
    exercises: {
      setting: 'Ejercicios',
      use: 'Los estudiantes reciben un ejercicio cuando lo piden',
      useWhat:
        'Un botón debajo de una respuesta, o «dame un ejercicio», plantea una pregunta dentro de la conversación. Su respuesta cuenta la mitad que en un cuestionario, porque había ayuda a mano, y no para ninguna nota. No se pregunta nada que se acerque a un trabajo evaluado que el estudiante tenga abierto.',
      useCost:
        'Mientras un estudiante lee una respuesta, un modelo de lenguaje prepara el siguiente ejercicio a partir del texto del curso, lo comprueba como las preguntas de los cuestionarios y lo guarda media hora. Eso cuesta dinero también cuando nadie lo pide. Sin modelo, los ejercicios se hacen con frases del curso.',
      noModel:
        'Aquí ningún modelo de lenguaje puede preparar ejercicios: se hacen con frases del curso.',
      counts: (prepared, served, expired) =>
        `En los últimos 30 días se prepararon ${prepared}; se dieron ${served} y ${expired} no se pidieron a tiempo.`,
    },
    title: 'Preguntas para cuestionarios',
    lead: 'Lo que un modelo de lenguaje escribió para los cuestionarios a partir del texto de su curso, con la respuesta correcta y el lugar en que se apoya. Los cuestionarios usan primero estas y se completan con preguntas hechas con frases de su curso.',
    switchedOff:
      'Esto está desactivado: no se escribe ni se hace ninguna. Los docentes lo activan en «Ajustes».',
    noModel:
      'Aquí no se puede pedir preguntas a ningún modelo de lenguaje. Los cuestionarios tienen las que se hacen con frases de su curso.',
    waiting:
      'Todavía no hay nada escrito. Empieza pocos minutos después de activarlo, y de nuevo un tiempo después de leer material nuevo; también espera cuando falta dinero.',
    noConcepts: 'Todavía no hay conceptos sobre los que preguntar: primero hay que leer el curso.',
    count: (questions) => count(questions, { one: '# pregunta', other: '# preguntas' }),
    notYet: 'Todavía no se ha escrito nada sobre este concepto.',
    none: 'Se pidió al modelo, y no se guardó nada de lo que escribió.',
    dropped: (suggestions) =>
      count(suggestions, {
        one: '# propuesta no superó las comprobaciones y no se guardó.',
        other: '# propuestas no superaron las comprobaciones y no se guardaron.',
      }),
    right: 'Respuesta correcta:',
    wrong: 'Otras opciones:',
    mistake: 'Elegirla se entiende como:',
    quote: 'Se apoya en estas palabras:',
    by: (model, when) => `Escrita por ${model}, ${when}.`,
    takeOut: 'Retirarla',
    putBack: 'Volver a ponerla',
    takenOut: 'Retirada: ningún cuestionario nuevo la hace.',
    saidOut: 'La pregunta está retirada.',
    saidBack: 'La pregunta vuelve a estar.',
    places: {
      held_back:
        'Ahora no se hace: su lugar en el curso no está abierto a toda la clase o no se puede citar.',
      gone: 'Ya no se hace: su lugar en el curso ha cambiado.',
    },
  },
};
