import { countIn } from '../../../ground/language/index.ts';
import type { SettingsWords } from './en-settings.ts';
import { taughtWords } from './fr-taught.ts';

const count = countIn('fr');
const numbers = new Intl.NumberFormat('fr');

const atPlace = (rank: number | null): string =>
  rank === null ? 'hors des dix premiers' : `au rang ${rank}`;

/** What the pages of those who teach say about answers, money, the connection and what waits for its cases, in French. */
export const settingsWords: SettingsWords = {
  settings: {
    title: 'Réglages',
    grades: 'Notes',
    passback: 'Inscrire les résultats des quiz dans le carnet de notes',
    passbackWhat:
      'Tant que ce réglage est activé, chaque étudiant a une note pour les quiz du tuteur : la moyenne des notions sur lesquelles il a été interrogé, chacune selon le premier essai de son dernier quiz. Les entraînements, les conversations et les réponses données avec de l’aide ne sont jamais inscrits.',
    passbackWhen:
      'Les notes partent d’elles-mêmes en quelques secondes, y compris pour les quiz faits avant l’activation. Une note que vous modifiez dans le carnet de notes n’est jamais écrasée.',
    mastery: 'Inscrire la maîtrise dans le carnet de notes',
    masteryWhat:
      'Tant que ce réglage est activé, chaque étudiant a une note de plus, dans une colonne à part : ce que le tuteur pense qu’il sait, en moyenne sur les notions pour lesquelles il a répondu sans aide à des questions de quiz ou pour lesquelles vous avez noté « montré en cours ». Elle part du milieu et bouge à chaque réponse : trois bonnes réponses sur une notion font 80 sur 100, huit font 90. Les notions sur lesquelles rien n’a été demandé ne comptent pas ; les conversations, les exercices et les réponses données avec de l’aide, jamais.',
    masteryWhen:
      'Elle part après chaque quiz et après ce que vous décidez vous-même, y compris pour ce qui a été montré avant l’activation. Qui dit « J’ai deviné » n’y perd rien. Une fois le réglage désactivé, plus rien n’est inscrit et ce qui figure dans le carnet de notes reste. Une note que vous y modifiez n’est jamais écrasée.',
    columns: { quizzes: 'Quiz', mastery: 'Maîtrise' },
    on: 'Activé',
    off: 'Désactivé',
    saving: 'Enregistrement…',
    saved: 'Enregistré.',
    readOnly: 'Seuls les enseignants peuvent modifier ceci.',
    more: 'En savoir plus',
    delivery: 'En route vers la plateforme du cours',
    counts: {
      proposed: () => 'en attente de votre accord',
      undone: (grades) => count(grades, { one: 'retirée', other: 'retirées' }),
      waiting: () => 'en attente',
      posted: (grades) => count(grades, { one: 'inscrite', other: 'inscrites' }),
      refused: (grades) =>
        count(grades, {
          one: 'refusée par la plateforme du cours',
          other: 'refusées par la plateforme du cours',
        }),
      held: (grades) => count(grades, { one: 'retenue', other: 'retenues' }),
    },
    noGrades: 'Aucune note n’a encore été inscrite.',
    retry: 'Réessayer pour celles-ci',
    reason: 'Raison :',
    spending: 'Ce que coûtent les modèles de langage du tuteur',
    spent: { day: 'Aujourd’hui', month: 'Ce mois-ci' },
    money: (period, spent, cap) =>
      `${period} : ${spent}${cap === null ? ', pas de limite fixée pour le cours' : ` sur ${cap}`}`,
    spendingWhat:
      'Les réponses en cours comptent pour ce qu’elles peuvent coûter au plus. Quand une limite est atteinte, le tuteur continue sans modèle de langage, avec des phrases de votre cours.',
  },
  answers: {
    ...taughtWords,
    title: 'Réponses',
    mode: 'Comment le tuteur répond',
    modes: {
      tutor: 'En tuteur : il explique, donne des indices et pose des questions',
      grounded_qa: 'Strictement : à partir du cours, ou pas du tout',
      agent: 'En agent : il planifie, cherche plusieurs fois et utilise des outils ; plus lent',
    },
    citations: 'Phrases que le passage cité ne soutient pas',
    policies: {
      mark: 'Les montrer avec la marque « ne vient pas de ton cours »',
      drop: 'Les laisser de côté',
    },
    pictures: 'Images dans les questions',
    picturesOn:
      'Les étudiants peuvent joindre des images à leurs questions, par exemple une photo de leur propre démarche',
    tools: 'Outils de l’agent',
    toolsWhat:
      'Chacun reste désactivé jusqu’à ce que vous l’activiez, et ne sert que lorsque le tuteur répond en agent.',
    toolNames: {
      document_search: 'Lister les documents qui parlent d’un sujet',
      document_compare: 'Comparer deux documents',
      quote_finder: 'Trouver où une chose est dite mot pour mot',
      structured_extraction: 'Faire des tableaux avec les valeurs que donne le cours',
      run_summary: 'Dire ce qui a été fait pour une réponse',
      code_runner:
        'Exécuter de courts programmes JavaScript dans un environnement isolé, pour des calculs',
      python_runner:
        'Exécuter de courts programmes Python dans le navigateur de l’étudiant, qui charge pour cela environ 14 Mo une seule fois',
      web_search:
        'Chercher sur le web public ; ce qui est trouvé ne vient pas de votre cours, c’est indiqué, et la question part vers le moteur de recherche',
      web_fetch:
        'Lire une page du web public qu’une recherche a trouvée ou que l’étudiant a nommée ; jamais comme source de votre cours',
      message_instructor:
        'Rédiger un message aux enseignants de ce cours ; il n’est envoyé que lorsque l’étudiant l’a lu et accepté',
    },
    verdict: {
      question: 'Garder comme cas de test : cette réponse est',
      right: 'juste',
      wrong: 'fausse',
      kept: 'Gardée comme cas de test.',
      forgotten: 'N’est plus un cas de test.',
    },
    toolCannot: 'Ne peut pas servir ici :',
    calls: 'Ce qui a été envoyé aux modèles, mot pour mot',
    callsNone: 'Aucun modèle n’a été interrogé.',
    sent: 'Envoyé',
    received: 'Reçu',
  },
  reserve: {
    title: 'Réservé aux jours qui précèdent les échéances',
    why: 'Pour que les meilleurs modèles du tuteur soient là quand il y a quelque chose à rendre, une part de ce que le cours peut dépenser en un mois peut être réservée à ces jours. Il faut pour cela une limite mensuelle pour le cours, fixée par l’exploitant.',
    share: 'Part du mois, en pour cent (0 ne réserve rien)',
    daysBefore: 'Jours avant une échéance pendant lesquels elle peut être dépensée',
    days: 'Échéances que la plateforme du cours n’indique pas, sous la forme 2026-12-01, séparées par des espaces',
    save: 'Enregistrer',
    notDays: 'Une échéance s’écrit sous la forme 2026-12-01.',
    everywhere: 'C’est ce que votre établissement a fixé pour tous les cours.',
    none: 'Aucune échéance n’est encore connue. Elles sont demandées à la plateforme du cours à chaque lecture du cours.',
    next: 'Échéances connues',
    forSome: '(pour une partie du groupe)',
    zone: (place) => `Les jours commencent à minuit (fuseau horaire ${place}).`,
  },
  gates: {
    title: 'Ce qui sert à vos étudiants, et ce qui attend',
    lead: 'Quand vous déclarez juste la réponse à une de vos questions, elle devient un cas de votre établissement. Un changement des modèles, des consignes ou de la recherche n’entre en service que si ces cas ne se dégradent pas.',
    cases: (cases) =>
      count(cases, {
        one: 'Votre établissement a # cas.',
        other: 'Votre établissement a # cas.',
      }),
    noCases:
      'Aucune réponse n’a encore été déclarée juste, donc rien n’est retenu : le plus récent est en service. Posez une question sous « Essayer le tuteur », et dites sous la réponse si elle est juste.',
    unchanged:
      'Rien n’attend, et rien n’a encore été décidé : ce qui était en service l’est encore.',
    serving: 'Tout ce qui est en service',
    waits: (version) => `${version} attend.`,
    serves: (version) => `${version} est en service.`,
    parts: {
      models: 'Modèles de l’installation',
      embedder: 'Recherche par le sens',
      reader: 'Lecture des fichiers',
      ranking: 'Ordre de ce qui est trouvé',
      tutor: 'Consigne du tuteur',
      'grounded-qa': 'Consigne des réponses strictes',
      synthesis: 'Consigne des réponses de l’agent',
      pictures: 'Consigne sur les images dans les questions',
      'picture-alone': 'Mots pour les images qui viennent sans aucun',
      planner: 'Consigne des plans de l’agent',
      verifier: 'Consigne des vérifications de l’agent',
      query: 'Consigne qui reformule les questions de suivi',
      extraction: 'Consigne qui fait des tableaux',
      draft: 'Consigne des brouillons aux enseignants',
      prepared: 'Consigne des réponses préparées à l’avance',
      questions: 'Consigne qui écrit les questions des quiz',
      'open-work': 'Consigne qui retient le tuteur devant un travail noté ouvert',
      'second-opinion': 'Consigne qui contrôle ces questions',
      evaluation: 'Consigne qui relit les conversations pour ce qui a été compris',
      repair: 'Consigne qui répare les réponses défectueuses',
    },
    tried: {
      index: 'L’essai sur les cas se fait de lui-même en quelques minutes.',
      models:
        'L’exploitant de cette installation doit encore essayer vos cas avec chacun de ces modèles.',
      prompt:
        'L’exploitant de cette installation doit encore essayer vos cas avec le modèle qui répond ici.',
    },
    verdicts: {
      passed: (version, when) => `${version} a réussi les cas le ${when}.`,
      failed: (version, when) =>
        `${version} n’a pas réussi les cas le ${when}, donc ce qui était en service le reste. L’exploitant peut l’admettre en donnant une raison.`,
      overruled: (version, when) => `L’exploitant a admis ${version} le ${when}.`,
      no_cases: (version, when) =>
        `${version} est entré en service le ${when} : il n’y avait aucun cas pour l’essayer.`,
      not_kept: (version, when) =>
        `${version} est entré en service le ${when} : ce qui servait auparavant ne pouvait plus être interrogé.`,
      regressed: (version, when) =>
        `${version} est arrivé avec une nouvelle version du programme le ${when} et fait moins bien sur les cas. Impossible de le retenir ; l’exploitant peut remettre la version précédente.`,
    },
    because: (reason) => `La raison donnée : « ${reason} »`,
    table: (cases) => `L’essai sur ${numbers.format(cases)} cas, avec des intervalles à 95 %`,
    columns: {
      measure: 'Mesure',
      before: 'Ce qui servait',
      after: 'Ce qui a été essayé',
      verdict: 'Résultat',
    },
    results: { better: 'mieux', same: 'pas de différence visible', worse: 'moins bien' },
    lost: (lost, won) =>
      `${count(lost, { one: '# cas perdu', other: '# cas perdus' })}, ${count(won, { one: '# gagné', other: '# gagnés' })}. Perdu : le passage que citait la réponse juste était parmi les cinq premiers et ne l’est plus.`,
    others: (cases) =>
      count(cases, {
        one: '# d’entre eux vient de collègues ou d’autres cours et n’est montré que là.',
        other: '# d’entre eux viennent de collègues ou d’autres cours et ne sont montrés que là.',
      }),
    asked: 'Question',
    answered: 'La réponse déclarée juste',
    cited: 'Elle citait',
    stood: (before, after) => `Son passage était ${atPlace(before)}, et serait ${atPlace(after)}.`,
  },
  doctor: {
    title: 'Liaison avec la plateforme du cours',
    lead: 'Vérifie une trentaine de points entre le tuteur et votre plateforme de cours, des horloges au carnet de notes. Une colonne d’essai apparaît un instant dans le carnet de notes.',
    start: 'Tester cette liaison',
    running: 'Vérification… cela peut prendre une demi-minute.',
    summary: (all, wrong, warnings) =>
      `${count(all, { one: '# vérification', other: '# vérifications' })} : ${numbers.format(wrong)} en erreur, ${numbers.format(warnings)} à regarder.`,
    states: { bad: 'Erreur', warning: 'À regarder', skipped: 'Non vérifié', good: 'Bon' },
    fix: 'Que faire :',
  },
};
