import type { OpenWorkWords } from './en-open-work.ts';

/** What the pages of those who teach say about graded work that is open, and about exams, in French. */
export const openWorkWords: OpenWorkWords = {
  openWork: {
    title: 'Travaux notés ouverts',
    what: 'Tant qu’un devoir est ouvert pour un étudiant, le tuteur compare ce qu’il écrit au texte du devoir. Si les deux sont proches, il se retient et dit pourquoi et jusqu’à quand. Les délais personnels comptent. Il reconnaît de petits changements de formulation, d’autres nombres et un devoir raconté en plusieurs messages ; par les mots seuls, il ne reconnaît ni une traduction, ni un récit libre, ni un devoir de quelques mots.',
    effect: 'Quand un étudiant pose une question sur un travail noté ouvert',
    effects: {
      hints: 'Donner des indices et demander son propre essai',
      refuse: 'Ne pas répondre, et le dire',
      off: 'Répondre comme d’habitude',
    },
    wording:
      'Ce que dit le tuteur à la place d’une réponse (jusqu’à 500 caractères ; vide : ses propres mots)',
    meaning: 'Comparer aussi le sens',
    meaningWhat:
      'Pour pouvoir reconnaître une traduction ou un récit libre. Il faut un modèle qui cherche par le sens, que votre établissement met en place ; sans lui, rien ne change. Sa part d’erreurs dépend de ce modèle et personne ne l’a mesurée : des questions ordinaires peuvent alors ne recevoir que des indices.',
    grace: 'Heures après l’échéance pendant lesquelles il compte encore comme ouvert',
    save: 'Enregistrer',
    works: 'Comptent ici comme travaux notés :',
    noWorks:
      'Le tuteur ne connaît ici aucun travail noté. Les devoirs du LMS sont reconnus d’eux-mêmes ; tout autre document peut être marqué sous « Supports ».',
    due: (when) => `échéance ${when}`,
    noDue: 'sans échéance : ouvert tant que le LMS le montre',
    count: (hints, refused, days) =>
      `Au cours des ${days} derniers jours, il n’a donné que des indices ${hints} fois et n’a pas répondu ${refused} fois. On ne compte pas qui a demandé.`,
  },
  exams: {
    title: 'Examens',
    what: 'Pendant un examen, le tuteur ne répond à aucun étudiant. Les conversations précédentes restent lisibles, les personnes en détresse reçoivent toujours de l’aide et ceux qui enseignent peuvent toujours demander. Si l’examen se rattache à une échéance du LMS, la date propre d’un étudiant y déplace sa fin et, pour un autre jour, toute sa fenêtre.',
    none: 'Aucun examen n’est prévu.',
    window: (title, from, until) => `${title} : de ${from} à ${until}`,
    remove: 'Retirer',
    name: 'Nom de l’examen',
    from: 'Début',
    until: 'Fin',
    belongs: 'Se rattache à',
    nothing: 'rien dans le LMS',
    add: 'Fermer le tuteur à ce moment',
    wrong: 'Indiquez un nom, un début et une fin ultérieure, au plus 31 jours après.',
  },
};
