import { countIn } from '../../../ground/language/index.ts';
import type { QuestionWords } from './en-questions.ts';

const count = countIn('fr');

/** What the pages of those who teach say about questions that a model writes for quizzes, in French. */
export const questionWords: QuestionWords = {
  questions: {
    setting: 'Les quiz',
    use: 'Un modèle de langage écrit aussi des questions',
    useWhat:
      'Elles sont écrites à l’avance à partir du texte de votre cours, jamais pendant qu’un étudiant attend, et ne contiennent rien sur aucun étudiant. Chacune tient à un endroit du cours cité mot à mot, et n’est gardée que si une seconde lecture de cet endroit trouve la même réponse. Ce que cela coûte est compté au cours.',
    useWhere:
      'Vous pouvez les lire sous « Questions » et en retirer, avant comme après que des étudiants les ont rencontrées. Tant que ce réglage est désactivé, les quiz n’ont que des questions faites de phrases de votre cours.',
    checks: {
      use: 'De courtes vérifications sans aide sont proposées aux étudiants',
      useWhat:
        'Quand quelqu’un a résolu quelque chose avec aide, ou savait le faire sans aide il y a quelques jours, deux questions l’attendent dans « Mes progrès » et, au plus une fois par visite, au début d’une nouvelle conversation : jamais au milieu d’une autre, pendant un examen ou une pause, ni dans la journée après que quelqu’un a semblé éprouvé. On peut y répondre, les reporter ou les laisser de côté.',
      useGrades:
        'Ce qui est répondu compte pour ce que le tuteur croit que l’on sait faire sans aide, et jamais pour une note. Ceux qui enseignent n’en voient rien, sauf si quelqu’un conteste une réponse. Aucun modèle n’est interrogé, et cela ne coûte rien.',
    },
    exercises: {
      setting: 'Exercices',
      use: 'Les étudiants reçoivent un exercice quand ils en demandent un',
      useWhat:
        'Un bouton sous une réponse, ou « donne-moi un exercice », pose une question dans la conversation. La réponse compte moitié moins que dans un quiz, parce que de l’aide était à portée, et pour aucune note. Rien n’est demandé qui s’approche d’un travail noté ouvert pour l’étudiant.',
      useCost:
        'Pendant qu’un étudiant lit une réponse, un modèle de langage prépare l’exercice suivant à partir du texte du cours, le contrôle comme les questions des quiz et le garde une demi-heure. Cela coûte aussi quand personne ne le demande. Sans modèle, les exercices sont faits de phrases du cours.',
      noModel:
        'Aucun modèle de langage ne peut préparer d’exercices ici : ils sont faits de phrases du cours.',
      counts: (prepared, served, expired) =>
        `Ces 30 derniers jours, ${prepared} ont été préparés, dont ${served} donnés et ${expired} non demandés à temps.`,
    },
    title: 'Questions pour les quiz',
    lead: 'Ce qu’un modèle de langage a écrit pour les quiz à partir du texte de votre cours, avec la bonne réponse et l’endroit sur lequel elle repose. Les quiz posent d’abord celles-ci et se complètent de questions faites de phrases de votre cours.',
    switchedOff:
      'C’est désactivé : aucune n’est écrite, aucune n’est posée. Les enseignants l’activent sous « Réglages ».',
    noModel:
      'Aucun modèle de langage ne peut écrire de questions ici. Les quiz ont celles qui sont faites de phrases de votre cours.',
    waiting:
      'Rien n’est encore écrit. Cela commence quelques minutes après l’activation, puis quelque temps après la lecture de nouveaux documents ; cela attend aussi quand l’argent manque.',
    noConcepts:
      'Il n’y a pas encore de notions sur lesquelles interroger : il faut d’abord lire le cours.',
    count: (questions) => count(questions, { one: '# question', other: '# questions' }),
    notYet: 'Rien n’a encore été écrit sur cette notion.',
    none: 'Le modèle a été sollicité, et rien de ce qu’il a écrit n’a été gardé.',
    dropped: (suggestions) =>
      count(suggestions, {
        one: '# proposition n’a pas passé les contrôles et n’a pas été gardée.',
        other: '# propositions n’ont pas passé les contrôles et n’ont pas été gardées.',
      }),
    right: 'Bonne réponse :',
    wrong: 'Autres choix :',
    mistake: 'La choisir est compris ainsi :',
    quote: 'Elle repose sur ces mots :',
    by: (model, when) => `Écrite par ${model}, ${when}.`,
    takeOut: 'La retirer',
    putBack: 'La remettre',
    takenOut: 'Retirée : aucun nouveau quiz ne la pose.',
    saidOut: 'La question est retirée.',
    saidBack: 'La question est remise.',
    places: {
      held_back:
        'Pas posée en ce moment : son endroit dans le cours n’est pas ouvert à toute la classe, ou ne peut pas être cité.',
      gone: 'N’est plus posée : son endroit dans le cours a changé.',
    },
  },
};
