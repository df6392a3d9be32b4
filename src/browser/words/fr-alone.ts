import type { aloneWords as english } from './en-alone.ts';

/** What the page says to students about what goes with help and alone, in French. */
export const aloneWords: typeof english = {
  alone: {
    title: 'Avec aide et en autonomie',
    lead: 'Ce qui va quand le tuteur aide et ce qui va sans lui sont deux choses. Ce n’est pas une note, et avoir besoin d’aide n’est pas une faute : cela montre ce qui vaut la peine d’être essayé sans aide. Tu es la seule personne à le voir.',
    withHelp: 'Avec aide',
    byOneself: 'En autonomie',
    notYet: 'pas encore connu',
    states: {
      unknown:
        'On ne sait pas encore comment cela va sans aide : tu as répondu à trop peu de questions par toi-même.',
      alone: 'Cela va sans aide.',
      with_help: 'Cela va avec aide, et pas encore sans. C’est un bon endroit pour s’exercer.',
      by_chance:
        'Sans aide, tes réponses pourraient encore être dues au hasard. Demande un exemple au tuteur, ou regarde à nouveau dans le cours.',
      growing: 'Cela progresse : sans aide, une partie va et une autre pas encore.',
    },
    check: {
      title: (concept) => `Une courte vérification t’attend : ${concept}`,
      why: {
        short_check: 'Tu as résolu cela avec aide. Montre-toi que tu peux le faire sans.',
        delayed_recheck:
          'Il y a quelque temps, tu savais faire cela sans aide. Regarde si c’est encore là.',
      },
      rules:
        'Deux questions du cours, quand tu veux, sans interroger le tuteur pendant ce temps. Cela ne compte pour aucune note, et rien ne t’y oblige.',
      begin: 'Répondre aux deux questions',
      later: 'Pas maintenant',
      never: 'Laisser celle-ci de côté',
      said: {
        postponed: 'Elle est reportée de trois jours.',
        declined:
          'Elle est laissée de côté jusqu’à ce que tu fasses quelque chose de nouveau là-dessus.',
      },
      results: {
        passed:
          'Les deux sont justes, et sans aide. Cela compte comme ce que tu sais faire sans aide.',
        failed:
          'Pas encore les deux. Tu sais maintenant quoi regarder à nouveau ; rien d’autre n’en découle.',
        assisted:
          'Le tuteur a été interrogé entre-temps : ces réponses comptent donc comme données avec aide.',
      },
    },
  },
};
