import { countIn } from '../../../ground/language/index.ts';
import type { SettingsWords } from './en-settings.ts';
import { taughtWords } from './pt-taught.ts';

const count = countIn('pt');
const numbers = new Intl.NumberFormat('pt');

const atPlace = (rank: number | null): string =>
  rank === null ? 'fora dos dez primeiros' : `na posição ${rank}`;

/** What the pages of those who teach say about answers, money, the connection and what waits for its cases, in the Portuguese of Brazil. */
export const settingsWords: SettingsWords = {
  settings: {
    title: 'Configurações',
    grades: 'Notas',
    passback: 'Lançar os resultados dos quizzes no livro de notas',
    passbackWhat:
      'Enquanto isto estiver ligado, cada estudante tem uma nota pelos quizzes do tutor: a média dos conceitos em que foi testado, cada um pela primeira tentativa do seu último quiz. Treinos, conversas e respostas dadas com ajuda nunca são lançados.',
    passbackWhen:
      'As notas saem sozinhas em segundos, também as de quizzes feitos antes de você ligar isto. Uma nota que você muda no livro de notas nunca é sobrescrita.',
    mastery: 'Lançar o domínio no livro de notas',
    masteryWhat:
      'Enquanto isto estiver ligado, cada estudante tem mais uma nota, em uma coluna própria: o que o tutor acredita que ele sabe, em média dos conceitos sobre os quais respondeu perguntas de quiz sem ajuda ou você anotou “mostrado em aula”. Ela começa no meio e se move a cada resposta: três respostas certas sobre um conceito são 80 de 100, oito são 90. Conceitos sobre os quais nada foi perguntado não contam; conversas, exercícios e respostas dadas com ajuda, nunca.',
    masteryWhen:
      'Ela sai depois de cada quiz e do que você mesmo decidir, também pelo que foi mostrado antes de você ligar isto. Quem diz “Eu chutei” não perde nada aqui. Depois de desligar, nada mais é lançado, e o que está no livro de notas fica. Uma nota que você muda lá nunca é sobrescrita.',
    columns: { quizzes: 'Resultados dos quizzes', mastery: 'Domínio' },
    on: 'Ligado',
    off: 'Desligado',
    saving: 'Salvando…',
    saved: 'Salvo.',
    readOnly: 'Só docentes podem mudar isto.',
    more: 'Saiba mais',
    delivery: 'A caminho do ambiente virtual',
    counts: {
      proposed: () => 'à espera da sua aprovação',
      undone: (grades) => count(grades, { one: 'retirada', other: 'retiradas' }),
      waiting: () => 'em espera',
      posted: (grades) => count(grades, { one: 'lançada', other: 'lançadas' }),
      refused: (grades) =>
        count(grades, {
          one: 'recusada pelo ambiente virtual',
          other: 'recusadas pelo ambiente virtual',
        }),
      held: (grades) => count(grades, { one: 'retida', other: 'retidas' }),
    },
    noGrades: 'Nenhuma nota foi lançada ainda.',
    retry: 'Tentar estas de novo',
    reason: 'Motivo:',
    spending: 'Quanto custam os modelos de linguagem do tutor',
    spent: { day: 'Hoje', month: 'Este mês' },
    money: (period, spent, cap) =>
      `${period}: ${spent}${cap === null ? ', sem limite definido para o curso' : ` de ${cap}`}`,
    spendingWhat:
      'Respostas em andamento contam pelo máximo que podem custar. Quando um limite é alcançado, o tutor continua sem modelo de linguagem, com frases do seu curso.',
  },
  answers: {
    ...taughtWords,
    title: 'Respostas',
    mode: 'Como o tutor responde',
    modes: {
      tutor: 'Como tutor: explica, dá dicas e faz perguntas',
      grounded_qa: 'Com rigor: a partir do curso ou nada',
      agent: 'Como agente: planeja, procura várias vezes e usa ferramentas; mais lento',
    },
    citations: 'Frases que o lugar citado não sustenta',
    policies: {
      mark: 'Mostrar com a marca “não é do seu curso”',
      drop: 'Omitir',
    },
    pictures: 'Imagens nas perguntas',
    picturesOn:
      'Os estudantes podem adicionar imagens às perguntas, por exemplo uma foto da própria resolução',
    tools: 'Ferramentas do agente',
    toolsWhat:
      'Cada uma está desligada até você ligá-la, e só é usada quando o tutor responde como agente.',
    toolNames: {
      document_search: 'Listar os documentos que falam de um assunto',
      document_compare: 'Comparar dois documentos',
      quote_finder: 'Encontrar onde algo é dito palavra por palavra',
      structured_extraction: 'Fazer tabelas com valores que o curso dá',
      run_summary: 'Contar o que foi feito para uma resposta',
      code_runner:
        'Executar pequenos programas em JavaScript em um ambiente isolado, para cálculos',
      python_runner:
        'Executar pequenos programas em Python no navegador do estudante, que para isso carrega cerca de 14 MB uma única vez',
      web_search:
        'Procurar na web pública; o que se encontra não é do seu curso, isso é dito, e a pergunta vai para o buscador',
      web_fetch:
        'Ler uma página da web pública que uma busca encontrou ou que o estudante citou; nunca como fonte do seu curso',
      message_instructor:
        'Redigir uma mensagem à equipe docente deste curso; ela só é enviada depois que o estudante a leu e concordou',
    },
    verdict: {
      question: 'Guardar como caso de teste: esta resposta está',
      right: 'certa',
      wrong: 'errada',
      kept: 'Guardada como caso de teste.',
      forgotten: 'Não é mais um caso de teste.',
    },
    toolCannot: 'Não pode ser usada aqui:',
    calls: 'O que foi enviado aos modelos, palavra por palavra',
    callsNone: 'Nenhum modelo foi consultado.',
    sent: 'Enviado',
    received: 'Recebido',
  },
  reserve: {
    title: 'Reservado para os dias antes das entregas',
    why: 'Para que os melhores modelos do tutor estejam disponíveis quando há algo a entregar, uma parte do que o curso pode gastar em um mês pode ser reservada para esses dias. Isto exige um limite mensal para o curso, definido por quem opera o tutor.',
    share: 'Parte do mês, em por cento (0 não reserva nada)',
    daysBefore: 'Dias antes de uma entrega em que ela pode ser gasta',
    days: 'Dias de entrega que o ambiente virtual não informa, na forma 2026-12-01, separados por espaços',
    save: 'Salvar',
    notDays: 'Um dia de entrega é escrito na forma 2026-12-01.',
    everywhere: 'É o que a sua instituição definiu para todos os cursos.',
    none: 'Nenhuma data de entrega é conhecida ainda. Elas são pedidas ao ambiente virtual sempre que o curso é lido.',
    next: 'Datas de entrega conhecidas',
    forSome: '(para uma parte da turma)',
    zone: (place) => `Os dias começam à meia-noite (fuso horário ${place}).`,
  },
  gates: {
    title: 'O que está em uso para os seus estudantes e o que espera',
    lead: 'Quando você dá como certa a resposta a uma pergunta sua, ela se torna um caso da sua instituição. Uma mudança nos modelos, nas instruções ou na busca só entra em uso se esses casos não piorarem.',
    cases: (cases) =>
      count(cases, {
        one: 'A sua instituição tem # caso.',
        other: 'A sua instituição tem # casos.',
      }),
    noCases:
      'Nenhuma resposta foi dada como certa ainda, então nada é retido: está em uso o que há de mais novo. Pergunte em “Experimentar o tutor” e diga abaixo da resposta se ela está certa.',
    unchanged: 'Nada espera e nada foi decidido ainda: está em uso o que estava antes.',
    serving: 'Tudo o que está em uso',
    waits: (version) => `${version} espera.`,
    serves: (version) => `${version} está em uso.`,
    parts: {
      models: 'Modelos da instalação',
      embedder: 'Busca pelo sentido',
      reader: 'Leitura de arquivos',
      ranking: 'Ordem do que é encontrado',
      tutor: 'Instruções do tutor',
      'grounded-qa': 'Instruções das respostas com rigor',
      synthesis: 'Instruções das respostas do agente',
      pictures: 'Instruções sobre imagens nas perguntas',
      'picture-alone': 'Palavras para imagens que chegam sem nenhuma',
      planner: 'Instruções dos planos do agente',
      verifier: 'Instruções das verificações do agente',
      query: 'Instruções para reformular perguntas seguintes',
      extraction: 'Instruções para fazer tabelas',
      draft: 'Instruções dos rascunhos à equipe docente',
      prepared: 'Instruções das respostas preparadas com antecedência',
      questions: 'Instruções que escrevem perguntas de quiz',
      'open-work': 'Instruções que contêm o tutor diante de trabalhos com nota abertos',
      'second-opinion': 'Instruções que verificam essas perguntas',
      evaluation: 'Instruções para ler nas conversas o que foi entendido',
      repair: 'Instruções para corrigir respostas com defeito',
    },
    tried: {
      index: 'É testado sozinho com os casos em poucos minutos.',
      models:
        'Espera que quem opera esta instalação teste os seus casos com cada um destes modelos.',
      prompt:
        'Espera que quem opera esta instalação teste os seus casos com o modelo que responde aqui.',
    },
    verdicts: {
      passed: (version, when) => `${version} passou nos casos em ${when}.`,
      failed: (version, when) =>
        `${version} não passou nos casos em ${when}, então continua em uso o que estava. Quem opera o tutor pode admiti-la com um motivo.`,
      overruled: (version, when) => `${version} foi admitida por quem opera o tutor em ${when}.`,
      no_cases: (version, when) =>
        `${version} entrou em uso em ${when}: não havia caso com que testá-la.`,
      not_kept: (version, when) =>
        `${version} entrou em uso em ${when}: o que estava em uso antes não podia mais ser consultado.`,
      regressed: (version, when) =>
        `${version} chegou com uma nova versão do programa em ${when} e vai pior nos casos. Não foi possível retê-la; quem opera o tutor pode voltar à versão anterior.`,
    },
    because: (reason) => `O motivo informado: “${reason}”`,
    table: (cases) =>
      count(cases, {
        one: 'O teste com # caso, com intervalos de 95 %',
        other: 'O teste com # casos, com intervalos de 95 %',
      }),
    columns: {
      measure: 'Medida',
      before: 'O que estava em uso',
      after: 'O que foi testado',
      verdict: 'Resultado',
    },
    results: { better: 'melhor', same: 'sem diferença visível', worse: 'pior' },
    lost: (lost, won) =>
      `${count(lost, { one: '# caso perdido', other: '# casos perdidos' })}, ${count(won, { one: '# ganho', other: '# ganhos' })}. Perdido: o trecho que a resposta certa citava estava entre os cinco primeiros e não está mais.`,
    others: (cases) =>
      count(cases, {
        one: '# deles é de colegas ou de outros cursos e só é mostrado a eles.',
        other: '# deles são de colegas ou de outros cursos e só são mostrados a eles.',
      }),
    asked: 'Pergunta',
    answered: 'A resposta dada como certa',
    cited: 'Ela citava',
    stood: (before, after) => `O trecho estava ${atPlace(before)} e estaria ${atPlace(after)}.`,
  },
  doctor: {
    title: 'Conexão com o ambiente virtual',
    lead: 'Testa umas trinta coisas entre o tutor e o seu ambiente virtual, dos relógios ao livro de notas. Uma coluna de teste aparece por um momento no livro de notas.',
    start: 'Testar esta conexão',
    running: 'Testando… pode levar meio minuto.',
    summary: (all, wrong, warnings) =>
      `${count(all, { one: '# verificação', other: '# verificações' })}: ${numbers.format(wrong)} com erro, ${numbers.format(warnings)} que merecem atenção.`,
    states: {
      bad: 'Erro',
      warning: 'Merece atenção',
      skipped: 'Não testado',
      good: 'Tudo certo',
    },
    fix: 'O que fazer:',
  },
};
