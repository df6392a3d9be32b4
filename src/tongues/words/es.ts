import { countIn } from '../../ground/language/index.ts';
import { timeIn, type Allowance } from '../allowance.ts';
import type { StudentWords } from './en.ts';
import { doorWords } from './es-doors.ts';
import { gradeWords } from './es-grades.ts';
import { stepWords } from './es-steps.ts';

const count = countIn('es');
const time = timeIn('es');
const whose = {
  tenant: 'de tu institución',
  course: 'de este curso',
  section: 'de tu grupo',
  student: 'personal',
};
const when = { hour: 'de esta hora', day: 'de hoy', month: 'de este mes' };

function allowance({ scope, period, keptBack = 0 }: Allowance): string {
  const apart = keptBack > 0 ? ', salvo lo que se guarda para los días antes de las entregas,' : '';
  return `El cupo ${whose[scope]} para modelos de lenguaje ${when[period]}${apart}`;
}

function openFor(until: string | null): string {
  return until === null ? 'sigue abierto' : `está abierto hasta el ${until}`;
}

/** What the server says to students, in Spanish. */
export const words: StudentWords = {
  crisis: {
    opening:
      'Gracias por contármelo. Soy un programa y no puedo ayudarte con esto como lo haría una persona, pero lo que has escrito importa más que cualquier ejercicio, y no tienes que cargar con ello a solas.',
    talk: 'Por favor, habla con alguien ahora:',
    closing:
      'Si se trata de alguien cercano, esas mismas personas te dirán qué hacer. También puedes acudir al servicio de orientación de tu centro o a cualquier persona en quien confíes. Nada de lo que has escrito aquí se usará en tu contra, y aquí sigo para el curso cuando quieras.',
    lines: {
      US: 'Llama al **988** (Línea de Prevención del Suicidio y Crisis) o envía un mensaje, a cualquier hora y gratis; para hablar en español, pulsa 2.',
      CA: 'Llama al **988** (línea de ayuda en crisis suicidas) o envía un mensaje, a cualquier hora y gratis.',
      GB: 'Llama a Samaritans al **116 123**, a cualquier hora y gratis, o envía SHOUT por mensaje al **85258**.',
      IE: 'Llama a Samaritans al **116 123**, a cualquier hora y gratis.',
      DE: 'TelefonSeelsorge: **116 123** o 0800 111 0 111, a cualquier hora y gratis.',
      AU: 'Llama a Lifeline al **13 11 14**, a cualquier hora.',
      AT: 'TelefonSeelsorge: **142**, a cualquier hora y gratis.',
      CH: 'Die Dargebotene Hand, La Main Tendue, Telefono Amico: **143**, a cualquier hora y gratis.',
      ES: 'Llama al **024** (Línea 024), a cualquier hora y gratis.',
      MX: 'Llama al **800 911 2000** (Línea de la Vida), a cualquier hora y gratis.',
      FR: 'Llama al **3114**, a cualquier hora y gratis.',
      BR: 'Llama al CVV, **188**, a cualquier hora y gratis.',
      IL: 'Llama a ERAN al **1201**, a cualquier hora.',
    },
    emergency: (number) => `Si hay peligro inmediato, llama al **${number}**.`,
    anywhere: [
      'En España llama al **024**; en México al **800 911 2000**; en Estados Unidos al **988** (para español, pulsa 2).',
      'En cualquier otro lugar, [findahelpline.com](https://findahelpline.com) reúne líneas gratuitas de tu país. Si hay peligro inmediato, llama a tu número de emergencias.',
    ],
  },
  refusals: {
    jailbreak_attempt:
      'Eso no puedo hacerlo. Me atengo a las reglas de este curso y no comparto mis instrucciones, datos de otras personas ni soluciones de exámenes.',
    violence:
      'Con eso no puedo ayudarte. Si tú u otra persona podéis estar en peligro, llama ahora a tu número de emergencias o a la seguridad del campus.',
    illegal: 'Con eso no puedo ayudarte.',
    sexual: 'Eso no puedo escribirlo. Estoy aquí para este curso.',
    harassment:
      'No voy a ayudar a hacer daño ni a humillar a nadie. Si hay un conflicto en tu grupo, tu docente o los servicios para estudiantes pueden ayudar.',
    any: 'Con eso no puedo ayudarte.',
  },
  redirections: {
    off_topic: 'Eso queda fuera de lo que puedo hacer: soy el tutor de este curso.',
    inappropriate_language: 'Entiendo que esto es frustrante. Volvamos al curso.',
  },
  invitation:
    '¿En qué parte del curso quieres trabajar? Puedes nombrar una página, una fórmula o un paso en el que te hayas atascado.',
  conduct: {
    noted:
      'Este mensaje ha quedado anotado. Tres anotaciones en siete días ponen en pausa tus preguntas en este curso durante dos días. Si fue un error, díselo a tu docente, que puede retirarla.',
    notedGravely:
      'Este mensaje ha quedado anotado, y tus preguntas en este curso están en pausa durante siete días. Si fue un error, díselo a tu docente, que puede levantar la pausa.',
    paused: (until: string, why: string) =>
      `Tus preguntas en este curso están en pausa hasta el ${until}. Motivo: ${why}. Lo que ya has preguntado, tus fuentes, tu progreso y los cuestionarios siguen abiertos. Si es un error, díselo a tu docente, que puede levantar la pausa. Si tú u otra persona estáis en peligro, escríbelo aquí de todos modos: eso se responde enseguida.`,
    categories: {
      inappropriate_language: 'lenguaje ofensivo',
      violence: 'violencia o amenazas',
      illegal: 'ayuda con algo prohibido',
      sexual: 'contenido sexual',
      off_topic: 'un tema ajeno al curso',
      harassment: 'acoso',
      self_harm: 'una petición de ayuda',
      jailbreak_attempt: 'un intento de eludir las reglas del tutor',
    },
  },
  answer: {
    strained:
      'Parece que llevas mucho encima. Cuando quieras, puedes hablar de ello con una persona: el servicio de orientación de tu centro, alguien en quien confíes o una línea de ayuda.',
    helpNear: 'Hace poco me contaste algo difícil. Sigue habiendo personas con quienes hablar:',
    again: 'La respuesta se cortó; aquí está otra vez desde el principio.',
    cut: 'La respuesta se corta aquí. Pídeme que siga y continuaré.',
    nothingLeft:
      'Lo que iba a decir no se encontraba en el material de tu curso, así que lo he dejado fuera. Prueba con una pregunta más concreta o pregunta a tu docente dónde se trata.',
    prepared: (concept) =>
      `Ahora mismo no responde ningún modelo de lenguaje. Esta explicación de “${concept}” se escribió de antemano a partir de tu curso; no sabe lo que tú sabes.`,
    unseen: (pictures) =>
      pictures === 1
        ? 'No pude ver tu imagen y no encontré en ella ningún texto que pudiera leer.'
        : 'No pude ver tus imágenes y no encontré en ellas ningún texto que pudiera leer.',
    readOnly: (pictures, quote) =>
      pictures === 1
        ? `Solo pude leer el texto de tu imagen: “${quote}”`
        : `Solo pude leer el texto de tus imágenes: “${quote}”`,
    fromWeb: (hosts) => `Consultado en la web, no es de tu curso: ${hosts}.`,
  },
  failures: {
    worker_lost:
      'La respuesta se interrumpió. Lo dicho hasta ahora se conserva; inténtalo de nuevo.',
    interrupted: 'El servidor se reinició mientras respondía. Inténtalo de nuevo.',
    not_begun:
      'El tutor está demasiado ocupado para responder en este momento. Inténtalo de nuevo en un rato.',
    model_unavailable: 'El modelo de lenguaje no respondió. Inténtalo de nuevo en un momento.',
    internal: 'Algo falló al responder. Inténtalo de nuevo.',
  },
  offline: {
    openings: {
      direct_instruction: 'Esto es lo que dice tu curso al respecto:',
      scaffolding: 'Aquí tienes un comienzo, tomado de tu curso:',
      socratic:
        'Antes de seguir leyendo, di en una frase cuál crees que es la respuesta. Tu curso lo expresa así:',
      guided_practice: 'Buena parte de esto ya la sabes. Tu curso dice:',
      challenge: 'Aquí vas muy bien, así que lee esto con ojo crítico:',
    },
    closings: {
      direct_instruction: (place) =>
        `Lee “${place}” para ver la explicación completa y pregúntame por cualquier frase que no quede clara.`,
      scaffolding: (place) =>
        `Ahora prueba tú: ¿qué paso de “${place}” se aplica primero a tu pregunta, y por qué?`,
      socratic: () => '¿En qué coincide esto con lo que pensabas, y en qué no?',
      guided_practice: (place) =>
        `Prueba con un ejemplo tuyo sobre “${place}” y cuéntame cada paso; te señalaré la parte del curso que lo comprueba.`,
      challenge: (place) =>
        `¿Puedes encontrar un caso en el que lo que afirma “${place}” fallaría si faltara una de sus condiciones?`,
    },
    somewhere: 'este apartado',
    notFound:
      'No he encontrado una respuesta a esto en el material de tu curso, así que prefiero no adivinar.',
    askInstructor: 'Tu docente puede decirte dónde se trata.',
    nearby: 'Las páginas más cercanas son:',
    askAgain:
      'Si te refieres a una de ellas, pregunta otra vez con sus palabras o pregunta a tu docente.',
    nothingAsked:
      'No sé qué buscar en tu curso. Dime en una frase qué quieres entender; si está en una imagen, quizá se pueda leer una más cercana o más nítida.',
    unprepared:
      'No hay ningún modelo de lenguaje configurado, y esta petición no trae material del curso con el que responder.',
  },
  budget: {
    spent: (limit, left) =>
      `${allowance(limit)} se ha agotado (quedan ${left}). Vuelve a estar disponible: ${time(limit.resetsAt)}.`,
    tokens: (all) => count(all, { one: '# token', other: '# tokens' }),
    overWork: 'Lo que se puede gastar en esto se ha agotado.',
    tooManyTurns: (questions) =>
      `Has hecho ${questions} preguntas en un minuto; no puede haber más.`,
    small: (limit) =>
      `${allowance(limit)} está casi agotado, así que responde un modelo más pequeño. Vuelve a estar disponible: ${time(limit.resetsAt)}.`,
    offline: (limit) =>
      `${allowance(limit)} se ha agotado, así que esta respuesta viene de tu curso, sin modelo de lenguaje. Vuelve a estar disponible: ${time(limit.resetsAt)}.`,
    enough: (limit, answers, isSmall) => {
      const more =
        answers === 'many'
          ? 'más de 100 respuestas'
          : count(answers, { one: 'cerca de # respuesta', other: 'unas # respuestas' });
      const kind = isSmall ? ' de un modelo más pequeño' : '';
      return `${allowance(limit)} alcanza para ${more} más${kind}. Se renueva: ${time(limit.resetsAt)}.`;
    },
    noMore: (limit) =>
      `${allowance(limit)} se ha agotado. Podrás volver a preguntar a partir de: ${time(limit.resetsAt)}.`,
    noMoreModel: (limit) =>
      `${allowance(limit)} se ha agotado: las respuestas vienen de tu curso, sin modelo de lenguaje. Vuelve a estar disponible: ${time(limit.resetsAt)}.`,
  },
  openWork: {
    hints: (title, until) =>
      `Esto se parece mucho a «${title}», que lleva nota y ${openFor(until)}. Hasta entonces ayudo en toda esta conversación con pistas y con preguntas sobre tu propio intento. Para otra cosa, empieza una nueva.`,
    refuse: (title, until) =>
      `Esto se parece mucho a «${title}», que lleva nota y ${openFor(until)}. Hasta entonces no respondo sobre ello en toda esta conversación. Para otra cosa, empieza una nueva.`,
    refusal:
      'Quien imparte el curso quiere que este trabajo se haga sin mí. Después te ayudo con gusto con las ideas que hay detrás, y con todo lo demás ahora.',
    locked: (title, until) =>
      `El tutor está cerrado durante «${title}», para ti hasta el ${until}. Tus conversaciones anteriores se pueden seguir leyendo.`,
  },
  quiz: {
    cloze: '¿Qué palabra falta?',
    choice: '¿Qué término completa la frase?',
    right: 'Correcto.',
    noAnswer: 'Sin respuesta.',
    solution: (term) => `El curso dice: “${term}”.`,
  },
  exercise: {
    on: (concept) => `Aquí tienes un ejercicio sobre «${concept}».`,
    prepared:
      'Un modelo de lenguaje lo preparó a partir de tu curso mientras leías; puede contener errores.',
    written:
      'Un modelo de lenguaje lo escribió con antelación a partir de tu curso; puede contener errores.',
    ownWords: 'Está hecho con una frase de tu curso, sin modelo de lenguaje.',
  },
  delivery: {
    lms_busy: (lms) => `${lms} no admite mensajes en este momento.`,
    lms_failed: (lms) => `${lms} falló mientras recibía el mensaje.`,
    lms_forbidden: (lms) => `No está permitido llamar a la dirección de ${lms}.`,
    lms_unreachable: (lms) => `No se pudo acceder a ${lms}.`,
    lms_broke: (lms) => `La conexión con ${lms} se cortó mientras se enviaba el mensaje.`,
    lms_unclear: (lms) => `${lms} respondió de una forma que Preceptor no conoce.`,
    lms_partly: (lms) => `${lms} lo entregó solo a una parte de los docentes.`,
    lms_slow: (lms) => `${lms} está limitando la rapidez con que podemos escribir.`,
    moodle_refused: () =>
      'Moodle no aceptó el mensaje: la cuenta conectada necesita core_message_send_instant_messages y moodle/site:sendmessage.',
    canvas_refused: () =>
      'Canvas no aceptó el mensaje: la cuenta conectada no puede escribir a estos docentes.',
    not_connected: () =>
      'El curso ya no está conectado al aula virtual, así que no hay buzón al que escribir.',
    mail_refused: () => 'El servidor de correo rechazó el mensaje.',
    mail_busy: () => 'El servidor de correo no admite mensajes ahora.',
    mail_broke: () => 'La conexión con el servidor de correo se cortó.',
    no_way: () => 'Ya no hay manera de enviar mensajes.',
    interrupted: () =>
      'Preceptor se interrumpió durante el envío, así que no se sabe si el mensaje llegó. Si se envía otra vez, puede llegar dos veces.',
  },
  gradebook: gradeWords,
  steps: stepWords,
  ...doorWords,
};
