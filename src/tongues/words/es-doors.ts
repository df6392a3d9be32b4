import type { DoorWords } from './en-doors.ts';

const reopen = 'Vuelve a tu curso y abre el tutor otra vez.';
const tellAdmin =
  'Díselo, por favor, a quien administra tu aula virtual e indica la referencia de abajo.';

/** What students are told at the doors, in Spanish. */
export const doorWords: DoorWords = {
  titles: {
    400: 'Petición incorrecta',
    401: 'Sin sesión',
    403: 'No permitido',
    404: 'No encontrado',
    405: 'Método no permitido',
    409: 'Conflicto',
    413: 'Demasiado grande',
    415: 'Tipo de contenido no admitido',
    416: 'Rango fuera del archivo',
    422: 'Contenido no admitido',
    429: 'Demasiadas peticiones',
    500: 'Error interno',
    503: 'No disponible',
  },
  problems: {
    answer_unfit: 'Eso no responde a lo que se espera aquí.',
    away: 'Ahora mismo no se puede acceder a algo que el tutor necesita. Espera un poco e inténtalo de nuevo; una respuesta empezada sigue adelante.',
    body_not_a_file: 'Envía los bytes de un solo archivo.',
    body_not_json: 'El cuerpo de la petición no es JSON.',
    body_too_large: 'La petición es demasiado grande.',
    body_unreadable: 'No se pudo leer el cuerpo de la petición.',
    check_not_found: 'Esa comprobación no existe.',
    check_over: 'Esta comprobación ha caducado: se puede responder durante un día.',
    check_used:
      'Hay una comprobación al día por concepto y la de este ya se ha empezado. Inténtalo mañana o deja que decida tu docente.',
    concept_not_found: 'Este curso no tiene ese concepto.',
    course_not_connected:
      'Este curso todavía no está conectado con los archivos del aula virtual. Pida a quien la administra que lo conecte.',
    document_changed: 'El documento ha cambiado mientras tanto.',
    document_has_no_content:
      'El contenido de este documento no está aquí. Lea el curso de nuevo para traerlo.',
    document_not_found: 'Este documento no está disponible para ti ahora.',
    examination_under_way: 'Este curso se está comprobando ahora mismo.',
    idempotency_conflict: 'Esta Idempotency-Key se usó para otra petición.',
    idempotency_key_too_long: 'Una Idempotency-Key tiene como máximo 200 caracteres.',
    internal: 'Algo ha fallado por nuestra parte.',
    message_empty: 'El mensaje está vacío.',
    message_not_failed: 'No hay ningún mensaje que volver a enviar.',
    message_too_long: 'El mensaje es demasiado largo.',
    evidence_not_found: 'Esa entrada no existe.',
    note_used:
      'Esta nota ya se envió antes, sobre otra cosa. Vuelve a cargar la página y escríbela de nuevo.',
    no_check:
      'El curso no tiene dos preguntas sobre esto que no acabes de ver. Tu docente puede decidirlo.',
    no_material: 'El curso todavía no tiene bastante texto para hacer un cuestionario.',
    no_quiz_assigned: 'El enlace que abriste no lleva a ningún cuestionario.',
    not_found: 'No hay nada en esta dirección.',
    nothing_to_review: 'El aula virtual no pidió esto.',
    pause_not_found: 'Aquí no hay nada que responder.',
    pause_over: 'Es demasiado tarde: la respuesta ya no espera.',
    picture_damaged: 'La imagen está dañada y no se puede abrir.',
    picture_kind: 'Esto no es una imagen que se pueda leer. Sirven PNG, JPEG y WebP.',
    picture_not_found: 'Esa imagen no existe o ya no está. Añádela otra vez.',
    picture_too_large: 'La imagen es demasiado grande.',
    picture_too_many_pixels:
      'La imagen tiene demasiados píxeles. Envía una más pequeña o solo una parte.',
    picture_unreadable: 'No se pudo leer la imagen a tiempo. Puede que una más pequeña funcione.',
    pictures_busy: 'Ahora mismo llegan muchas imágenes. Inténtalo de nuevo enseguida.',
    pictures_off: 'Las imágenes están desactivadas en este curso.',
    questions_paused: 'Tus preguntas en este curso están en pausa por un tiempo.',
    not_contestable: 'Esta entrada no se puede impugnar así, o ya se ha decidido sobre ella.',
    quiz_not_found: 'Ese cuestionario no existe o ya no está.',
    range_not_satisfiable: 'El archivo es más corto.',
    request_malformed: 'La petición no es como debería ser.',
    role_not_allowed: 'Tu rol en este curso no permite esto.',
    session_unknown: 'Tu sesión ha terminado. Abre el tutor otra vez desde tu curso.',
    thread_busy: 'Todavía se está respondiendo a la última pregunta de esta conversación.',
    thread_not_found: 'Esa conversación no existe.',
    too_many_exports:
      'Has descargado esto varias veces en una hora. Espera un poco antes de volver a hacerlo.',
    too_many_pictures:
      'Has añadido muchas imágenes en los últimos minutos. Espera un poco antes de añadir otra.',
    turn_not_found: 'Esa pregunta no existe.',
    turn_not_retryable: 'Solo se puede repetir una respuesta que falló o que se detuvo.',
    upload_broken_off: 'El archivo no llegó entero.',
    uploads_under_way:
      'Otros archivos están llegando a este curso. Inténtelo de nuevo cuando hayan llegado.',
  },
  numbered: {
    message_too_long: (most) => `El mensaje tiene más de ${most} caracteres.`,
    picture_too_large: (most) => `Se pueden añadir imágenes de hasta ${most} MB.`,
  },
  way: {
    opening: 'Abriendo el tutor…',
    openingTitle: 'Abriendo el tutor',
    ownTab: 'Abre el tutor en su propia pestaña',
    ownTabWhy:
      'Tu navegador retiene lo que una página dentro de otra necesita para reconocerte. En una pestaña propia el tutor funciona como siempre.',
    newTab: 'Abrir el tutor en una pestaña nueva',
    goOn: 'Continuar al tutor',
    scripts: 'Preceptor necesita JavaScript.',
    notOpened: 'No se pudo abrir el tutor',
    noAnswer: 'La respuesta del tutor no llegó. Vuelve a tu curso y ábrelo otra vez.',
    back: 'Volver al curso',
    reference: 'Referencia:',
    tooMany: (seconds) =>
      `Hubo demasiados intentos desde aquí. Inténtalo de nuevo en ${seconds} segundos.`,
    noLaunch: 'El aula virtual envió algo que no abre el tutor.',
    trouble: 'Algo ha fallado por nuestra parte. Inténtalo de nuevo en un minuto.',
  },
  refused: {
    login_incomplete: `El aula virtual no dijo quién llama. ${tellAdmin}`,
    platform_unknown: `Esta aula virtual no está registrada en Preceptor. ${tellAdmin}`,
    platform_disabled: `Esta conexión se ha desactivado. ${tellAdmin}`,
    address_not_ours: `El aula virtual pidió una página que no es parte de esta herramienta. ${tellAdmin}`,
    platform_login_required: `Tu aula virtual no ve que hayas iniciado sesión, quizá porque tu navegador retiene sus cookies. Inicia sesión allí. ${reopen}`,
    platform_launch_over: `Esta página se recargó o esperó demasiado: el aula virtual deja entrar una sola vez por apertura. ${reopen}`,
    platform_refuses_tool: `El aula virtual no deja que esta herramienta se abra aquí. ${tellAdmin}`,
    platform_reported_error: `El aula virtual no pudo iniciar tu sesión. ${reopen}`,
    method_not_allowed: `Esta página solo se abre desde un curso. ${reopen}`,
    token_missing: `Esta página solo se abre desde un curso. ${reopen}`,
    token_malformed: `El aula virtual envió algo que no abre el tutor. ${tellAdmin}`,
    state_invalid: `Esta apertura ya no es válida. ${reopen}`,
    browser_differs: `Esta apertura empezó en otro navegador. ${reopen}`,
    browser_unknown: `Tu navegador no guardó la cookie que protege esta apertura. Abre el tutor en una ventana nueva o permite sus cookies. ${reopen}`,
    ticket_invalid: `Esta apertura ya no es válida. ${reopen}`,
    token_untrusted: `No se pudo comprobar quién abre el tutor. ${tellAdmin}`,
    token_expired: `Esta apertura es demasiado antigua, o los relojes de los dos servidores no coinciden. ${reopen}`,
    claim_missing: `El aula virtual omitió algo que el tutor necesita. ${tellAdmin}`,
    version_unsupported: `El aula virtual usa una versión de LTI que no es la 1.3.0. ${tellAdmin}`,
    message_unsupported: `El aula virtual pidió algo que esta herramienta no hace. ${tellAdmin}`,
    deployment_unknown: `Esta instalación de la herramienta todavía no se ha aceptado. ${tellAdmin}`,
    deployment_held: `Esta instalación de la herramienta espera a que se acepte. ${tellAdmin}`,
    review_not_allowed:
      'Solo quienes enseñan en este curso pueden ver el trabajo de sus estudiantes. Si es tu caso, díselo a quien administra tu aula virtual.',
    already_used: `Esta apertura ya se usó. ${reopen}`,
    platform_keys_unavailable:
      'Ahora mismo no se pudieron obtener las claves de tu aula virtual. Espera un minuto y abre el tutor otra vez.',
  },
};
