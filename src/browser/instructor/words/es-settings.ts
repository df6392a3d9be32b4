import { countIn } from '../../../ground/language/index.ts';
import type { SettingsWords } from './en-settings.ts';
import { taughtWords } from './es-taught.ts';

const count = countIn('es');
const numbers = new Intl.NumberFormat('es');

const atPlace = (rank: number | null): string =>
  rank === null ? 'fuera de los diez primeros' : `en el puesto ${rank}`;

/** What the pages of those who teach say about answers, money, the connection and what waits for its cases, in Spanish. */
export const settingsWords: SettingsWords = {
  settings: {
    title: 'Ajustes',
    grades: 'Calificaciones',
    passback: 'Publicar los resultados de los cuestionarios en el libro de calificaciones',
    passbackWhat:
      'Mientras esté activado, cada estudiante tiene una calificación por los cuestionarios del tutor: el promedio de los conceptos sobre los que respondió, cada uno según el primer intento de su último cuestionario. La práctica, las conversaciones y las respuestas dadas con ayuda nunca se publican.',
    passbackWhen:
      'Las calificaciones salen solas en unos segundos, también las de cuestionarios hechos antes de activarlo. Una calificación que usted cambie en el libro de calificaciones nunca se sobrescribe.',
    mastery: 'Publicar el dominio en el libro de calificaciones',
    masteryWhat:
      'Mientras esté activado, cada estudiante tiene una calificación más, en una columna propia: lo que el tutor cree que sabe, en promedio de los conceptos sobre los que respondió preguntas de cuestionario sin ayuda o usted anotó «mostrado en clase». Empieza en la mitad y se mueve con cada respuesta: tres respuestas correctas sobre un concepto son 80 de 100, ocho son 90. Los conceptos por los que nadie preguntó no cuentan; las conversaciones, los ejercicios y las respuestas dadas con ayuda, nunca.',
    masteryWhen:
      'Sale después de cada cuestionario y de lo que usted decida, también por lo mostrado antes de activarlo. Quien dice «Lo adiviné» no pierde nada aquí. Al desactivarlo no se publica nada más, y lo que está en el libro de calificaciones se queda. Una calificación que usted cambie allí nunca se sobrescribe.',
    columns: { quizzes: 'Cuestionarios', mastery: 'Dominio' },
    on: 'Activado',
    off: 'Desactivado',
    saving: 'Guardando…',
    saved: 'Guardado.',
    readOnly: 'Solo los docentes pueden cambiar esto.',
    more: 'Más sobre esto',
    delivery: 'De camino al aula virtual',
    counts: {
      proposed: () => 'en espera de su aprobación',
      undone: (grades) => count(grades, { one: 'retirada', other: 'retiradas' }),
      waiting: () => 'en espera',
      posted: (grades) => count(grades, { one: 'publicada', other: 'publicadas' }),
      refused: (grades) =>
        count(grades, {
          one: 'rechazada por el aula virtual',
          other: 'rechazadas por el aula virtual',
        }),
      held: (grades) => count(grades, { one: 'retenida', other: 'retenidas' }),
    },
    noGrades: 'Todavía no se ha publicado ninguna calificación.',
    retry: 'Volver a intentarlo con estas',
    reason: 'Motivo:',
    spending: 'Lo que cuestan los modelos de lenguaje del tutor',
    spent: { day: 'Hoy', month: 'Este mes' },
    money: (period, spent, cap) =>
      `${period}: ${spent}${cap === null ? ', sin límite fijado para el curso' : ` de ${cap}`}`,
    spendingWhat:
      'Las respuestas en curso cuentan con lo máximo que pueden costar. Cuando se alcanza un límite, el tutor sigue sin modelo de lenguaje, con frases de su curso.',
  },
  answers: {
    ...taughtWords,
    title: 'Respuestas',
    mode: 'Cómo responde el tutor',
    modes: {
      tutor: 'Como tutor: explica, da pistas y hace preguntas',
      grounded_qa: 'Con rigor: a partir del curso o nada',
      agent: 'Como agente: planifica, busca varias veces y usa herramientas; más lento',
    },
    citations: 'Frases que el lugar citado no respalda',
    policies: {
      mark: 'Mostrarlas con la marca “no es de tu curso”',
      drop: 'Omitirlas',
    },
    pictures: 'Imágenes en las preguntas',
    picturesOn:
      'Los estudiantes pueden añadir imágenes a sus preguntas, por ejemplo una foto de su propio desarrollo',
    tools: 'Herramientas del agente',
    toolsWhat:
      'Cada una está desactivada hasta que usted la active, y solo se usa cuando el tutor responde como agente.',
    toolNames: {
      document_search: 'Enumerar los documentos que tratan un tema',
      document_compare: 'Comparar dos documentos',
      quote_finder: 'Encontrar dónde se dice algo palabra por palabra',
      structured_extraction: 'Hacer tablas con valores que da el curso',
      run_summary: 'Contar qué se hizo para una respuesta',
      code_runner: 'Ejecutar programas cortos en JavaScript en un entorno aislado, para cálculos',
      python_runner:
        'Ejecutar programas cortos en Python en el navegador del estudiante, que para ello carga unos 14 MB una sola vez',
      web_search:
        'Buscar en la web pública; lo que encuentra no es de su curso, así se indica, y la pregunta se envía al buscador',
      web_fetch:
        'Leer una página de la web pública que encontró una búsqueda o que nombró el estudiante; nunca como fuente de su curso',
      message_instructor:
        'Redactar un mensaje para los docentes de este curso; solo se envía cuando el estudiante lo ha leído y está de acuerdo',
    },
    verdict: {
      question: 'Guardar como caso de prueba: esta respuesta es',
      right: 'correcta',
      wrong: 'incorrecta',
      kept: 'Guardada como caso de prueba.',
      forgotten: 'Ya no es un caso de prueba.',
    },
    toolCannot: 'No se puede usar aquí:',
    calls: 'Lo que se envió a los modelos, palabra por palabra',
    callsNone: 'No se preguntó a ningún modelo.',
    sent: 'Enviado',
    received: 'Recibido',
  },
  reserve: {
    title: 'Reservado para los días antes de las entregas',
    why: 'Para que los mejores modelos del tutor estén disponibles cuando hay algo que entregar, se puede reservar para esos días una parte de lo que el curso puede gastar en un mes. Hace falta un límite mensual para el curso, que fija quien opera el tutor.',
    share: 'Parte del mes, en tanto por ciento (0 no reserva nada)',
    daysBefore: 'Días antes de una entrega en los que se puede gastar',
    days: 'Días de entrega que el aula virtual no indica, en la forma 2026-12-01, separados por espacios',
    save: 'Guardar',
    notDays: 'Un día de entrega se escribe en la forma 2026-12-01.',
    everywhere: 'Esto es lo que su institución ha fijado para todos los cursos.',
    none: 'Todavía no se conoce ninguna fecha de entrega. Se preguntan al aula virtual cada vez que se lee el curso.',
    next: 'Fechas de entrega conocidas',
    forSome: '(para una parte del curso)',
    zone: (place) => `Los días empiezan a medianoche (zona horaria ${place}).`,
  },
  gates: {
    title: 'Qué está en uso para sus estudiantes y qué espera',
    lead: 'Cuando usted da por correcta la respuesta a una pregunta suya, se convierte en un caso de su institución. Un cambio de los modelos, de las instrucciones o de la búsqueda solo entra en uso si estos casos no empeoran.',
    cases: (cases) =>
      count(cases, {
        one: 'Su institución tiene # caso.',
        other: 'Su institución tiene # casos.',
      }),
    noCases:
      'Todavía no se ha dado por correcta ninguna respuesta, así que no se retiene nada: se usa lo más reciente. Pregunte en “Probar el tutor” y diga debajo de la respuesta si es correcta.',
    unchanged: 'Nada espera y todavía no se ha decidido nada: se usa lo mismo que antes.',
    serving: 'Todo lo que está en uso',
    waits: (version) => `${version} espera.`,
    serves: (version) => `${version} está en uso.`,
    parts: {
      models: 'Modelos de la instalación',
      embedder: 'Búsqueda por significado',
      reader: 'Lectura de archivos',
      ranking: 'Orden de lo encontrado',
      tutor: 'Instrucciones del tutor',
      'grounded-qa': 'Instrucciones de las respuestas con rigor',
      synthesis: 'Instrucciones de las respuestas del agente',
      pictures: 'Instrucciones sobre imágenes en las preguntas',
      'picture-alone': 'Palabras para imágenes que llegan sin ninguna',
      planner: 'Instrucciones de los planes del agente',
      verifier: 'Instrucciones de las comprobaciones del agente',
      query: 'Instrucciones para reformular preguntas de seguimiento',
      extraction: 'Instrucciones para hacer tablas',
      draft: 'Instrucciones de los borradores para docentes',
      prepared: 'Instrucciones de las respuestas preparadas de antemano',
      questions: 'Instrucciones que escriben preguntas de cuestionario',
      'open-work': 'Instrucciones que contienen al tutor ante trabajos con nota abiertos',
      'second-opinion': 'Instrucciones que comprueban esas preguntas',
      evaluation: 'Instrucciones para leer en las conversaciones lo que se entendió',
      repair: 'Instrucciones para corregir respuestas defectuosas',
    },
    tried: {
      index: 'Se prueba solo con los casos en unos minutos.',
      models:
        'Espera a que quien opera esta instalación pruebe sus casos con cada uno de estos modelos.',
      prompt:
        'Espera a que quien opera esta instalación pruebe sus casos con el modelo que responde aquí.',
    },
    verdicts: {
      passed: (version, when) => `${version} superó los casos el ${when}.`,
      failed: (version, when) =>
        `${version} no superó los casos el ${when}, así que se sigue usando lo que se usaba. Quien opera el tutor puede admitirlo con un motivo.`,
      overruled: (version, when) => `Quien opera el tutor admitió ${version} el ${when}.`,
      no_cases: (version, when) =>
        `${version} entró en uso el ${when}: no había ningún caso con que probarlo.`,
      not_kept: (version, when) =>
        `${version} entró en uso el ${when}: ya no se podía preguntar a lo que se usaba antes.`,
      regressed: (version, when) =>
        `${version} llegó con una nueva versión del programa el ${when} y da peores resultados en los casos. No se pudo retener; quien opera el tutor puede volver a la versión anterior.`,
    },
    because: (reason) => `El motivo indicado: “${reason}”`,
    table: (cases) =>
      count(cases, {
        one: 'La prueba con # caso, con intervalos del 95 %',
        other: 'La prueba con # casos, con intervalos del 95 %',
      }),
    columns: {
      measure: 'Medida',
      before: 'Lo que se usaba',
      after: 'Lo que se probó',
      verdict: 'Resultado',
    },
    results: { better: 'mejor', same: 'sin diferencia apreciable', worse: 'peor' },
    lost: (lost, won) =>
      `${count(lost, { one: '# caso perdido', other: '# casos perdidos' })}, ${count(won, { one: '# ganado', other: '# ganados' })}. Perdido: el fragmento que citaba la respuesta correcta estaba entre los cinco primeros y ya no lo está.`,
    others: (cases) =>
      count(cases, {
        one: '# de ellos es de otros docentes o cursos y solo se les muestra a ellos.',
        other: '# de ellos son de otros docentes o cursos y solo se les muestran a ellos.',
      }),
    asked: 'Pregunta',
    answered: 'La respuesta que se dio por correcta',
    cited: 'Citaba',
    stood: (before, after) => `Su fragmento estaba ${atPlace(before)} y estaría ${atPlace(after)}.`,
  },
  doctor: {
    title: 'Conexión con el aula virtual',
    lead: 'Comprueba unas treinta cosas entre el tutor y su aula virtual, desde los relojes hasta el libro de calificaciones. En el libro de calificaciones aparece por un momento una columna de prueba.',
    start: 'Probar esta conexión',
    running: 'Comprobando… puede tardar medio minuto.',
    summary: (all, wrong, warnings) =>
      `${count(all, { one: '# comprobación', other: '# comprobaciones' })}: ${numbers.format(wrong)} con error, ${numbers.format(warnings)} que conviene mirar.`,
    states: {
      bad: 'Error',
      warning: 'Conviene mirarlo',
      skipped: 'Sin comprobar',
      good: 'Bien',
    },
    fix: 'Qué hacer:',
  },
};
