import { countIn } from '../../../ground/language/index.ts';
import type { ConceptWords } from './en-concepts.ts';

const count = countIn('fr');

/** What the pages of those who teach say about the concepts of a course, in French. */
export const conceptWords: ConceptWords = {
  concepts: {
    setting: 'Les notions',
    use: 'Un modèle de langage propose d’améliorer la liste des notions',
    useWhat:
      'La liste est faite des titres de votre cours. Quelque temps après un changement des documents, un modèle de langage lit la liste et le début des sections et propose de meilleurs noms, les notions qui manquent, celles qui font double emploi, et un autre ordre. Rien sur aucun étudiant n’y entre. Ce que cela coûte est compté au cours.',
    useWhere:
      'Vous décidez de chaque proposition sous « Notions » ; rien ne change pour les étudiants avant que vous l’acceptiez.',
    title: 'Les notions du cours',
    lead: 'Ce que ce cours enseigne, dans l’ordre où il l’enseigne. La maîtrise, les quiz et ce que la classe devrait revoir suivent ces notions.',
    switchedOff:
      'La liste est faite des titres de votre cours. Un modèle de langage peut proposer des améliorations : les enseignants l’activent sous « Réglages ».',
    noModel: 'Aucun modèle de langage ne peut faire de propositions ici.',
    waiting:
      'Rien n’est encore proposé. Un modèle est sollicité quelques minutes après l’activation, puis quelque temps après la lecture de nouveaux documents ; cela attend aussi quand l’argent manque.',
    nothing: 'Il n’y a rien à décider : les documents, tels qu’ils sont, ont été parcourus.',
    open: (proposals) => count(proposals, { one: '# proposition', other: '# propositions' }),
    now: 'La liste telle qu’elle est',
    none: 'Il n’y a pas encore de notions : il faut d’abord lire le cours.',
    acceptedBefore: 'Acceptées auparavant',
    kinds: {
      add: (name) => `Ajouter « ${name} ».`,
      rename: (from, to) => `Appeler « ${from} » « ${to} ». Ce que l’on sait des étudiants reste.`,
      merge: (keep, drop) =>
        `« ${drop} » est la même chose que « ${keep} » : en faire une seule notion. Ce que les étudiants ont montré sur l’une ou l’autre compte pour elle.`,
      order: 'Les enseigner dans cet ordre :',
    },
    needs: (first, next) => `« ${next} » a besoin de « ${first} » :`,
    quote: 'Elle repose sur ces mots :',
    by: (model, when) => `Proposée par ${model}, ${when}.`,
    gone: 'Son endroit dans le cours a changé : elle ne peut plus qu’être refusée.',
    accept: 'Accepter',
    refuse: 'Refuser',
    takeBack: 'Annuler',
    acceptAll: 'Tout accepter',
    refuseAll: 'Tout refuser',
    accepted: 'La proposition est acceptée.',
    refused: 'La proposition est refusée et ne reviendra pas.',
    decided: (proposals) =>
      count(proposals, {
        one: '# proposition est décidée.',
        other: '# propositions sont décidées.',
      }),
    notDecided: (proposals) =>
      count(proposals, {
        one: '# n’était plus possible.',
        other: '# n’étaient plus possibles.',
      }),
  },
};
