import type { ClassWords } from './en-class.ts';

/** What the pages of those who teach say about what conversations show of a class, in Portuguese. */
export const classWords: ClassWords = {
  class: {
    setting: 'O que os estudantes entendem',
    use: 'O tutor também aprende com as conversas o que cada estudante entende',
    useWhat:
      'Quando alguém mostrou um raciocínio próprio, um modelo de linguagem relê essa pergunta e a resposta e anota o que foi entendido, o que vale rever e que explicação ajudou. O tutor usa isso nas respostas seguintes. Conta um quarto de uma resposta de quiz e nunca chega ao livro de notas. O custo fica por conta do curso. Onde uma pergunta escrita para quizzes diz o que significa uma opção errada, a escolha dela também é anotada.',
    useWho:
      'Em “Meu progresso”, os estudantes veem tudo o que foi anotado sobre eles e podem mandar retirar o que vale rever. Você vê isso em “Turma” apenas para grupos de pelo menos cinco, sem nomes. Ao desativar, nada mais é lido; o que foi anotado permanece.',
    title: 'O que a turma deveria rever',
    lead: 'O que um modelo de linguagem anotou ao ler conversas, conceito por conceito. Nada é dito de menos de cinco estudantes, os números aparecem só em faixas e nunca um nome, e o quadro muda só quando algo mudou em pelo menos cinco deles. Turmas com menos de dez não veem nada aqui.',
    switchedOff:
      'Está desativado: nenhuma conversa é lida. Docentes ativam isso em “Configurações”.',
    noModel: 'Aqui nenhum modelo de linguagem pode ser chamado a ler conversas.',
    nothing:
      'Ainda não há nada a mostrar: em nenhum conceito há estudantes suficientes com algo em aberto, ou a turma tem menos de dez.',
    bands: {
      '5-9': '5 a 9 estudantes',
      '10-19': '10 a 19 estudantes',
      '20-49': '20 a 49 estudantes',
      '5+': '5 estudantes ou mais',
      '10+': '10 estudantes ou mais',
      '20+': '20 estudantes ou mais',
      '50+': '50 estudantes ou mais',
    },
    ideas: 'O que têm em comum:',
    noIdea: 'Cada um tem outra coisa em aberto; nada é comum a cinco deles.',
    asOf: (when) => `Situação em ${when}.`,
    mayErr: 'Quem anotou foi um modelo, que pode se enganar.',
  },
};
