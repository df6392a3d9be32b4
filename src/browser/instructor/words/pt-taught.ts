import type { taughtWords as english } from './en-taught.ts';

/** What the settings say about who is taught and what, in Portuguese. */
export const taughtWords: typeof english = {
  audience: 'Quem são os estudantes',
  audienceWhat:
    'Nada é concluído do que um estudante escreve, e nada é guardado sobre ninguém: você diz isso para o curso inteiro. Muda o tom, o tamanho e os passos das respostas. Nas respostas com rigor muda só as palavras.',
  audienceOfSchool: (what) => `Como a escola diz. ${what}`,
  audiences: {
    unset: 'Não informado',
    under_13:
      'Crianças com menos de 13 anos: passos pequenos, uma pergunta por vez, nenhum problema mais difícil sem pedido, nenhuma página da web aberta',
    '13_17': 'De 13 a 17 anos: simples e a sério, uma pergunta por vez',
    adults: 'Adultos: direto, com razões',
  },
  subject: 'De que trata o curso',
  subjectWhat:
    'Muda como o tutor conduz: uma demonstração por seus passos, um poema por suas palavras e várias leituras, um programa por pequenas execuções e suas mensagens de erro. O material mostra isso sozinho quando está cheio de fórmulas, grandezas ou código; línguas e história se dizem aqui.',
  subjects: {
    as_material: 'Como o material mostra',
    mathematics: 'Matemática',
    natural_science: 'Ciências da natureza',
    programming: 'Programação',
    language_and_literature: 'Língua e literatura',
    history_and_society: 'História e ciências sociais',
    other: 'Outra coisa: sem maneira própria',
  },
  notForChildren: 'crianças com menos de 13 anos não são enviadas à web aberta.',
};
