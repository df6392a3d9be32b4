import { countIn } from '../../../ground/language/index.ts';
import type { MaterialWords } from './en-material.ts';

const count = countIn('fr');
const numbers = new Intl.NumberFormat('fr');

/** What the pages of those who teach say about the material, in French. */
export const materialWords: MaterialWords = {
  material: {
    title: 'Documents du cours',
    lead: 'Ce que le tuteur a lu. Les étudiants en tirent des réponses, avec leurs sources, dans la mesure où le cours les leur laisse voir.',
    sync: 'Lire le cours maintenant',
    syncing: 'Lecture du cours…',
    waiting: 'En attente de démarrage…',
    listing: 'La plateforme du cours dit ce que le cours contient…',
    progress: 'Lecture du cours',
    counts: {
      found: (documents) => count(documents, { one: 'trouvé', other: 'trouvés' }),
      done: (documents) => count(documents, { one: 'lu', other: 'lus' }),
      failed: (documents) => count(documents, { one: 'non lu', other: 'non lus' }),
    },
    lastRead: (when) => `Dernière lecture : ${when}.`,
    changes: (changed, removed) =>
      `${count(changed, { one: '# nouveau ou modifié', other: '# nouveaux ou modifiés' })}, ${count(removed, { one: '# retiré', other: '# retirés' })}.`,
    never: 'Le cours n’a pas encore été lu.',
    finished: 'Le cours a été lu.',
    failed: 'La dernière lecture s’est interrompue.',
    notConnected: 'Le tuteur n’a pas encore accès aux fichiers de ce cours',
    notConnectedWhy:
      'Votre plateforme de cours laisse ouvrir le tuteur, mais personne ne l’a autorisé à lire le cours. Il y a deux possibilités :',
    alternatives: [
      'Demandez à l’administration de votre plateforme de relier le tuteur aux fichiers des cours (un jeton d’accès, saisi une seule fois pour l’établissement).',
      'Ou un enseignant du cours ajoute les fichiers à la main, plus bas sur cette page.',
    ],
    notConnectedStill: 'Ce qui figure ci-dessous a été ajouté à la main et fonctionne tel quel.',
    none: 'Il n’y a pas encore de documents.',
    noModule: 'Hors module',
    inModule: (documents) => count(documents, { one: '# document', other: '# documents' }),
    states: {
      waiting: 'En attente',
      processing: 'En cours de lecture',
      ready: 'Prêt',
      failed: 'Non lu',
    },
    passages: (passages) => count(passages, { one: '# passage', other: '# passages' }),
    pages: (pages) => count(pages, { one: '# page', other: '# pages' }),
    emptyPages: (pages) => `${numbers.format(pages)} sans texte`,
    olderVersion: 'La version précédente est toujours utilisée.',
    unpublished: 'Non publié : jamais montré aux étudiants',
    restricted: 'Montré à certains étudiants seulement, selon la plateforme du cours',
    opens: (when) => `Pas montré aux étudiants avant le ${when}`,
    closed: (when) => `Fermé depuis le ${when} : n’est plus montré aux étudiants`,
    closes: (when) => `Ferme le ${when}`,
    unreadable: 'Le tuteur n’a pas pu lire ceci.',
  },
  report: {
    retry: 'Réessayer',
    reindex: 'Relire depuis le début',
    asked: (title) => `« ${title} » va être relu.`,
    report: 'Comment il a été lu',
    stages: {
      fetch: 'Ouverture',
      validate: 'Vérification',
      parse: 'Lecture',
      ocr: 'Reconnaissance des pages numérisées',
      clean: 'Nettoyage',
      chunk: 'Découpage en passages',
      embed: 'Préparation à la recherche',
      upsert: 'Enregistrement',
      publish: 'Mise à disposition',
      cleanup: 'Retrait de la version précédente',
    },
    stageOf: (stage, done, total) =>
      total === null
        ? `${stage}…`
        : `${stage} : ${numbers.format(done ?? 0)} sur ${numbers.format(total)}`,
    attempt: (attempt) => `essai n° ${attempt}`,
    pageStates: {
      text: (pages) => `${numbers.format(pages)} par leur texte`,
      ocr: (pages) => `${numbers.format(pages)} par reconnaissance de texte`,
      empty: (pages) => count(pages, { one: '# vide', other: '# vides' }),
      failed: (pages) => count(pages, { one: '# illisible', other: '# illisibles' }),
    },
    pagesRead: 'Pages',
    failedPages: (pages) => `Illisible : page ${pages}`,
    recognised: (confidence, languages) =>
      `Reconnu avec une certitude de ${confidence} % (${languages})`,
    skippedPages: (pages) =>
      count(pages, {
        one: '# page numérisée a été laissée de côté : le document en a plus qu’il n’en est reconnu.',
        other:
          '# pages numérisées ont été laissées de côté : le document en a plus qu’il n’en est reconnu.',
      }),
    notes: {
      runningLines: 'En-têtes et pieds de page répétés laissés de côté',
      pageNumbers: 'Numéros de page laissés de côté',
      hyphens: 'Mots coupés recollés',
      columnPages: 'Pages en colonnes',
      rightToLeftPages: 'Pages lues de droite à gauche',
      rules: 'Lignes de traits laissées de côté',
      sidewaysLines: 'Lignes en marge laissées de côté',
      ocrJunk: 'Fragments illisibles laissés de côté',
      hiddenParts: 'Parties masquées laissées de côté',
      cutRows: 'Lignes au-delà de la limite laissées de côté',
    },
    suspicious: (passages) =>
      count(passages, {
        one: '# passage s’adresse à une IA plutôt qu’à un lecteur. Le tuteur ne traite le texte que comme un document ; voyez s’il a sa place là.',
        other:
          '# passages s’adressent à une IA plutôt qu’à un lecteur. Le tuteur ne traite le texte que comme un document ; voyez s’ils ont leur place là.',
      }),
    amounts: (tokens, batches, kept) =>
      [
        count(tokens, { one: '# jeton', other: '# jetons' }),
        count(batches, { one: '# lot vectorisé', other: '# lots vectorisés' }),
        count(kept, { one: '# passage inchangé', other: '# passages inchangés' }),
      ].join(', '),
    slowest: (stage, seconds) => `Étape la plus longue : ${stage}, ${seconds} s`,
  },
  choice: {
    title: 'Ce que le tuteur peut en faire',
    switches: {
      use: 'L’utiliser dans les réponses',
      cite: 'Le nommer et le citer comme source',
      link: 'Laisser les étudiants l’ouvrir depuis une citation',
      graded: 'Le traiter comme un travail noté : des indices seulement tant qu’il est ouvert',
    },
    module: 'Utiliser ce module',
    noModule: 'Utiliser ceux-ci',
    leftOut: 'Exclu : le tuteur ne l’utilise pas',
    silent: 'Utilisé sans être nommé',
    quoteOnly: 'Seules des citations sont montrées',
    saved: (title) => `Enregistré pour « ${title} ».`,
  },
  connect: {
    title: 'Relier ce cours à Canvas',
    why: 'Canvas vous demande, dans un onglet à part, si le tuteur peut lire ce cours en votre nom. Cela prend une minute, et le tuteur se tient ensuite à jour de lui-même.',
    connect: 'Relier à Canvas',
    again: 'Relier à nouveau',
    lost: 'Canvas ne laisse plus le tuteur lire ce cours. Les étudiants obtiennent toujours des réponses à partir de ce qui a été lu auparavant.',
    waiting:
      'Continuez dans l’onglet qui s’est ouvert. Cette page indiquera quand le cours sera relié.',
    blocked: 'Votre navigateur n’a pas ouvert d’onglet. Ouvrez-le vous-même :',
    open: 'Continuer vers Canvas',
    own: 'Un enseignant de ce cours permet au tuteur de le lire depuis Canvas.',
    disconnect: 'Dissocier de Canvas',
    disconnectTitle: 'Dissocier ce cours de Canvas ?',
    disconnectWhy:
      'Le tuteur rend à Canvas son autorisation de lecture et ne suit plus le cours. Ce qu’il a lu est conservé, et les étudiants en tirent toujours des réponses.',
    disconnected: 'Le cours n’est plus relié à Canvas.',
    next: (when) => `Prochaine lecture automatique : ${when}.`,
  },
  uploads: {
    title: 'Ajouter des fichiers à la main',
    lead: 'Déposez des fichiers ici, ou choisissez-les. Ils sont lus comme ceux de la plateforme du cours, et aucune lecture de la plateforme ne les retire. Un fichier du même nom prend la place du précédent.',
    kinds: (megabytes) =>
      `PDF, Word, PowerPoint, Excel, EPUB, HTML, Markdown, sous-titres, notebooks, texte et images, jusqu’à ${megabytes} Mo chacun.`,
    room: (used, quota) => `${used} Mo sur ${quota} sont occupés dans ce cours.`,
    choose: 'Choisir des fichiers',
    list: 'Fichiers que vous ajoutez',
    waiting: 'En attente du fichier précédent',
    sending: (percent) => `${percent} % envoyés`,
    progress: (name) => `Envoi de ${name}`,
    cancel: 'Arrêter',
    cancelled: 'Arrêté. Rien n’en a été gardé.',
    again: 'Réessayer',
    outcomes: {
      added: 'Arrivé. Il est en cours de lecture ; la liste ci-dessous montre où cela en est.',
      replaced: 'Arrivé. Il prendra la place du précédent dès qu’il aura été lu.',
      again: 'Arrivé. Il est relu une fois de plus.',
      unchanged: 'Ce fichier exact est déjà là. Il n’y avait rien à faire.',
    },
    duplicate: (name) => `Ce fichier exact est déjà là, sous le nom « ${name} ».`,
    said: (name, what) => `${name} : ${what}`,
    empty: 'Le fichier est vide.',
    folder: 'Les dossiers ne peuvent pas être ajoutés. Choisissez les fichiers qu’ils contiennent.',
    tooLarge: (megabytes, most) =>
      `Le fichier fait ${megabytes} Mo ; les fichiers sont lus jusqu’à ${most} Mo.`,
    noRoom: (left) =>
      `Il n’y a pas de place pour lui : il reste ${left} Mo dans ce cours. Retirez quelque chose, ou demandez-en davantage à l’administration du tuteur.`,
    uploaded: 'Ajouté à la main',
    remove: 'Retirer',
    removeTitle: (title) => `Retirer « ${title} » ?`,
    removeWhy:
      'Le tuteur oublie ce qu’il y a lu, et les réponses ne s’appuient plus dessus. Les réponses déjà données gardent leurs citations.',
    removed: (title) => `« ${title} » a été retiré.`,
  },
};
