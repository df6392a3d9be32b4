import { countIn } from '../../ground/language/index.ts';
import { timeIn, type Allowance } from '../allowance.ts';
import type { StudentWords } from './en.ts';
import { doorWords } from './pt-doors.ts';
import { gradeWords } from './pt-grades.ts';
import { stepWords } from './pt-steps.ts';

const count = countIn('pt');
const time = timeIn('pt');
const whose = {
  tenant: 'da sua instituição',
  course: 'deste curso',
  section: 'da sua turma',
  student: 'pessoal',
};
const when = { hour: 'nesta hora', day: 'hoje', month: 'neste mês' };

function allowance({ scope, period, keptBack = 0 }: Allowance): string {
  const apart = keptBack > 0 ? ' (fora o que fica guardado para os dias antes das entregas)' : '';
  return `A cota ${whose[scope]} para modelos de linguagem ${when[period]}${apart}`;
}

function openFor(until: string | null): string {
  return until === null ? 'ainda está aberto' : `está aberto até ${until}`;
}

/** What the server says to students, in the Portuguese of Brazil. */
export const words: StudentWords = {
  crisis: {
    opening:
      'Obrigado por me contar. Sou um programa de computador e não posso ajudar com isto como uma pessoa pode, mas o que você escreveu importa mais do que qualquer exercício, e você não precisa carregar isso sem ninguém.',
    talk: 'Por favor, fale com alguém agora:',
    closing:
      'Se é sobre uma pessoa próxima, essas mesmas pessoas vão dizer a você o que fazer. Você também pode procurar o apoio psicológico da sua instituição ou alguém em quem confia. Nada do que você escreveu aqui conta contra você, e eu continuo aqui para o curso quando você quiser.',
    lines: {
      US: 'Ligue ou mande mensagem para **988** (Suicide & Crisis Lifeline), a qualquer hora, de graça.',
      CA: 'Ligue ou mande mensagem para **988** (Suicide Crisis Helpline), a qualquer hora, de graça.',
      GB: 'Ligue para Samaritans, **116 123**, a qualquer hora, de graça, ou mande SHOUT por mensagem para **85258**.',
      IE: 'Ligue para Samaritans, **116 123**, a qualquer hora, de graça.',
      DE: 'TelefonSeelsorge: **116 123** ou 0800 111 0 111, a qualquer hora, de graça.',
      AU: 'Ligue para Lifeline, **13 11 14**, a qualquer hora.',
      AT: 'TelefonSeelsorge: **142**, a qualquer hora, de graça.',
      CH: 'Die Dargebotene Hand, La Main Tendue, Telefono Amico: **143**, a qualquer hora, de graça.',
      ES: 'Ligue para **024** (Línea 024), a qualquer hora, de graça.',
      MX: 'Ligue para **800 911 2000** (Línea de la Vida), a qualquer hora, de graça.',
      FR: 'Ligue para **3114**, a qualquer hora, de graça.',
      BR: 'Ligue para o CVV, **188**, a qualquer hora, de graça.',
      IL: 'Ligue para ERAN, **1201**, a qualquer hora.',
    },
    emergency: (number) => `Em perigo imediato, ligue para **${number}**.`,
    anywhere: [
      'No Brasil, ligue para o CVV, **188**, a qualquer hora, de graça; em perigo imediato, **192**.',
      'Em qualquer outro lugar, [findahelpline.com](https://findahelpline.com) mostra linhas gratuitas do seu país. Em perigo imediato, ligue para o número de emergência local; em Portugal, **112**.',
    ],
  },
  refusals: {
    jailbreak_attempt:
      'Isso eu não posso fazer. Sigo as regras deste curso e não passo adiante minhas instruções, dados de outras pessoas nem gabaritos.',
    violence:
      'Com isso eu não posso ajudar. Se você ou outra pessoa puder estar em perigo, ligue agora para a emergência local ou para a segurança do campus.',
    illegal: 'Com isso eu não posso ajudar.',
    sexual: 'Isso eu não posso escrever. Estou aqui para este curso.',
    harassment:
      'Não vou ajudar a ferir nem a diminuir ninguém. Se há um conflito no seu grupo, a equipe docente ou o apoio a estudantes podem ajudar.',
    any: 'Com isso eu não posso ajudar.',
  },
  redirections: {
    off_topic: 'Isso está fora do que posso fazer: sou o tutor deste curso.',
    inappropriate_language: 'Entendo que isto é frustrante. Vamos voltar ao curso.',
  },
  invitation:
    'Em que parte do curso você quer trabalhar? Você pode citar uma página, uma fórmula ou um passo em que travou.',
  conduct: {
    noted:
      'Esta mensagem foi anotada. Três anotações em sete dias pausam as suas perguntas neste curso por dois dias. Se foi um engano, fale com quem dá o curso, que pode retirar a anotação.',
    notedGravely:
      'Esta mensagem foi anotada, e as suas perguntas neste curso ficam pausadas por sete dias. Se foi um engano, fale com quem dá o curso, que pode suspender a pausa.',
    paused: (until: string, why: string) =>
      `As suas perguntas neste curso estão pausadas até ${until}. Motivo: ${why}. O que você já perguntou, as suas fontes, o seu progresso e os questionários continuam abertos. Se for um engano, fale com quem dá o curso, que pode suspender a pausa. Se você ou outra pessoa estiver em perigo, escreva aqui mesmo assim: isso é respondido na hora.`,
    categories: {
      inappropriate_language: 'linguagem ofensiva',
      violence: 'violência ou ameaças',
      illegal: 'ajuda com algo proibido',
      sexual: 'conteúdo sexual',
      off_topic: 'um assunto fora do curso',
      harassment: 'assédio',
      self_harm: 'um pedido de socorro',
      jailbreak_attempt: 'uma tentativa de contornar as regras do tutor',
    },
  },
  answer: {
    strained:
      'Parece que há muita coisa pesando sobre você. Você pode falar disso com uma pessoa quando quiser: o apoio psicológico da sua instituição, alguém em quem confia ou uma linha de ajuda.',
    helpNear: 'Há pouco você me contou algo difícil. Ainda há com quem conversar:',
    again: 'A resposta foi cortada; aqui está ela de novo, desde o começo.',
    cut: 'A resposta é cortada aqui. Peça que eu continue, e eu continuo.',
    nothingLeft:
      'O que eu ia dizer não foi encontrado no material do seu curso, então deixei de fora. Tente uma pergunta mais específica ou pergunte à equipe docente onde isto é tratado.',
    prepared: (concept) =>
      `Nenhum modelo de linguagem está respondendo agora. Esta explicação de “${concept}” foi escrita de antemão a partir do seu curso; ela não sabe o que você já sabe.`,
    unseen: (pictures) =>
      pictures === 1
        ? 'Não pude olhar a sua imagem e não encontrei nela texto que eu pudesse ler.'
        : 'Não pude olhar as suas imagens e não encontrei nelas texto que eu pudesse ler.',
    readOnly: (pictures, quote) =>
      `Só pude ler o texto ${pictures === 1 ? 'da sua imagem' : 'das suas imagens'}: “${quote}”`,
    fromWeb: (hosts) => `Consultado na web, não é do seu curso: ${hosts}.`,
  },
  failures: {
    worker_lost:
      'A resposta foi interrompida. O que foi dito até agora fica guardado; tente de novo.',
    interrupted: 'O servidor reiniciou enquanto respondia. Tente de novo.',
    not_begun: 'O tutor está ocupado demais para responder agora. Tente de novo daqui a pouco.',
    model_unavailable: 'O modelo de linguagem não respondeu. Tente de novo em um instante.',
    internal: 'Algo deu errado durante a resposta. Tente de novo.',
  },
  offline: {
    openings: {
      direct_instruction: 'Isto é o que o seu curso diz sobre o assunto:',
      scaffolding: 'Aqui está um começo, tirado do seu curso:',
      socratic:
        'Antes de continuar lendo, diga em uma frase qual você acha que é a resposta. Seu curso diz assim:',
      guided_practice: 'Boa parte disto você já sabe. Seu curso diz:',
      challenge: 'Nisto você vai bem, então leia com olhar crítico:',
    },
    closings: {
      direct_instruction: (place) =>
        `Leia “${place}” para ver a explicação inteira e me pergunte sobre qualquer frase que não esteja clara.`,
      scaffolding: (place) =>
        `Agora é com você: que passo de “${place}” se aplica primeiro à sua pergunta, e por quê?`,
      socratic: () => 'Em que isto concorda com o que você pensava, e em que não?',
      guided_practice: (place) =>
        `Tente um exemplo seu sobre “${place}” e me conte cada passo; vou apontar a parte do curso que permite conferir.`,
      challenge: (place) =>
        `Você consegue encontrar um caso em que a afirmação de “${place}” falharia se faltasse uma das condições?`,
    },
    somewhere: 'esta parte',
    notFound:
      'Não encontrei uma resposta para isto no material do seu curso, então prefiro não adivinhar.',
    askInstructor: 'A equipe docente pode dizer onde isto é tratado.',
    nearby: 'As páginas mais próximas são:',
    askAgain:
      'Se você se refere a uma delas, pergunte de novo com as palavras dela ou fale com a equipe docente.',
    nothingAsked:
      'Não sei o que procurar no seu curso. Diga em uma frase o que você quer entender; se estiver em uma imagem, talvez seja possível ler uma mais próxima ou mais nítida.',
    unprepared:
      'Nenhum modelo de linguagem está configurado, e este pedido não traz material do curso de onde responder.',
  },
  budget: {
    spent: (limit, left) =>
      `${allowance(limit)} acabou (restam ${left}). Ela volta em ${time(limit.resetsAt)}.`,
    tokens: (all) => count(all, { one: '# token', other: '# tokens' }),
    overWork: 'O que pode ser gasto com isto acabou.',
    tooManyTurns: (questions) =>
      `Você fez ${questions} perguntas em um minuto, que é o máximo possível.`,
    small: (limit) =>
      `${allowance(limit)} está quase no fim, então um modelo menor responde. Ela volta em ${time(limit.resetsAt)}.`,
    offline: (limit) =>
      `${allowance(limit)} acabou, então esta resposta vem do seu curso, sem modelo de linguagem. Ela volta em ${time(limit.resetsAt)}.`,
    enough: (limit, answers, isSmall) => {
      const more =
        answers === 'many'
          ? 'mais de 100 respostas'
          : count(answers, { one: 'cerca de # resposta', other: 'cerca de # respostas' });
      const kind = isSmall ? ' de um modelo menor' : '';
      return `${allowance(limit)} ainda dá para ${more}${kind}. Ela se renova em ${time(limit.resetsAt)}.`;
    },
    noMore: (limit) =>
      `${allowance(limit)} acabou. Você poderá perguntar de novo em ${time(limit.resetsAt)}.`,
    noMoreModel: (limit) =>
      `${allowance(limit)} acabou: as respostas vêm do seu curso, sem modelo de linguagem. Ela volta em ${time(limit.resetsAt)}.`,
  },
  openWork: {
    hints: (title, until) =>
      `Isto se parece muito com “${title}”, que vale nota e ${openFor(until)}. Até lá, em toda esta conversa, ajudo com dicas e com perguntas sobre a sua própria tentativa. Para outra coisa, comece uma nova conversa.`,
    refuse: (title, until) =>
      `Isto se parece muito com “${title}”, que vale nota e ${openFor(until)}. Até lá, em toda esta conversa, não respondo sobre isso. Para outra coisa, comece uma nova conversa.`,
    refusal:
      'Quem ensina este curso quer que este trabalho seja feito sem mim. Depois ajudo com prazer nas ideias por trás dele, e em todo o resto agora.',
    locked: (title, until) =>
      `O tutor está fechado durante “${title}”, para você até ${until}. Suas conversas anteriores ainda podem ser lidas.`,
  },
  quiz: {
    cloze: 'Que palavra está faltando?',
    choice: 'Que termo completa a frase?',
    right: 'Certo.',
    noAnswer: 'Sem resposta.',
    solution: (term) => `O curso diz: “${term}”.`,
  },
  exercise: {
    on: (concept) => `Aqui está um exercício sobre “${concept}”.`,
    prepared:
      'Um modelo de linguagem o preparou a partir do seu curso enquanto você lia; ele pode estar errado.',
    written:
      'Um modelo de linguagem o escreveu com antecedência a partir do seu curso; ele pode estar errado.',
    ownWords: 'Ele é feito de uma frase do seu curso, sem modelo de linguagem.',
  },
  delivery: {
    lms_busy: (lms) => `O ${lms} não aceita mensagens no momento.`,
    lms_failed: (lms) => `O ${lms} falhou enquanto recebia a mensagem.`,
    lms_forbidden: (lms) => `O endereço do ${lms} não pode ser chamado.`,
    lms_unreachable: (lms) => `Não foi possível acessar o ${lms}.`,
    lms_broke: (lms) => `A conexão com o ${lms} caiu enquanto a mensagem era enviada.`,
    lms_unclear: (lms) => `O ${lms} respondeu de uma forma que o Preceptor não conhece.`,
    lms_partly: (lms) => `O ${lms} entregou só a uma parte da equipe docente.`,
    lms_slow: (lms) => `O ${lms} está limitando a rapidez com que podemos escrever.`,
    moodle_refused: () =>
      'O Moodle não aceitou a mensagem: a conta conectada precisa de core_message_send_instant_messages e moodle/site:sendmessage.',
    canvas_refused: () =>
      'O Canvas não aceitou a mensagem: a conta conectada não pode escrever a estas pessoas.',
    not_connected: () =>
      'O curso não está mais conectado ao ambiente virtual, então não há caixa de mensagens para onde escrever.',
    mail_refused: () => 'O servidor de e-mail recusou a mensagem.',
    mail_busy: () => 'O servidor de e-mail não aceita mensagens agora.',
    mail_broke: () => 'A conexão com o servidor de e-mail caiu.',
    no_way: () => 'Não há mais como enviar mensagens.',
    interrupted: () =>
      'O Preceptor foi interrompido durante o envio, então não se sabe se a mensagem chegou. Enviada de novo, pode chegar duas vezes.',
  },
  gradebook: gradeWords,
  steps: stepWords,
  ...doorWords,
};
