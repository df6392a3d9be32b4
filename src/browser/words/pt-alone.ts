import type { aloneWords as english } from './en-alone.ts';

/** What the page says to students about what goes with help and alone, in Portuguese. */
export const aloneWords: typeof english = {
  alone: {
    title: 'Com ajuda e por conta própria',
    lead: 'O que dá certo enquanto o tutor ajuda e o que dá certo sem ele são duas coisas. Isto não é nota, e precisar de ajuda não é falha: mostra o que vale a pena tentar por conta própria agora. Só você vê.',
    withHelp: 'Com ajuda',
    byOneself: 'Por conta própria',
    notYet: 'ainda não se sabe',
    states: {
      unknown:
        'Ainda não se sabe como isto vai por conta própria: você respondeu a poucas perguntas sem ajuda.',
      alone: 'Isto sai por conta própria.',
      with_help: 'Isto sai com ajuda e ainda não por conta própria. É um bom lugar para praticar.',
      by_chance:
        'Por conta própria, suas respostas ainda podem ser palpites. Peça um exemplo ao tutor ou veja de novo no curso.',
      growing: 'Isto está crescendo: por conta própria, uma parte sai e outra ainda não.',
    },
    check: {
      title: (concept) => `Uma verificação curta espera por você: ${concept}`,
      why: {
        short_check:
          'Você resolveu isto com ajuda. Mostre a si que também consegue por conta própria.',
        delayed_recheck: 'Há algum tempo isto saía por conta própria. Veja se ainda está aí.',
      },
      rules:
        'Duas perguntas do curso, quando você quiser, sem perguntar ao tutor enquanto isso. Não conta para nenhuma nota, e você não precisa fazer.',
      begin: 'Responder às duas perguntas',
      later: 'Agora não',
      never: 'Deixar esta de fora',
      said: {
        postponed: 'Fica adiada por três dias.',
        declined: 'Fica de fora até você fazer algo novo sobre isto.',
      },
      results: {
        passed: 'As duas certas, e por conta própria. Conta como o que você sabe fazer sem ajuda.',
        failed: 'Ainda não as duas. Agora você sabe o que rever; nada mais decorre disso.',
        assisted: 'O tutor foi consultado nesse meio-tempo, então contam como respostas com ajuda.',
      },
    },
  },
};
