import type { ContestWords } from './en-contests.ts';

/** What the pages of those who teach say about contested evidence, in Spanish. */
export const contestWords: ContestWords = {
  contests: {
    title: 'Respuestas impugnadas',
    lead: 'Los estudiantes pueden decir de una respuesta que fue un error al escribir o que pueden demostrarlo. Deciden dos preguntas, o usted, antes o después, con un motivo que el estudiante lee. Esto cambia lo que el tutor cree que sabe, nunca una nota. Usted solo ve las respuestas impugnadas; lo demás queda entre los estudiantes y el tutor.',
    none: 'No hay nada impugnado.',
    nameless: 'El LMS no comparte el nombre',
    waits: 'en espera',
    counts: 'cuenta',
    aside: 'está quitada',
    answered: 'Respondió:',
    noAnswer: 'nada',
    expected: 'Se esperaba:',
    chat: 'De una conversación, cuyas palabras quedan entre el estudiante y el tutor.',
    kinds: {
      typo: 'dice que fue un error al escribir',
      can_show: 'dice que puede demostrarlo',
      guessed: 'dice que lo adivinó',
      withdrawn: 'lo retiró',
      dismissed: 'dice que no es así',
      check_passed: 'las dos preguntas bien',
      check_failed: 'no las dos preguntas bien',
      check_assisted: 'preguntó al tutor durante las preguntas',
      set_aside: 'quitada por un docente:',
      let_stand: 'mantenida por un docente:',
      shown: 'demostrado en clase:',
    },
    reason: 'Motivo, que el estudiante lee',
    needed: 'Indique un motivo.',
    setAside: 'Quitarla',
    letStand: 'Mantenerla',
    said: {
      set_aside: 'La respuesta está quitada.',
      let_stand: 'La respuesta se mantiene.',
    },
    shownTitle: 'Demostrado en clase',
    shownLead:
      'Anote lo que alguien le demostró en clase. Cuenta como una respuesta dada sin ayuda, y el estudiante lee lo que usted escribe.',
    student: 'Estudiante',
    concept: 'Concepto',
    note: 'Anotarlo',
    noted: 'Está anotado.',
  },
};
