import type { schoolWords as english } from './en-school.ts';

/** What the page about the school says to whoever runs the LMS, in French. */
export const schoolWords: typeof english = {
  school: {
    title: 'Votre établissement',
    lead: 'Ce qui concerne tout l’établissement. Seules les personnes qui administrent le LMS voient cette page.',
    isolation: 'Un autre établissement peut-il voir le vôtre ?',
    how: 'Chaque nuit, chaque établissement de cette installation demande une page qui a été placée dans tous les autres : par le sens, par les mots, de mémoire, à la source et parmi les traces des réponses. Les tables et le journal sont aussi examinés.',
    never: 'Aucun contrôle n’a encore eu lieu. Il y en a un chaque nuit.',
    last: (when) => `Dernier contrôle : ${when}.`,
    asked: (ours, theirs) =>
      `Questions des autres sur votre page : ${ours}. Vos questions sur les leurs : ${theirs}.`,
    alone:
      'Il n’y a pas d’autre établissement sur cette installation : il n’y avait personne à interroger. Les tables et le journal ont été examinés.',
    clean: 'Rien n’est passé.',
    open: (count) =>
      count === 1
        ? 'Quelque chose est passé, par une voie :'
        : `Quelque chose est passé, par ${count} voies :`,
    directions: {
      others_shown_here: 'votre établissement a vu quelque chose d’un autre',
      ours_shown: 'quelque chose de votre établissement a été montré à un autre',
      open_to_all: 'quelque chose était ouvert, et personne ne peut dire à qui c’était',
    },
    blind:
      'Votre établissement n’a pas trouvé sa propre page : ce contrôle ne prouve rien pour vous. Prévenez la personne qui exploite Preceptor.',
    history: 'Les contrôles les plus récents',
    summary: (clean, open, blind) =>
      `Rien n’est passé : ${clean}. Quelque chose est passé : ${open}. Sans valeur de preuve : ${blind}.`,
    each: 'Un par un',
    columns: { when: 'Contrôle', found: 'Ce qu’il a trouvé' },
    found: {
      clean: 'rien n’est passé',
      open: 'quelque chose est passé',
      blind: 'sans valeur de preuve',
    },
    log: 'Le journal signé',
    logWhat:
      'Chaque entrée est signée et porte l’empreinte de la précédente, si bien qu’une entrée modifiée ou retirée se remarque. Il ne nomme aucun autre établissement. Chacun peut vérifier le fichier sans ce serveur :',
    download: 'Télécharger le journal signé',
    saved: 'Le fichier a été remis à votre navigateur.',
    use: 'Ce que l’établissement utilise',
    opened: (count) =>
      count === 0
        ? 'Aucun cours n’a encore ouvert le tuteur.'
        : `Cours qui l’ont ouvert : ${count}`,
    connected: (count) =>
      count === 0
        ? 'Les fichiers d’aucun cours ne sont encore lus dans le LMS.'
        : `Cours dont les fichiers sont lus dans le LMS : ${count}`,
    students: (count) =>
      count === 0 ? 'Aucun étudiant n’est encore venu.' : `Étudiants qui sont venus : ${count}`,
    spent: (spent) => `Dépensé ce mois-ci en modèles de langage : ${spent}`,
    caps: {
      day: (cap) => `Limite par jour : ${cap}`,
      month: (cap) => `Limite par mois : ${cap}`,
    },
    noCap: 'Aucune limite n’est fixée pour tout l’établissement.',
    models: 'Modèles de langage qui répondent, dans l’ordre où ils sont interrogés',
    notReady: 'ne peut pas être interrogé pour le moment : sa clé ou son prix manque',
    noModel:
      'Aucun modèle de langage n’est configuré : les réponses sont des extraits des cours, et rien ne quitte cette installation pour un modèle.',
    papers: 'Documents pour vos achats',
    papersWhat:
      'Réponses à un questionnaire de sécurité, rapport d’accessibilité, ébauches pour la protection des données, où vont les données, quelle IA il y a, une note sur le règlement européen sur l’IA et une liste des composants : une page, en anglais, écrite à partir du programme et des réglages de cette installation. À côté de chaque réponse figure ce sur quoi elle repose.',
    papersDownload: 'Télécharger les documents',
    seen: 'Ce que les enseignants peuvent voir de chaque étudiant',
    levels: {
      named: 'Les réponses rendues et la date de la dernière visite, avec le nom.',
      pseudonymous:
        'Les réponses rendues, sous un pseudonyme, et aucune visite. Qui les ouvre depuis le carnet de notes sait par là de qui elles sont.',
      aggregate:
        'Aucune réponse d’une seule personne et aucune visite, seulement ce qui est commun à cinq personnes ou plus d’un cours.',
    },
    seenHow:
      'Les étudiants le lisent sur leur page. C’est l’exploitant de Preceptor qui le change :',
    erasing: {
      title: 'Effacer ce qui est conservé sur une personne',
      lead: 'Quelqu’un l’a demandé, ou l’établissement l’a décidé. Indiquez l’identifiant que votre plateforme montre pour la personne : dans Canvas et Moodle, le nombre dans l’adresse de son profil. C’est irréversible.',
      who: 'Identifiant de la personne dans la plateforme',
      look: 'Montrer ce qui serait effacé',
      whatGoes: (person) => `Ce qui serait effacé de « ${person} »`,
      goes: {
        account: 'Cours, avec nom et adresse',
        conversations: 'Questions avec leurs réponses',
        pictures: 'Images',
        learning: 'Réponses aux quiz',
        grades: 'Notes en attente pour le carnet ou conservées à côté',
        messages: 'Messages aux enseignants',
        costs: 'Demandes à des modèles de langage',
      },
      stays:
        'Les sommes d’argent et la preuve que des messages ont été envoyés restent sans la personne. Ce que contient la plateforme, notes comprises, y reste ; les sauvegardes gardent le reste jusqu’à leur expiration.',
      mustWait: 'Cette personne ne peut pas encore être effacée :',
      waits: {
        grades: 'une note doit encore être transmise',
        crisis: 'un appel à l’aide est ouvert ou récent',
        conduct: 'des enseignants doivent encore se prononcer sur une conduite',
      },
      again: 'Pour confirmer, indiquez encore une fois le même identifiant',
      erase: 'Effacer définitivement',
      done: 'La personne est effacée.',
      receipt: 'Télécharger le reçu signé',
      saved: 'Le fichier a été remis à votre navigateur.',
      refused: {
        person_unknown: 'Personne, ou pas exactement une personne, n’a cet identifiant ici.',
        person_yourself: 'Vous ne pouvez pas vous effacer vous-même pendant votre session.',
        person_must_wait:
          'Quelque chose doit d’abord se terminer. Regardez encore une fois de quoi il s’agit.',
        person_busy:
          'Une réponse pour cette personne est encore en cours d’écriture. Réessayez dans une minute.',
      },
    },
  },
};
