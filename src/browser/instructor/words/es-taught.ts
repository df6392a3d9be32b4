import type { taughtWords as english } from './en-taught.ts';

/** What the settings say about who is taught and what, in Spanish. */
export const taughtWords: typeof english = {
  audience: 'Quiénes son los estudiantes',
  audienceWhat:
    'Nada se deduce de lo que un estudiante escribe ni se guarda sobre nadie: usted lo dice para todo el curso. Cambia el tono, la extensión y los pasos de las respuestas. En las respuestas con rigor cambia solo las palabras.',
  audienceOfSchool: (what) => `Como dice el centro. ${what}`,
  audiences: {
    unset: 'Sin indicar',
    under_13:
      'Menores de 13 años: pasos pequeños, una pregunta cada vez, ningún problema más difícil sin pedirlo, ninguna página de la web abierta',
    '13_17': 'De 13 a 17 años: claro y en serio, una pregunta cada vez',
    adults: 'Adultos: directo y con razones',
  },
  subject: 'De qué trata el curso',
  subjectWhat:
    'Cambia cómo guía el tutor: una demostración por sus pasos, un poema por sus palabras y varias lecturas, un programa con pruebas pequeñas y sus mensajes de error. El material lo muestra por sí mismo si está lleno de fórmulas, magnitudes o código; lenguas e historia se indican aquí.',
  subjects: {
    as_material: 'Como muestra el material',
    mathematics: 'Matemáticas',
    natural_science: 'Ciencias naturales',
    programming: 'Programación',
    language_and_literature: 'Lengua y literatura',
    history_and_society: 'Historia y ciencias sociales',
    other: 'Otra cosa: sin manera propia',
  },
  notForChildren: 'a los menores de 13 años no se les envía a la web abierta.',
};
