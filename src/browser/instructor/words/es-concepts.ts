import { countIn } from '../../../ground/language/index.ts';
import type { ConceptWords } from './en-concepts.ts';

const count = countIn('es');

/** What the pages of those who teach say about the concepts of a course, in Spanish. */
export const conceptWords: ConceptWords = {
  concepts: {
    setting: 'Conceptos',
    use: 'Un modelo de lenguaje propone mejoras de la lista de conceptos',
    useWhat:
      'La lista se hace con los títulos de su curso. Un tiempo después de que cambie el material, un modelo de lenguaje lee la lista y el comienzo de las secciones y propone nombres mejores, conceptos que faltan, conceptos repetidos y otro orden. Nada sobre ningún estudiante entra en ello. Lo que cuesta se carga al curso.',
    useWhere:
      'Usted decide sobre cada propuesta en «Conceptos»; nada cambia para los estudiantes antes de que la acepte.',
    title: 'Conceptos',
    lead: 'Lo que enseña este curso, en el orden en que se enseña. El dominio, los cuestionarios y lo que la clase debería repasar se cuentan por estos conceptos.',
    switchedOff:
      'La lista se hace con los títulos de su curso. Un modelo de lenguaje puede proponer mejoras: los docentes lo activan en «Ajustes».',
    noModel: 'Aquí no se puede pedir propuestas a ningún modelo de lenguaje.',
    waiting:
      'Todavía no hay propuestas. Se pregunta a un modelo pocos minutos después de activarlo, y de nuevo un tiempo después de leer material nuevo; también espera cuando falta dinero.',
    nothing: 'No hay nada que decidir: el material, tal como está, ya se ha revisado.',
    open: (proposals) => count(proposals, { one: '# propuesta', other: '# propuestas' }),
    now: 'La lista tal como está',
    none: 'Todavía no hay conceptos: primero hay que leer el curso.',
    acceptedBefore: 'Aceptadas antes',
    kinds: {
      add: (name) => `Añadir «${name}».`,
      rename: (from, to) =>
        `Llamar «${to}» a «${from}». Lo que se sabe de los estudiantes se conserva.`,
      merge: (keep, drop) =>
        `«${drop}» es lo mismo que «${keep}»: unirlos. Cuenta lo que los estudiantes hayan mostrado en cualquiera de los dos.`,
      order: 'Enseñarlos en este orden:',
    },
    needs: (first, next) => `«${next}» necesita «${first}»:`,
    quote: 'Se apoya en estas palabras:',
    by: (model, when) => `Propuesta de ${model}, ${when}.`,
    gone: 'Su lugar en el curso ha cambiado: ya solo se puede rechazar.',
    accept: 'Aceptar',
    refuse: 'Rechazar',
    takeBack: 'Deshacer',
    acceptAll: 'Aceptar todas',
    refuseAll: 'Rechazar todas',
    accepted: 'La propuesta está aceptada.',
    refused: 'La propuesta está rechazada y no volverá.',
    decided: (proposals) =>
      count(proposals, {
        one: 'Se ha decidido # propuesta.',
        other: 'Se han decidido # propuestas.',
      }),
    notDecided: (proposals) =>
      count(proposals, { one: '# ya no era posible.', other: '# ya no eran posibles.' }),
  },
};
