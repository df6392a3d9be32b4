import { countIn } from '../../ground/language/index.ts';
import type { Words } from './en.ts';
import { aloneWords } from './fr-alone.ts';
import { answerWords } from './fr-answers.ts';
import { formulaWords } from './fr-formulas.ts';
import { keptWords } from './fr-kept.ts';
import { wishWords } from './fr-wish.ts';
import { seenWords } from './fr-seen.ts';
import { ledgerWords } from './fr-ledger.ts';

const count = countIn('fr');

/** What the page says to students, in French. */
export const words: Words = {
  lang: 'fr',
  app: {
    comma: ', ',
    skip: 'Aller au contenu',
    views: 'Rubriques',
    focus: (what) => `Ce lien porte sur « ${what} ». Le reste du cours reste à portée de main.`,
    announcements: 'Annonces',
    offline:
      'Aucun modèle de langage n’est configuré : les réponses sont des extraits de ton cours.',
    close: 'Fermer',
    tryAgain: 'Réessayer',
    loading: 'Chargement…',
    unreachable: 'Le tuteur est injoignable. Vérifie ta connexion et réessaie.',
    trouble: 'Quelque chose a mal tourné de notre côté. Réessaie dans une minute.',
    retryIn: (seconds) => {
      if (seconds < 90)
        return count(seconds, {
          one: 'Réessaie dans # seconde.',
          other: 'Réessaie dans # secondes.',
        });
      const minutes = Math.round(seconds / 60);
      if (minutes < 120) return count(minutes, { other: 'Réessaie dans environ # minutes.' });
      const hours = Math.round(minutes / 60);
      if (hours < 48) return count(hours, { other: 'Réessaie dans environ # heures.' });
      return count(Math.round(hours / 24), { other: 'Réessaie dans environ # jours.' });
    },
  },
  sessionOver: {
    title: 'Ouvre à nouveau le tuteur',
    advice:
      'Cette page a perdu le lien avec ton cours : une session dure une journée de travail et prend fin quand le navigateur l’oublie. Retourne dans ton cours et ouvre le tuteur à partir de là. Tes conversations sont conservées.',
    written: 'Ce que tu as écrit et pas encore envoyé. Copie-le avant de partir :',
  },
  tabs: {
    tutor: 'Tuteur',
    progress: 'Mes progrès',
    quiz: 'Interroge-moi',
  },
  threads: {
    open: 'Mes conversations',
    title: 'Tes conversations',
    add: 'Nouvelle conversation',
    none: 'Pas encore de conversation. Elles seront conservées ici.',
    current: 'ouverte en ce moment',
    private: 'Personne d’autre que toi ne voit ce que tu écris ici.',
  },
  welcome: {
    greeting: (name) => (name ? `Content de te voir, ${name}.` : 'Content de te voir.'),
    can: 'Je réponds à partir des documents de ce cours et je te montre où c’est écrit. Je peux expliquer, donner des indices pas à pas et t’interroger. Je ne fais pas à ta place les travaux notés.',
    begin: 'Tu pourrais commencer par',
    resume: 'Reprendre ta dernière conversation',
    empty:
      'Il n’y a pas encore de documents dans ce cours, donc rien à partir de quoi répondre. Ton enseignant peut en ajouter ; reviens à ce moment-là.',
    starters: {
      explain: (concept) => `Explique-moi « ${concept} » avec un exemple.`,
      compare: (one, other) => `Quel lien y a-t-il entre « ${one} » et « ${other} » ?`,
      example: (concept) =>
        `Montre-moi un exercice typique sur « ${concept} » et donne-moi un indice.`,
      check: (concept) => `Pose-moi une question pour vérifier si je comprends « ${concept} ».`,
      stuck: (concept) => `Qu’est-ce qu’on comprend souvent mal dans « ${concept} » ?`,
    },
  },
  composer: {
    label: 'Ta question',
    placeholder: 'Question sur ton cours…',
    hint: 'Entrée envoie, Maj + Entrée commence une nouvelle ligne.',
    send: 'Envoyer',
    stop: 'Arrêter',
    notSent: 'Ta question n’a pas été envoyée.',
    busy: 'La dernière question n’a pas encore toute sa réponse.',
    stopFailed: 'La réponse n’a pas pu être arrêtée. Réessaie.',
  },
  turn: {
    log: 'Fil de la conversation',
    you: 'Toi',
    tutor: 'Tuteur',
    phases: {
      sent: 'Envoi de ta question…',
      reading: 'Lecture de ta question…',
      searching: 'Recherche dans le cours…',
      planning: 'Réflexion sur la façon de l’expliquer…',
      writing: 'Rédaction…',
      waiting: 'En attente de ta réponse…',
      over: '',
    },
    steps: {
      pictures: 'Lecture du texte de tes images…',
      query: 'Reformulation de la question pour qu’elle se comprenne seule…',
      prepared: 'Recherche d’une réponse écrite à l’avance…',
      grounded_answer: 'Rédaction d’une réponse à partir de ces seuls passages…',
      verify_quotes: 'Vérification des citations dans le cours…',
      plan: 'Choix de ce qu’il faut chercher…',
      verify: 'Vérification que cela suffit…',
      search: 'Recherche dans le cours…',
      document_search: 'Parcours de la liste des documents…',
      document_compare: 'Comparaison de deux documents…',
      quote_finder: 'Recherche des mots exacts…',
      structured_extraction: 'Mise en tableau des passages…',
      run_summary: 'Retour sur les étapes jusqu’ici…',
      code_runner: 'Exécution d’un programme JavaScript…',
      python_runner: 'Préparation d’un programme Python…',
      message_instructor: 'Rédaction d’un message à tes enseignants…',
      web_search: 'Recherche sur le web…',
      web_fetch: 'Lecture d’une page du web…',
    },
    found: (passages) =>
      count(passages, {
        one: '# passage trouvé ; réflexion sur la façon de l’expliquer…',
        other: '# passages trouvés ; réflexion sur la façon de l’expliquer…',
      }),
    complete: 'La réponse est complète.',
    stopped: 'Arrêtée',
    stoppedEarly: 'Tu as arrêté cette réponse avant qu’elle ne commence.',
    failed: 'Cette réponse n’a pas pu être terminée.',
    failures: {
      worker_lost: 'Le programme qui écrivait cette réponse s’est interrompu.',
      interrupted: 'Le tuteur a redémarré pendant qu’il répondait.',
      not_begun: 'Le tuteur était trop occupé pour répondre.',
      model_unavailable: 'Le modèle de langage n’a pas répondu.',
    },
    askAgain: 'Poser à nouveau la question',
    connectionLost:
      'La connexion est perdue. La réponse continue de s’écrire ; reconnexion en cours…',
    followFailed: 'Cette réponse ne peut pas être affichée pour le moment.',
    latest: 'Aller à la fin de la réponse',
    support: {
      supported: '',
      partial: 'Ton cours ne couvre cela qu’en partie. Vérifie ce qui ne porte pas de source.',
      unsupported: 'Cette réponse ne vient pas des documents de ton cours.',
    },
  },
  progress: {
    title: 'Mes progrès',
    lead: 'Ce que tes réponses aux quiz, et tes conversations là où elles sont relues, disent de chaque notion, dans l’ordre du cours. La barre montre l’intervalle où se situe ton niveau avec 90 % de certitude ; la marque à l’intérieur est la meilleure estimation. Plus il y a de réponses, plus il se resserre.',
    nothing: 'On ne sait encore rien : tu n’as pas fait de quiz. Un quiz compte trois questions.',
    empty: 'Il n’y a pas encore de documents de cours, donc pas de notions à montrer.',
    concept: 'Notion',
    level: 'Niveau : meilleure estimation et intervalle',
    evidence: 'Réponses',
    action: 'S’entraîner',
    none: 'Rien de connu pour l’instant',
    percent: (share) => `${Math.round(share * 100)} %`,
    range: (low, high) => `de ${low} à ${high}`,
    count: (answers) => count(answers, { one: '# réponse', other: '# réponses' }),
    quiz: 'Interroge-moi là-dessus',
    quizOn: (concept) => `Interroge-moi là-dessus : ${concept}`,
  },
  learned: {
    title: 'Ce que le tuteur a noté sur toi',
    on: 'Ton niveau repose sur tes réponses aux quiz et, parce que tes enseignants l’ont activé, sur ce que tu écris au tuteur : un modèle de langage relit ta question une fois qu’elle a sa réponse. Cela compte pour un quart d’une réponse de quiz, et jamais pour une note.',
    off: 'Ton niveau repose sur tes réponses aux quiz et sur ce qui a été noté auparavant. Tes conversations ne sont pas relues pour cela : tes enseignants ne l’ont pas activé.',
    who: 'Personne d’autre que toi ne voit cela. Tes enseignants apprennent, sans aucun nom, ce qui reste à revoir chez au moins cinq personnes du cours.',
    again: 'À revoir encore une fois',
    againLead:
      'C’est un modèle de langage qui l’a noté, et il peut se tromper. Dis-le : c’est retiré et ne compte plus.',
    seen: (times) => (times === 1 ? 'noté une fois' : `noté ${times} fois`),
    statuses: {
      active: 'à regarder de nouveau',
      resolving: 'cela s’éclaircit',
      resolved: 'éclairci',
    },
    notSo: 'Ce n’est pas le cas',
    notSoOf: (idea) => `Ce n’est pas le cas : ${idea}`,
    takenOut: 'C’est retiré et ne compte plus.',
    helped: 'Les explications et leur effet',
    kinds: {
      analogy: 'Comparaison',
      example: 'Exemple',
      steps: 'Étape par étape',
      picture: 'Image',
      definition: 'Définition',
      question: 'Une question',
      other: 'Explication',
    },
    worked: { yes: 'a aidé', no: 'n’a pas aidé' },
    next: 'Une bonne étape suivante :',
    entries: 'Ce sur quoi repose ton niveau',
    sources: {
      quiz: 'Réponse de quiz',
      check: 'Courte vérification',
      chat: 'D’une conversation',
      instructor: 'De ton enseignant',
    },
    outcomes: { right: 'juste', partly: 'juste en partie', wrong: 'pas encore juste' },
    discounted: 'ne compte pas',
  },
  quiz: {
    title: 'Interroge-moi',
    on: (concept) => `Quiz : ${concept}`,
    lead: 'Trois questions tirées de ton cours. Elles comptent comme ce que tu sais faire sans aide ; c’est ton premier essai qui compte.',
    choose: 'Notion',
    weakest: 'Ce que je connais le moins',
    start: 'Commencer le quiz',
    making: 'Préparation des questions à partir de ton cours…',
    question: (number, all) => `Question n° ${number} sur ${all}`,
    written: 'Écrite à l’avance par un modèle de langage, à partir de ton cours.',
    gap: 'trou',
    answer: 'Ta réponse',
    submit: 'Vérifier mes réponses',
    unanswered: (numbers) =>
      `Encore sans réponse : question ${numbers}. Vérifie quand même, ou réponds d’abord.`,
    checkAnyway: 'Vérifier quand même',
    score: (score, max) => `${score} sur ${max} justes`,
    right: 'Juste',
    wrong: 'Pas juste',
    yourAnswer: 'Ta réponse :',
    noAnswer: 'pas de réponse',
    practice:
      'Tu avais déjà vu les solutions : cet essai était un entraînement et ne change pas tes progrès.',
    counted: 'Tes progrès ont été mis à jour.',
    ask: 'Demander au tuteur',
    another: 'Un autre quiz',
    toProgress: 'Voir mes progrès',
    question4tutor: (prompt, title) =>
      `J’ai eu cette question dans un quiz et je n’ai pas trouvé : « ${prompt} » Peux-tu m’aider à la comprendre ? Elle vient de « ${title} ».`,
    question4tutorRight: (prompt, title) =>
      `J’ai eu cette question dans un quiz : « ${prompt} » Peux-tu m’en dire plus ? Elle vient de « ${title} ».`,
    noMaterial:
      'Le cours ne contient pas encore assez de texte là-dessus pour faire un quiz. Essaie une autre notion, ou demande au tuteur.',
  },
  review: {
    title: (name) => `Ce que ${name} a rendu`,
    nameless: 'cette personne',
    nobody:
      'Cette personne n’a jamais ouvert le tuteur dans ce cours, il n’y a donc rien à voir. Une note dans le carnet de notes n’a pas été mise par le tuteur.',
    nothing: 'Aucun quiz n’a été rendu pour cette colonne du carnet de notes.',
    attempt: (title, when) => `${title}, ${when}`,
    score: (score, max) => `${score} sur ${max} justes`,
    counted: 'Cet essai compte pour la note.',
    practice:
      'Entraînement : un essai fait plus tard, avec les solutions connues. Il ne change pas la note.',
    question: (number, all) => `Question n° ${number} sur ${all}`,
    right: 'Juste',
    wrong: 'Pas juste',
    answer: 'Réponse :',
    solution: 'Attendu :',
    grades: {
      posted: (percent, when) => `Inscrit dans le carnet de notes : ${percent} sur 100, ${when}.`,
      waiting: (percent) => `En route vers le carnet de notes : ${percent} sur 100.`,
      refused: 'Pas dans le carnet de notes.',
      held: 'Retenu.',
    },
    noGrade:
      'Rien n’a été inscrit dans le carnet de notes : l’envoi est désactivé, ou il n’y a rien à inscrire.',
  },
  ask: { no: 'Non, laisser comme ça' },
  formula: formulaWords,
  ...answerWords,
  ...keptWords,
  ...wishWords,
  ...seenWords,
  ...ledgerWords,
  ...aloneWords,
};
