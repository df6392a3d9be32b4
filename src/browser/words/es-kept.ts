import type { keptWords as english } from './en-kept.ts';

/** What the page says to students about what is held about them, in Spanish. */
export const keptWords: typeof english = {
  kept: {
    title: 'Lo que se guarda sobre ti',
    lead: 'Cuánto hay, de todos tus cursos en esta institución. El archivo lo contiene todo, palabra por palabra.',
    subjects: {
      account: 'Cursos en los que estás, con tu nombre y tu correo si el LMS los da',
      conversations: 'Preguntas con sus respuestas',
      pictures: 'Imágenes en preguntas',
      learning: 'Respuestas de cuestionarios que muestran lo que sabes',
      grades: 'Notas para el libro de calificaciones',
      messages: 'Mensajes a profesores que aprobaste',
      costs: 'Peticiones a modelos de lenguaje, con lo que costaron',
    },
    until:
      'Según las reglas de tu institución se borra solo, curso por curso, a partir de estos días:',
    download: 'Descargar todo',
    saved: 'El archivo se entregó a tu navegador.',
    erase:
      'Aquí no se borra nada: eso lo decide tu institución. Si lo quieres, pídelo a quienes se ocupan allí de la protección de datos. Lo que está en el libro de calificaciones de tu LMS se queda en él.',
  },
};
