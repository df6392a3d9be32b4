import type { DoorWords } from './en-doors.ts';

const reopen = 'Retourne dans ton cours et ouvre à nouveau le tuteur.';
const tellAdmin =
  'Signale-le à l’administration de la plateforme de ton cours en citant la référence ci-dessous.';

/** What students are told at the doors, in French. */
export const doorWords: DoorWords = {
  titles: {
    400: 'Demande incorrecte',
    401: 'Pas de session',
    403: 'Non autorisé',
    404: 'Introuvable',
    405: 'Méthode non autorisée',
    409: 'Conflit',
    413: 'Trop grand',
    415: 'Type de contenu non accepté',
    416: 'Plage hors du fichier',
    422: 'Contenu non accepté',
    429: 'Trop de demandes',
    500: 'Erreur interne',
    503: 'Indisponible',
  },
  problems: {
    answer_unfit: 'Ce n’est pas une réponse à ce qui est attendu ici.',
    away: 'Le tuteur n’arrive pas à joindre ce dont il a besoin. Attends un peu et réessaie ; une réponse commencée continue.',
    body_not_a_file: 'Envoie les octets d’un seul fichier.',
    body_not_json: 'Le corps de la demande n’est pas du JSON.',
    body_too_large: 'La demande est trop grande.',
    body_unreadable: 'Le corps de la demande n’a pas pu être lu.',
    check_not_due: 'Aucune vérification sur ce point n’est prévue pour toi en ce moment.',
    check_not_found: 'Cette vérification n’existe pas.',
    check_over: 'Cette vérification est terminée : on peut y répondre pendant un jour.',
    check_used:
      'Il y a une vérification par jour et par notion, et celle-ci a déjà été commencée. Réessaie demain, ou laisse ton enseignant décider.',
    concept_not_found: 'Ce cours n’a pas cette notion.',
    course_not_connected:
      'Ce cours n’est pas encore relié aux fichiers de la plateforme. Demandez à l’administration de votre plateforme de le relier.',
    document_changed: 'Le document a changé entre-temps.',
    document_has_no_content:
      'Le contenu de ce document n’est pas ici. Relisez le cours pour aller le chercher.',
    document_not_found: 'Ce document ne t’est pas accessible pour le moment.',
    examination_under_way: 'Ce cours est en train d’être vérifié.',
    idempotency_conflict: 'Cette Idempotency-Key a servi pour une autre demande.',
    idempotency_key_too_long: 'Une Idempotency-Key compte au plus 200 caractères.',
    internal: 'Quelque chose a mal tourné de notre côté.',
    message_empty: 'Le message est vide.',
    message_not_failed: 'Il n’y a pas de message à envoyer à nouveau.',
    message_too_long: 'Le message est trop long.',
    evidence_not_found: 'Cette entrée n’existe pas.',
    note_used:
      'Cette note a déjà été envoyée, à propos d’autre chose. Recharge la page et écris-la de nouveau.',
    no_check:
      'Le cours n’a pas deux questions à ce sujet que tu ne viens pas de voir. Ton enseignant peut en décider.',
    no_material: 'Le cours ne contient pas encore assez de texte pour faire un quiz.',
    no_quiz_assigned: 'Le lien que tu as ouvert ne mène à aucun quiz.',
    not_found: 'Il n’y a rien à cette adresse.',
    nothing_to_review: 'La plateforme du cours n’a pas demandé cela.',
    pause_not_found: 'Il n’y a rien à quoi répondre ici.',
    pause_over: 'C’est trop tard : la réponse n’attend plus.',
    picture_damaged: 'L’image est endommagée et ne peut pas être ouverte.',
    picture_kind: 'Ce n’est pas une image lisible. PNG, JPEG et WebP conviennent.',
    picture_not_found: 'Cette image n’existe pas ou plus. Ajoute-la à nouveau.',
    picture_too_large: 'L’image est trop grande.',
    picture_too_many_pixels:
      'L’image a trop de pixels. Envoie une image plus petite ou une partie.',
    picture_unreadable:
      'L’image n’a pas pu être lue à temps. Une image plus petite passera peut-être.',
    pictures_busy: 'Beaucoup d’images arrivent en ce moment. Réessaie bientôt.',
    pictures_off: 'Les images sont désactivées dans ce cours.',
    questions_paused: 'Tes questions dans ce cours sont suspendues pour un moment.',
    not_contestable:
      'Cette entrée ne peut pas être contestée ainsi, ou une décision a déjà été prise.',
    quiz_not_found: 'Ce quiz n’existe pas ou plus.',
    range_not_satisfiable: 'Le fichier est plus court que cela.',
    request_malformed: 'La demande n’est pas comme elle devrait être.',
    role_not_allowed: 'Ton rôle dans ce cours ne permet pas cela.',
    session_unknown: 'Ta session est terminée. Ouvre à nouveau le tuteur depuis ton cours.',
    thread_busy: 'La dernière question de cette conversation n’a pas encore toute sa réponse.',
    thread_not_found: 'Cette conversation n’existe pas.',
    too_many_exports:
      'Tu as téléchargé cela plusieurs fois en une heure. Attends un peu avant de recommencer.',
    too_many_pictures:
      'Tu as ajouté beaucoup d’images ces dernières minutes. Attends un peu avant la suivante.',
    turn_not_found: 'Cette question n’existe pas.',
    turn_not_retryable: 'Seule une réponse qui a échoué ou a été arrêtée peut être reprise.',
    upload_broken_off: 'Le fichier n’est pas arrivé en entier.',
    uploads_under_way:
      'D’autres fichiers sont en route vers ce cours. Réessayez quand ils seront arrivés.',
  },
  numbered: {
    message_too_long: (most) => `Le message compte plus de ${most} caractères.`,
    picture_too_large: (most) => `On peut ajouter des images jusqu’à ${most} Mo.`,
  },
  way: {
    opening: 'Ouverture du tuteur…',
    openingTitle: 'Ouverture du tuteur',
    ownTab: 'Ouvre le tuteur dans son propre onglet',
    ownTabWhy:
      'Ton navigateur retient ce dont une page placée dans une autre a besoin pour te reconnaître. Dans un onglet à lui, le tuteur fonctionne comme d’habitude.',
    newTab: 'Ouvrir le tuteur dans un nouvel onglet',
    goOn: 'Continuer vers le tuteur',
    scripts: 'Preceptor a besoin de JavaScript.',
    notOpened: 'Le tuteur n’a pas pu être ouvert',
    noAnswer:
      'La réponse du tuteur n’est pas arrivée. Retourne dans ton cours et ouvre-le à nouveau.',
    back: 'Retour au cours',
    reference: 'Référence :',
    tooMany: (seconds) => `Trop d’essais depuis ici. Réessaie dans ${seconds} secondes.`,
    noLaunch: 'La plateforme du cours a envoyé quelque chose qui n’ouvre pas le tuteur.',
    trouble: 'Quelque chose a mal tourné de notre côté. Réessaie dans une minute.',
  },
  refused: {
    login_incomplete: `La plateforme du cours n’a pas dit qui appelle. ${tellAdmin}`,
    platform_unknown: `Cette plateforme n’est pas enregistrée auprès de Preceptor. ${tellAdmin}`,
    platform_disabled: `Cette connexion a été désactivée. ${tellAdmin}`,
    address_not_ours: `La plateforme du cours a demandé une page qui n’appartient pas à cet outil. ${tellAdmin}`,
    platform_login_required: `La plateforme de ton cours ne voit pas ta connexion, peut-être parce que ton navigateur retient ses cookies. Connecte-toi là-bas. ${reopen}`,
    platform_launch_over: `Cette page a été rechargée ou a attendu trop longtemps : chaque ouverture ne vaut qu’une fois. ${reopen}`,
    platform_refuses_tool: `La plateforme du cours ne laisse pas cet outil s’ouvrir ici. ${tellAdmin}`,
    platform_reported_error: `La plateforme du cours n’a pas pu te connecter. ${reopen}`,
    method_not_allowed: `Cette page ne s’ouvre que depuis un cours. ${reopen}`,
    token_missing: `Cette page ne s’ouvre que depuis un cours. ${reopen}`,
    token_malformed: `La plateforme du cours a envoyé quelque chose qui n’ouvre pas le tuteur. ${tellAdmin}`,
    state_invalid: `Cette ouverture n’est plus valable. ${reopen}`,
    browser_differs: `Cette ouverture a commencé dans un autre navigateur. ${reopen}`,
    browser_unknown: `Ton navigateur n’a pas gardé le cookie qui protège cette ouverture. Ouvre le tuteur dans une nouvelle fenêtre, ou autorise ses cookies. ${reopen}`,
    ticket_invalid: `Cette ouverture n’est plus valable. ${reopen}`,
    token_untrusted: `Cette ouverture n’a pas pu être vérifiée. ${tellAdmin}`,
    token_expired: `Cette ouverture est trop ancienne, ou les horloges des deux serveurs diffèrent. ${reopen}`,
    claim_missing: `La plateforme du cours a omis quelque chose dont le tuteur a besoin. ${tellAdmin}`,
    version_unsupported: `La plateforme du cours utilise une autre version de LTI que la 1.3.0. ${tellAdmin}`,
    message_unsupported: `La plateforme du cours a demandé quelque chose que cet outil ne fait pas. ${tellAdmin}`,
    deployment_unknown: `Cette installation de l’outil n’a pas encore été acceptée. ${tellAdmin}`,
    deployment_held: `Cette installation de l’outil attend d’être acceptée. ${tellAdmin}`,
    review_not_allowed:
      'Seules les personnes qui enseignent dans ce cours peuvent voir le travail de ses étudiants. Si c’est ton cas, signale-le à l’administration de la plateforme.',
    already_used: `Cette ouverture a déjà servi. ${reopen}`,
    platform_keys_unavailable:
      'Les clés de la plateforme de ton cours n’ont pas pu être obtenues à l’instant. Attends une minute et ouvre à nouveau le tuteur.',
  },
};
