import type { OpenWorkWords } from './en-open-work.ts';

/** What the pages of those who teach say about graded work that is open, and about exams, in Spanish. */
export const openWorkWords: OpenWorkWords = {
  openWork: {
    title: 'Trabajos con nota abiertos',
    what: 'Mientras una tarea está abierta para un estudiante, el tutor compara lo que escribe con el texto de la tarea. Si se parecen mucho, se contiene y le dice por qué y hasta cuándo. Las prórrogas personales cuentan. Reconoce pequeños cambios de redacción, otros números y una tarea contada en varios mensajes; solo por las palabras no reconoce una traducción, un relato libre ni una tarea de pocas palabras.',
    effect: 'Cuando un estudiante pregunta por un trabajo con nota abierto',
    effects: {
      hints: 'Dar pistas y pedir su propio intento',
      refuse: 'No responder, y decirlo',
      off: 'Responder como siempre',
    },
    wording:
      'Lo que dice el tutor en lugar de una respuesta (hasta 500 caracteres; vacío: sus propias palabras)',
    meaning: 'Comparar también el significado',
    meaningWhat:
      'Para poder reconocer una traducción o un relato libre. Necesita un modelo que busque por significado, que instala su institución; sin él no cambia nada. Cuánto se equivoca depende de ese modelo y nadie lo ha medido: también preguntas corrientes podrían recibir entonces solo pistas.',
    grace: 'Horas después de la entrega durante las que aún cuenta como abierto',
    save: 'Guardar',
    works: 'Aquí cuentan como trabajos con nota:',
    noWorks:
      'El tutor no conoce aquí ningún trabajo con nota. Las tareas del LMS se reconocen solas; cualquier otro documento se puede marcar en «Material».',
    due: (when) => `entrega ${when}`,
    noDue: 'sin fecha de entrega: abierto mientras el LMS lo muestre',
    count: (hints, refused, days) =>
      `En los últimos ${days} días dio solo pistas en ${hints} ocasiones y no respondió en ${refused}. No se cuenta quién preguntó.`,
  },
  exams: {
    title: 'Exámenes',
    what: 'Durante un examen el tutor no responde a ningún estudiante. Las conversaciones anteriores se pueden leer, quien está en apuros sigue recibiendo ayuda y quienes enseñan pueden seguir preguntando. Si el examen pertenece a algo que vence en el LMS, la fecha propia de un estudiante mueve su final y, si es otro día, toda su ventana.',
    none: 'No hay ningún examen previsto.',
    window: (title, from, until) => `${title}: de ${from} a ${until}`,
    remove: 'Quitar',
    name: 'Nombre del examen',
    from: 'Empieza',
    until: 'Termina',
    belongs: 'Pertenece a',
    nothing: 'nada en el LMS',
    add: 'Cerrar el tutor entonces',
    wrong: 'Indique un nombre, un comienzo y un final posterior, como máximo 31 días después.',
  },
};
