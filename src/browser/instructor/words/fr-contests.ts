import type { ContestWords } from './en-contests.ts';

/** What the pages of those who teach say about contested evidence, in French. */
export const contestWords: ContestWords = {
  contests: {
    title: 'Réponses contestées',
    lead: 'Les étudiants peuvent dire d’une réponse que c’était une faute de frappe, ou qu’ils peuvent le montrer. Deux questions en décident, ou vous, avant ou après, avec une raison que l’étudiant lit. Cela change ce que le tuteur pense qu’il sait, jamais une note. Vous ne voyez que les réponses contestées ; tout le reste demeure entre les étudiants et le tuteur.',
    none: 'Rien n’est contesté.',
    nameless: 'Nom non transmis par le LMS',
    waits: 'en attente',
    counts: 'compte',
    aside: 'est retirée',
    answered: 'Réponse :',
    noAnswer: 'rien',
    expected: 'Attendu :',
    chat: 'D’une conversation, dont les mots restent entre l’étudiant et le tuteur.',
    kinds: {
      typo: 'dit que c’était une faute de frappe',
      can_show: 'dit pouvoir le montrer',
      guessed: 'dit avoir deviné',
      withdrawn: 'est revenu là-dessus',
      dismissed: 'dit que ce n’est pas le cas',
      check_passed: 'les deux questions justes',
      check_failed: 'pas les deux questions justes',
      check_assisted: 'a interrogé le tuteur pendant les questions',
      set_aside: 'retirée par un enseignant :',
      let_stand: 'maintenue par un enseignant :',
      shown: 'montré en classe :',
    },
    reason: 'Raison, que l’étudiant lit',
    needed: 'Indiquez une raison.',
    setAside: 'La retirer',
    letStand: 'La maintenir',
    said: {
      set_aside: 'La réponse est retirée.',
      let_stand: 'La réponse est maintenue.',
    },
    shownTitle: 'Montré en classe',
    shownLead:
      'Notez ce que quelqu’un vous a montré en classe. Cela compte comme une réponse donnée sans aide, et l’étudiant lit ce que vous écrivez.',
    student: 'Étudiant',
    concept: 'Notion',
    note: 'Le noter',
    noted: 'C’est noté.',
  },
};
