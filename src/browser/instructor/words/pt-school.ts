import type { schoolWords as english } from './en-school.ts';

/** What the page about the school says to whoever runs the LMS, in Portuguese. */
export const schoolWords: typeof english = {
  school: {
    title: 'Sua instituição',
    lead: 'O que diz respeito a toda a instituição. Só quem administra o LMS vê esta página.',
    isolation: 'Se outra instituição pode ver a sua',
    how: 'Toda noite, cada instituição desta instalação pergunta por uma página que foi plantada em todas as outras: pelo sentido, pelas palavras, de memória, na fonte e entre os registros das respostas. As tabelas e o log também são examinados.',
    never: 'Ainda não houve nenhum teste. Há um toda noite.',
    last: (when) => `Último teste: ${when}.`,
    asked: (ours, theirs) =>
      `Perguntas de outras pela sua página: ${ours}. Perguntas da sua pelas delas: ${theirs}.`,
    alone:
      'Não há outra instituição nesta instalação, portanto não havia a quem perguntar. As tabelas e o log foram examinados.',
    clean: 'Nada passou.',
    open: (count) =>
      count === 1 ? 'Algo passou, por um caminho:' : `Algo passou, por ${count} caminhos:`,
    directions: {
      others_shown_here: 'algo de outra instituição foi mostrado à sua',
      ours_shown: 'algo da sua instituição foi mostrado a outra',
      open_to_all: 'algo ficou à vista, e ninguém pode dizer de quem era',
    },
    blind:
      'Sua instituição não encontrou a própria página, portanto este teste não prova nada para você. Avise quem opera o Preceptor.',
    history: 'Os testes mais recentes',
    summary: (clean, open, blind) =>
      `Nada passou: ${clean}. Algo passou: ${open}. Não provaram nada: ${blind}.`,
    each: 'Um por um',
    columns: { when: 'Teste', found: 'O que encontrou' },
    found: {
      clean: 'nada passou',
      open: 'algo passou',
      blind: 'não provou nada',
    },
    log: 'O registro assinado',
    logWhat:
      'Cada entrada é assinada e traz a impressão digital da anterior, de modo que uma alterada ou retirada é descoberta. Ele não nomeia nenhuma outra instituição. Qualquer pessoa pode verificar o arquivo sem este servidor:',
    download: 'Baixar o registro assinado',
    saved: 'O arquivo foi entregue ao seu navegador.',
    use: 'O que a instituição usa',
    opened: (count) =>
      count === 0 ? 'Nenhum curso abriu o tutor ainda.' : `Cursos que o abriram: ${count}`,
    connected: (count) =>
      count === 0
        ? 'Ainda não se leem do LMS os arquivos de nenhum curso.'
        : `Cursos cujos arquivos são lidos do LMS: ${count}`,
    students: (count) =>
      count === 0
        ? 'Nenhum estudante esteve aqui ainda.'
        : `Estudantes que estiveram aqui: ${count}`,
    spent: (spent) => `Gasto neste mês com modelos de linguagem: ${spent}`,
    caps: {
      day: (cap) => `Limite por dia: ${cap}`,
      month: (cap) => `Limite por mês: ${cap}`,
    },
    noCap: 'Não há limite para toda a instituição.',
    models: 'Modelos de linguagem que respondem, na ordem em que são consultados',
    notReady: 'não pode ser consultado agora: falta a chave ou o preço',
    noModel:
      'Nenhum modelo de linguagem está configurado: as respostas são trechos dos cursos, e nada sai desta instalação para um modelo.',
    papers: 'Documentos para a sua contratação',
    papersWhat:
      'Respostas a um questionário de segurança, um relatório de acessibilidade, rascunhos de proteção de dados, para onde vão os dados, que IA existe, uma nota sobre o Regulamento de IA da UE e uma lista de componentes: uma página, em inglês, escrita a partir do programa e das configurações desta instalação. Ao lado de cada resposta está em que ela se apoia.',
    papersDownload: 'Baixar os documentos',
    seen: 'O que docentes podem ver de cada estudante',
    levels: {
      named: 'As respostas que entrega e quando esteve aqui pela última vez, com o nome.',
      pseudonymous:
        'As respostas que entrega, sob um pseudônimo, e nenhuma visita. Quem as abre pelo livro de notas sabe por lá de quem são.',
      aggregate:
        'Nenhuma resposta de uma só pessoa e nenhuma visita, apenas o que cinco ou mais de uma turma têm em comum.',
    },
    seenHow: 'Os estudantes leem isto na página deles. Quem administra o Preceptor muda isso:',
    erasing: {
      title: 'Apagar o que se guarda sobre uma pessoa',
      lead: 'Alguém pediu, ou a instituição decidiu assim. Indique o identificador que o seu ambiente virtual mostra para a pessoa: no Canvas e no Moodle, o número no endereço do perfil. Não pode ser desfeito.',
      who: 'Identificador da pessoa no ambiente virtual',
      look: 'Mostrar o que seria apagado',
      whatGoes: (person) => `O que seria apagado de “${person}”`,
      goes: {
        account: 'Cursos, com nome e endereço',
        conversations: 'Perguntas com as suas respostas',
        pictures: 'Imagens',
        learning: 'Respostas de questionários',
        grades: 'Notas à espera do diário ou guardadas junto dele',
        messages: 'Mensagens a docentes',
        costs: 'Pedidos a modelos de linguagem',
      },
      stays:
        'Somas de dinheiro e a prova de que mensagens foram enviadas ficam sem a pessoa. O que o ambiente virtual tem, também as notas, continua nele; as cópias de segurança guardam o resto até expirarem.',
      mustWait: 'Esta pessoa ainda não pode ser apagada:',
      waits: {
        grades: 'falta enviar uma nota',
        crisis: 'um pedido de ajuda está aberto ou é recente',
        conduct: 'docentes ainda decidem sobre uma conduta',
      },
      again: 'Para confirmar, indique o mesmo identificador mais uma vez',
      erase: 'Apagar de vez',
      done: 'A pessoa foi apagada.',
      receipt: 'Baixar o recibo assinado',
      saved: 'O arquivo foi entregue ao seu navegador.',
      refused: {
        person_unknown: 'Ninguém, ou não exatamente uma pessoa, tem este identificador aqui.',
        person_yourself: 'Não é possível apagar a si mesmo durante a própria sessão.',
        person_must_wait: 'Algo tem de terminar antes. Veja de novo o que é.',
        person_busy:
          'Uma resposta para esta pessoa ainda está sendo escrita. Tente de novo em um minuto.',
      },
    },
  },
};
