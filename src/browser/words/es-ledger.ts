import type { ledgerWords as english } from './en-ledger.ts';

/** What the page says to students about what a number rests on, in Spanish. */
export const ledgerWords: typeof english = {
  ledger: {
    why: '¿Por qué este número?',
    whyOf: (concept) => `Por qué este número: ${concept}`,
    close: 'Cerrar',
    start: (percent, share) =>
      `Antes de saber nada, el número es ${percent}. Cada entrada lo sube o lo baja. Con ayuda a mano, una respuesta cuenta el ${share} de su peso. Nada se borra con el tiempo.`,
    empty: 'Todavía no hay entradas.',
    weight: (weight, after) => `cuenta ${weight}, después ${after}`,
    helped: 'con ayuda',
    sum: (percent, range, parts) => `En total: ${percent} (${range}), ${parts}`,
    same: 'Calculado de nuevo a partir de estas entradas: el mismo número, hasta la última cifra.',
    differs:
      'Calculado de nuevo a partir de estas entradas, el número es otro. Díselo a quienes mantienen el tutor.',
    classQuiz: (title) => `Del cuestionario de la clase «${title}». Su nota queda como está.`,
    underCheck:
      'Lo que respondiste se vuelve a mostrar cuando hayas respondido a las dos preguntas: una de ellas es la misma.',
    rulesTitle: 'Si una entrada no es correcta',
    rules:
      '«Lo adiviné» quita una entrada al momento. Con «Fue un error al escribir» y «Puedo demostrarlo» respondes por tu cuenta a dos preguntas, una vez al día por concepto: si las dos están bien, la entrada deja de contar; si no, se queda, y no se te reprocha nada. Quien pregunta al tutor mientras tanto tiene ayuda, y las preguntas no deciden nada.',
    seen: {
      named:
        'Una respuesta que llamas error al escribir, o que dices que puedes demostrar, la ven tus docentes con tu nombre; pueden decidir sobre ella y aquí lees su motivo. Lo que adivinaste y todas las demás entradas solo las ves tú.',
      pseudonymous:
        'Una respuesta que llamas error al escribir, o que dices que puedes demostrar, la ven tus docentes sin tu nombre; pueden decidir sobre ella y aquí lees su motivo. Lo que adivinaste y todas las demás entradas solo las ves tú.',
      aggregate:
        'Tu centro no deja que tus docentes vean nada de esto: sobre una respuesta que llamas error al escribir, o que dices que puedes demostrar, deciden solo las dos preguntas.',
    },
    grades: 'Esto cambia lo que el tutor cree que sabes. Nunca cambia una nota.',
    claims: {
      guessed: 'Lo adiviné',
      typo: 'Fue un error al escribir',
      can_show: 'Puedo demostrarlo',
    },
    withdraw: 'Retirar lo dicho',
    check: 'Responder a las dos preguntas',
    checking: 'Dos preguntas',
    alone: 'Respóndelas por tu cuenta, sin preguntar al tutor.',
    events: {
      guessed: 'Dijiste que lo adivinaste.',
      typo: 'Dijiste que fue un error al escribir.',
      can_show: 'Dijiste que puedes demostrarlo.',
      withdrawn: 'Lo retiraste.',
      dismissed: 'Dijiste que no es así.',
      check_passed: 'Las dos preguntas bien: ya no cuenta.',
      check_failed: 'No las dos preguntas bien: se queda.',
      check_assisted: 'Se preguntó al tutor mientras tanto: se queda.',
      set_aside: 'Tu docente la ha quitado:',
      let_stand: 'Tu docente la mantiene:',
      shown: 'Anotado por tu docente:',
    },
    said: {
      guessed: 'Ya no cuenta.',
      typo: 'Anotado. Deciden dos preguntas o tus docentes.',
      can_show: 'Anotado. Deciden dos preguntas o tus docentes.',
      withdrawn: 'Queda retirado.',
    },
    twoDecide: 'Anotado. Deciden dos preguntas.',
    results: {
      passed: 'Las dos bien: la entrada ya no cuenta.',
      failed: 'No las dos bien: la entrada se queda. Puedes intentarlo mañana.',
      assisted:
        'Se preguntó al tutor mientras tanto, así que la entrada se queda. Puedes intentarlo mañana.',
    },
  },
};
