import { countIn } from '../../ground/language/index.ts';
import type { StepWords } from './en-steps.ts';

const count = countIn('pt');
const share = new Intl.NumberFormat('pt', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What the server tells of the steps by which an answer came about, in Portuguese. */
export const stepWords: StepWords = {
  strategy: {
    nothing_known: 'ainda não se sabe nada de você',
    mastery: (mastery, concept) =>
      `domínio ${share.format(mastery)} ${concept === null ? 'em todos os conceitos' : `de “${concept}”`}`,
    quizzes_lower: 'seus quizzes vão pior: a compreensão ainda é superficial, um degrau abaixo',
    quizzes_higher: 'seus quizzes vão melhor: você sabe mais do que diz, um degrau acima',
    few_passed: 'menos de 40 % dos quizzes com aprovação: no máximo um começo e dicas',
    open_work: 'trata-se de um trabalho com nota que ainda está aberto: só dicas',
    no_challenge:
      'neste curso nenhum problema mais difícil é proposto sem pedido: um degrau abaixo',
    helps: {
      question_first:
        'por conta própria você acertou isto: começa com uma pergunta, e vem mais quando você pedir',
      hint_first: 'por conta própria você quase sempre acerta isto: começa com uma dica',
      step_first:
        'por conta própria isto ainda não sai, ou você disse que não consegue continuar: começa com um passo',
    },
    audiences: {
      under_13:
        'seus professores dizem que este curso é para menores de 13 anos: passos pequenos, respostas curtas, uma pergunta por vez',
      '13_17':
        'seus professores dizem que este curso é para alunos de 13 a 17 anos: um passo e uma pergunta por vez',
      adults: 'seus professores dizem que este curso é para adultos: direto e com razões',
    },
    subjects: {
      mathematics: 'matemática',
      natural_science: 'ciências da natureza',
      programming: 'programação',
      language_and_literature: 'língua e literatura',
      history_and_society: 'história e ciências sociais',
    },
    subjectBy: {
      teachers: (subject) =>
        `seus professores dizem de que trata este curso; ensinado como: ${subject}`,
      material: (subject) => `o material do curso indica isso; ensinado como: ${subject}`,
    },
    wishes: {
      examples_first: 'primeiro exemplos',
      step_by_step: 'passo a passo',
      short: 'breve',
      in_pictures: 'com imagens',
    },
    wished: (wish) => `seu próprio desejo: ${wish}`,
    wishWaits: (wish) => `seu desejo (${wish}) espera: aqui o tutor só dá dicas`,
  },
  pictures: {
    label: 'Leu o texto das suas imagens',
    summary: (pictures, characters) => {
      const what =
        characters === 0
          ? 'nenhum texto encontrado'
          : count(characters, {
              one: '# caractere de texto encontrado',
              other: '# caracteres de texto encontrados',
            });
      return `${count(pictures, { one: '# imagem', other: '# imagens' })}: ${what}.`;
    },
  },
  query: {
    label: 'Formulou a pergunta para que se entenda sozinha',
    failed: 'Não foi possível: as duas perguntas são procuradas juntas.',
  },
  prepared: {
    label: 'Procurou uma resposta escrita de antemão',
    none: 'Não há nenhuma para exatamente esta pergunta.',
    found: (concept) => `Sobre “${concept}”.`,
  },
  grounded: {
    label: 'Escreveu uma resposta só com estes trechos',
    formed: 'Ela tem a forma pedida.',
    formedSecond: 'Ela teve a forma pedida na segunda tentativa.',
    no_model: 'Nenhum modelo de linguagem respondeu: estes são extratos.',
    malformed: 'O modelo não respeitou a forma pedida: estes são extratos.',
  },
  quotes: {
    label: 'Conferiu as citações no curso',
    summary: (held, cited) =>
      `${held} de ${cited} trechos citados contêm a citação atribuída a eles.`,
  },
  plan: {
    label: 'Planejou o que procurar',
    malformed: 'O plano não pôde ser lido: a procura no curso é feita com a pergunta.',
    no_model:
      'Não há modelo de linguagem para planejar: a procura no curso é feita com a pergunta.',
  },
  verify: {
    label: 'Conferiu se isto basta',
    enough: 'Basta.',
    missing: (missing) => `Não basta: ${missing}`,
    nothing: 'Nada foi encontrado. Tente com outras palavras.',
    byWords: (verdict) => `Julgado só pelas palavras. ${verdict}`,
  },
  wall: {
    label: 'O tempo acabou',
    summary: (passages) =>
      `Evidência insuficiente: ${count(passages, {
        one: '# trecho encontrado a tempo.',
        other: '# trechos encontrados a tempo.',
      })}`,
  },
  searched: (query) => `Procurou no curso “${query}”`,
  used: (tool) => `Usou uma ferramenta: ${tool}`,
  heard: (tool) => `Recebeu a sua resposta: ${tool}`,
  tools: {
    search: 'procura no curso',
    document_search: 'lista de documentos',
    document_compare: 'comparação de documentos',
    quote_finder: 'procura de palavras exatas',
    structured_extraction: 'tabela de valores',
    run_summary: 'resumo dos passos',
    code_runner: 'programa em JavaScript',
    python_runner: 'programa em Python',
    message_instructor: 'mensagem à equipe docente',
    web_search: 'procura na web',
    web_fetch: 'página da web',
  },
  unused: {
    off: 'Esta ferramenta está desligada neste curso.',
    hindered: 'Esta ferramenta não pode ser usada neste curso agora.',
    unknown: 'Essa ferramenta não existe; em vez disso a procura é feita no curso.',
    badInput: 'O que foi dado não servia para a ferramenta.',
    failed: 'A ferramenta falhou.',
    tooLong: 'A ferramenta demorou demais.',
    askedEnough: 'Já houve perguntas suficientes a você nesta resposta.',
    nothing: 'Não resultou em nada.',
  },
  passages: (all) => count(all, { one: '# trecho.', other: '# trechos.' }),
  noPassage: 'Nenhum trecho foi encontrado.',
  documents: (all) =>
    count(all, { one: '# documento fala disso.', other: '# documentos falam disso.' }),
  compared: (one, other) => `Comparou “${one}” com “${other}”.`,
  notInCourse: 'Um documento a comparar não está no curso.',
  exactPlaces: (all) =>
    count(all, {
      one: '# lugar contém estas palavras.',
      other: '# lugares contêm estas palavras.',
    }),
  nearPlaces: 'Nenhum lugar contém estas palavras; são dados os mais parecidos.',
  rows: (all) =>
    count(all, {
      one: '# linha; cada valor está no seu trecho.',
      other: '# linhas; cada valor está no seu trecho.',
    }),
  noTable: 'Nenhum modelo fez uma tabela com os trechos.',
  stepsSoFar: (all) => count(all, { one: '# passo até agora.', other: '# passos até agora.' }),
  program: {
    ended: 'O programa terminou.',
    failed: 'O programa falhou.',
    failedWith: (error) => `O programa falhou: ${error}`,
    handed: 'Entregue ao seu navegador.',
    unanswered: 'Não executado: a página foi fechada ou não respondeu a tempo.',
    skipped: 'Não executado: você pulou.',
    unable: 'Não executado: o seu navegador não conseguiu.',
  },
  message: {
    drafted: 'Um rascunho está pronto; nada é enviado sem a sua aprovação.',
    noDraft: 'Nenhum modelo escreveu um rascunho.',
    noWay: 'Nenhuma mensagem pode ser enviada deste curso agora.',
    approved: 'Você aprovou; a mensagem está a caminho.',
    declined: 'Você recusou; nada foi enviado.',
    undecided: 'Ninguém decidiu; nada foi enviado.',
  },
  web: {
    found: (all) =>
      count(all, {
        one: '# lugar na web, não do seu curso.',
        other: '# lugares na web, não do seu curso.',
      }),
    read: (host) => `Leu uma página de ${host}, que não é do seu curso.`,
    notConfigured: 'Nenhum buscador está configurado aqui.',
    unknownAddress:
      'Só são lidas páginas que uma procura desta resposta encontrou ou que você indicou.',
  },
  webTroubles: {
    cannot_count: 'A web não pode ser consultada agora.',
    asked_enough: 'A web já foi consultada o bastante por enquanto; tente mais tarde.',
    engine_full: 'O buscador não aceita mais perguntas agora.',
    engine_refuses: 'O buscador não nos aceita.',
    engine_failed: 'O buscador falhou.',
    engine_late: 'O buscador não respondeu a tempo.',
    engine_silent: 'O buscador não respondeu.',
    engine_unclear: 'O buscador respondeu de uma forma desconhecida.',
    page_status: 'A página respondeu com o status #.',
    page_kind: 'Páginas deste tipo não são lidas: só texto, HTML e PDF.',
    page_unreadable: 'O texto da página não pôde ser lido.',
    page_late: 'A página não respondeu a tempo.',
    page_silent: 'A página não respondeu.',
    page_private: 'Este endereço não está na web pública.',
    page_large: 'A página é grande demais.',
    page_circles: 'A página anda em círculos.',
  },
};
