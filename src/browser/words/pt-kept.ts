import type { keptWords as english } from './en-kept.ts';

/** What the page says to students about what is held about them, in Portuguese. */
export const keptWords: typeof english = {
  kept: {
    title: 'O que se guarda sobre você',
    lead: 'Quanto há, de todos os seus cursos nesta instituição. O arquivo contém tudo, palavra por palavra.',
    subjects: {
      account: 'Cursos em que você está, com seu nome e e-mail se o LMS os informa',
      conversations: 'Perguntas com suas respostas',
      pictures: 'Imagens em perguntas',
      learning: 'Respostas de questionários que mostram o que você sabe',
      grades: 'Notas para o diário de notas',
      messages: 'Mensagens a professores que você aprovou',
      costs: 'Pedidos a modelos de linguagem, com o que custaram',
    },
    until:
      'Pelas regras da sua instituição, tudo é apagado automaticamente, curso por curso, a partir destes dias:',
    download: 'Baixar tudo',
    saved: 'O arquivo foi entregue ao seu navegador.',
    erase:
      'Nada é apagado aqui: quem decide isso é a sua instituição. Se quiser, peça a quem cuida da proteção de dados lá. O que está no diário de notas do seu LMS continua nele.',
  },
};
