import type { ClassWords } from './en-class.ts';

/** What the pages of those who teach say about what conversations show of a class, in French. */
export const classWords: ClassWords = {
  class: {
    setting: 'Ce que les étudiants comprennent',
    use: 'Le tuteur apprend aussi des conversations ce que chacun comprend',
    useWhat:
      'Quand quelqu’un a montré un raisonnement à soi, un modèle de langage relit cette question et sa réponse et note ce qui a été compris, ce qui mérite d’être revu et quelle explication a aidé. Le tuteur s’en sert pour les réponses suivantes. Cela compte pour un quart d’une réponse de quiz et n’arrive jamais dans le carnet de notes. Le coût est à la charge du cours. Quand une question écrite pour les quiz dit ce que signifie un mauvais choix, ce choix est noté aussi.',
    useWho:
      'Sous « Mes progrès », les étudiants voient tout ce qui est noté à leur sujet et peuvent faire retirer ce qui est à revoir. Vous ne le voyez sous « Classe » que pour des groupes d’au moins cinq, sans aucun nom. Si vous le désactivez, plus rien n’est relu ; ce qui est noté reste.',
    title: 'Ce que la classe devrait revoir',
    lead: 'Ce qu’un modèle de langage a noté en relisant des conversations, notion par notion. Rien n’est dit de moins de cinq étudiants, les nombres ne sont donnés que par tranches et jamais un nom, et l’image ne change que lorsque quelque chose a changé chez au moins cinq d’entre eux. Les cours de moins de dix ne voient rien ici.',
    switchedOff:
      'C’est désactivé : aucune conversation n’est relue. Les enseignants l’activent sous « Réglages ».',
    noModel: 'Aucun modèle de langage ne peut être chargé ici de relire des conversations.',
    nothing:
      'Il n’y a encore rien à montrer : sur aucune notion assez d’étudiants n’ont quelque chose à revoir, ou le cours en compte moins de dix.',
    bands: {
      '5-9': '5 à 9 étudiants',
      '10-19': '10 à 19 étudiants',
      '20-49': '20 à 49 étudiants',
      '5+': '5 étudiants ou plus',
      '10+': '10 étudiants ou plus',
      '20+': '20 étudiants ou plus',
      '50+': '50 étudiants ou plus',
    },
    ideas: 'Ce qu’ils ont en commun :',
    noIdea: 'Ils ont chacun autre chose à revoir ; rien n’est commun à cinq d’entre eux.',
    asOf: (when) => `État au ${when}.`,
    mayErr: 'Un modèle a noté cela, et il peut se tromper.',
  },
};
