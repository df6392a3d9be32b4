import { countIn } from '../../../ground/language/index.ts';
import type { MaterialWords } from './en-material.ts';

const count = countIn('pt');
const numbers = new Intl.NumberFormat('pt');

/** What the pages of those who teach say about the material, in the Portuguese of Brazil. */
export const materialWords: MaterialWords = {
  material: {
    title: 'Material do curso',
    lead: 'O que o tutor leu. Os estudantes recebem respostas a partir disto, com fontes, até onde o curso deixa que vejam.',
    sync: 'Ler o curso agora',
    syncing: 'Lendo o curso…',
    waiting: 'Esperando para começar…',
    listing: 'Perguntando ao ambiente virtual o que o curso contém…',
    progress: 'Leitura do curso',
    counts: {
      found: (documents) => count(documents, { one: 'encontrado', other: 'encontrados' }),
      done: (documents) => count(documents, { one: 'lido', other: 'lidos' }),
      failed: (documents) => count(documents, { one: 'não lido', other: 'não lidos' }),
    },
    lastRead: (when) => `Última leitura: ${when}.`,
    changes: (changed, removed) =>
      `${count(changed, { one: '# novo ou alterado', other: '# novos ou alterados' })}, ${count(removed, { one: '# retirado', other: '# retirados' })}.`,
    never: 'O curso ainda não foi lido.',
    finished: 'O curso foi lido.',
    failed: 'A última leitura foi interrompida.',
    notConnected: 'O tutor ainda não alcança os arquivos deste curso',
    notConnectedWhy:
      'O seu ambiente virtual deixa abrir o tutor, mas ninguém deu a ele permissão para ler o curso. Há dois caminhos:',
    alternatives: [
      'Peça a quem administra o seu ambiente virtual que conecte o tutor aos arquivos dos cursos (um token de acesso, informado uma única vez para a instituição).',
      'Ou uma pessoa da equipe docente adiciona os arquivos à mão, mais abaixo nesta página.',
    ],
    notConnectedStill: 'O que aparece abaixo foi adicionado à mão e funciona como está.',
    none: 'Ainda não há material.',
    noModule: 'Fora dos módulos',
    inModule: (documents) => count(documents, { one: '# documento', other: '# documentos' }),
    states: {
      waiting: 'Em espera',
      processing: 'Sendo lido',
      ready: 'Pronto',
      failed: 'Não lido',
    },
    passages: (passages) => count(passages, { one: '# trecho', other: '# trechos' }),
    pages: (pages) => count(pages, { one: '# página', other: '# páginas' }),
    emptyPages: (pages) => `${numbers.format(pages)} sem texto`,
    olderVersion: 'A versão anterior continua em uso.',
    unpublished: 'Não publicado: nunca é mostrado aos estudantes',
    restricted: 'Mostrado só a alguns estudantes, como diz o ambiente virtual',
    opens: (when) => `Não é mostrado aos estudantes antes de ${when}`,
    closed: (when) => `Fechado desde ${when}: não é mais mostrado aos estudantes`,
    closes: (when) => `Fecha em ${when}`,
    unreadable: 'O tutor não conseguiu ler isto.',
  },
  report: {
    retry: 'Tentar de novo',
    reindex: 'Ler de novo desde o início',
    asked: (title) => `“${title}” será lido de novo.`,
    report: 'Como foi lido',
    stages: {
      fetch: 'Abertura',
      validate: 'Verificação',
      parse: 'Leitura',
      ocr: 'Reconhecimento de páginas digitalizadas',
      clean: 'Limpeza',
      chunk: 'Divisão em trechos',
      embed: 'Preparação para a busca',
      upsert: 'Armazenamento',
      publish: 'Publicação',
      cleanup: 'Retirada da versão anterior',
    },
    stageOf: (stage, done, total) =>
      total === null
        ? `${stage}…`
        : `${stage}: ${numbers.format(done ?? 0)} de ${numbers.format(total)}`,
    attempt: (attempt) => `tentativa ${attempt}`,
    pageStates: {
      text: (pages) => `${numbers.format(pages)} pelo próprio texto`,
      ocr: (pages) => `${numbers.format(pages)} por reconhecimento de texto`,
      empty: (pages) => count(pages, { one: '# vazia', other: '# vazias' }),
      failed: (pages) => count(pages, { one: '# ilegível', other: '# ilegíveis' }),
    },
    pagesRead: 'Páginas',
    failedPages: (pages) => `Ilegível: página ${pages}`,
    recognised: (confidence, languages) =>
      `Reconhecido com ${confidence} % de confiança (${languages})`,
    skippedPages: (pages) =>
      count(pages, {
        one: '# página digitalizada ficou de fora: o documento tem mais do que se reconhece.',
        other: '# páginas digitalizadas ficaram de fora: o documento tem mais do que se reconhece.',
      }),
    notes: {
      runningLines: 'Cabeçalhos e rodapés repetidos omitidos',
      pageNumbers: 'Números de página omitidos',
      hyphens: 'Palavras partidas reunidas',
      columnPages: 'Páginas em colunas',
      rightToLeftPages: 'Páginas lidas da direita para a esquerda',
      rules: 'Linhas de traços omitidas',
      sidewaysLines: 'Linhas na margem omitidas',
      ocrJunk: 'Restos ilegíveis omitidos',
      hiddenParts: 'Partes ocultas omitidas',
      cutRows: 'Linhas de tabela acima do limite omitidas',
    },
    suspicious: (passages) =>
      count(passages, {
        one: '# trecho se dirige a uma IA e não a quem lê. O tutor trata o texto só como material; verifique se ele deve estar ali.',
        other:
          '# trechos se dirigem a uma IA e não a quem lê. O tutor trata o texto só como material; verifique se eles devem estar ali.',
      }),
    amounts: (tokens, batches, kept) =>
      [
        count(tokens, { one: '# token', other: '# tokens' }),
        count(batches, { one: '# lote vetorizado', other: '# lotes vetorizados' }),
        count(kept, { one: '# trecho sem mudança', other: '# trechos sem mudança' }),
      ].join(', '),
    slowest: (stage, seconds) => `Etapa mais longa: ${stage}, ${seconds} s`,
  },
  choice: {
    title: 'O que o tutor pode fazer com isto',
    switches: {
      use: 'Usar nas respostas',
      cite: 'Nomear e citar como fonte',
      link: 'Deixar que os estudantes abram a partir de uma citação',
      graded: 'Tratar como trabalho com nota: só dicas enquanto estiver aberto',
    },
    module: 'Usar este módulo',
    noModule: 'Usar estes',
    leftOut: 'De fora: o tutor não usa',
    silent: 'Usado sem ser nomeado',
    quoteOnly: 'Só citações são mostradas',
    saved: (title) => `Salvo para “${title}”.`,
  },
  connect: {
    title: 'Conectar este curso ao Canvas',
    why: 'O Canvas pergunta a você, em uma aba própria, se o tutor pode ler este curso em seu nome. Leva um minuto, e daí em diante o tutor se mantém atualizado sozinho.',
    connect: 'Conectar ao Canvas',
    again: 'Conectar de novo',
    lost: 'O Canvas não deixa mais o tutor ler este curso. Os estudantes continuam recebendo respostas a partir do que foi lido antes.',
    waiting: 'Continue na aba que se abriu. Esta página mostra quando o curso estiver conectado.',
    blocked: 'O seu navegador não abriu uma aba. Abra você mesmo:',
    open: 'Continuar para o Canvas',
    own: 'Uma pessoa da equipe docente deste curso permite que o tutor o leia no Canvas.',
    disconnect: 'Desconectar do Canvas',
    disconnectTitle: 'Desconectar este curso do Canvas?',
    disconnectWhy:
      'O tutor devolve ao Canvas a permissão de leitura e deixa de acompanhar o curso. O que ele leu fica, e os estudantes continuam recebendo respostas a partir disso.',
    disconnected: 'O curso não está mais conectado ao Canvas.',
    next: (when) => `Próxima leitura automática: ${when}.`,
  },
  uploads: {
    title: 'Adicionar arquivos à mão',
    lead: 'Solte arquivos aqui ou escolha-os. Eles são lidos como os arquivos do ambiente virtual, e nenhuma leitura do ambiente virtual os retira. Um arquivo com o mesmo nome toma o lugar do anterior.',
    kinds: (megabytes) =>
      `PDF, Word, PowerPoint, Excel, EPUB, HTML, Markdown, legendas, notebooks, texto e imagens, de até ${megabytes} MB cada.`,
    room: (used, quota) => `Neste curso estão ocupados ${used} de ${quota} MB.`,
    choose: 'Escolher arquivos',
    list: 'Arquivos que você está adicionando',
    waiting: 'Esperando o arquivo anterior',
    sending: (percent) => `${percent} % enviados`,
    progress: (name) => `Enviando ${name}`,
    cancel: 'Parar',
    cancelled: 'Parado. Nada dele foi guardado.',
    again: 'Tentar de novo',
    outcomes: {
      added: 'Chegou. Está sendo lido; a lista abaixo mostra o andamento.',
      replaced: 'Chegou. Toma o lugar do anterior assim que tiver sido lido.',
      again: 'Chegou. Está sendo lido mais uma vez.',
      unchanged: 'Este mesmo arquivo já está aqui. Não havia nada a fazer.',
    },
    duplicate: (name) => `Este mesmo arquivo já está aqui, como “${name}”.`,
    said: (name, what) => `${name}: ${what}`,
    empty: 'O arquivo está vazio.',
    folder: 'Não é possível adicionar pastas. Escolha os arquivos que estão nela.',
    tooLarge: (megabytes, most) =>
      `O arquivo tem ${megabytes} MB; são lidos arquivos de até ${most} MB.`,
    noRoom: (left) =>
      `Não há espaço para ele: restam ${left} MB neste curso. Retire alguma coisa ou peça mais a quem administra o tutor.`,
    uploaded: 'Adicionado à mão',
    remove: 'Retirar',
    removeTitle: (title) => `Retirar “${title}”?`,
    removeWhy:
      'O tutor esquece o que leu nele, e as respostas deixam de se basear nele. As respostas já dadas mantêm as suas citações.',
    removed: (title) => `“${title}” foi retirado.`,
  },
};
