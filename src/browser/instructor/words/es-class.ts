import type { ClassWords } from './en-class.ts';

/** What the pages of those who teach say about what conversations show of a class, in Spanish. */
export const classWords: ClassWords = {
  class: {
    setting: 'Lo que entienden los estudiantes',
    use: 'El tutor también aprende de las conversaciones lo que entiende cada estudiante',
    useWhat:
      'Cuando alguien ha mostrado un razonamiento propio, un modelo de lenguaje vuelve a leer esa pregunta y su respuesta y anota qué se entendió, qué conviene volver a mirar y qué explicación ayudó. El tutor lo usa en las respuestas siguientes. Cuenta la cuarta parte de una respuesta de cuestionario y nunca llega al libro de calificaciones. Su coste corre a cargo del curso. Donde una pregunta escrita para cuestionarios dice qué significa una opción equivocada, también se anota haberla elegido.',
    useWho:
      'Los estudiantes ven en «Mi progreso» todo lo que se ha anotado sobre ellos y pueden hacer que se quite lo que conviene volver a mirar. Usted lo ve en «Clase» solo para grupos de al menos cinco y sin nombres. Si lo desactiva, no se lee nada más; lo anotado se queda.',
    title: 'Lo que la clase debería volver a mirar',
    lead: 'Lo que un modelo de lenguaje anotó al leer conversaciones, concepto por concepto. No dice nada de menos de cinco estudiantes, da los números solo por intervalos y nunca un nombre, y cambia solo cuando algo ha cambiado en al menos cinco. Las clases de menos de diez no ven nada aquí.',
    switchedOff:
      'Está desactivado: no se lee ninguna conversación. Los docentes lo activan en «Ajustes».',
    noModel: 'Aquí no se puede pedir a ningún modelo de lenguaje que lea conversaciones.',
    nothing:
      'Todavía no hay nada que mostrar: en ningún concepto hay suficientes estudiantes con algo pendiente, o la clase tiene menos de diez.',
    bands: {
      '5-9': 'de 5 a 9 estudiantes',
      '10-19': 'de 10 a 19 estudiantes',
      '20-49': 'de 20 a 49 estudiantes',
      '5+': '5 estudiantes o más',
      '10+': '10 estudiantes o más',
      '20+': '20 estudiantes o más',
      '50+': '50 estudiantes o más',
    },
    ideas: 'Lo que comparten:',
    noIdea: 'Tienen pendientes cosas distintas; ninguna la comparten cinco.',
    asOf: (when) => `A fecha de ${when}.`,
    mayErr: 'Lo anotó un modelo, que puede equivocarse.',
  },
};
