import type { ContestWords } from './en-contests.ts';

/** What the pages of those who teach say about contested evidence, in the Portuguese of Brazil. */
export const contestWords: ContestWords = {
  contests: {
    title: 'Respostas contestadas',
    lead: 'Estudantes podem dizer de uma resposta que foi erro de digitação ou que podem mostrar que sabem. Duas perguntas decidem, ou você, antes ou depois, com um motivo que o estudante lê. Isto muda o que o tutor acredita que ele sabe, nunca uma nota. Você só vê respostas contestadas; tudo o mais fica entre os estudantes e o tutor.',
    none: 'Nada está contestado.',
    nameless: 'Nome não informado pelo LMS',
    waits: 'em espera',
    counts: 'conta',
    aside: 'está retirada',
    answered: 'Respondeu:',
    noAnswer: 'nada',
    expected: 'Esperado:',
    chat: 'De uma conversa, cujas palavras ficam entre o estudante e o tutor.',
    kinds: {
      typo: 'diz que foi erro de digitação',
      can_show: 'diz que pode mostrar que sabe',
      guessed: 'diz que chutou',
      withdrawn: 'retirou o que disse',
      dismissed: 'diz que não é assim',
      check_passed: 'as duas perguntas certas',
      check_failed: 'não as duas perguntas certas',
      check_assisted: 'perguntou ao tutor durante as perguntas',
      set_aside: 'retirada por docente:',
      let_stand: 'mantida por docente:',
      shown: 'mostrado em aula:',
    },
    reason: 'Motivo, que o estudante lê',
    needed: 'Dê um motivo.',
    setAside: 'Retirar',
    letStand: 'Manter',
    said: {
      set_aside: 'A resposta está retirada.',
      let_stand: 'A resposta se mantém.',
    },
    shownTitle: 'Mostrado em aula',
    shownLead:
      'Anote o que alguém mostrou a você em aula. Conta como uma resposta dada sem ajuda, e o estudante lê o que você escreve.',
    student: 'Estudante',
    concept: 'Conceito',
    note: 'Anotar',
    noted: 'Está anotado.',
  },
};
