import { countIn } from '../../ground/language/index.ts';
import type { Words } from './en.ts';
import { aloneWords } from './pt-alone.ts';
import { answerWords } from './pt-answers.ts';
import { formulaWords } from './pt-formulas.ts';
import { keptWords } from './pt-kept.ts';
import { wishWords } from './pt-wish.ts';
import { seenWords } from './pt-seen.ts';
import { ledgerWords } from './pt-ledger.ts';

const count = countIn('pt');

/** What the page says to students, in the Portuguese of Brazil. */
export const words: Words = {
  lang: 'pt',
  app: {
    comma: ', ',
    skip: 'Ir para o conteúdo',
    views: 'Seções',
    focus: (what) => `Este link é sobre “${what}”. O resto do curso continua ao seu alcance.`,
    announcements: 'Avisos',
    offline: 'Nenhum modelo de linguagem está configurado: as respostas são trechos do seu curso.',
    close: 'Fechar',
    tryAgain: 'Tentar de novo',
    loading: 'Carregando…',
    unreachable: 'Não foi possível falar com o tutor. Verifique sua conexão e tente de novo.',
    trouble: 'Algo deu errado do nosso lado. Tente de novo daqui a um minuto.',
    retryIn: (seconds) => {
      if (seconds < 90)
        return count(seconds, {
          one: 'Tente de novo em # segundo.',
          other: 'Tente de novo em # segundos.',
        });
      const minutes = Math.round(seconds / 60);
      if (minutes < 120) return count(minutes, { other: 'Tente de novo em cerca de # minutos.' });
      const hours = Math.round(minutes / 60);
      if (hours < 48) return count(hours, { other: 'Tente de novo em cerca de # horas.' });
      return count(Math.round(hours / 24), { other: 'Tente de novo em cerca de # dias.' });
    },
  },
  sessionOver: {
    title: 'Abra o tutor de novo',
    advice:
      'Esta página perdeu a ligação com o seu curso: uma sessão dura um dia de trabalho e termina quando o navegador a esquece. Volte ao seu curso e abra o tutor por lá. Suas conversas ficam guardadas.',
    written: 'O que você escreveu e ainda não enviou. Copie antes de sair:',
  },
  tabs: {
    tutor: 'Tutor',
    progress: 'Meu progresso',
    quiz: 'Testar o que sei',
  },
  threads: {
    open: 'Conversas',
    title: 'Suas conversas',
    add: 'Nova conversa',
    none: 'Ainda não há conversas. Elas ficarão guardadas aqui.',
    current: 'aberta agora',
    private: 'Só você vê o que escreve aqui.',
  },
  welcome: {
    greeting: (name) => (name ? `Que bom ver você, ${name}.` : 'Que bom ver você.'),
    can: 'Eu respondo a partir do material deste curso e mostro onde está escrito. Posso explicar, dar dicas passo a passo e testar o que você sabe. Não faço por você trabalhos que valem nota.',
    begin: 'Você pode começar com',
    resume: 'Continuar sua última conversa',
    empty:
      'Este curso ainda não tem material, então não tenho de onde responder. A equipe docente pode adicioná-lo; volte depois disso.',
    starters: {
      explain: (concept) => `Explique “${concept}” para mim com um exemplo.`,
      compare: (one, other) => `Qual é a relação entre “${one}” e “${other}”?`,
      example: (concept) => `Mostre um exercício típico de “${concept}” e me dê uma dica.`,
      check: (concept) => `Faça uma pergunta para ver se eu entendo “${concept}”.`,
      stuck: (concept) => `O que as pessoas costumam errar em “${concept}”?`,
    },
  },
  composer: {
    label: 'Sua pergunta',
    placeholder: 'Pergunte sobre o curso…',
    hint: 'Enter envia, Shift + Enter começa uma nova linha.',
    send: 'Enviar',
    stop: 'Parar',
    notSent: 'Sua pergunta não foi enviada.',
    busy: 'A última pergunta ainda está sendo respondida.',
    stopFailed: 'Não foi possível parar a resposta. Tente de novo.',
  },
  turn: {
    log: 'Conversa',
    you: 'Você',
    tutor: 'Tutor',
    phases: {
      sent: 'Enviando sua pergunta…',
      reading: 'Lendo sua pergunta…',
      searching: 'Procurando no curso…',
      planning: 'Pensando em como explicar…',
      writing: 'Escrevendo…',
      waiting: 'Esperando por você…',
      over: '',
    },
    steps: {
      pictures: 'Lendo o texto das suas imagens…',
      query: 'Colocando a pergunta de modo que se entenda sozinha…',
      prepared: 'Procurando uma resposta escrita de antemão…',
      grounded_answer: 'Escrevendo uma resposta só com estes trechos…',
      verify_quotes: 'Conferindo as citações no curso…',
      plan: 'Planejando o que procurar…',
      verify: 'Verificando se isso basta…',
      search: 'Procurando no curso…',
      document_search: 'Percorrendo a lista de documentos…',
      document_compare: 'Comparando dois documentos…',
      quote_finder: 'Procurando as palavras exatas…',
      structured_extraction: 'Fazendo uma tabela com os trechos…',
      run_summary: 'Revendo os passos até aqui…',
      code_runner: 'Executando um programa em JavaScript…',
      python_runner: 'Preparando um programa em Python…',
      message_instructor: 'Escrevendo uma mensagem à equipe docente…',
      web_search: 'Procurando na web…',
      web_fetch: 'Lendo uma página da web…',
    },
    found: (passages) =>
      count(passages, {
        one: '# trecho encontrado; pensando em como explicar…',
        other: '# trechos encontrados; pensando em como explicar…',
      }),
    complete: 'A resposta está completa.',
    stopped: 'Resposta parada',
    stoppedEarly: 'Você parou esta resposta antes de ela começar.',
    failed: 'Não foi possível terminar esta resposta.',
    failures: {
      worker_lost: 'O programa que escrevia esta resposta foi interrompido.',
      interrupted: 'O tutor reiniciou enquanto respondia.',
      not_begun: 'O tutor estava ocupado demais para responder.',
      model_unavailable: 'O modelo de linguagem não respondeu.',
    },
    askAgain: 'Perguntar de novo',
    connectionLost: 'A conexão caiu. A resposta continua sendo escrita; reconectando…',
    followFailed: 'Esta resposta não pode ser mostrada agora.',
    latest: 'Ir para o fim da resposta',
    support: {
      supported: '',
      partial: 'Seu curso cobre isto só em parte. Confira o que não traz uma fonte.',
      unsupported: 'Esta resposta não vem do material do seu curso.',
    },
  },
  progress: {
    title: 'Meu progresso',
    lead: 'O que as suas respostas nos quizzes, e as suas conversas onde são lidas, dizem sobre cada conceito, na ordem do curso. A barra mostra a faixa em que o seu nível está com 90 % de certeza; a marca nela é a melhor estimativa. Com mais respostas, ela fica mais estreita.',
    nothing: 'Ainda não se sabe nada: você não fez nenhum quiz. Um quiz tem três perguntas.',
    empty: 'Ainda não há material do curso, então não há conceitos para mostrar.',
    concept: 'Conceito',
    level: 'Nível: melhor estimativa e faixa',
    evidence: 'Respostas',
    action: 'Praticar',
    none: 'Nada registrado ainda',
    percent: (share) => `${Math.round(share * 100)} %`,
    range: (low, high) => `de ${low} a ${high}`,
    count: (answers) => count(answers, { one: '# resposta', other: '# respostas' }),
    quiz: 'Testar o que sei sobre isto',
    quizOn: (concept) => `Testar o que sei sobre isto: ${concept}`,
  },
  learned: {
    title: 'O que o tutor anotou sobre você',
    on: 'O seu nível se baseia nas suas respostas nos quizzes e, porque os seus professores ativaram isso, no que você escreve ao tutor: um modelo de linguagem relê a sua pergunta depois de respondida. Isso conta um quarto de uma resposta de quiz, e nunca para uma nota.',
    off: 'O seu nível se baseia nas suas respostas nos quizzes e no que foi anotado antes. As suas conversas não são lidas para isso: os seus professores não ativaram essa opção.',
    who: 'Só você vê isto. Os seus professores ficam sabendo, sem nomes, o que está em aberto para pelo menos cinco estudantes da turma.',
    again: 'Coisas para rever',
    againLead:
      'Quem anotou foi um modelo de linguagem, que pode se enganar. Se for o caso, diga: é retirado e não conta mais.',
    seen: (times) => (times === 1 ? 'anotado uma vez' : `anotado ${times} vezes`),
    statuses: {
      active: 'vale olhar de novo',
      resolving: 'está ficando mais claro',
      resolved: 'esclarecido',
    },
    notSo: 'Não é assim',
    notSoOf: (idea) => `Não é assim: ${idea}`,
    takenOut: 'Foi retirado e não conta mais.',
    helped: 'Como foram as explicações',
    kinds: {
      analogy: 'Comparação',
      example: 'Exemplo',
      steps: 'Passo a passo',
      picture: 'Imagem',
      definition: 'Definição',
      question: 'Pergunta',
      other: 'Explicação',
    },
    worked: { yes: 'ajudou', no: 'não ajudou' },
    next: 'Um bom próximo passo:',
    entries: 'Em que se baseia o seu nível',
    sources: {
      quiz: 'Resposta de quiz',
      check: 'Verificação curta',
      chat: 'De uma conversa',
      instructor: 'De quem ensina',
    },
    outcomes: { right: 'certo', partly: 'certo em parte', wrong: 'ainda não' },
    discounted: 'não conta',
  },
  quiz: {
    title: 'Testar o que sei',
    on: (concept) => `Quiz sobre ${concept}`,
    lead: 'Três perguntas do seu curso. Elas contam como o que você sabe fazer sem ajuda; vale a sua primeira tentativa.',
    choose: 'Conceito',
    weakest: 'O que eu menos sei',
    start: 'Começar o quiz',
    making: 'Preparando perguntas a partir do seu curso…',
    question: (number, all) => `Pergunta ${number} de ${all}`,
    written: 'Escrita com antecedência por um modelo de linguagem, a partir do seu curso.',
    gap: 'lacuna',
    answer: 'Sua resposta',
    submit: 'Conferir minhas respostas',
    unanswered: (numbers) =>
      `Ainda sem resposta: pergunta ${numbers}. Confira assim mesmo ou responda antes.`,
    checkAnyway: 'Conferir assim mesmo',
    score: (score, max) => `${score} de ${max} certas`,
    right: 'Certo',
    wrong: 'Não está certo',
    yourAnswer: 'Sua resposta:',
    noAnswer: 'sem resposta',
    practice:
      'Você já tinha visto as soluções, então esta tentativa foi um treino e não muda o seu progresso.',
    counted: 'Seu progresso foi atualizado.',
    ask: 'Perguntar ao tutor sobre isto',
    another: 'Outro quiz',
    toProgress: 'Ver meu progresso',
    question4tutor: (prompt, title) =>
      `Caiu esta pergunta em um quiz e eu não acertei: “${prompt}” Você pode me ajudar a entendê-la? Ela é de “${title}”.`,
    question4tutorRight: (prompt, title) =>
      `Caiu esta pergunta em um quiz: “${prompt}” Você pode me contar mais sobre ela? Ela é de “${title}”.`,
    noMaterial:
      'O curso ainda não tem texto suficiente sobre isto para fazer um quiz. Tente outro conceito ou pergunte ao tutor.',
  },
  review: {
    title: (name) => `O que ${name} entregou`,
    nameless: 'esta pessoa',
    nobody:
      'Esta pessoa nunca abriu o tutor neste curso, então não há nada para ver. Uma nota no livro de notas não foi lançada pelo tutor.',
    nothing: 'Nenhum quiz foi entregue para esta coluna do livro de notas.',
    attempt: (title, when) => `${title}, ${when}`,
    score: (score, max) => `${score} de ${max} certas`,
    counted: 'Esta tentativa conta para a nota.',
    practice: 'Treino: uma tentativa posterior, já conhecendo as soluções. Ela não muda a nota.',
    question: (number, all) => `Pergunta ${number} de ${all}`,
    right: 'Certo',
    wrong: 'Não está certo',
    answer: 'Resposta:',
    solution: 'Esperado:',
    grades: {
      posted: (percent, when) => `Lançado no livro de notas: ${percent} de 100, ${when}.`,
      waiting: (percent) => `A caminho do livro de notas: ${percent} de 100.`,
      refused: 'Não está no livro de notas.',
      held: 'Retido.',
    },
    noGrade:
      'Nada foi lançado no livro de notas: o lançamento está desligado ou não há o que lançar.',
  },
  ask: { no: 'Não, deixar assim' },
  formula: formulaWords,
  ...answerWords,
  ...keptWords,
  ...wishWords,
  ...seenWords,
  ...ledgerWords,
  ...aloneWords,
};
