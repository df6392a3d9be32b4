import type { ledgerWords as english } from './en-ledger.ts';

/** What the page says to students about what a number rests on, in French. */
export const ledgerWords: typeof english = {
  ledger: {
    why: 'Pourquoi ce nombre ?',
    whyOf: (concept) => `Pourquoi ce nombre : ${concept}`,
    close: 'Fermer',
    start: (percent, share) =>
      `Tant qu’on ne sait rien, le nombre est ${percent}. Chaque entrée le fait monter ou descendre. Quand de l’aide était à portée, une réponse compte pour ${share} de son poids. Rien ne s’efface avec le temps.`,
    empty: 'Il n’y a pas encore d’entrées.',
    weight: (weight, after) => `compte ${weight}, ensuite ${after}`,
    helped: 'avec de l’aide',
    sum: (percent, range, parts) => `En tout : ${percent} (${range}), ${parts}`,
    same: 'Recalculé à partir de ces entrées : le même nombre, jusqu’au dernier chiffre.',
    differs:
      'Recalculé à partir de ces entrées, le nombre est différent. Dis-le à ceux qui s’occupent du tuteur.',
    classQuiz: (title) => `Du quiz de la classe « ${title} ». Sa note reste comme elle est.`,
    underCheck:
      'Ta réponse s’affiche de nouveau quand tu auras répondu aux deux questions : l’une d’elles est la même.',
    rulesTitle: 'Si une entrée n’est pas juste',
    rules:
      '« J’ai deviné » retire une entrée aussitôt. Pour « C’était une faute de frappe » et « Je peux le montrer », tu réponds sans aide à deux questions, une fois par jour et par notion : si les deux sont justes, l’entrée ne compte plus ; sinon elle reste, et rien ne t’est reproché. Qui interroge le tuteur entre-temps a de l’aide, et les questions ne décident de rien.',
    seen: {
      named:
        'Une réponse que tu appelles faute de frappe, ou que tu dis pouvoir montrer, est vue par tes enseignants avec ton nom ; ils peuvent en décider, et tu lis leur raison ici. Ce que tu as deviné et toutes les autres entrées, tu es la seule personne à les voir.',
      pseudonymous:
        'Une réponse que tu appelles faute de frappe, ou que tu dis pouvoir montrer, est vue par tes enseignants sans ton nom ; ils peuvent en décider, et tu lis leur raison ici. Ce que tu as deviné et toutes les autres entrées, tu es la seule personne à les voir.',
      aggregate:
        'Ton établissement ne laisse rien voir de tout cela à tes enseignants : d’une réponse que tu appelles faute de frappe, ou que tu dis pouvoir montrer, seules les deux questions décident.',
    },
    grades: 'Cela change ce que le tuteur pense que tu sais. Cela ne change jamais une note.',
    claims: {
      guessed: 'J’ai deviné',
      typo: 'C’était une faute de frappe',
      can_show: 'Je peux le montrer',
    },
    withdraw: 'Revenir là-dessus',
    check: 'Répondre aux deux questions',
    checking: 'Deux questions',
    alone: 'Réponds sans aide, sans interroger le tuteur.',
    events: {
      guessed: 'Tu as dit que tu avais deviné.',
      typo: 'Tu as dit que c’était une faute de frappe.',
      can_show: 'Tu as dit que tu peux le montrer.',
      withdrawn: 'Tu as retiré ce que tu avais dit.',
      dismissed: 'Tu as dit que ce n’est pas le cas.',
      check_passed: 'Les deux questions justes : elle ne compte plus.',
      check_failed: 'Pas les deux questions justes : elle reste.',
      check_assisted: 'Le tuteur a été interrogé entre-temps : elle reste.',
      set_aside: 'Retirée par ton enseignant :',
      let_stand: 'Maintenue par ton enseignant :',
      shown: 'Noté par ton enseignant :',
    },
    said: {
      guessed: 'Cela ne compte plus.',
      typo: 'C’est noté. Deux questions ou tes enseignants en décident.',
      can_show: 'C’est noté. Deux questions ou tes enseignants en décident.',
      withdrawn: 'C’est retiré.',
    },
    twoDecide: 'C’est noté. Deux questions en décident.',
    results: {
      passed: 'Les deux justes : l’entrée ne compte plus.',
      failed: 'Pas les deux justes : l’entrée reste. Tu peux réessayer demain.',
      assisted:
        'Le tuteur a été interrogé entre-temps, l’entrée reste donc. Tu peux réessayer demain.',
    },
  },
};
