import type { wishWords as english } from './en-wish.ts';

/** What the page says to students about how they like things explained, in Portuguese. */
export const wishWords: typeof english = {
  wish: {
    title: 'Como você gosta que expliquem',
    what: 'A escolha é sua, para este curso. Vale a partir da sua próxima pergunta e muda como o tutor diz as coisas, não quanto ele conta: uma dica continua sendo uma dica. Seus professores não veem isso.',
    choices: {
      none: 'Nenhum desejo especial',
      examples_first: 'Primeiro exemplos',
      step_by_step: 'Passo a passo',
      short: 'Breve',
      in_pictures: 'Com imagens, contadas em palavras',
    },
    saving: 'Salvando…',
    saved: 'Salvo.',
  },
};
