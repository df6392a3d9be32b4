import type { keptWords as english } from './en-kept.ts';

/** What the page says to students about what is held about them, in French. */
export const keptWords: typeof english = {
  kept: {
    title: 'Ce qui est conservé sur toi',
    lead: 'Combien il y en a, de tous tes cours dans cet établissement. Le fichier contient tout, mot pour mot.',
    subjects: {
      account: 'Cours où tu es, avec ton nom et ton adresse si le LMS les donne',
      conversations: 'Questions avec leurs réponses',
      pictures: 'Images dans les questions',
      learning: 'Réponses aux quiz qui montrent ce que tu sais',
      grades: 'Notes pour le carnet de notes',
      messages: 'Messages aux enseignants que tu as approuvés',
      costs: 'Demandes aux modèles de langage, avec leur coût',
    },
    until:
      'Selon les règles de ton établissement, tout s’efface de soi-même, cours par cours, à partir de ces jours :',
    download: 'Tout télécharger',
    saved: 'Le fichier a été remis à ton navigateur.',
    erase:
      'Rien n’est effacé ici : c’est ton établissement qui décide. Si tu le souhaites, demande aux personnes qui s’y occupent de la protection des données. Ce que contient le carnet de notes de ton LMS y reste.',
  },
};
