import { countIn } from '../../ground/language/index.ts';
import type { StepWords } from './en-steps.ts';

const count = countIn('fr');
const share = new Intl.NumberFormat('fr', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What the server tells of the steps by which an answer came about, in French. */
export const stepWords: StepWords = {
  strategy: {
    nothing_known: 'on ne sait encore rien de toi',
    mastery: (mastery, concept) =>
      `maîtrise ${share.format(mastery)} ${concept === null ? 'sur toutes les notions' : `de « ${concept} »`}`,
    quizzes_lower:
      'tes quiz sont moins bons : la compréhension reste en surface, un degré plus bas',
    quizzes_higher: 'tes quiz sont meilleurs : tu en sais plus que tu n’en dis, un degré plus haut',
    few_passed: 'moins de 40 % des quiz réussis : au plus un point de départ et des indices',
    open_work: 'il s’agit d’un travail noté encore ouvert : des indices seulement',
    no_challenge:
      'dans ce cours, aucun problème plus difficile n’est posé sans qu’on le demande : un degré plus bas',
    helps: {
      question_first:
        'en autonomie, tu as eu juste ici : cela commence par une question, et la suite vient quand tu la demandes',
      hint_first: 'en autonomie, tu as le plus souvent juste ici : cela commence par un indice',
      step_first:
        'en autonomie, cela ne va pas encore, ou tu as dit que tu n’arrives plus à avancer : cela commence par une étape',
    },
    audiences: {
      under_13:
        'tes enseignants disent que ce cours s’adresse à des moins de 13 ans : petits pas, réponses courtes, une question à la fois',
      '13_17':
        'tes enseignants disent que ce cours s’adresse à des élèves de 13 à 17 ans : un pas et une question à la fois',
      adults:
        'tes enseignants disent que ce cours s’adresse à des adultes : direct et avec des raisons',
    },
    subjects: {
      mathematics: 'mathématiques',
      natural_science: 'sciences de la nature',
      programming: 'programmation',
      language_and_literature: 'langue et littérature',
      history_and_society: 'histoire et sciences sociales',
    },
    subjectBy: {
      teachers: (subject) =>
        `tes enseignants disent de quoi traite ce cours ; expliqué comme en : ${subject}`,
      material: (subject) => `le contenu du cours y ressemble ; expliqué comme en : ${subject}`,
    },
    wishes: {
      examples_first: 'd’abord des exemples',
      step_by_step: 'pas à pas',
      short: 'bref',
      in_pictures: 'en images',
    },
    wished: (wish) => `ton propre souhait : ${wish}`,
    wishWaits: (wish) => `ton souhait (${wish}) attend : ici le tuteur ne donne que des indices`,
  },
  pictures: {
    label: 'A lu le texte de tes images',
    summary: (pictures, characters) => {
      const what =
        characters === 0
          ? 'aucun texte trouvé'
          : count(characters, {
              one: '# caractère de texte trouvé',
              other: '# caractères de texte trouvés',
            });
      return `${count(pictures, { one: '# image', other: '# images' })} : ${what}.`;
    },
  },
  query: {
    label: 'A formulé la question pour qu’elle se comprenne seule',
    failed: 'Cela n’a pas réussi : les deux questions sont cherchées ensemble.',
  },
  prepared: {
    label: 'A cherché une réponse écrite à l’avance',
    none: 'Il n’y en a pas pour exactement cette question.',
    found: (concept) => `Sur « ${concept} ».`,
  },
  grounded: {
    label: 'A écrit une réponse à partir de ces seuls passages',
    formed: 'Elle a la forme demandée.',
    formedSecond: 'Elle a eu la forme demandée au second essai.',
    no_model: 'Aucun modèle de langage n’a répondu : ce sont des extraits.',
    malformed: 'Le modèle n’a pas respecté la forme demandée : ce sont des extraits.',
  },
  quotes: {
    label: 'A vérifié les citations dans le cours',
    summary: (held, cited) =>
      `Sur ${cited} passages cités, ${held} contiennent bien la citation qui leur est attribuée.`,
  },
  plan: {
    label: 'A prévu ce qu’il faut chercher',
    malformed: 'Le plan n’était pas lisible : le cours est parcouru avec la question.',
    no_model: 'Aucun modèle de langage pour planifier : le cours est parcouru avec la question.',
  },
  verify: {
    label: 'A vérifié si cela suffit',
    enough: 'Cela suffit.',
    missing: (missing) => `Cela ne suffit pas : ${missing}`,
    nothing: 'Rien n’a été trouvé. Essaie avec d’autres mots.',
    byWords: (verdict) => `Jugé d’après les mots seuls. ${verdict}`,
  },
  wall: {
    label: 'A manqué de temps',
    summary: (passages) =>
      `Trop peu d’éléments : ${count(passages, {
        one: '# passage trouvé à temps.',
        other: '# passages trouvés à temps.',
      })}`,
  },
  searched: (query) => `A cherché « ${query} » dans le cours`,
  used: (tool) => `A utilisé un outil : ${tool}`,
  heard: (tool) => `A reçu ta réponse : ${tool}`,
  tools: {
    search: 'recherche dans le cours',
    document_search: 'liste des documents',
    document_compare: 'comparaison de documents',
    quote_finder: 'recherche de mots exacts',
    structured_extraction: 'tableau de valeurs',
    run_summary: 'résumé des étapes',
    code_runner: 'programme JavaScript',
    python_runner: 'programme Python',
    message_instructor: 'message à tes enseignants',
    web_search: 'recherche sur le web',
    web_fetch: 'page du web',
  },
  unused: {
    off: 'Cet outil est désactivé dans ce cours.',
    hindered: 'Cet outil ne peut pas être utilisé dans ce cours pour le moment.',
    unknown: 'Cet outil n’existe pas ; la recherche se fait dans le cours à la place.',
    badInput: 'Ce qui lui a été donné ne convenait pas à l’outil.',
    failed: 'L’outil a échoué.',
    tooLong: 'L’outil a pris trop de temps.',
    askedEnough: 'Assez de questions t’ont été posées pour cette réponse.',
    nothing: 'Il n’en est rien sorti.',
  },
  passages: (all) => count(all, { one: '# passage trouvé.', other: '# passages trouvés.' }),
  noPassage: 'Aucun passage n’a été trouvé.',
  documents: (all) => count(all, { one: '# document en parle.', other: '# documents en parlent.' }),
  compared: (one, other) => `A comparé « ${one} » et « ${other} ».`,
  notInCourse: 'Un des documents à comparer n’est pas dans le cours.',
  exactPlaces: (all) =>
    count(all, { one: '# endroit contient ces mots.', other: '# endroits contiennent ces mots.' }),
  nearPlaces: 'Aucun endroit ne contient ces mots ; voici les plus proches.',
  rows: (all) =>
    count(all, {
      one: '# ligne ; chaque valeur figure dans son passage.',
      other: '# lignes ; chaque valeur figure dans son passage.',
    }),
  noTable: 'Aucun modèle n’a fait de tableau à partir des passages.',
  stepsSoFar: (all) => count(all, { one: '# étape jusqu’ici.', other: '# étapes jusqu’ici.' }),
  program: {
    ended: 'Le programme est allé à son terme.',
    failed: 'Le programme a échoué.',
    failedWith: (error) => `Le programme a échoué : ${error}`,
    handed: 'Confié à ton navigateur.',
    unanswered: 'Non exécuté : la page a été fermée ou n’a pas répondu à temps.',
    skipped: 'Non exécuté : tu l’as passé.',
    unable: 'Non exécuté : ton navigateur n’a pas pu.',
  },
  message: {
    drafted: 'Un brouillon est prêt ; rien n’est envoyé sans ton accord.',
    noDraft: 'Aucun modèle n’a écrit de brouillon.',
    noWay: 'Aucun message ne peut partir de ce cours pour le moment.',
    approved: 'Tu as donné ton accord ; le message est en route.',
    declined: 'Tu as refusé ; rien n’a été envoyé.',
    undecided: 'Personne n’a décidé ; rien n’a été envoyé.',
  },
  web: {
    found: (all) =>
      count(all, {
        one: '# endroit du web, pas de ton cours.',
        other: '# endroits du web, pas de ton cours.',
      }),
    read: (host) => `A lu une page de ${host}, qui n’est pas de ton cours.`,
    notConfigured: 'Aucun moteur de recherche n’est configuré ici.',
    unknownAddress:
      'Seules sont lues les pages trouvées par une recherche pour cette réponse, ou que tu as indiquées toi-même.',
  },
  webTroubles: {
    cannot_count: 'Le web ne peut pas être consulté pour le moment.',
    asked_enough: 'Le web a été assez consulté pour l’instant ; réessaie plus tard.',
    engine_full: 'Le moteur de recherche n’accepte plus de questions pour le moment.',
    engine_refuses: 'Le moteur de recherche ne nous accepte pas.',
    engine_failed: 'Le moteur de recherche a échoué.',
    engine_late: 'Le moteur de recherche n’a pas répondu à temps.',
    engine_silent: 'Le moteur de recherche n’a pas répondu.',
    engine_unclear: 'Le moteur de recherche a répondu sous une forme inconnue.',
    page_status: 'La page a répondu avec le statut #.',
    page_kind: 'Les pages de ce type ne sont pas lues : seulement texte, HTML et PDF.',
    page_unreadable: 'Le texte de la page n’a pas pu être lu.',
    page_late: 'La page n’a pas répondu à temps.',
    page_silent: 'La page n’a pas répondu.',
    page_private: 'Cette adresse n’est pas sur le web public.',
    page_large: 'La page est trop grande.',
    page_circles: 'La page tourne en rond.',
  },
};
