import { countIn } from '../../ground/language/index.ts';
import type { AnswerWords } from './en-answers.ts';

const count = countIn('es');
const numbers = new Intl.NumberFormat('es');
const seconds = new Intl.NumberFormat('es', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** What the page says about an answer, its sources and what it needs of its student, in Spanish. */
export const answerWords: AnswerWords = {
  approval: {
    title: '¿Enviar este mensaje?',
    what: 'El tutor ha preparado este borrador para ti. Puedes cambiarlo. No se envía nada si no pulsas “Enviar este mensaje”.',
    to: 'Para',
    via: 'Se envía por',
    ways: {
      canvas: 'la bandeja de Canvas',
      moodle: 'los mensajes de Moodle',
      email: 'correo electrónico',
    },
    subject: 'Asunto',
    body: 'Mensaje',
    footer: (text) => `Se añade debajo: ${text}`,
    send: 'Enviar este mensaje',
    decline: 'No enviar',
    again: 'Enviar otra vez',
    states: {
      waiting: (to) => `Tu mensaje para ${to} está en camino.`,
      sent: (to) => `Tu mensaje se envió a ${to}.`,
      failed: (to) => `Tu mensaje para ${to} no se envió.`,
      unsure: (to) => `No se sabe si tu mensaje llegó a ${to}.`,
    },
  },
  program: {
    title: 'Programa en Python',
    phase: 'Ejecutando un breve programa de Python en tu navegador…',
    stages: {
      loading: 'Cargando Python, unos 14 MB la primera vez…',
      running: 'Ejecutando el programa…',
      handing: 'Entregando el resultado al tutor…',
    },
    code: 'Mostrar el programa',
    skip: 'Seguir sin él',
  },
  exercise: {
    ask: 'Dame un ejercicio',
    message: 'Dame un ejercicio.',
    counts:
      'Cuenta la mitad que una respuesta en un cuestionario, porque tenías ayuda a mano, y no para ninguna nota.',
    next: 'Preparó el siguiente ejercicio',
    states: {
      writing: 'Se está preparando.',
      waiting: 'Espera durante media hora.',
      served: 'Lo recibiste.',
      dropped: 'Lo que se escribió no superó las comprobaciones.',
      withdrawn: 'Se retiró, porque tu curso no lo permite ahora.',
      expired: 'No se pidió en media hora.',
    },
  },
  marks: {
    badge: 'no es de tu curso',
    reasons: {
      quote: (said) => `“${said}” no aparece en el lugar citado.`,
      number: (said) => `El lugar citado no contiene el número ${said}.`,
      formula: (said) => `El lugar citado no contiene la fórmula ${said}.`,
      name: (said) => `El lugar citado no nombra ${said}.`,
      source: (said) => `No existe la fuente ${said}.`,
      subject: () => 'El lugar citado habla de otra cosa.',
    },
    leftOut: (sentences) =>
      count(sentences, {
        one: 'Se omitió una frase, porque no se encontró en el lugar citado.',
        other: 'Se omitieron # frases, porque no se encontraron en los lugares citados.',
      }),
    checked: (checked, failed) => {
      if (checked === 0) return 'Ninguna frase nombra una fuente.';
      const said = count(checked, {
        one: '# frase nombra una fuente',
        other: '# frases nombran una fuente',
      });
      return failed === 0
        ? `${said}; las citas, los números, las fórmulas y los nombres se encontraron allí.`
        : `${said}; en ${numbers.format(failed)} hay algo que no se encontró allí.`;
    },
  },
  pictures: {
    add: 'Añadir una imagen',
    tray: 'Imágenes para tu pregunta',
    adding: 'Añadiendo la imagen…',
    added: (number) =>
      `Se añadió la imagen ${number}. Puedes enviarla con una pregunta o sin ella.`,
    alone: (number) =>
      count(number, { one: 'Una imagen sin palabras.', other: '# imágenes sin palabras.' }),
    untitled: 'Imágenes sin palabras',
    removed: 'Se quitó la imagen.',
    remove: (number) => `Quitar la imagen ${number}`,
    describe: (number) => `Describir la imagen ${number} (opcional)`,
    describeHint: 'Se lee en voz alta a quien no la ve y se le cuenta al tutor.',
    number: (number) => `Imagen ${number}`,
    tooMany: (most) => `Una pregunta puede llevar ${most} imágenes.`,
    tooLarge: (most) => `La imagen es demasiado grande: se pueden añadir hasta ${most} MB.`,
    notAPicture: 'Solo se pueden añadir imágenes: PNG, JPEG o WebP.',
    notAdded: 'La imagen no se añadió.',
    step: 'Miró tus imágenes',
    read: (number, text) => `Imagen ${number}: “${text}”.`,
    unread: (number) => `Imagen ${number}: no se pudo leer ningún texto.`,
    shown: 'El modelo vio las imágenes.',
    inWords: 'El modelo que respondió no ve imágenes; se le contó lo que se leyó en ellas.',
    notShown: 'Esta imagen no se puede mostrar ahora.',
  },
  source: {
    title: 'Fuentes',
    page: (page) => `página ${page}`,
    at: (time) => `minuto ${time}`,
    spoken: (number) => `fuente ${number}`,
    chip: (number, place) => `Fuente ${number}: ${place}`,
    panel: 'Fuente',
    slide: (slide) => `diapositiva ${slide}`,
    quote: 'Lo que se citó',
    asText: 'Como texto',
    pageView: (title) => `Páginas de “${title}”`,
    sheet: 'La página',
    pageOf: (page, all) => `Página ${page} de ${all}`,
    picture: (page, isMarked) =>
      isMarked
        ? `Imagen de la página ${page}; las palabras citadas están marcadas. Arriba están como texto.`
        : `Imagen de la página ${page}`,
    previousPage: 'Página anterior',
    nextPage: 'Página siguiente',
    larger: 'Más grande',
    smaller: 'Más pequeño',
    notDrawn: 'Esta página no se puede mostrar como está impresa. Su texto está debajo.',
    noPages: 'Las páginas no se pueden mostrar como están impresas. Aquí está su texto.',
    cited: 'Citado aquí',
    openInLms: 'Abrir en el aula virtual',
    newTab: 'se abre en otra pestaña',
    earlier: 'Mostrar lo que viene antes',
    later: 'Mostrar lo que viene después',
    gone: 'Este documento no está disponible para ti ahora. Puede que se haya retirado o cerrado desde que se escribió la respuesta.',
    quoteOnly: 'Tu docente muestra solo esta cita del documento.',
    moved: 'El documento ha cambiado desde que se citó; el lugar exacto ya no está.',
  },
  origin: {
    title: 'Cómo se llegó a esta respuesta',
    loading: 'Leyendo el registro…',
    unavailable: 'El registro de esta respuesta no está disponible ahora.',
    incomplete: 'Este registro está incompleto: una parte no está disponible ahora.',
    timing: 'Tiempo empleado',
    milliseconds: (ms) => (ms < 1000 ? `${Math.round(ms)} ms` : `${seconds.format(ms / 1000)} s`),
    steps: {
      snapshot: 'Recordar lo que se sabe de ti',
      search: 'Buscar en el curso',
      firstWord: 'Primera palabra del modelo',
    },
    guard: 'Revisó tu mensaje',
    guardFine: 'No hubo que retener nada.',
    guardGuide:
      'Parecía un trabajo que se califica, así que la respuesta te guía en lugar de resolverlo.',
    guardOther: (category) => `Se trató como: ${category}.`,
    categories: {
      inappropriate_language: 'lenguaje inapropiado',
      violence: 'violencia',
      illegal: 'algo que no está permitido',
      sexual: 'contenido sexual',
      off_topic: 'ajeno al curso',
      harassment: 'acoso',
      self_harm: 'preocupación por tu seguridad',
      jailbreak_attempt: 'intento de saltarse las reglas',
    },
    snapshot: 'Miró lo que se sabe de ti',
    snapshotNothing: 'Todavía nada: ni cuestionarios ni mensajes anteriores en esta conversación.',
    snapshotParts: {
      concepts: (all) =>
        count(all, { one: '# concepto con datos', other: '# conceptos con datos' }),
      quizzes: (all) => count(all, { one: '# cuestionario', other: '# cuestionarios' }),
      messages: (all) => count(all, { one: '# mensaje anterior', other: '# mensajes anteriores' }),
      weak: (names) => `más flojo en ${names}`,
    },
    quoted: (text) => `“${text}”`,
    search: 'Buscó en el curso',
    searchNothing: 'No se encontró ningún fragmento.',
    otherWords:
      'El curso apenas usa estas palabras, así que también se buscaron otras para lo mismo.',
    passage: 'Fragmento',
    byMeaning: 'Por significado',
    byWords: 'Por palabras',
    used: 'Citado',
    yes: 'sí',
    no: 'no',
    rank: (rank) => (rank === null ? '–' : `n.º ${rank}`),
    stepStatus: { failed: 'Este paso falló.', blocked: 'Este paso no estaba permitido.' },
    strategy: 'Eligió cómo enseñar',
    strategies: {
      direct_instruction: 'Explicar paso a paso',
      scaffolding: 'Dar un comienzo y pistas',
      socratic: 'Guiar con preguntas',
      guided_practice: 'Practicar juntos',
      challenge: 'Plantear un problema más difícil',
    },
    about: (concept) => `sobre “${concept}”`,
    model: 'Escribió la respuesta',
    offlineModel: 'Sin modelo de lenguaje: frases tomadas del curso',
    fallback: (model, reason) => `en lugar de ${model}${reason ? ` (${reason})` : ''}`,
    passedOver: {
      key_refused: 'se rechazó su clave',
      rate_limited: 'demasiadas consultas',
      unavailable: 'fuera de alcance',
      timed_out: 'sin respuesta a tiempo',
      model_gone: 'su proveedor ya no lo tiene',
      request_refused: 'se rechazó la petición',
      empty: 'no dijo nada',
      declined: 'su filtro no lo dejó decir nada',
      no_model: 'ningún modelo',
      no_key: 'sin clave',
      no_price: 'sin precio conocido',
      unknown_provider: 'proveedor desconocido',
      not_ready: 'aún no está listo',
      needs_a_language_model: 'no puede hacer esto',
      shut_out: 'averiado hace un momento',
      over_budget: 'demasiado caro para lo que queda',
    },
    tokens: (input, output) =>
      `${numbers.format(input)} tokens leídos, ${numbers.format(output)} escritos`,
    estimated: 'estimado',
    support: 'Comparó la respuesta con el curso',
    supportText: {
      supported: 'Sus afirmaciones llevan fuentes del curso.',
      partial: 'El curso la respalda en parte.',
      unsupported: 'El curso no la respalda.',
    },
    interrupts: {
      crisis: 'Se ofreció ayuda enseguida, sin preguntar a ningún modelo.',
      moderation: 'El mensaje se respondió sin preguntar a ningún modelo.',
    },
  },
};
