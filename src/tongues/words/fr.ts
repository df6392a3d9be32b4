import { countIn } from '../../ground/language/index.ts';
import { timeIn, type Allowance } from '../allowance.ts';
import type { StudentWords } from './en.ts';
import { doorWords } from './fr-doors.ts';
import { gradeWords } from './fr-grades.ts';
import { stepWords } from './fr-steps.ts';

const count = countIn('fr');
const time = timeIn('fr');
const whose = {
  tenant: 'de ton établissement',
  course: 'de ce cours',
  section: 'de ton groupe',
  student: 'personnel',
};
const when = { hour: 'pour cette heure', day: 'pour aujourd’hui', month: 'pour ce mois-ci' };

function allowance({ scope, period, keptBack = 0 }: Allowance): string {
  const apart = keptBack > 0 ? ' (sauf ce qui est gardé pour les jours avant les échéances)' : '';
  return `Le quota ${whose[scope]} de modèles de langage ${when[period]}${apart}`;
}

function openFor(until: string | null): string {
  return until === null ? 'encore ouvert' : `ouvert jusqu’au ${until}`;
}

/** What the server says to students, in French. */
export const words: StudentWords = {
  crisis: {
    opening:
      'Merci de me l’avoir dit. Je suis un programme et je ne peux pas t’aider comme le ferait une personne, mais ce que tu as écrit compte plus que n’importe quel exercice, et tu n’as pas à porter cela sans personne.',
    talk: 'Parle à quelqu’un maintenant, s’il te plaît :',
    closing:
      'S’il s’agit d’un proche, les mêmes personnes te diront quoi faire. Tu peux aussi t’adresser au service de soutien aux étudiants ou à quelqu’un en qui tu as confiance. Rien de ce que tu as écrit ici ne sera retenu contre toi, et je reste là pour le cours quand tu voudras.',
    lines: {
      US: 'Appelle le **988** (Suicide & Crisis Lifeline) ou envoie-lui un SMS, à toute heure, gratuitement.',
      CA: 'Appelle le **988** (Ligne d’aide en cas de crise de suicide) ou envoie-lui un texto, à toute heure, gratuitement.',
      GB: 'Appelle Samaritans au **116 123**, à toute heure, gratuitement, ou envoie SHOUT par SMS au **85258**.',
      IE: 'Appelle Samaritans au **116 123**, à toute heure, gratuitement.',
      DE: 'TelefonSeelsorge : **116 123** ou 0800 111 0 111, à toute heure, gratuitement.',
      AU: 'Appelle Lifeline au **13 11 14**, à toute heure.',
      AT: 'TelefonSeelsorge : **142**, à toute heure, gratuitement.',
      CH: 'La Main Tendue : **143**, à toute heure, gratuitement.',
      ES: 'Appelle le **024** (Línea 024), à toute heure, gratuitement.',
      MX: 'Appelle le **800 911 2000** (Línea de la Vida), à toute heure, gratuitement.',
      FR: 'Appelle le **3114**, numéro national de prévention du suicide, à toute heure, gratuitement.',
      BR: 'Appelle CVV au **188**, à toute heure, gratuitement.',
      IL: 'Appelle ERAN au **1201**, à toute heure.',
    },
    emergency: (number) => `En cas de danger immédiat, appelle le **${number}**.`,
    anywhere: [
      'En France, appelle le **3114** ; en Suisse, le **143** ; au Canada, le **988**.',
      'Partout ailleurs, [findahelpline.com](https://findahelpline.com) indique les lignes gratuites de ton pays. En cas de danger immédiat, appelle ton numéro d’urgence local.',
    ],
  },
  refusals: {
    jailbreak_attempt:
      'Je ne peux pas faire cela. Je m’en tiens aux règles de ce cours, et je ne donne ni mes consignes, ni les données d’autres personnes, ni les corrigés.',
    violence:
      'Je ne peux pas t’aider pour cela. Si toi ou quelqu’un d’autre êtes peut-être en danger, appelle maintenant ton numéro d’urgence local ou la sécurité du campus.',
    illegal: 'Je ne peux pas t’aider pour cela.',
    sexual: 'Je ne peux pas écrire cela. Je suis là pour ce cours.',
    harassment:
      'Je n’aiderai pas à blesser ni à rabaisser qui que ce soit. S’il y a un conflit dans ton groupe, ton enseignant ou les services aux étudiants peuvent aider.',
    any: 'Je ne peux pas t’aider pour cela.',
  },
  redirections: {
    off_topic: 'Cela sort de ce que je peux faire : je suis le tuteur de ce cours.',
    inappropriate_language: 'Je comprends que ce soit frustrant. Revenons au cours.',
  },
  invitation:
    'Sur quoi veux-tu travailler dans le cours ? Tu peux nommer une page, une formule ou une étape qui te bloque.',
  conduct: {
    noted:
      'Ce message a été noté. Trois notes en sept jours suspendent tes questions dans ce cours pendant deux jours. Si c’est une erreur, dis-le à ton enseignant ou ton enseignante, qui peut la retirer.',
    notedGravely:
      'Ce message a été noté, et tes questions dans ce cours sont suspendues pendant sept jours. Si c’est une erreur, dis-le à ton enseignant ou ton enseignante, qui peut lever la pause.',
    paused: (until: string, why: string) =>
      `Tes questions dans ce cours sont suspendues jusqu’au ${until}. Motif : ${why}. Ce que tu as demandé, tes sources, ta progression et les quiz te restent ouverts. Si c’est une erreur, dis-le à ton enseignant ou ton enseignante, qui peut lever la pause. Si toi ou quelqu’un d’autre êtes en danger, écris-le ici quand même : la réponse vient tout de suite.`,
    categories: {
      inappropriate_language: 'propos insultants',
      violence: 'violence ou menaces',
      illegal: 'aide pour quelque chose d’interdit',
      sexual: 'contenu sexuel',
      off_topic: 'un sujet étranger au cours',
      harassment: 'harcèlement',
      self_harm: 'un appel à l’aide',
      jailbreak_attempt: 'une tentative de contourner les règles du tuteur',
    },
  },
  answer: {
    strained:
      'On dirait que beaucoup de choses te pèsent. Tu peux en parler à une personne quand tu veux : au service de soutien aux étudiants, à quelqu’un en qui tu as confiance ou à une ligne d’écoute.',
    helpNear:
      'Tu m’as parlé il y a peu de quelque chose de difficile. Il y a toujours quelqu’un à qui parler :',
    again: 'La réponse s’est interrompue ; la voici à nouveau depuis le début.',
    cut: 'La réponse s’interrompt ici. Demande-moi de continuer et je reprendrai.',
    nothingLeft:
      'Ce que j’allais dire ne se trouvait pas dans les documents de ton cours, alors je l’ai laissé de côté. Essaie une question plus précise, ou demande à ton enseignant où c’est traité.',
    prepared: (concept) =>
      `Aucun modèle de langage ne répond en ce moment. Cette explication de « ${concept} » a été écrite à l’avance à partir de ton cours ; elle ne sait pas ce que tu sais.`,
    unseen: (pictures) =>
      pictures === 1
        ? 'Je n’ai pas pu regarder ton image, et je n’y ai trouvé aucun texte lisible.'
        : 'Je n’ai pas pu regarder tes images, et je n’y ai trouvé aucun texte lisible.',
    readOnly: (pictures, quote) =>
      `Je n’ai pu lire que le texte de ${pictures === 1 ? 'ton image' : 'tes images'} : « ${quote} »`,
    fromWeb: (hosts) => `Consulté sur le web, ne vient pas de ton cours : ${hosts}.`,
  },
  failures: {
    worker_lost: 'La réponse a été interrompue. Ce qui a été dit est conservé ; réessaie.',
    interrupted: 'Le serveur a redémarré pendant qu’il répondait. Réessaie.',
    not_begun: 'Le tuteur est trop occupé pour répondre en ce moment. Réessaie un peu plus tard.',
    model_unavailable: 'Le modèle de langage n’a pas répondu. Réessaie dans un instant.',
    internal: 'Quelque chose a mal tourné pendant la réponse. Réessaie.',
  },
  offline: {
    openings: {
      direct_instruction: 'Voici ce que ton cours en dit :',
      scaffolding: 'Voici un point de départ tiré de ton cours :',
      socratic:
        'Avant de lire la suite, dis en une phrase quelle est, selon toi, la réponse. Ton cours le formule ainsi :',
      guided_practice: 'Tu connais déjà une bonne partie de cela. Ton cours dit :',
      challenge: 'Tu es à l’aise ici, alors lis ceci d’un œil critique :',
    },
    closings: {
      direct_instruction: (place) =>
        `Lis « ${place} » pour l’explication complète, et demande-moi toute phrase qui n’est pas claire.`,
      scaffolding: (place) =>
        `À toi maintenant : quelle étape de « ${place} » s’applique d’abord à ta question, et pourquoi ?`,
      socratic: () => 'En quoi cela rejoint-il ce que tu pensais, et en quoi non ?',
      guided_practice: (place) =>
        `Essaie un exemple à toi sur « ${place} » et dis-moi chaque étape ; je te montrerai la partie du cours qui permet de la vérifier.`,
      challenge: (place) =>
        `Peux-tu trouver un cas où l’énoncé de « ${place} » ne tiendrait plus s’il manquait une de ses conditions ?`,
    },
    somewhere: 'cette partie',
    notFound:
      'Je n’ai pas trouvé de réponse à cela dans les documents de ton cours, et je préfère ne pas deviner.',
    askInstructor: 'Ton enseignant peut te dire où c’est traité.',
    nearby: 'Les pages les plus proches sont :',
    askAgain:
      'Si c’est l’une d’elles, pose à nouveau ta question avec ses mots, ou demande à ton enseignant.',
    nothingAsked:
      'Je ne sais pas quoi chercher dans ton cours. Dis-moi en une phrase ce que tu voudrais comprendre ; si c’est sur une image, une image plus proche ou plus nette pourra peut-être être lue.',
    unprepared:
      'Aucun modèle de langage n’est configuré, et cette demande n’apporte aucun document de cours à partir duquel répondre.',
  },
  budget: {
    spent: (limit, left) =>
      `${allowance(limit)} est épuisé (il reste ${left}). Il revient le ${time(limit.resetsAt)}.`,
    tokens: (all) => count(all, { one: '# jeton', other: '# jetons' }),
    overWork: 'Ce qui peut être dépensé pour cela est épuisé.',
    tooManyTurns: (questions) =>
      `Tu as posé ${questions} questions en une minute, c’est le maximum.`,
    small: (limit) =>
      `${allowance(limit)} est presque épuisé : c’est un modèle plus petit qui répond. Il revient le ${time(limit.resetsAt)}.`,
    offline: (limit) =>
      `${allowance(limit)} est épuisé : cette réponse vient de ton cours, sans modèle de langage. Il revient le ${time(limit.resetsAt)}.`,
    enough: (limit, answers, isSmall) => {
      const more =
        answers === 'many'
          ? 'plus de 100 autres réponses'
          : count(answers, { one: 'environ # autre réponse', other: 'environ # autres réponses' });
      const kind = isSmall ? ' d’un modèle plus petit' : '';
      return `${allowance(limit)} suffit pour ${more}${kind}. Il se renouvelle le ${time(limit.resetsAt)}.`;
    },
    noMore: (limit) =>
      `${allowance(limit)} est épuisé. Tu pourras poser d’autres questions le ${time(limit.resetsAt)}.`,
    noMoreModel: (limit) =>
      `${allowance(limit)} est épuisé : les réponses viennent de ton cours, sans modèle de langage. Il revient le ${time(limit.resetsAt)}.`,
  },
  openWork: {
    hints: (title, until) =>
      `Cela ressemble de près à « ${title} », qui est noté et ${openFor(until)}. D’ici là, dans toute cette conversation, j’aide par des indices et par des questions sur ton propre essai. Pour autre chose, commence une nouvelle conversation.`,
    refuse: (title, until) =>
      `Cela ressemble de près à « ${title} », qui est noté et ${openFor(until)}. D’ici là, dans toute cette conversation, je ne réponds pas à ce sujet. Pour autre chose, commence une nouvelle conversation.`,
    refusal:
      'Ce travail doit être fait sans moi : c’est ce que souhaite la personne qui enseigne ce cours. Je t’aiderai volontiers ensuite à en comprendre les idées, et pour tout le reste dès maintenant.',
    locked: (title, until) =>
      `Le tuteur est fermé pendant « ${title} », pour toi jusqu’au ${until}. Tes conversations précédentes restent lisibles.`,
  },
  quiz: {
    cloze: 'Quel mot manque ?',
    choice: 'Quel terme complète la phrase ?',
    right: 'Juste.',
    noAnswer: 'Pas de réponse.',
    solution: (term) => `Le cours dit : « ${term} ».`,
  },
  exercise: {
    on: (concept) => `Voici un exercice sur « ${concept} ».`,
    prepared:
      'Un modèle de langage l’a préparé à partir de ton cours pendant que tu lisais ; il peut contenir des erreurs.',
    written:
      'Un modèle de langage l’a écrit à l’avance à partir de ton cours ; il peut contenir des erreurs.',
    ownWords: 'Il est fait d’une phrase de ton cours, sans modèle de langage.',
  },
  delivery: {
    lms_busy: (lms) => `${lms} n’accepte pas de messages pour le moment.`,
    lms_failed: (lms) => `${lms} a échoué en recevant le message.`,
    lms_forbidden: (lms) => `L’adresse de ${lms} ne peut pas être appelée.`,
    lms_unreachable: (lms) => `${lms} n’a pas pu être joint.`,
    lms_broke: (lms) => `La connexion à ${lms} s’est coupée pendant l’envoi du message.`,
    lms_unclear: (lms) => `${lms} a répondu sous une forme que Preceptor ne connaît pas.`,
    lms_partly: (lms) => `${lms} ne l’a remis qu’à une partie des enseignants.`,
    lms_slow: (lms) => `${lms} limite la vitesse à laquelle nous pouvons écrire.`,
    moodle_refused: () =>
      'Moodle n’a pas pris le message : il faut au compte connecté core_message_send_instant_messages et moodle/site:sendmessage.',
    canvas_refused: () =>
      'Canvas n’a pas pris le message : le compte connecté ne peut pas écrire à ces enseignants.',
    not_connected: () =>
      'Le cours n’est plus connecté à la plateforme ; il n’y a donc pas de messagerie où écrire.',
    mail_refused: () => 'Le serveur de courrier a refusé le message.',
    mail_busy: () => 'Le serveur de courrier n’accepte pas de messages pour le moment.',
    mail_broke: () => 'La connexion au serveur de courrier s’est coupée.',
    no_way: () => 'Il n’y a plus de moyen d’envoyer des messages.',
    interrupted: () =>
      'Preceptor a été interrompu pendant l’envoi ; on ne sait donc pas si le message est arrivé. Renvoyé, il risque d’arriver deux fois.',
  },
  gradebook: gradeWords,
  steps: stepWords,
  ...doorWords,
};
