import { countIn } from '../../../ground/language/index.ts';
import type { PostingWords } from './en-posting.ts';

const count = countIn('es');

/** What the pages of those who teach say about grades before and after they are posted, in Spanish. */
export const postingWords: PostingWords = {
  posting: {
    title: 'Mirar antes y después',
    lead: 'Lo que hay ahora en el libro de calificaciones y lo que el tutor pondría. Mirar no cambia nada.',
    look: 'Mostrar lo que se publicaría',
    again: 'Volver a mirar',
    looking: 'Preguntando al aula virtual…',
    looked: 'Así está ahora.',
    blind:
      'Su aula virtual no deja que la herramienta lea las calificaciones. Aquí no se puede mostrar lo que hay en el libro, una calificación que usted cambie allí puede sobrescribirse y desde aquí no se puede retirar nada. Su administrador puede dar el permiso de leer resultados.',
    own: (name) => `Dominio de «${name}»`,
    link: 'Cuestionario de un enlace del curso',
    makes: (title, points) => `Se crearía una columna nueva: «${title}», sobre ${points}.`,
    uses: 'La columna existe.',
    isOff: 'La publicación en esta columna está desactivada. Esto pasaría si estuviera activada.',
    outlooks: {
      post: (n) => count(n, { one: 'se publicaría', other: 'se publicarían' }),
      propose: (n) =>
        count(n, { one: 'esperaría su aprobación', other: 'esperarían su aprobación' }),
      proposed: (n) => count(n, { one: 'espera su aprobación', other: 'esperan su aprobación' }),
      under_way: () => 'en camino',
      undoing: () => 'retirándose',
      same: () => 'como está en el libro',
      undone: (n) => count(n, { one: 'retirada', other: 'retiradas' }),
      left_out: () => 'fuera',
    },
    nothing: 'sin calificación',
    unread: 'desconocida',
    stands: (was) => `en el libro: ${was}`,
    would: (will) => `después: ${will}`,
    waits: (n, since) =>
      `${count(n, { one: '# calificación espera su aprobación desde', other: '# calificaciones esperan su aprobación, la primera desde' })} ${since}.`,
    approveAll: 'Aprobar todas',
    approve: 'Aprobar',
    undo: 'Retirar',
    post: 'Publicar de nuevo',
    retry: 'Volver a intentarlo',
    undoLast: 'Retirar la última publicación',
    undoColumn: 'Retirar toda esta columna',
    sureTitle: (n) =>
      count(n, { one: '¿Retirar # calificación?', other: '¿Retirar # calificaciones?' }),
    sureText:
      'Cada una vuelve a lo que el tutor había puesto antes, o se borra. Una calificación que usted haya cambiado se queda. Nada se publica de nuevo hasta que el estudiante haga un trabajo nuevo o usted la publique otra vez.',
    done: (n) =>
      count(n, {
        one: '# calificación está en camino.',
        other: '# calificaciones están en camino.',
      }),
    changed: (n) =>
      count(n, {
        one: '# ha cambiado entretanto y se dejó como está.',
        other: '# han cambiado entretanto y se dejaron como están.',
      }),
    students: 'Estudiantes',
    nameless: 'Nombre no compartido por el aula virtual',
    approvalTitle: 'Antes de publicar',
    approval: 'Preguntarme antes de publicar calificaciones',
    approvalWhat:
      'Mientras esté activado, cada calificación nueva espera aquí hasta que usted la apruebe. Una más reciente ocupa el lugar de la que espera, y vuelve a esperar aunque ya haya aprobado. Antes, el aula virtual no ve nada.',
    approvalWhen:
      'Las que esperan se quedan al desactivarlo; solo las nuevas salen entonces por sí mismas.',
    concepts: 'Columnas de conceptos sueltos',
    conceptsWhat:
      'El dominio de un concepto puede ir a una columna propia o a ninguna; entonces ya no cuenta en la columna que comparten los demás. Una columna que existe se queda, con sus calificaciones. Como máximo 12 conceptos tienen columna propia.',
    to: { shared: 'con los demás', own: 'en una columna propia', none: 'en ninguna' },
    save: 'Guardar estas columnas',
    troubles: {
      no_evidence: 'Todavía no ha mostrado nada sin ayuda: no hay calificación que publicar.',
      teacher_grade:
        'En el libro hay una calificación que el tutor no publicó y que se deja como está. Para tener allí la del tutor, borre la suya en el libro y vuelva a intentarlo.',
      not_a_student:
        'Solo los estudiantes del curso reciben calificaciones: en el aula virtual esta persona tiene otro rol.',
      test_student: 'Un estudiante de prueba no recibe calificaciones.',
      left_course:
        'Ha dejado el curso en el aula virtual. Cuando vuelva a figurar en él, inténtelo de nuevo.',
      quizzes_off: 'La publicación de cuestionarios está desactivada: actívela arriba.',
      mastery_off: 'La publicación del dominio está desactivada: actívela arriba.',
      concept_off:
        'Este concepto ya no tiene columna propia: déle una abajo o retire sus calificaciones.',
      scope_score:
        'El aula virtual no deja que la herramienta publique calificaciones en este curso. Pida a su administrador el permiso de publicar puntuaciones y abra el tutor desde el curso otra vez.',
      scope_column:
        'El aula virtual no deja que la herramienta cree columnas en este curso. Pida a su administrador el permiso de gestionar columnas (line items) y abra el tutor desde el curso otra vez.',
      scope_missing:
        'El aula virtual no da a la herramienta un permiso que necesita aquí. La prueba de la conexión, más abajo, lo nombra.',
      token_refused:
        'El aula virtual no acepta la clave de la herramienta. La prueba de la conexión, más abajo, dice qué hacer.',
      connection_off:
        'La conexión con el aula virtual está desactivada. Su administrador puede activarla de nuevo.',
      unreadable:
        'El aula virtual no deja leer las calificaciones, así que no se sabe si usted cambió esta, y se deja. Bórrela usted en el libro de calificaciones.',
      unpublished:
        'La tarea no está publicada en el aula virtual. Publíquela: la calificación sale en una hora, o cuando vuelva a intentarlo.',
      outdated:
        'El aula virtual tiene una puntuación más reciente. Mírela en el libro; con el próximo trabajo se publica de nuevo.',
      gone: 'La columna se borró en el aula virtual. Se crea de nuevo cuando vuelva a intentarlo.',
      course_gone: 'El curso o el estudiante ya no se conocen.',
      unavailable:
        'No se llega al aula virtual o está ocupada. Se vuelve a intentar solo, durante un día.',
      refused:
        'El aula virtual no aceptó la calificación: quizá la tarea esté cerrada o el estudiante se haya ido. Arréglelo allí y vuelva a intentarlo.',
      failed: 'Algo falló por nuestra parte. Se vuelve a intentar solo.',
    },
  },
};
