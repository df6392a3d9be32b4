import { countIn } from '../../../ground/language/index.ts';
import type { TeacherWords } from './en.ts';
import { classWords } from './es-class.ts';
import { conceptWords } from './es-concepts.ts';
import { conductWords } from './es-conduct.ts';
import { contestWords } from './es-contests.ts';
import { materialWords } from './es-material.ts';
import { openWorkWords } from './es-open-work.ts';
import { postingWords } from './es-posting.ts';
import { questionWords } from './es-questions.ts';
import { reteachWords } from './es-reteach.ts';
import { schoolWords } from './es-school.ts';
import { settingsWords } from './es-settings.ts';

const count = countIn('es');
const numbers = new Intl.NumberFormat('es');

/** What the pages of those who teach say beside what students read, in Spanish. */
export const words: TeacherWords = {
  frame: {
    app: {
      offline:
        'No hay ningún modelo de lenguaje configurado: las respuestas son extractos del curso.',
      unreachable: 'No se puede conectar con el tutor. Revise su conexión e inténtelo de nuevo.',
      trouble: 'Algo ha fallado por nuestra parte. Inténtelo de nuevo en un minuto.',
      retryIn: (seconds) => {
        if (seconds < 90)
          return count(seconds, {
            one: 'Inténtelo de nuevo en # segundo.',
            other: 'Inténtelo de nuevo en # segundos.',
          });
        const minutes = Math.round(seconds / 60);
        if (minutes < 120)
          return count(minutes, { other: 'Inténtelo de nuevo en unos # minutos.' });
        const hours = Math.round(minutes / 60);
        if (hours < 48) return count(hours, { other: 'Inténtelo de nuevo en unas # horas.' });
        return count(Math.round(hours / 24), { other: 'Inténtelo de nuevo en unos # días.' });
      },
    },
    sessionOver: {
      title: 'Vuelva a abrir el tutor',
      advice:
        'Esta página ha perdido la conexión con su curso: una sesión dura un día de trabajo y termina cuando el navegador la olvida. Vuelva a su curso y abra el tutor desde allí. Sus conversaciones se conservan.',
      written: 'Lo que ha escrito y no ha enviado. Cópielo antes de salir:',
    },
  },
  tabs: {
    class: 'Clase',
    school: 'Institución',
    people: 'Personas',
    material: 'Material',
    concepts: 'Conceptos',
    questions: 'Preguntas',
    settings: 'Ajustes',
    preview: 'Probar el tutor',
  },
  emptyCourse:
    'Este curso todavía no tiene material. Lea primero el curso en “Material”; después los estudiantes y usted podrán preguntar sobre él.',
  people: {
    title: 'Personas',
    lead: 'Quién está en este curso, según su aula virtual. La lista se lee cada noche; quien deja el curso conserva lo que hizo, pero ya no recibe calificaciones ni se cuenta.',
    sync: 'Actualizar desde el aula virtual',
    reading: 'Leyendo la lista de participantes…',
    never:
      'La lista del aula virtual todavía no se ha leído: estas son las personas que han abierto el tutor.',
    failed: 'No se pudo leer la lista.',
    done: (when, joined, dropped) =>
      `Al día con el aula virtual: ${when}; ${count(joined, { one: '# alta', other: '# altas' })}, ${count(dropped, { one: '# baja', other: '# bajas' })}.`,
    present: (people) => `En el curso (${numbers.format(people)})`,
    gone: (people) =>
      count(people, { one: 'Ya no está en el curso (#)', other: 'Ya no están en el curso (#)' }),
    nameless: 'El aula virtual no comparte el nombre',
    notYet: 'todavía no ha abierto el tutor',
    lastSeen: (when) => `última visita: ${when}`,
    visitsHidden: 'Su institución no deja que quien enseña vea cuándo estuvo aquí cada estudiante.',
    erasure: (day) =>
      `A partir del ${day} se borrará lo que se guarda sobre los estudiantes de este curso: conversaciones, progreso y respuestas de cuestionarios. Las calificaciones que ya están en el libro de su aula virtual se quedan allí.`,
    roles: { student: 'Estudiante', instructor: 'Docente', assistant: 'Asistente' },
  },
  linking: {
    title: 'Añadir el tutor a su curso',
    lead: 'Elija qué encontrarán los estudiantes detrás del enlace. Abre el tutor, el tutor en una parte del curso o un cuestionario.',
    offer: 'Lo que puede añadir',
    search: 'Buscar módulos, documentos y cuestionarios',
    notFound: 'Aquí nada contiene estas palabras.',
    nothing: 'Todavía no se ha elegido nada.',
    groups: { tutor: 'Tutor', module: 'Módulo', document: 'Documento', quiz: 'Cuestionario' },
    tutor: 'El tutor',
    tutorNote: 'para todo el curso',
    tutorPreview:
      'Los estudiantes preguntan por cualquier cosa del curso y hacen cuestionarios sobre lo que menos saben.',
    about: (what) => `Tutor sobre ${what}`,
    previewOf: (what) => `Qué contiene “${what}”`,
    focusPreview: (what) =>
      `Las conversaciones empiezan por “${what}”; también se puede preguntar por el resto del curso.`,
    documents: (documents) => count(documents, { one: '# documento', other: '# documentos' }),
    unpublished: 'sin publicar',
    questions: (questions, concept) =>
      `${count(questions, { one: '# pregunta', other: '# preguntas' })} sobre ${concept}`,
    question: (number, prompt, solution) => `${number}. ${prompt} (${solution})`,
    waiting: 'hecho para esta clase, aún sin colocar',
    newQuiz: 'Crear un cuestionario ahora',
    concept: 'Concepto',
    count: 'Preguntas',
    make: 'Crear el cuestionario',
    making: 'Preparando preguntas a partir de su curso…',
    label: 'Título del enlace',
    graded: 'Con una columna en el libro de calificaciones',
    preset: 'Tutor del curso',
    missing: 'El enlace necesita un título.',
    noLinks:
      'En este lugar el aula virtual no admite enlaces al tutor. Cancele y añádalo desde otro lugar.',
    add: 'Añadir al curso',
    cancel: 'Cancelar',
    sending: 'Entregando al aula virtual…',
  },
  ...classWords,
  ...conceptWords,
  ...conductWords,
  ...contestWords,
  ...materialWords,
  ...openWorkWords,
  ...questionWords,
  ...reteachWords,
  ...postingWords,
  ...settingsWords,
  ...schoolWords,
};
