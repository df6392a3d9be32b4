import type { taughtWords as english } from './en-taught.ts';

/** What the settings say about who is taught and what, in French. */
export const taughtWords: typeof english = {
  audience: 'Qui sont les étudiants',
  audienceWhat:
    'Rien n’est déduit de ce qu’un étudiant écrit, et rien n’est conservé sur personne : vous le dites pour tout le cours. Cela change le ton, la longueur et les pas des réponses. Dans les réponses strictes, cela ne change que les mots.',
  audienceOfSchool: (what) => `Comme le dit l’établissement. ${what}`,
  audiences: {
    unset: 'Non précisé',
    under_13:
      'Enfants de moins de 13 ans : petits pas, une question à la fois, aucun problème plus difficile sans demande, aucune page du web ouvert',
    '13_17': 'De 13 à 17 ans : simple et sérieux, une question à la fois',
    adults: 'Adultes : direct, avec des raisons',
  },
  subject: 'De quoi traite le cours',
  subjectWhat:
    'Cela change la façon de guider : une démonstration par ses étapes, un poème par ses mots et plusieurs lectures, un programme par de petits essais et ses messages d’erreur. Le contenu le montre de lui-même s’il est plein de formules, de grandeurs ou de code ; les langues et l’histoire s’indiquent ici.',
  subjects: {
    as_material: 'Comme le montre le contenu',
    mathematics: 'Mathématiques',
    natural_science: 'Sciences de la nature',
    programming: 'Programmation',
    language_and_literature: 'Langue et littérature',
    history_and_society: 'Histoire et sciences sociales',
    other: 'Autre chose : aucune manière propre',
  },
  notForChildren: 'les enfants de moins de 13 ans ne sont pas envoyés sur le web ouvert.',
};
