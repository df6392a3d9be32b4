import type { ConductWords } from './en-conduct.ts';

/** What the pages of those who teach say about misconduct, in Portuguese. */
export const conductWords: ConductWords = {
  conduct: {
    setting: 'Conduta',
    use: 'Faltas de conduta são anotadas e, quando se repetem, pausam as perguntas',
    useWhat:
      'O que o filtro detém (insultos, assédio, ameaças, conteúdo sexual, ajuda para colar ou para um crime, tentativas de contornar as regras do tutor) é anotado com o tipo e a hora, nunca com o que foi escrito, e o estudante é avisado a cada vez. Três anotações em sete dias pausam as perguntas por dois dias; uma ameaça grave, por sete. Todo o resto continua aberto, e quem está em perigo sempre recebe resposta.',
    useWhere:
      'As anotações ficam em “Pessoas”, e você pode retirar cada uma. Perguntas fora do curso nunca contam, e um pedido de socorro nunca é anotado aqui.',
    model: 'Um modelo de linguagem também olha as mensagens sobre as quais o filtro teve dúvida',
    modelWhat:
      'Ele é consultado depois da resposta e sobre poucas mensagens, e não sabe quem as escreveu. O custo conta para o curso. O que ele encontra espera por você e não tem consequência antes disso, a não ser que a sua instituição tenha decidido outra coisa. Só funciona com a chave acima ligada.',
    title: 'Conduta',
    lead: 'O que foi anotado nas mensagens dos estudantes, por tipo e hora. O que escreveram fica entre eles e o tutor. Cerca de duas em cem mensagens inofensivas são detidas por engano: retire o que foi anotado sem razão.',
    switchedOff:
      'Neste curso a conduta não é anotada. Quem dá o curso liga isso em “Configurações”.',
    notAllowed: 'Quem opera este tutor desligou isso para todos os cursos.',
    none: 'Nada foi anotado.',
    pauses: 'Perguntas pausadas agora',
    notes: 'Anotações',
    nameless: 'Nome não informado pela plataforma',
    until: (name, when) => `${name}: até ${when}`,
    lift: 'Suspender a pausa',
    lifted: 'A pausa foi suspensa.',
    letCount: 'Deixar contar',
    takeBack: 'Retirar',
    saidCounts: 'Agora conta.',
    saidBack: 'Foi retirada.',
    kinds: {
      inappropriate_language: 'Linguagem ofensiva',
      violence: 'Violência ou ameaças',
      illegal: 'Ajuda com algo proibido',
      sexual: 'Conteúdo sexual',
      off_topic: 'Um assunto fora do curso',
      harassment: 'Assédio',
      self_harm: 'Um pedido de socorro',
      jailbreak_attempt: 'Uma tentativa de contornar as regras do tutor',
    },
    standings: {
      counts: 'conta',
      noted: 'anotado, sem consequência',
      waits: 'espera por você, sem consequência até lá',
      struck_out: 'retirado',
    },
  },
};
