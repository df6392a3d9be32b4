import type { OpenWorkWords } from './en-open-work.ts';

/** What the pages of those who teach say about graded work that is open, and about exams, in Portuguese. */
export const openWorkWords: OpenWorkWords = {
  openWork: {
    title: 'Trabalhos com nota abertos',
    what: 'Enquanto uma tarefa está aberta para um estudante, o tutor compara o que ele escreve com o texto da tarefa. Se forem próximos, ele se contém e diz por quê e até quando. Prorrogações pessoais contam. Reconhece pequenas mudanças de redação, outros números e uma tarefa contada em várias mensagens; só pelas palavras não reconhece uma tradução, um relato livre nem uma tarefa de poucas palavras.',
    effect: 'Quando um estudante pergunta sobre um trabalho com nota aberto',
    effects: {
      hints: 'Dar dicas e pedir a própria tentativa',
      refuse: 'Não responder, e dizer isso',
      off: 'Responder como sempre',
    },
    wording:
      'O que o tutor diz no lugar de uma resposta (até 500 caracteres; vazio: suas próprias palavras)',
    meaning: 'Comparar também o significado',
    meaningWhat:
      'Para que uma tradução ou um relato livre possa ser reconhecido. Precisa de um modelo que busque pelo significado, que a sua instituição configura; sem ele nada muda. Quanto ele erra depende desse modelo e ninguém mediu: perguntas comuns também podem então receber só dicas.',
    grace: 'Horas após o prazo em que ainda conta como aberto',
    save: 'Salvar',
    works: 'Contam aqui como trabalhos com nota:',
    noWorks:
      'O tutor não conhece aqui nenhum trabalho com nota. As tarefas do LMS são reconhecidas sozinhas; qualquer outro documento pode ser marcado em “Material”.',
    due: (when) => `prazo ${when}`,
    noDue: 'sem prazo: aberto enquanto o LMS o mostrar',
    count: (hints, refused, days) =>
      `Nos últimos ${days} dias deu só dicas ${hints} vezes e não respondeu ${refused} vezes. Não se conta quem perguntou.`,
  },
  exams: {
    title: 'Provas',
    what: 'Durante uma prova o tutor não responde a nenhum estudante. As conversas anteriores continuam legíveis, quem está em sofrimento continua recebendo ajuda e quem ensina continua podendo perguntar. Se a prova pertence a algo com prazo no LMS, a data própria de um estudante move o fim dele e, em outro dia, toda a janela.',
    none: 'Nenhuma prova está prevista.',
    window: (title, from, until) => `${title}: de ${from} a ${until}`,
    remove: 'Remover',
    name: 'Nome da prova',
    from: 'Início',
    until: 'Fim',
    belongs: 'Pertence a',
    nothing: 'nada no LMS',
    add: 'Fechar o tutor nesse período',
    wrong: 'Informe um nome, um início e um fim posterior, no máximo 31 dias depois.',
  },
};
