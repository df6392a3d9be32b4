import { countIn } from '../../ground/language/index.ts';
import type { StepWords } from './en-steps.ts';

const count = countIn('es');
const share = new Intl.NumberFormat('es', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What the server tells of the steps by which an answer came about, in Spanish. */
export const stepWords: StepWords = {
  strategy: {
    nothing_known: 'todavía no se sabe nada de ti',
    mastery: (mastery, concept) =>
      `dominio ${share.format(mastery)} ${concept === null ? 'en todos los conceptos' : `de “${concept}”`}`,
    quizzes_lower:
      'tus cuestionarios van peor: la comprensión aún es superficial, un escalón menos',
    quizzes_higher: 'tus cuestionarios van mejor: sabes más de lo que dices, un escalón más',
    few_passed: 'menos del 40 % de los cuestionarios superados: como mucho, un comienzo y pistas',
    open_work: 'se trata de un trabajo con nota que sigue abierto: solo pistas',
    no_challenge:
      'en este curso no se proponen problemas más difíciles sin pedirlos: un escalón menos',
    helps: {
      question_first:
        'por tu cuenta has acertado en esto: empieza con una pregunta, y llega más cuando lo pides',
      hint_first: 'por tu cuenta casi siempre aciertas en esto: empieza con una pista',
      step_first:
        'por tu cuenta esto aún no sale, o has dicho que no puedes seguir: empieza con un paso',
    },
    audiences: {
      under_13:
        'tus profesores dicen que este curso es para menores de 13 años: pasos pequeños, respuestas cortas, una pregunta cada vez',
      '13_17':
        'tus profesores dicen que este curso es para alumnos de 13 a 17 años: un paso y una pregunta cada vez',
      adults: 'tus profesores dicen que este curso es para adultos: directo y con razones',
    },
    subjects: {
      mathematics: 'matemáticas',
      natural_science: 'ciencias naturales',
      programming: 'programación',
      language_and_literature: 'lengua y literatura',
      history_and_society: 'historia y ciencias sociales',
    },
    subjectBy: {
      teachers: (subject) =>
        `tus profesores dicen de qué trata este curso; se enseña como: ${subject}`,
      material: (subject) => `el material del curso lo indica; se enseña como: ${subject}`,
    },
    wishes: {
      examples_first: 'primero ejemplos',
      step_by_step: 'paso a paso',
      short: 'breve',
      in_pictures: 'con imágenes',
    },
    wished: (wish) => `tu propio deseo: ${wish}`,
    wishWaits: (wish) => `tu deseo (${wish}) espera: aquí el tutor solo da pistas`,
  },
  pictures: {
    label: 'Leyó el texto de tus imágenes',
    summary: (pictures, characters) => {
      const what =
        characters === 0
          ? 'no se encontró texto'
          : count(characters, {
              one: 'se encontró # carácter de texto',
              other: 'se encontraron # caracteres de texto',
            });
      return `${count(pictures, { one: '# imagen', other: '# imágenes' })}: ${what}.`;
    },
  },
  query: {
    label: 'Formuló la pregunta para que se entienda por sí sola',
    failed: 'No fue posible: se buscan las dos preguntas juntas.',
  },
  prepared: {
    label: 'Buscó una respuesta escrita de antemano',
    none: 'No hay ninguna para exactamente esta pregunta.',
    found: (concept) => `Sobre “${concept}”.`,
  },
  grounded: {
    label: 'Escribió una respuesta solo con estos fragmentos',
    formed: 'Tiene la forma pedida.',
    formedSecond: 'Tuvo la forma pedida al segundo intento.',
    no_model: 'No respondió ningún modelo de lenguaje: estos son extractos.',
    malformed: 'El modelo no respetó la forma pedida: estos son extractos.',
  },
  quotes: {
    label: 'Comprobó las citas en el curso',
    summary: (held, cited) =>
      `${held} de ${cited} fragmentos citados contienen la cita que se les atribuye.`,
  },
  plan: {
    label: 'Planeó qué buscar',
    malformed: 'El plan no se pudo leer: se busca en el curso con la pregunta.',
    no_model: 'No hay modelo de lenguaje que planee: se busca en el curso con la pregunta.',
  },
  verify: {
    label: 'Comprobó si esto basta',
    enough: 'Basta.',
    missing: (missing) => `No basta: ${missing}`,
    nothing: 'No se encontró nada. Prueba con otras palabras.',
    byWords: (verdict) => `Juzgado solo por las palabras. ${verdict}`,
  },
  wall: {
    label: 'Se acabó el tiempo',
    summary: (passages) =>
      `Faltan pruebas: ${count(passages, {
        one: 'se encontró # fragmento a tiempo.',
        other: 'se encontraron # fragmentos a tiempo.',
      })}`,
  },
  searched: (query) => `Buscó en el curso “${query}”`,
  used: (tool) => `Usó una herramienta: ${tool}`,
  heard: (tool) => `Recibió tu respuesta: ${tool}`,
  tools: {
    search: 'búsqueda en el curso',
    document_search: 'lista de documentos',
    document_compare: 'comparación de documentos',
    quote_finder: 'búsqueda de palabras exactas',
    structured_extraction: 'tabla de valores',
    run_summary: 'resumen de los pasos',
    code_runner: 'programa en JavaScript',
    python_runner: 'programa en Python',
    message_instructor: 'mensaje a tus docentes',
    web_search: 'búsqueda en la web',
    web_fetch: 'página de la web',
  },
  unused: {
    off: 'Esta herramienta está desactivada en este curso.',
    hindered: 'Esta herramienta no se puede usar ahora en este curso.',
    unknown: 'No existe esa herramienta; en su lugar se busca en el curso.',
    badInput: 'Lo que se le dio no encajaba con la herramienta.',
    failed: 'La herramienta falló.',
    tooLong: 'La herramienta tardó demasiado.',
    askedEnough: 'Ya se te preguntó bastante en esta respuesta.',
    nothing: 'No resultó nada de ello.',
  },
  passages: (all) => count(all, { one: '# fragmento.', other: '# fragmentos.' }),
  noPassage: 'No se encontró ningún fragmento.',
  documents: (all) =>
    count(all, { one: '# documento habla de ello.', other: '# documentos hablan de ello.' }),
  compared: (one, other) => `Comparó “${one}” con “${other}”.`,
  notInCourse: 'Un documento que había que comparar no está en el curso.',
  exactPlaces: (all) =>
    count(all, {
      one: '# lugar contiene estas palabras.',
      other: '# lugares contienen estas palabras.',
    }),
  nearPlaces: 'Ningún lugar contiene estas palabras; se dan los más parecidos.',
  rows: (all) =>
    count(all, {
      one: '# fila; cada valor está en su fragmento.',
      other: '# filas; cada valor está en su fragmento.',
    }),
  noTable: 'Ningún modelo hizo una tabla con los fragmentos.',
  stepsSoFar: (all) => count(all, { one: '# paso hasta ahora.', other: '# pasos hasta ahora.' }),
  program: {
    ended: 'El programa terminó.',
    failed: 'El programa falló.',
    failedWith: (error) => `El programa falló: ${error}`,
    handed: 'Entregado a tu navegador.',
    unanswered: 'No se ejecutó: la página se cerró o no respondió a tiempo.',
    skipped: 'No se ejecutó: lo omitiste.',
    unable: 'No se ejecutó: tu navegador no pudo.',
  },
  message: {
    drafted: 'Hay un borrador listo; no se envía nada sin tu aprobación.',
    noDraft: 'Ningún modelo escribió un borrador.',
    noWay: 'Ahora no se puede enviar ningún mensaje desde este curso.',
    approved: 'Lo aprobaste; está en camino.',
    declined: 'Lo rechazaste; no se envió nada.',
    undecided: 'Nadie decidió; no se envió nada.',
  },
  web: {
    found: (all) =>
      count(all, {
        one: '# lugar de la web, no de tu curso.',
        other: '# lugares de la web, no de tu curso.',
      }),
    read: (host) => `Leyó una página de ${host}, que no es de tu curso.`,
    notConfigured: 'Aquí no hay ningún buscador configurado.',
    unknownAddress:
      'Solo se leen páginas que encontró una búsqueda de esta respuesta o que nombraste tú.',
  },
  webTroubles: {
    cannot_count: 'Ahora no se puede consultar la web.',
    asked_enough: 'Por ahora ya se consultó bastante la web; inténtalo más tarde.',
    engine_full: 'El buscador no admite más preguntas por ahora.',
    engine_refuses: 'El buscador no nos acepta.',
    engine_failed: 'El buscador falló.',
    engine_late: 'El buscador no respondió a tiempo.',
    engine_silent: 'El buscador no respondió.',
    engine_unclear: 'El buscador respondió de una forma desconocida.',
    page_status: 'La página respondió con el estado #.',
    page_kind: 'Las páginas de este tipo no se leen: solo texto, HTML y PDF.',
    page_unreadable: 'No se pudo leer el texto de la página.',
    page_late: 'La página no respondió a tiempo.',
    page_silent: 'La página no respondió.',
    page_private: 'Esta dirección no está en la web pública.',
    page_large: 'La página es demasiado grande.',
    page_circles: 'La página lleva en círculos.',
  },
};
