import type { schoolWords as english } from './en-school.ts';

/** What the page about the school says to whoever runs the LMS, in Spanish. */
export const schoolWords: typeof english = {
  school: {
    title: 'Su institución',
    lead: 'Lo que concierne a toda la institución. Solo ven esta página quienes administran el LMS.',
    isolation: 'Si otra institución puede ver la suya',
    how: 'Cada noche, cada institución de esta instalación pregunta por una página que se plantó en todas las demás: por el sentido, por las palabras, de memoria, en la fuente y entre los registros de las respuestas. También se revisan las tablas y el registro de sucesos.',
    never: 'Todavía no ha habido ninguna prueba. Se hace una cada noche.',
    last: (when) => `Última prueba: ${when}.`,
    asked: (ours, theirs) =>
      `Preguntas de otras por su página: ${ours}. Preguntas suyas por las de otras: ${theirs}.`,
    alone:
      'No hay otra institución en esta instalación, así que no había a quién preguntar. Se revisaron las tablas y el registro de sucesos.',
    clean: 'No pasó nada de un lado a otro.',
    open: (count) =>
      count === 1 ? 'Algo pasó, por un camino:' : `Algo pasó, por ${count} caminos:`,
    directions: {
      others_shown_here: 'a su institución se le mostró algo de otra',
      ours_shown: 'algo de su institución se mostró a otra',
      open_to_all: 'algo quedó a la vista y nadie puede decir de quién era',
    },
    blind:
      'Su institución no encontró su propia página, así que esta prueba no le demuestra nada. Avise a quien opera Preceptor.',
    history: 'Las pruebas más recientes',
    summary: (clean, open, blind) =>
      `No pasó nada: ${clean}. Algo pasó: ${open}. No demostraron nada: ${blind}.`,
    each: 'Una por una',
    columns: { when: 'Prueba', found: 'Lo que encontró' },
    found: {
      clean: 'no pasó nada',
      open: 'algo pasó',
      blind: 'no demostró nada',
    },
    log: 'El registro firmado',
    logWhat:
      'Cada entrada está firmada y lleva la huella de la anterior, de modo que se descubre la que se altere o se quite. No nombra a ninguna otra institución. Cualquiera puede comprobar el archivo sin este servidor:',
    download: 'Descargar el registro firmado',
    saved: 'El archivo se entregó a su navegador.',
    use: 'Lo que usa la institución',
    opened: (count) =>
      count === 0
        ? 'Ningún curso ha abierto todavía el tutor.'
        : `Cursos que lo han abierto: ${count}`,
    connected: (count) =>
      count === 0
        ? 'Todavía no se leen del LMS los archivos de ningún curso.'
        : `Cursos cuyos archivos se leen del LMS: ${count}`,
    students: (count) =>
      count === 0
        ? 'Todavía no ha estado aquí ningún estudiante.'
        : `Estudiantes que han estado aquí: ${count}`,
    spent: (spent) => `Gastado este mes en modelos de lenguaje: ${spent}`,
    caps: {
      day: (cap) => `Límite por día: ${cap}`,
      month: (cap) => `Límite por mes: ${cap}`,
    },
    noCap: 'No hay un límite para toda la institución.',
    models: 'Modelos de lenguaje que responden, en el orden en que se les pregunta',
    notReady: 'no se le puede preguntar ahora: falta su clave o su precio',
    noModel:
      'No hay ningún modelo de lenguaje configurado: las respuestas son extractos de los cursos y nada sale de esta instalación hacia uno.',
    papers: 'Documentos para su contratación',
    papersWhat:
      'Respuestas a un cuestionario de seguridad, un informe de accesibilidad, borradores de protección de datos, adónde van los datos, qué IA hay, una nota sobre el Reglamento de IA de la UE y una lista de componentes: una página, en inglés, escrita a partir del programa y los ajustes de esta instalación. Junto a cada respuesta está en qué se apoya.',
    papersDownload: 'Descargar los documentos',
    seen: 'Lo que los docentes pueden ver de cada estudiante',
    levels: {
      named: 'Las respuestas que entrega y cuándo estuvo aquí por última vez, con su nombre.',
      pseudonymous:
        'Las respuestas que entrega, bajo un seudónimo, y ninguna visita. Quien las abre desde el libro de calificaciones sabe por él de quién son.',
      aggregate:
        'Ninguna respuesta de una sola persona y ninguna visita: solo lo que comparten cinco o más de una clase.',
    },
    seenHow: 'Los estudiantes lo leen en su página. Lo cambia quien gestiona Preceptor:',
    erasing: {
      title: 'Borrar lo que se guarda sobre una persona',
      lead: 'Alguien lo ha pedido o la institución lo ha decidido. Indique el identificador que su aula virtual muestra de la persona: en Canvas y Moodle, el número en la dirección de su perfil. No se puede deshacer.',
      who: 'Identificador de la persona en el aula virtual',
      look: 'Mostrar lo que se borraría',
      whatGoes: (person) => `Lo que se borraría de «${person}»`,
      goes: {
        account: 'Cursos, con nombre y dirección',
        conversations: 'Preguntas con sus respuestas',
        pictures: 'Imágenes',
        learning: 'Respuestas de cuestionarios',
        grades: 'Calificaciones que esperan al libro o se guardan junto a él',
        messages: 'Mensajes a docentes',
        costs: 'Consultas a modelos de lenguaje',
      },
      stays:
        'Las sumas de dinero y la prueba de que se enviaron mensajes se quedan sin la persona. Lo que tiene el aula virtual, también las calificaciones, se queda allí; las copias de seguridad guardan el resto hasta que caducan.',
      mustWait: 'Todavía no se puede borrar a esta persona:',
      waits: {
        grades: 'queda una calificación por enviar',
        crisis: 'una petición de ayuda está abierta o es reciente',
        conduct: 'los docentes aún deciden sobre una conducta',
      },
      again: 'Para confirmar, indique otra vez el mismo identificador',
      erase: 'Borrar definitivamente',
      done: 'La persona está borrada.',
      receipt: 'Descargar el recibo firmado',
      saved: 'El archivo se entregó a su navegador.',
      refused: {
        person_unknown: 'Nadie, o no exactamente una persona, tiene aquí este identificador.',
        person_yourself: 'No puede borrarse a sí mismo mientras tiene la sesión abierta.',
        person_must_wait: 'Antes debe terminar algo. Mire otra vez qué es.',
        person_busy:
          'Aún se está escribiendo una respuesta para esta persona. Inténtelo de nuevo dentro de un minuto.',
      },
    },
  },
};
