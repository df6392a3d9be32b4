import { countIn } from '../../ground/language/index.ts';
import type { AnswerWords } from './en-answers.ts';

const count = countIn('pt');
const numbers = new Intl.NumberFormat('pt');
const seconds = new Intl.NumberFormat('pt', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** What the page says about an answer, its sources and what it needs of its student, in Portuguese. */
export const answerWords: AnswerWords = {
  approval: {
    title: 'Enviar esta mensagem?',
    what: 'O tutor preparou este rascunho para você. Você pode mudá-lo. Nada é enviado se você não apertar “Enviar esta mensagem”.',
    to: 'Para',
    via: 'Enviada por',
    ways: { canvas: 'caixa de entrada do Canvas', moodle: 'mensagens do Moodle', email: 'e-mail' },
    subject: 'Assunto',
    body: 'Mensagem',
    footer: (text) => `Acrescentado abaixo: ${text}`,
    send: 'Enviar esta mensagem',
    decline: 'Não enviar',
    again: 'Enviar de novo',
    states: {
      waiting: (to) => `Sua mensagem para ${to} está a caminho.`,
      sent: (to) => `Sua mensagem foi enviada para ${to}.`,
      failed: (to) => `Sua mensagem para ${to} não foi enviada.`,
      unsure: (to) => `Não se sabe se a sua mensagem chegou a ${to}.`,
    },
  },
  program: {
    title: 'Programa em Python',
    phase: 'Executando um pequeno programa em Python no seu navegador…',
    stages: {
      loading: 'Carregando o Python, cerca de 14 MB na primeira vez…',
      running: 'Executando o programa…',
      handing: 'Entregando o resultado ao tutor…',
    },
    code: 'Mostrar o programa',
    skip: 'Continuar sem ele',
  },
  exercise: {
    ask: 'Me dê um exercício',
    message: 'Me dê um exercício.',
    counts:
      'Ele conta metade de uma resposta em um quiz, porque havia ajuda por perto, e para nenhuma nota.',
    next: 'Preparou o próximo exercício',
    states: {
      writing: 'Está sendo preparado.',
      waiting: 'Ele espera por meia hora.',
      served: 'Você o recebeu.',
      dropped: 'O que foi escrito não passou nas verificações.',
      withdrawn: 'Foi retirado, porque o seu curso não o permite agora.',
      expired: 'Não foi pedido dentro de meia hora.',
    },
  },
  marks: {
    badge: 'não é do seu curso',
    reasons: {
      quote: (said) => `“${said}” não está no lugar citado.`,
      number: (said) => `O lugar citado não contém o número ${said}.`,
      formula: (said) => `O lugar citado não contém a fórmula ${said}.`,
      name: (said) => `O lugar citado não menciona ${said}.`,
      source: (said) => `Não existe a fonte ${said}.`,
      subject: () => 'O lugar citado fala de outra coisa.',
    },
    leftOut: (sentences) =>
      count(sentences, {
        one: 'Uma frase foi omitida, porque não foi encontrada no lugar citado.',
        other: '# frases foram omitidas, porque não foram encontradas nos lugares citados.',
      }),
    checked: (checked, failed) => {
      if (checked === 0) return 'Nenhuma frase indica uma fonte.';
      const said = count(checked, {
        one: '# frase indica uma fonte',
        other: '# frases indicam uma fonte',
      });
      return failed === 0
        ? `${said}; citações, números, fórmulas e nomes foram encontrados lá.`
        : `${said}; em ${numbers.format(failed)} algo não foi encontrado lá.`;
    },
  },
  pictures: {
    add: 'Adicionar uma imagem',
    tray: 'Imagens para a sua pergunta',
    adding: 'Adicionando a imagem…',
    added: (number) => `A imagem ${number} foi adicionada. Você pode enviá-la com ou sem pergunta.`,
    alone: (all) =>
      count(all, { one: 'Uma imagem sem palavras.', other: '# imagens sem palavras.' }),
    untitled: 'Imagens sem palavras',
    removed: 'A imagem foi removida.',
    remove: (number) => `Remover a imagem ${number}`,
    describe: (number) => `Descrever a imagem ${number} (opcional)`,
    describeHint: 'É lido em voz alta para quem não a vê e contado ao tutor.',
    number: (number) => `Imagem ${number}`,
    tooMany: (most) => `Uma pergunta pode ter ${most} imagens.`,
    tooLarge: (most) =>
      `A imagem é grande demais: podem ser adicionadas imagens de até ${most} MB.`,
    notAPicture: 'Só é possível adicionar imagens: PNG, JPEG ou WebP.',
    notAdded: 'A imagem não foi adicionada.',
    step: 'Olhou as suas imagens',
    read: (number, text) => `Imagem ${number}: “${text}”.`,
    unread: (number) => `Imagem ${number}: nenhum texto pôde ser lido nela.`,
    shown: 'As imagens foram mostradas ao modelo.',
    inWords: 'O modelo que respondeu não vê imagens; contaram a ele o que foi lido.',
    notShown: 'Esta imagem não pode ser mostrada agora.',
  },
  source: {
    title: 'Fontes',
    page: (page) => `página ${page}`,
    at: (time) => `em ${time}`,
    spoken: (number) => `fonte ${number}`,
    chip: (number, place) => `Fonte ${number}: ${place}`,
    panel: 'Fonte',
    slide: (slide) => `slide n.º ${slide}`,
    quote: 'O que foi citado',
    asText: 'Como texto',
    pageView: (title) => `Páginas de “${title}”`,
    sheet: 'A página',
    pageOf: (page, all) => `Página ${page} de ${all}`,
    picture: (page, isMarked) =>
      isMarked
        ? `Imagem da página ${page}; as palavras citadas estão marcadas. Acima elas estão como texto.`
        : `Imagem da página ${page}`,
    previousPage: 'Página anterior',
    nextPage: 'Próxima página',
    larger: 'Aumentar',
    smaller: 'Diminuir',
    notDrawn: 'Esta página não pode ser mostrada como foi impressa. O texto dela está abaixo.',
    noPages: 'As páginas não podem ser mostradas como foram impressas. Aqui está o texto delas.',
    cited: 'Citado aqui',
    openInLms: 'Abrir no ambiente virtual',
    newTab: 'abre em uma nova aba',
    earlier: 'Mostrar o que vem antes',
    later: 'Mostrar o que vem depois',
    gone: 'Este documento não está disponível para você agora. Talvez tenha sido removido ou fechado depois que a resposta foi escrita.',
    quoteOnly: 'A equipe docente mostra só esta citação do documento.',
    moved: 'O documento mudou depois de ter sido citado; o lugar exato não existe mais.',
  },
  origin: {
    title: 'Como esta resposta surgiu',
    loading: 'Lendo o registro…',
    unavailable: 'O registro desta resposta não está disponível agora.',
    incomplete: 'Este registro está incompleto: uma parte não está disponível agora.',
    timing: 'Tempo gasto',
    milliseconds: (ms) => (ms < 1000 ? `${Math.round(ms)} ms` : `${seconds.format(ms / 1000)} s`),
    steps: {
      snapshot: 'Lembrar o que se sabe de você',
      search: 'Procurar no curso',
      firstWord: 'Primeira palavra do modelo',
    },
    guard: 'Conferiu a sua mensagem',
    guardFine: 'Nada nela precisou ser retido.',
    guardGuide:
      'Parecia um trabalho que vale nota, então a resposta orienta você em vez de resolvê-lo.',
    guardOther: (category) => `Foi tratada como: ${category}.`,
    categories: {
      inappropriate_language: 'linguagem inadequada',
      violence: 'violência',
      illegal: 'algo que não é permitido',
      sexual: 'conteúdo sexual',
      off_topic: 'fora do assunto do curso',
      harassment: 'assédio',
      self_harm: 'preocupação com a sua segurança',
      jailbreak_attempt: 'tentativa de contornar as regras',
    },
    snapshot: 'Olhou o que se sabe de você',
    snapshotNothing: 'Nada ainda: nenhum quiz, nenhuma mensagem anterior nesta conversa.',
    snapshotParts: {
      concepts: (all) =>
        count(all, { one: '# conceito com respostas', other: '# conceitos com respostas' }),
      quizzes: (all) => count(all, { one: '# quiz feito', other: '# quizzes feitos' }),
      messages: (all) =>
        count(all, { one: '# mensagem anterior', other: '# mensagens anteriores' }),
      weak: (names) => `mais dificuldade em ${names}`,
    },
    quoted: (text) => `“${text}”`,
    search: 'Procurou no curso',
    searchNothing: 'Nenhum trecho foi encontrado.',
    otherWords:
      'O curso quase não usa estas palavras, por isso também foram procuradas outras para a mesma coisa.',
    passage: 'Trecho',
    byMeaning: 'Pelo sentido',
    byWords: 'Pelas palavras',
    used: 'Citado',
    yes: 'sim',
    no: 'não',
    rank: (rank) => (rank === null ? '–' : `n.º ${rank}`),
    stepStatus: { failed: 'Este passo falhou.', blocked: 'Este passo não era permitido.' },
    strategy: 'Escolheu como ensinar',
    strategies: {
      direct_instruction: 'Explicar passo a passo',
      scaffolding: 'Dar um começo e dicas',
      socratic: 'Conduzir com perguntas',
      guided_practice: 'Praticar em conjunto',
      challenge: 'Propor um problema mais difícil',
    },
    about: (concept) => `sobre “${concept}”`,
    model: 'Escreveu a resposta',
    offlineModel: 'Sem modelo de linguagem: frases tiradas do curso',
    fallback: (model, reason) => `no lugar de ${model}${reason ? ` (${reason})` : ''}`,
    passedOver: {
      key_refused: 'a chave dele foi recusada',
      rate_limited: 'consultado demais',
      unavailable: 'fora de alcance',
      timed_out: 'sem resposta a tempo',
      model_gone: 'o fornecedor não o tem mais',
      request_refused: 'o pedido foi recusado',
      empty: 'não disse nada',
      declined: 'o filtro dele não o deixou dizer nada',
      no_model: 'nenhum modelo',
      no_key: 'sem chave',
      no_price: 'sem preço conhecido',
      unknown_provider: 'provedor desconhecido',
      not_ready: 'ainda não está pronto',
      needs_a_language_model: 'não consegue fazer isto',
      shut_out: 'com defeito há pouco',
      over_budget: 'caro demais para o que resta',
    },
    tokens: (input, output) =>
      `${numbers.format(input)} tokens lidos, ${numbers.format(output)} escritos`,
    estimated: 'estimado',
    support: 'Comparou a resposta com o curso',
    supportText: {
      supported: 'As afirmações dela trazem fontes do curso.',
      partial: 'O curso a sustenta em parte.',
      unsupported: 'O curso não a sustenta.',
    },
    interrupts: {
      crisis: 'A ajuda foi oferecida na hora, sem perguntar a um modelo.',
      moderation: 'A mensagem foi respondida sem perguntar a um modelo.',
    },
  },
};
