import { countIn } from '../../../ground/language/index.ts';
import type { TeacherWords } from './en.ts';
import { classWords } from './fr-class.ts';
import { conceptWords } from './fr-concepts.ts';
import { conductWords } from './fr-conduct.ts';
import { contestWords } from './fr-contests.ts';
import { materialWords } from './fr-material.ts';
import { openWorkWords } from './fr-open-work.ts';
import { postingWords } from './fr-posting.ts';
import { questionWords } from './fr-questions.ts';
import { reteachWords } from './fr-reteach.ts';
import { schoolWords } from './fr-school.ts';
import { settingsWords } from './fr-settings.ts';

const count = countIn('fr');
const numbers = new Intl.NumberFormat('fr');

/** What the pages of those who teach say beside what students read, in French. */
export const words: TeacherWords = {
  frame: {
    app: {
      offline: 'Aucun modèle de langage n’est configuré : les réponses sont des extraits du cours.',
      unreachable: 'Le tuteur est injoignable. Vérifiez votre connexion et réessayez.',
      trouble: 'Quelque chose a mal tourné de notre côté. Réessayez dans une minute.',
      retryIn: (seconds) => {
        if (seconds < 90)
          return count(seconds, {
            one: 'Réessayez dans # seconde.',
            other: 'Réessayez dans # secondes.',
          });
        const minutes = Math.round(seconds / 60);
        if (minutes < 120) return count(minutes, { other: 'Réessayez dans environ # minutes.' });
        const hours = Math.round(minutes / 60);
        if (hours < 48) return count(hours, { other: 'Réessayez dans environ # heures.' });
        return count(Math.round(hours / 24), { other: 'Réessayez dans environ # jours.' });
      },
    },
    sessionOver: {
      title: 'Ouvrez à nouveau le tuteur',
      advice:
        'Cette page a perdu le lien avec votre cours : une session dure une journée de travail et prend fin quand le navigateur l’oublie. Retournez dans votre cours et ouvrez le tuteur à partir de là. Vos conversations sont conservées.',
      written: 'Ce que vous avez écrit et pas encore envoyé. Copiez-le avant de partir :',
    },
  },
  tabs: {
    class: 'Classe',
    school: 'Établissement',
    people: 'Personnes',
    material: 'Documents',
    concepts: 'Notions',
    questions: 'Questions',
    settings: 'Réglages',
    preview: 'Essayer le tuteur',
  },
  emptyCourse:
    'Il n’y a pas encore de documents dans ce cours. Lisez d’abord le cours sous « Documents » ; ensuite, vos étudiants et vous pourrez poser des questions à son sujet.',
  people: {
    title: 'Personnes',
    lead: 'Qui est dans ce cours, d’après votre plateforme. La liste est lue chaque nuit ; qui quitte le cours garde ce qu’il a fait, mais ne reçoit plus de notes et n’est plus compté.',
    sync: 'Mettre à jour depuis la plateforme',
    reading: 'Lecture de la liste des membres…',
    never:
      'La liste de la plateforme n’a pas encore été lue : voici les personnes qui ont ouvert le tuteur.',
    failed: 'La liste n’a pas pu être lue.',
    done: (when, joined, dropped) =>
      `À jour avec la plateforme : ${when} ; ${count(joined, { one: '# arrivée', other: '# arrivées' })}, ${count(dropped, { one: '# départ', other: '# départs' })}.`,
    present: (people) => `Dans le cours (${numbers.format(people)})`,
    gone: (people) =>
      count(people, {
        one: 'N’est plus dans le cours (#)',
        other: 'Ne sont plus dans le cours (#)',
      }),
    nameless: 'Nom non transmis par la plateforme',
    notYet: 'n’a pas encore ouvert le tuteur',
    lastSeen: (when) => `dernière visite : ${when}`,
    visitsHidden: 'Votre établissement ne laisse pas voir aux enseignants quand chacun était ici.',
    erasure: (day) =>
      `À partir du ${day}, ce qui est conservé sur les étudiants de ce cours sera effacé : conversations, progrès et réponses aux quiz. Les notes qui figurent dans le carnet de votre plateforme y restent.`,
    roles: { student: 'Étudiant(e)', instructor: 'Enseignant(e)', assistant: 'Assistant(e)' },
  },
  linking: {
    title: 'Ajouter le tuteur à votre cours',
    lead: 'Choisissez ce que les étudiants trouveront derrière le lien. Il ouvre le tuteur, le tuteur sur une partie du cours, ou un quiz.',
    offer: 'Ce que vous pouvez ajouter',
    search: 'Chercher des modules, des documents et des quiz',
    notFound: 'Rien ici ne contient ces mots.',
    nothing: 'Rien n’est encore choisi.',
    groups: { tutor: 'Tuteur', module: 'Module', document: 'Document', quiz: 'Quiz' },
    tutor: 'Le tuteur',
    tutorNote: 'pour tout le cours',
    tutorPreview:
      'Les étudiants posent des questions sur tout le cours et font des quiz sur ce qu’ils connaissent le moins.',
    about: (what) => `Tuteur : ${what}`,
    previewOf: (what) => `Ce que contient « ${what} »`,
    focusPreview: (what) =>
      `Les conversations commencent par « ${what} » ; le reste du cours reste à portée de main.`,
    documents: (documents) => count(documents, { one: '# document', other: '# documents' }),
    unpublished: 'non publié',
    questions: (questions, concept) =>
      `${count(questions, { one: '# question', other: '# questions' })} sur ${concept}`,
    question: (number, prompt, solution) => `${number}. ${prompt} (${solution})`,
    waiting: 'fait pour cette classe, pas encore placé',
    newQuiz: 'Créer un quiz tout de suite',
    concept: 'Notion',
    count: 'Nombre de questions',
    make: 'Créer le quiz',
    making: 'Préparation des questions à partir de votre cours…',
    label: 'Titre du lien',
    graded: 'Avec une colonne dans le carnet de notes',
    preset: 'Tuteur du cours',
    missing: 'Le lien a besoin d’un titre.',
    noLinks:
      'À cet endroit, la plateforme n’accepte pas de liens vers le tuteur. Annulez, et ajoutez-le depuis un autre endroit.',
    add: 'Ajouter au cours',
    cancel: 'Annuler',
    sending: 'Transmission à la plateforme…',
  },
  ...classWords,
  ...conceptWords,
  ...conductWords,
  ...contestWords,
  ...materialWords,
  ...openWorkWords,
  ...questionWords,
  ...reteachWords,
  ...postingWords,
  ...settingsWords,
  ...schoolWords,
};
