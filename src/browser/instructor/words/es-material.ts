import { countIn } from '../../../ground/language/index.ts';
import type { MaterialWords } from './en-material.ts';

const count = countIn('es');
const numbers = new Intl.NumberFormat('es');

/** What the pages of those who teach say about the material, in Spanish. */
export const materialWords: MaterialWords = {
  material: {
    title: 'Material del curso',
    lead: 'Lo que el tutor ha leído. Los estudiantes reciben respuestas a partir de ello, con fuentes, hasta donde el curso les deja verlo.',
    sync: 'Leer el curso ahora',
    syncing: 'Leyendo el curso…',
    waiting: 'Esperando para empezar…',
    listing: 'Preguntando al aula virtual qué contiene el curso…',
    progress: 'Lectura del curso',
    counts: {
      found: (documents) => count(documents, { one: 'encontrado', other: 'encontrados' }),
      done: (documents) => count(documents, { one: 'leído', other: 'leídos' }),
      failed: (documents) => count(documents, { one: 'no leído', other: 'no leídos' }),
    },
    lastRead: (when) => `Última lectura: ${when}.`,
    changes: (changed, removed) =>
      `${count(changed, { one: '# nuevo o modificado', other: '# nuevos o modificados' })}, ${count(removed, { one: '# retirado', other: '# retirados' })}.`,
    never: 'El curso todavía no se ha leído.',
    finished: 'El curso se ha leído.',
    failed: 'La última lectura se interrumpió.',
    notConnected: 'El tutor todavía no llega a los archivos de este curso',
    notConnectedWhy:
      'Su aula virtual deja abrir el tutor, pero nadie le ha dado permiso para leer el curso. Hay dos caminos:',
    alternatives: [
      'Pida a quien administra su aula virtual que conecte el tutor con los archivos de los cursos (un token de acceso que se introduce una sola vez para la institución).',
      'O un docente del curso añade los archivos a mano, más abajo en esta página.',
    ],
    notConnectedStill: 'Lo que aparece abajo se añadió a mano y funciona tal como está.',
    none: 'Todavía no hay material.',
    noModule: 'Fuera de los módulos',
    inModule: (documents) => count(documents, { one: '# documento', other: '# documentos' }),
    states: {
      waiting: 'En espera',
      processing: 'Leyéndose',
      ready: 'Listo',
      failed: 'No leído',
    },
    passages: (passages) => count(passages, { one: '# fragmento', other: '# fragmentos' }),
    pages: (pages) => count(pages, { one: '# página', other: '# páginas' }),
    emptyPages: (pages) => `${numbers.format(pages)} sin texto`,
    olderVersion: 'Se sigue usando la versión anterior.',
    unpublished: 'Sin publicar: nunca se muestra a los estudiantes',
    restricted: 'Solo se muestra a algunos estudiantes, como indica el aula virtual',
    opens: (when) => `No se muestra a los estudiantes antes del ${when}`,
    closed: (when) => `Cerrado desde el ${when}: ya no se muestra a los estudiantes`,
    closes: (when) => `Se cierra el ${when}`,
    unreadable: 'El tutor no pudo leer esto.',
  },
  report: {
    retry: 'Volver a intentarlo',
    reindex: 'Leer de nuevo desde el principio',
    asked: (title) => `“${title}” se leerá de nuevo.`,
    report: 'Cómo se leyó',
    stages: {
      fetch: 'Apertura',
      validate: 'Comprobación',
      parse: 'Lectura',
      ocr: 'Reconocimiento de páginas escaneadas',
      clean: 'Limpieza',
      chunk: 'División en fragmentos',
      embed: 'Preparación para la búsqueda',
      upsert: 'Almacenamiento',
      publish: 'Publicación',
      cleanup: 'Retirada de la versión anterior',
    },
    stageOf: (stage, done, total) =>
      total === null
        ? `${stage}…`
        : `${stage}: ${numbers.format(done ?? 0)} de ${numbers.format(total)}`,
    attempt: (attempt) => `intento ${attempt}`,
    pageStates: {
      text: (pages) => `${numbers.format(pages)} por su texto`,
      ocr: (pages) => `${numbers.format(pages)} por reconocimiento de texto`,
      empty: (pages) => count(pages, { one: '# vacía', other: '# vacías' }),
      failed: (pages) => count(pages, { one: '# ilegible', other: '# ilegibles' }),
    },
    pagesRead: 'Páginas',
    failedPages: (pages) => `Ilegible: página ${pages}`,
    recognised: (confidence, languages) =>
      `Reconocido con un ${confidence} % de confianza (${languages})`,
    skippedPages: (pages) =>
      count(pages, {
        one: 'Se omitió # página escaneada: el documento tiene más de las que se reconocen.',
        other: 'Se omitieron # páginas escaneadas: el documento tiene más de las que se reconocen.',
      }),
    notes: {
      runningLines: 'Encabezados y pies repetidos omitidos',
      pageNumbers: 'Números de página omitidos',
      hyphens: 'Palabras partidas unidas de nuevo',
      columnPages: 'Páginas en columnas',
      rightToLeftPages: 'Páginas leídas de derecha a izquierda',
      rules: 'Líneas de trazos omitidas',
      sidewaysLines: 'Líneas en el margen omitidas',
      ocrJunk: 'Restos ilegibles omitidos',
      hiddenParts: 'Partes ocultas omitidas',
      cutRows: 'Filas por encima del límite omitidas',
    },
    suspicious: (passages) =>
      count(passages, {
        one: '# fragmento se dirige a una IA y no a quien lee. El tutor trata el texto solo como material; compruebe si debe estar ahí.',
        other:
          '# fragmentos se dirigen a una IA y no a quien lee. El tutor trata el texto solo como material; compruebe si deben estar ahí.',
      }),
    amounts: (tokens, batches, kept) =>
      [
        count(tokens, { one: '# token', other: '# tokens' }),
        count(batches, { one: '# lote vectorizado', other: '# lotes vectorizados' }),
        count(kept, { one: '# fragmento sin cambios', other: '# fragmentos sin cambios' }),
      ].join(', '),
    slowest: (stage, seconds) => `Paso más largo: ${stage}, ${seconds} s`,
  },
  choice: {
    title: 'Qué puede hacer el tutor con ello',
    switches: {
      use: 'Usarlo en las respuestas',
      cite: 'Nombrarlo y citarlo como fuente',
      link: 'Dejar que los estudiantes lo abran desde una cita',
      graded: 'Tratarlo como trabajo con nota: solo pistas mientras esté abierto',
    },
    module: 'Usar este módulo',
    noModule: 'Usar estos',
    leftOut: 'Excluido: el tutor no lo usa',
    silent: 'Se usa sin nombrarlo',
    quoteOnly: 'Solo se muestran citas',
    saved: (title) => `Guardado para “${title}”.`,
  },
  connect: {
    title: 'Conectar este curso con Canvas',
    why: 'Canvas le pregunta, en una pestaña propia, si el tutor puede leer este curso en su nombre. Lleva un minuto, y a partir de entonces el tutor se mantiene al día por sí solo.',
    connect: 'Conectar con Canvas',
    again: 'Conectar de nuevo',
    lost: 'Canvas ya no deja que el tutor lea este curso. Los estudiantes siguen recibiendo respuestas a partir de lo que se leyó antes.',
    waiting:
      'Continúe en la pestaña que se ha abierto. Esta página mostrará cuándo está conectado el curso.',
    blocked: 'Su navegador no abrió ninguna pestaña. Ábrala usted:',
    open: 'Continuar a Canvas',
    own: 'Un docente de este curso permite que el tutor lo lea desde Canvas.',
    disconnect: 'Desconectar de Canvas',
    disconnectTitle: '¿Desconectar este curso de Canvas?',
    disconnectWhy:
      'El tutor devuelve a Canvas el permiso de lectura y deja de seguir el curso. Lo que ha leído se conserva, y los estudiantes siguen recibiendo respuestas a partir de ello.',
    disconnected: 'El curso ya no está conectado con Canvas.',
    next: (when) => `Próxima lectura automática: ${when}.`,
  },
  uploads: {
    title: 'Añadir archivos a mano',
    lead: 'Suelte aquí los archivos o elíjalos. Se leen como los archivos del aula virtual, y ninguna lectura del aula virtual los retira. Un archivo con el mismo nombre ocupa el lugar del anterior.',
    kinds: (megabytes) =>
      `PDF, Word, PowerPoint, Excel, EPUB, HTML, Markdown, subtítulos, cuadernos (notebooks), texto e imágenes, de hasta ${megabytes} MB cada uno.`,
    room: (used, quota) => `En este curso están ocupados ${used} de ${quota} MB.`,
    choose: 'Elegir archivos',
    list: 'Archivos que está añadiendo',
    waiting: 'Esperando al archivo anterior',
    sending: (percent) => `${percent} % enviado`,
    progress: (name) => `Enviando ${name}`,
    cancel: 'Detener',
    cancelled: 'Detenido. No se conservó nada.',
    again: 'Volver a intentarlo',
    outcomes: {
      added: 'Recibido. Se está leyendo; la lista de abajo muestra el avance.',
      replaced: 'Recibido. Ocupará el lugar del anterior en cuanto se haya leído.',
      again: 'Recibido. Se está leyendo otra vez.',
      unchanged: 'Este mismo archivo ya está aquí. No hubo nada que hacer.',
    },
    duplicate: (name) => `Este mismo archivo ya está aquí, como “${name}”.`,
    said: (name, what) => `${name}: ${what}`,
    empty: 'El archivo está vacío.',
    folder: 'No se pueden añadir carpetas. Elija los archivos que contienen.',
    tooLarge: (megabytes, most) =>
      `El archivo ocupa ${megabytes} MB; se leen archivos de hasta ${most} MB.`,
    noRoom: (left) =>
      `No hay espacio para él: en este curso quedan ${left} MB. Retire algo o pida más espacio a quien administra el tutor.`,
    uploaded: 'Añadido a mano',
    remove: 'Retirar',
    removeTitle: (title) => `¿Retirar “${title}”?`,
    removeWhy:
      'El tutor olvida lo que ha leído de él, y las respuestas dejan de basarse en él. Las respuestas ya dadas conservan sus citas.',
    removed: (title) => `Se retiró “${title}”.`,
  },
};
