import type { ReteachWords } from './en-reteach.ts';

/** What the pages of those who teach say about how a class moves and what to do about it, in Portuguese. */
export const reteachWords: ReteachWords = {
  reteach: {
    weeks: 'Semana a semana',
    weeksLead:
      'Para quantos estudantes algo foi anotado pela primeira vez sobre um conceito, e para quantos tudo se esclareceu. Cada um conta uma vez em cada caso. Os números vão de cinco em cinco, e o acaso move cada um em até três, uma única vez: terminada a semana, seus números ficam para sempre. Poucos não são ditos; em turmas com menos de dez, nenhum.',
    weeksOf: (concept) => `Semana a semana: ${concept}`,
    week: 'Semana de',
    came: 'Anotado pela primeira vez',
    went: 'Esclarecido',
    few: 'poucos ou nenhum',
    about: (count) => `cerca de ${count}`,
    places: 'Onde é ensinado:',
    card: 'Ficha de cinco minutos',
    cardOf: (concept) => `Ficha de cinco minutos: ${concept}`,
    cardLead: 'Feita com frases do seu próprio curso e com esta página, sem nenhum modelo.',
    thinks: 'O que a turma tende a pensar',
    differs: 'Cada um tem outra coisa em aberto; nada é comum a cinco deles.',
    says: 'O que o curso diz',
    silent: 'O curso não tem sobre isso nenhuma frase que possa ser citada.',
    ask: 'Pergunta para a turma',
    expected: (answer) => `Esperado: ${answer}`,
    noAsk: 'O curso não tem texto suficiente sobre isso para fazer uma pergunta.',
    contrast: 'Um contraste, passo a passo',
    tends: 'Tende-se a pensar',
    works: 'Desenvolvido no curso',
    print: 'Imprimir',
    copy: 'Copiar',
    copied: 'A ficha foi copiada.',
    notCopied: 'O navegador não deixou copiar a ficha. Imprima-a ou marque o texto.',
    practice: 'Fazer um quiz de treino',
    practiceOf: (concept) => `Treino: ${concept}`,
    making: 'Fazendo perguntas com o seu curso…',
    practiceMade: (title, count) =>
      `“${title}” está pronto, com perguntas do seu curso: ${count}. Agora adicione um link para o tutor onde quiser no seu ambiente virtual (Canvas: Módulos, “+”, Ferramenta externa; Moodle: Adicionar uma atividade, o tutor, Selecionar conteúdo): lá ele é o primeiro e já está escolhido, por um dia.`,
  },
};
