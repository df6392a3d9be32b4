import type { SeenWords } from './en-seen.ts';

/** What the page says about what those who teach may see, in French. */
export const seenWords: SeenWords = {
  seen: {
    levels: {
      named:
        'Tes enseignants voient, avec ton nom, les quiz que tu rends et la date de ta dernière visite, et la note qui en résulte.',
      pseudonymous:
        'Tes enseignants voient sans ton nom les quiz que tu rends ici et la note qui en résulte.',
      aggregate:
        'Tes enseignants ne voient rien de ce que tu apprends ici en particulier, seulement ce qui est commun à cinq personnes ou plus.',
    },
    fromGradebook: 'Qui en ouvre un depuis le carnet de notes sait par là qu’il est de toi.',
    apart:
      'C’est ton établissement qui le décide. Les notes du carnet, les messages que tu envoies et ce qui touche à la conduite ou à ta sécurité ont leurs propres règles.',
    student: (code) => `Étudiant ou étudiante ${code}`,
    withoutName: 'Votre établissement montre cela sans le nom.',
    withheld:
      'Votre établissement ne laisse pas voir ici aux enseignants les réponses d’une seule personne. Les notes sont dans le carnet de notes.',
  },
};
