import type { ledgerWords as english } from './en-ledger.ts';

/** What the page says to students about what a number rests on, in the Portuguese of Brazil. */
export const ledgerWords: typeof english = {
  ledger: {
    why: 'Por que este número?',
    whyOf: (concept) => `Por que este número: ${concept}`,
    close: 'Fechar',
    start: (percent, share) =>
      `Antes de se saber algo, o número é ${percent}. Cada registro o aumenta ou diminui. Com ajuda à mão, uma resposta conta ${share} do seu peso. Nada se apaga com o tempo.`,
    empty: 'Ainda não há registros.',
    weight: (weight, after) => `conta ${weight}, depois ${after}`,
    helped: 'com ajuda',
    sum: (percent, range, parts) => `Ao todo: ${percent} (${range}), ${parts}`,
    same: 'Calculado de novo a partir destes registros: o mesmo número, até o último dígito.',
    differs:
      'Calculado de novo a partir destes registros, o número é outro. Avise quem mantém o tutor.',
    classQuiz: (title) => `Do quiz da turma “${title}”. A nota dele fica como está.`,
    underCheck:
      'O que você respondeu volta a aparecer quando você tiver respondido às duas perguntas: uma delas é a mesma.',
    rulesTitle: 'Se um registro não está certo',
    rules:
      '“Eu chutei” retira um registro na hora. Com “Foi erro de digitação” e “Posso mostrar que sei”, você responde sem ajuda a duas perguntas, uma vez por dia para cada conceito: com as duas certas, o registro deixa de contar; senão ele fica, e nada é usado contra você. Quem pergunta ao tutor enquanto isso tem ajuda, e as perguntas não decidem nada.',
    seen: {
      named:
        'Uma resposta que você chama de erro de digitação, ou diz que pode mostrar, é vista pelos seus professores com o seu nome; eles podem decidir, e você lê o motivo aqui. O que você chutou e todos os outros registros só você vê.',
      pseudonymous:
        'Uma resposta que você chama de erro de digitação, ou diz que pode mostrar, é vista pelos seus professores sem o seu nome; eles podem decidir, e você lê o motivo aqui. O que você chutou e todos os outros registros só você vê.',
      aggregate:
        'A sua instituição não deixa os seus professores verem nada disto: sobre uma resposta que você chama de erro de digitação, ou diz que pode mostrar, só as duas perguntas decidem.',
    },
    grades: 'Isto muda o que o tutor acredita que você sabe. Nunca muda uma nota.',
    claims: {
      guessed: 'Eu chutei',
      typo: 'Foi erro de digitação',
      can_show: 'Posso mostrar que sei',
    },
    withdraw: 'Retirar o que disse',
    check: 'Responder às duas perguntas',
    checking: 'Duas perguntas',
    alone: 'Responda sem ajuda, sem perguntar ao tutor.',
    events: {
      guessed: 'Você disse que chutou.',
      typo: 'Você disse que foi erro de digitação.',
      can_show: 'Você disse que pode mostrar que sabe.',
      withdrawn: 'Você retirou o que disse.',
      dismissed: 'Você disse que não é assim.',
      check_passed: 'As duas perguntas certas: não conta mais.',
      check_failed: 'Não as duas perguntas certas: fica.',
      check_assisted: 'O tutor foi consultado enquanto isso: fica.',
      set_aside: 'Retirado por quem ensina:',
      let_stand: 'Mantido por quem ensina:',
      shown: 'Anotado por quem ensina:',
    },
    said: {
      guessed: 'Não conta mais.',
      typo: 'Anotado. Duas perguntas ou os seus professores decidem.',
      can_show: 'Anotado. Duas perguntas ou os seus professores decidem.',
      withdrawn: 'Foi retirado.',
    },
    twoDecide: 'Anotado. Duas perguntas decidem.',
    results: {
      passed: 'As duas certas: o registro não conta mais.',
      failed: 'Não as duas certas: o registro fica. Você pode tentar de novo amanhã.',
      assisted:
        'O tutor foi consultado enquanto isso, então o registro fica. Você pode tentar de novo amanhã.',
    },
  },
};
