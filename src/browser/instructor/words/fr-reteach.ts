import type { ReteachWords } from './en-reteach.ts';

/** What the pages of those who teach say about how a class moves and what to do about it, in French. */
export const reteachWords: ReteachWords = {
  reteach: {
    weeks: 'Semaine après semaine',
    weeksLead:
      'Chez combien d’étudiants quelque chose a été noté pour la première fois sur une notion, et chez combien tout s’est éclairci. Chacun compte une fois dans chaque cas. Les nombres vont de cinq en cinq, et le hasard déplace chacun de trois au plus, une seule fois : la semaine finie, ses nombres restent pour de bon. Peu n’est pas dit ; dans les cours de moins de dix, rien.',
    weeksOf: (concept) => `Semaine après semaine : ${concept}`,
    week: 'Semaine du',
    came: 'Noté pour la première fois',
    went: 'Éclairci',
    few: 'peu ou aucun',
    about: (count) => `environ ${count}`,
    places: 'Où c’est enseigné :',
    card: 'Fiche de cinq minutes',
    cardOf: (concept) => `Fiche de cinq minutes : ${concept}`,
    cardLead: 'Faite des phrases mêmes de votre cours et de cette page, sans aucun modèle.',
    thinks: 'Ce que la classe tend à penser',
    differs: 'Ils ont chacun autre chose à revoir ; rien n’est commun à cinq d’entre eux.',
    says: 'Ce que dit le cours',
    silent: 'Le cours n’a là-dessus aucune phrase qui puisse être citée.',
    ask: 'Une question à la salle',
    expected: (answer) => `Attendu : ${answer}`,
    noAsk: 'Le cours n’a pas assez de texte là-dessus pour en faire une question.',
    contrast: 'Un contraste, déroulé',
    tends: 'On tend à penser',
    works: 'Développé dans le cours',
    print: 'Imprimer',
    copy: 'Copier',
    copied: 'La fiche a été copiée.',
    notCopied:
      'Le navigateur n’a pas laissé copier la fiche. Imprimez-la, ou sélectionnez son texte.',
    practice: 'Faire un quiz d’entraînement',
    practiceOf: (concept) => `Entraînement : ${concept}`,
    making: 'Des questions sont faites à partir de votre cours…',
    practiceMade: (title, count) =>
      `« ${title} » est prêt, avec des questions de votre cours : ${count}. Ajoutez maintenant un lien vers le tuteur où vous le voulez sur votre plateforme (Canvas : Modules, « + », Outil externe ; Moodle : Ajouter une activité, le tuteur, Sélectionner le contenu) : il y est le premier et déjà choisi, pendant un jour.`,
  },
};
