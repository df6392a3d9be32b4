import type { ConductWords } from './en-conduct.ts';

/** What the pages of those who teach say about misconduct, in French. */
export const conductWords: ConductWords = {
  conduct: {
    setting: 'Conduite',
    use: 'Les écarts de conduite sont notés et, répétés, suspendent les questions',
    useWhat:
      'Ce que le filtre arrête (insultes, harcèlement, menaces, contenu sexuel, aide à la triche ou à un délit, tentatives de contourner les règles du tuteur) est noté avec son genre et son heure, jamais avec ce qui a été écrit, et l’étudiant en est averti chaque fois. Trois notes en sept jours suspendent ses questions deux jours, une menace grave sept. Tout le reste lui demeure ouvert, et qui est en danger reçoit toujours une réponse.',
    useWhere:
      'Vous trouvez les notes sous « Personnes » et pouvez retirer chacune. Les questions étrangères au cours ne comptent jamais, et un appel à l’aide n’est jamais noté ici.',
    model: 'Un modèle de langage regarde aussi les messages dont le filtre a douté',
    modelWhat:
      'Il est interrogé après la réponse et sur peu de messages, et ne sait pas qui les a écrits. Ce que cela coûte compte pour le cours. Ce qu’il trouve vous attend et n’a aucune conséquence avant, sauf si votre établissement en a décidé autrement. Il n’agit que si l’interrupteur ci-dessus est activé.',
    title: 'Conduite',
    lead: 'Ce qui a été noté dans les messages des étudiants, par genre et heure. Ce qu’ils ont écrit reste entre eux et le tuteur. Environ deux messages anodins sur cent sont arrêtés par erreur : retirez ce qui a été noté à tort.',
    switchedOff:
      'La conduite n’est pas notée dans ce cours. Un enseignant l’active sous « Réglages ».',
    notAllowed: 'L’exploitant de ce tuteur l’a désactivé pour tous les cours.',
    none: 'Rien n’a été noté.',
    pauses: 'Questions suspendues en ce moment',
    notes: 'Notes prises',
    nameless: 'Nom non communiqué par la plateforme',
    until: (name, when) => `${name} : jusqu’au ${when}`,
    lift: 'Lever la pause',
    lifted: 'La pause est levée.',
    letCount: 'Faire compter',
    takeBack: 'Retirer',
    saidCounts: 'Cela compte maintenant.',
    saidBack: 'C’est retiré.',
    kinds: {
      inappropriate_language: 'Propos insultants',
      violence: 'Violence ou menaces',
      illegal: 'Aide pour quelque chose d’interdit',
      sexual: 'Contenu sexuel',
      off_topic: 'Un sujet étranger au cours',
      harassment: 'Harcèlement',
      self_harm: 'Un appel à l’aide',
      jailbreak_attempt: 'Une tentative de contourner les règles du tuteur',
    },
    standings: {
      counts: 'compte',
      noted: 'noté, sans conséquence',
      waits: 'vous attend, sans conséquence d’ici là',
      struck_out: 'retiré',
    },
  },
};
