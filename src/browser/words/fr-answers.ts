import { countIn } from '../../ground/language/index.ts';
import type { AnswerWords } from './en-answers.ts';

const count = countIn('fr');
const numbers = new Intl.NumberFormat('fr');
const seconds = new Intl.NumberFormat('fr', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** What the page says about an answer, its sources and what it needs of its student, in French. */
export const answerWords: AnswerWords = {
  approval: {
    title: 'Envoyer ce message ?',
    what: 'Le tuteur a rédigé ce brouillon pour toi. Tu peux le modifier. Rien n’est envoyé tant que tu n’appuies pas sur « Envoyer ce message ».',
    to: 'À',
    via: 'Envoyé par',
    ways: {
      canvas: 'la messagerie de Canvas',
      moodle: 'la messagerie de Moodle',
      email: 'courriel',
    },
    subject: 'Objet',
    body: 'Texte du message',
    footer: (text) => `Ajouté en dessous : ${text}`,
    send: 'Envoyer ce message',
    decline: 'Ne pas envoyer',
    again: 'Envoyer à nouveau',
    states: {
      waiting: (to) => `Ton message à ${to} est en route.`,
      sent: (to) => `Ton message a été envoyé à ${to}.`,
      failed: (to) => `Ton message à ${to} n’a pas été envoyé.`,
      unsure: (to) => `On ne sait pas si ton message est arrivé à ${to}.`,
    },
  },
  program: {
    title: 'Programme Python',
    phase: 'Un court programme Python s’exécute dans ton navigateur…',
    stages: {
      loading: 'Chargement de Python, environ 14 Mo la première fois…',
      running: 'Le programme s’exécute…',
      handing: 'Remise du résultat au tuteur…',
    },
    code: 'Afficher le programme',
    skip: 'Continuer sans lui',
  },
  exercise: {
    ask: 'Donne-moi un exercice',
    message: 'Donne-moi un exercice.',
    counts:
      'Il compte moitié moins qu’une réponse à un quiz, parce que de l’aide était à portée, et pour aucune note.',
    next: 'A préparé l’exercice suivant',
    states: {
      writing: 'Il est en préparation.',
      waiting: 'Il attend pendant une demi-heure.',
      served: 'Tu l’as reçu.',
      dropped: 'Ce qui a été écrit n’a pas passé les contrôles.',
      withdrawn: 'Il a été retiré, parce que ton cours ne le permet pas en ce moment.',
      expired: 'Il n’a pas été demandé dans la demi-heure.',
    },
  },
  marks: {
    badge: 'ne vient pas de ton cours',
    reasons: {
      quote: (said) => `« ${said} » ne se trouve pas à l’endroit cité.`,
      number: (said) => `L’endroit cité ne contient pas le nombre ${said}.`,
      formula: (said) => `L’endroit cité ne contient pas la formule ${said}.`,
      name: (said) => `L’endroit cité ne nomme pas ${said}.`,
      source: (said) => `Il n’y a pas de source ${said}.`,
      subject: () => 'L’endroit cité parle d’autre chose.',
    },
    leftOut: (sentences) =>
      count(sentences, {
        one: 'Une phrase a été omise, car elle ne se trouvait pas à l’endroit cité.',
        other: '# phrases ont été omises, car elles ne se trouvaient pas aux endroits cités.',
      }),
    checked: (checked, failed) => {
      if (checked === 0) return 'Aucune phrase ne nomme de source.';
      const said = count(checked, {
        one: '# phrase nomme une source',
        other: '# phrases nomment une source',
      });
      return failed === 0
        ? `${said} ; citations, nombres, formules et noms s’y trouvaient.`
        : `${said} ; dans ${numbers.format(failed)}, quelque chose ne s’y trouvait pas.`;
    },
  },
  pictures: {
    add: 'Ajouter une image',
    tray: 'Images pour ta question',
    adding: 'Ajout de l’image…',
    added: (number) => `L’image ${number} a été ajoutée. Tu peux l’envoyer avec ou sans question.`,
    alone: (all) => count(all, { one: 'Une image sans texte.', other: '# images sans texte.' }),
    untitled: 'Images sans texte',
    removed: 'L’image a été retirée.',
    remove: (number) => `Retirer l’image ${number}`,
    describe: (number) => `Décrire l’image ${number} (facultatif)`,
    describeHint: 'Lu à voix haute à qui ne la voit pas, et transmis au tuteur.',
    number: (number) => `Image n° ${number}`,
    tooMany: (most) => `Une question peut contenir ${most} images.`,
    tooLarge: (most) => `L’image est trop grande : jusqu’à ${most} Mo sont possibles.`,
    notAPicture: 'Seules des images peuvent être ajoutées : PNG, JPEG ou WebP.',
    notAdded: 'L’image n’a pas été ajoutée.',
    step: 'A regardé tes images',
    read: (number, text) => `Image ${number} : « ${text} ».`,
    unread: (number) => `Image ${number} : aucun texte n’a pu y être lu.`,
    shown: 'Les images ont été montrées au modèle.',
    inWords: 'Le modèle qui a répondu ne voit pas ; on lui a dit ce qui a été lu.',
    notShown: 'Cette image ne peut pas être affichée pour le moment.',
  },
  source: {
    title: 'Sources du cours',
    page: (page) => `p. ${page}`,
    at: (time) => `à ${time}`,
    spoken: (number) => `source n° ${number}`,
    chip: (number, place) => `Source ${number} : ${place}`,
    panel: 'Source du cours',
    slide: (slide) => `diapositive ${slide}`,
    quote: 'Ce qui a été cité',
    asText: 'Sous forme de texte',
    pageView: (title) => `Pages de « ${title} »`,
    sheet: 'La page',
    pageOf: (page, all) => `Page ${page} sur ${all}`,
    picture: (page, isMarked) =>
      isMarked
        ? `Image de la page ${page} ; les mots cités sont marqués. Ils figurent au-dessus sous forme de texte.`
        : `Image de la page ${page}`,
    previousPage: 'Page précédente',
    nextPage: 'Page suivante',
    larger: 'Plus grand',
    smaller: 'Plus petit',
    notDrawn: 'Cette page ne peut pas être affichée telle qu’imprimée. Son texte est en dessous.',
    noPages: 'Les pages ne peuvent pas être affichées telles qu’imprimées. Voici leur texte.',
    cited: 'Cité ici',
    openInLms: 'Ouvrir dans la plateforme du cours',
    newTab: 's’ouvre dans un nouvel onglet',
    earlier: 'Afficher ce qui précède',
    later: 'Afficher ce qui suit',
    gone: 'Ce document ne t’est pas accessible pour le moment. Il a peut-être été retiré ou fermé depuis que la réponse a été écrite.',
    quoteOnly: 'Ton enseignant ne montre que cette citation du document.',
    moved: 'Le document a changé depuis qu’il a été cité ; l’endroit exact n’existe plus.',
  },
  origin: {
    title: 'Comment cette réponse est née',
    loading: 'Lecture du relevé…',
    unavailable: 'Le relevé de cette réponse n’est pas disponible pour le moment.',
    incomplete: 'Ce relevé est incomplet : une partie n’est pas disponible pour le moment.',
    timing: 'Temps passé',
    milliseconds: (ms) => (ms < 1000 ? `${Math.round(ms)} ms` : `${seconds.format(ms / 1000)} s`),
    steps: {
      snapshot: 'Se rappeler ce qu’on sait de toi',
      search: 'Chercher dans le cours',
      firstWord: 'Premier mot du modèle',
    },
    guard: 'A vérifié ton message',
    guardFine: 'Rien n’a dû être retenu.',
    guardGuide:
      'Cela ressemblait à un travail noté : la réponse te guide donc au lieu de le résoudre.',
    guardOther: (category) => `Il a été traité comme : ${category}.`,
    categories: {
      inappropriate_language: 'langage inapproprié',
      violence: 'violence',
      illegal: 'quelque chose d’interdit',
      sexual: 'contenu sexuel',
      off_topic: 'sans rapport avec le cours',
      harassment: 'harcèlement',
      self_harm: 'inquiétude pour ta sécurité',
      jailbreak_attempt: 'tentative de contourner les règles',
    },
    snapshot: 'A regardé ce qu’on sait de toi',
    snapshotNothing: 'Rien encore : aucun quiz, aucun message précédent dans cette conversation.',
    snapshotParts: {
      concepts: (all) =>
        count(all, { one: '# notion avec des réponses', other: '# notions avec des réponses' }),
      quizzes: (all) => count(all, { one: '# quiz fait', other: '# quiz faits' }),
      messages: (all) => count(all, { one: '# message précédent', other: '# messages précédents' }),
      weak: (names) => `moins à l’aise en ${names}`,
    },
    quoted: (text) => `« ${text} »`,
    search: 'A cherché dans le cours',
    searchNothing: 'Aucun passage n’a été trouvé.',
    otherWords:
      'Le cours n’emploie guère ces mots ; d’autres mots pour les mêmes choses ont donc aussi été cherchés.',
    passage: 'Passage du cours',
    byMeaning: 'Par le sens',
    byWords: 'Par les mots',
    used: 'Cité',
    yes: 'oui',
    no: 'non',
    rank: (rank) => (rank === null ? '–' : `n° ${rank}`),
    stepStatus: {
      failed: 'Cette étape a échoué.',
      blocked: 'Cette étape n’était pas autorisée.',
    },
    strategy: 'A choisi comment enseigner',
    strategies: {
      direct_instruction: 'Expliquer pas à pas',
      scaffolding: 'Donner un départ et des indices',
      socratic: 'Guider par des questions',
      guided_practice: 'S’exercer ensemble',
      challenge: 'Poser un problème plus difficile',
    },
    about: (concept) => `sur « ${concept} »`,
    model: 'A écrit la réponse',
    offlineModel: 'Sans modèle de langage : des phrases tirées du cours',
    fallback: (model, reason) => `à la place de ${model}${reason ? ` (${reason})` : ''}`,
    passedOver: {
      key_refused: 'sa clé a été refusée',
      rate_limited: 'trop sollicité',
      unavailable: 'hors d’atteinte',
      timed_out: 'pas de réponse à temps',
      model_gone: 'son fournisseur ne l’a plus',
      request_refused: 'la demande a été refusée',
      empty: 'il n’a rien dit',
      declined: 'son filtre ne l’a rien laissé dire',
      no_model: 'aucun modèle',
      no_key: 'pas de clé',
      no_price: 'pas de prix connu',
      unknown_provider: 'fournisseur inconnu',
      not_ready: 'pas encore prêt',
      needs_a_language_model: 'ne sait pas le faire',
      shut_out: 'en panne à l’instant',
      over_budget: 'trop cher pour ce qui reste',
    },
    tokens: (input, output) =>
      `${numbers.format(input)} jetons lus, ${numbers.format(output)} écrits`,
    estimated: 'estimation',
    support: 'A comparé la réponse avec le cours',
    supportText: {
      supported: 'Ses affirmations portent des sources du cours.',
      partial: 'Le cours la soutient en partie.',
      unsupported: 'Le cours ne la soutient pas.',
    },
    interrupts: {
      crisis: 'De l’aide a été proposée aussitôt, sans interroger de modèle.',
      moderation: 'Le message a reçu une réponse sans interroger de modèle.',
    },
  },
};
