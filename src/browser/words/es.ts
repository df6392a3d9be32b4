import { countIn } from '../../ground/language/index.ts';
import type { Words } from './en.ts';
import { aloneWords } from './es-alone.ts';
import { answerWords } from './es-answers.ts';
import { formulaWords } from './es-formulas.ts';
import { keptWords } from './es-kept.ts';
import { wishWords } from './es-wish.ts';
import { seenWords } from './es-seen.ts';
import { ledgerWords } from './es-ledger.ts';

const count = countIn('es');

/** What the page says to students, in Spanish. */
export const words: Words = {
  lang: 'es',
  app: {
    comma: ', ',
    skip: 'Ir al contenido',
    views: 'Secciones',
    focus: (what) =>
      `Este enlace trata de “${what}”. También puedes preguntar por el resto del curso.`,
    announcements: 'Avisos',
    offline:
      'No hay ningún modelo de lenguaje configurado: las respuestas son extractos de tu curso.',
    close: 'Cerrar',
    tryAgain: 'Volver a intentarlo',
    loading: 'Cargando…',
    unreachable: 'No se puede conectar con el tutor. Revisa tu conexión e inténtalo de nuevo.',
    trouble: 'Algo ha fallado por nuestra parte. Inténtalo de nuevo en un minuto.',
    retryIn: (seconds) => {
      if (seconds < 90)
        return count(seconds, {
          one: 'Inténtalo de nuevo en # segundo.',
          other: 'Inténtalo de nuevo en # segundos.',
        });
      const minutes = Math.round(seconds / 60);
      if (minutes < 120) return count(minutes, { other: 'Inténtalo de nuevo en unos # minutos.' });
      const hours = Math.round(minutes / 60);
      if (hours < 48) return count(hours, { other: 'Inténtalo de nuevo en unas # horas.' });
      return count(Math.round(hours / 24), { other: 'Inténtalo de nuevo en unos # días.' });
    },
  },
  sessionOver: {
    title: 'Vuelve a abrir el tutor',
    advice:
      'Esta página ha perdido la conexión con tu curso: una sesión dura un día de trabajo y termina cuando el navegador la olvida. Vuelve a tu curso y abre el tutor desde allí. Tus conversaciones se conservan.',
    written: 'Lo que has escrito y no has enviado. Cópialo antes de salir:',
  },
  tabs: {
    tutor: 'Tutor',
    progress: 'Mi progreso',
    quiz: 'Ponme a prueba',
  },
  threads: {
    open: 'Conversaciones',
    title: 'Tus conversaciones',
    add: 'Nueva conversación',
    none: 'Todavía no hay conversaciones. Aquí se guardarán.',
    current: 'abierta ahora',
    private: 'Solo tú ves lo que escribes aquí.',
  },
  welcome: {
    greeting: (name) => (name ? `Qué bueno verte, ${name}.` : 'Qué bueno verte.'),
    can: 'Respondo a partir del material de este curso y te muestro dónde está escrito. Puedo explicar, dar pistas paso a paso y ponerte a prueba. No hago por ti los trabajos que se califican.',
    begin: 'Puedes empezar con',
    resume: 'Seguir con tu última conversación',
    empty:
      'Este curso todavía no tiene material, así que no tengo nada con lo que responderte. Lo puede añadir tu docente; vuelve entonces.',
    starters: {
      explain: (concept) => `Explícame “${concept}” con un ejemplo.`,
      compare: (one, other) => `¿Qué relación hay entre “${one}” y “${other}”?`,
      example: (concept) => `Muéstrame un ejercicio típico de “${concept}” y dame una pista.`,
      check: (concept) => `Hazme una pregunta para comprobar si entiendo “${concept}”.`,
      stuck: (concept) => `¿En qué se suele fallar con “${concept}”?`,
    },
  },
  composer: {
    label: 'Tu pregunta',
    placeholder: 'Pregunta sobre tu curso…',
    hint: 'Intro envía; Mayús + Intro empieza una línea nueva.',
    send: 'Enviar',
    stop: 'Detener',
    notSent: 'Tu pregunta no se ha enviado.',
    busy: 'Todavía se está respondiendo a la última pregunta.',
    stopFailed: 'No se pudo detener la respuesta. Inténtalo de nuevo.',
  },
  turn: {
    log: 'Conversación',
    you: 'Tú',
    tutor: 'Tutor',
    phases: {
      sent: 'Enviando tu pregunta…',
      reading: 'Leyendo tu pregunta…',
      searching: 'Buscando en el curso…',
      planning: 'Pensando cómo explicarlo…',
      writing: 'Escribiendo…',
      waiting: 'Esperándote…',
      over: '',
    },
    steps: {
      pictures: 'Leyendo el texto de tus imágenes…',
      query: 'Planteando la pregunta de modo que se entienda sola…',
      prepared: 'Buscando una respuesta escrita de antemano…',
      grounded_answer: 'Escribiendo una respuesta solo con estos pasajes…',
      verify_quotes: 'Comprobando las citas en el curso…',
      plan: 'Planeando qué buscar…',
      verify: 'Comprobando si esto basta…',
      search: 'Buscando en el curso…',
      document_search: 'Revisando la lista de documentos…',
      document_compare: 'Comparando dos documentos…',
      quote_finder: 'Buscando las palabras exactas…',
      structured_extraction: 'Haciendo una tabla con los pasajes…',
      run_summary: 'Repasando los pasos hasta ahora…',
      code_runner: 'Ejecutando un programa de JavaScript…',
      python_runner: 'Preparando un programa de Python…',
      message_instructor: 'Redactando un mensaje a tus docentes…',
      web_search: 'Buscando en la web…',
      web_fetch: 'Leyendo una página de la web…',
    },
    found: (passages) =>
      count(passages, {
        one: '# fragmento encontrado; pensando cómo explicarlo…',
        other: '# fragmentos encontrados; pensando cómo explicarlo…',
      }),
    complete: 'La respuesta está completa.',
    stopped: 'Detenida',
    stoppedEarly: 'Detuviste esta respuesta antes de que empezara.',
    failed: 'Esta respuesta no se pudo terminar.',
    failures: {
      worker_lost: 'El programa que escribía esta respuesta se interrumpió.',
      interrupted: 'El tutor se reinició mientras respondía.',
      not_begun: 'El tutor estaba demasiado ocupado para responder.',
      model_unavailable: 'El modelo de lenguaje no respondió.',
    },
    askAgain: 'Preguntar otra vez',
    connectionLost: 'Se perdió la conexión. La respuesta se sigue escribiendo; reconectando…',
    followFailed: 'Esta respuesta no se puede mostrar ahora.',
    latest: 'Ir al final de la respuesta',
    support: {
      supported: '',
      partial: 'Tu curso cubre esto solo en parte. Comprueba lo que no lleva una fuente.',
      unsupported: 'Esta respuesta no procede del material de tu curso.',
    },
  },
  progress: {
    title: 'Mi progreso',
    lead: 'Lo que tus respuestas en los cuestionarios, y tus conversaciones si se leen, dicen de cada concepto, en el orden del curso. La barra muestra el intervalo en el que está tu nivel con un 90 % de certeza; la marca dentro de ella es la mejor estimación. Con más respuestas se estrecha.',
    nothing:
      'Aún no se sabe nada: no has hecho ningún cuestionario. Un cuestionario tiene tres preguntas.',
    empty: 'Todavía no hay material del curso, así que no hay conceptos que mostrar.',
    concept: 'Concepto',
    level: 'Nivel: mejor estimación e intervalo',
    evidence: 'Respuestas',
    action: 'Cuestionario',
    none: 'Sin datos todavía',
    percent: (share) => `${Math.round(share * 100)} %`,
    range: (low, high) => `de ${low} a ${high}`,
    count: (answers) => count(answers, { one: '# respuesta', other: '# respuestas' }),
    quiz: 'Ponme a prueba en esto',
    quizOn: (concept) => `Ponme a prueba en esto: ${concept}`,
  },
  learned: {
    title: 'Lo que el tutor ha anotado sobre ti',
    on: 'Tu nivel se basa en tus respuestas en los cuestionarios y, porque tus docentes lo han activado, en lo que escribes al tutor: un modelo de lenguaje vuelve a leer tu pregunta cuando ya está respondida. Cuenta la cuarta parte de una respuesta de cuestionario, y nunca para una nota.',
    off: 'Tu nivel se basa en tus respuestas en los cuestionarios y en lo que se anotó antes. Tus conversaciones no se leen para esto: tus docentes no lo han activado.',
    who: 'Solo tú ves esto. A tus docentes se les dice, sin nombres, lo que tienen pendiente al menos cinco estudiantes de la clase.',
    again: 'Cosas para volver a mirar',
    againLead:
      'Las anotó un modelo de lenguaje, que puede equivocarse. Si es así, dilo: se quita y deja de contar.',
    seen: (times) => (times === 1 ? 'anotado una vez' : `anotado ${times} veces`),
    statuses: {
      active: 'merece otra mirada',
      resolving: 'se va aclarando',
      resolved: 'aclarado',
    },
    notSo: 'No es así',
    notSoOf: (idea) => `No es así: ${idea}`,
    takenOut: 'Se ha quitado y ya no cuenta.',
    helped: 'Cómo funcionaron las explicaciones',
    kinds: {
      analogy: 'Comparación',
      example: 'Ejemplo',
      steps: 'Paso a paso',
      picture: 'Imagen',
      definition: 'Definición',
      question: 'Pregunta',
      other: 'Explicación',
    },
    worked: { yes: 'ayudó', no: 'no ayudó' },
    next: 'Un buen paso siguiente:',
    entries: 'En qué se basa tu nivel',
    sources: {
      quiz: 'Respuesta de cuestionario',
      check: 'Comprobación breve',
      chat: 'De una conversación',
      instructor: 'De tu docente',
    },
    outcomes: { right: 'correcto', partly: 'correcto en parte', wrong: 'todavía no' },
    discounted: 'no cuenta',
  },
  quiz: {
    title: 'Ponme a prueba',
    on: (concept) => `Cuestionario: ${concept}`,
    lead: 'Tres preguntas de tu curso. Cuentan como lo que sabes hacer sin ayuda; vale tu primer intento.',
    choose: 'Concepto',
    weakest: 'Lo que menos sé',
    start: 'Empezar el cuestionario',
    making: 'Preparando preguntas a partir de tu curso…',
    question: (number, all) => `Pregunta ${number} de ${all}`,
    written: 'Escrita de antemano por un modelo de lenguaje, a partir de tu curso.',
    gap: 'hueco',
    answer: 'Tu respuesta',
    submit: 'Comprobar mis respuestas',
    unanswered: (numbers) =>
      `Aún falta responder: ${numbers}. Comprueba de todos modos o responde primero.`,
    checkAnyway: 'Comprobar de todos modos',
    score: (score, max) => `${score} de ${max} correctas`,
    right: 'Correcto',
    wrong: 'No es correcto',
    yourAnswer: 'Tu respuesta:',
    noAnswer: 'sin respuesta',
    practice:
      'Ya habías visto las soluciones, así que este intento fue de práctica y no cambia tu progreso.',
    counted: 'Tu progreso se ha actualizado.',
    ask: 'Preguntar al tutor sobre esto',
    another: 'Otro cuestionario',
    toProgress: 'Ver mi progreso',
    question4tutor: (prompt, title) =>
      `Me salió esta pregunta en un cuestionario y no la acerté: “${prompt}” ¿Me ayudas a entenderla? Es de “${title}”.`,
    question4tutorRight: (prompt, title) =>
      `Me salió esta pregunta en un cuestionario: “${prompt}” ¿Puedes contarme más sobre ella? Es de “${title}”.`,
    noMaterial:
      'El curso todavía no tiene bastante texto sobre esto para hacer un cuestionario. Prueba con otro concepto o pregunta al tutor.',
  },
  review: {
    title: (name) => `Lo que entregó ${name}`,
    nameless: 'esta persona',
    nobody:
      'Esta persona nunca ha abierto el tutor en este curso, así que no hay nada que ver. La nota del libro de calificaciones no la puso el tutor.',
    nothing:
      'Esta persona no ha entregado ningún cuestionario para esta columna del libro de calificaciones.',
    attempt: (title, when) => `${title}, ${when}`,
    score: (score, max) => `${score} de ${max} correctas`,
    counted: 'Este intento cuenta para la nota.',
    practice:
      'Práctica: un intento posterior, ya con las soluciones a la vista. No cambia la nota.',
    question: (number, all) => `Pregunta ${number} de ${all}`,
    right: 'Correcto',
    wrong: 'No es correcto',
    answer: 'Respuesta:',
    solution: 'Se esperaba:',
    grades: {
      posted: (percent, when) =>
        `Publicado en el libro de calificaciones: ${percent} de 100, ${when}.`,
      waiting: (percent) => `De camino al libro de calificaciones: ${percent} de 100.`,
      refused: 'No está en el libro de calificaciones.',
      held: 'Retenido.',
    },
    noGrade:
      'No se publicó nada en el libro de calificaciones: la publicación está desactivada o no hay nada que publicar.',
  },
  ask: { no: 'No, dejarlo así' },
  formula: formulaWords,
  ...answerWords,
  ...keptWords,
  ...wishWords,
  ...seenWords,
  ...ledgerWords,
  ...aloneWords,
};
