import { countIn } from '../../../ground/language/index.ts';
import type { QuestionWords } from './en-questions.ts';

const count = countIn('pt');

/** What the pages of those who teach say about questions that a model writes for quizzes, in the Portuguese of Brazil. */
export const questionWords: QuestionWords = {
  questions: {
    setting: 'Os quizzes',
    use: 'Um modelo de linguagem também escreve perguntas',
    useWhat:
      'Elas são escritas com antecedência a partir do texto do seu curso, nunca enquanto um estudante espera, e nada sobre um estudante entra nelas. Cada uma está ligada a um lugar do curso citado palavra por palavra, e só fica se uma segunda leitura desse lugar encontrar a mesma resposta. O que isso custa conta para o curso.',
    useWhere:
      'Você pode lê-las em “Perguntas” e retirar qualquer uma, antes e depois de estudantes a terem visto. Enquanto isto está desligado, os quizzes só têm perguntas feitas de frases do seu curso.',
    checks: {
      use: 'Verificações curtas sem ajuda são oferecidas aos estudantes',
      useWhat:
        'Quando alguém resolveu algo com ajuda, ou sabia fazer por conta própria há alguns dias, duas perguntas sobre isso esperam em “Meu progresso” e, no máximo uma vez por visita, onde começa uma conversa nova: nunca no meio de uma, em prova ou pausa, nem no dia depois de alguém parecer abalado. Pode-se responder, adiar ou deixar de fora.',
      useGrades:
        'O que é respondido conta para o que o tutor acredita que sabem fazer sem ajuda, e nunca para nota. Quem ensina não vê nada disso, a não ser que alguém conteste uma resposta. Nenhum modelo é consultado, e não custa nada.',
    },
    exercises: {
      setting: 'Exercícios',
      use: 'Os estudantes recebem um exercício quando pedem um',
      useWhat:
        'Um botão abaixo de uma resposta, ou “me dê um exercício”, faz uma pergunta dentro da conversa. A resposta conta metade do que em um quiz, porque havia ajuda por perto, e para nenhuma nota. Nada é perguntado que se aproxime de um trabalho avaliado aberto para o estudante.',
      useCost:
        'Enquanto um estudante lê uma resposta, um modelo de linguagem prepara o próximo exercício a partir do texto do curso, verifica-o como as perguntas dos quizzes e o guarda por meia hora. Isso custa dinheiro também quando ninguém o pede. Sem modelo, os exercícios são feitos de frases do curso.',
      noModel:
        'Nenhum modelo de linguagem pode preparar exercícios aqui: eles são feitos de frases do curso.',
      counts: (prepared, served, expired) =>
        `Nos últimos 30 dias, ${prepared} foram preparados, ${served} deles dados e ${expired} não pedidos a tempo.`,
    },
    title: 'Perguntas para quizzes',
    lead: 'O que um modelo de linguagem escreveu para os quizzes a partir do texto do seu curso, com a resposta certa e o lugar em que ela se apoia. Os quizzes usam primeiro estas e se completam com perguntas feitas de frases do seu curso.',
    switchedOff:
      'Isto está desligado: nenhuma é escrita e nenhuma é feita. Docentes ligam em “Configurações”.',
    noModel:
      'Aqui não há modelo de linguagem que possa escrever perguntas. Os quizzes têm as que são feitas de frases do seu curso.',
    waiting:
      'Ainda não há nada escrito. Começa poucos minutos depois de ligar, e de novo algum tempo depois da leitura de material novo; também espera quando falta dinheiro.',
    noConcepts: 'Ainda não há conceitos sobre os quais perguntar: primeiro é preciso ler o curso.',
    count: (questions) => count(questions, { one: '# pergunta', other: '# perguntas' }),
    notYet: 'Ainda não se escreveu nada sobre este conceito.',
    none: 'O modelo foi consultado, e nada do que escreveu foi guardado.',
    dropped: (suggestions) =>
      count(suggestions, {
        one: '# sugestão não passou nas verificações e não foi guardada.',
        other: '# sugestões não passaram nas verificações e não foram guardadas.',
      }),
    right: 'Resposta certa:',
    wrong: 'Outras opções:',
    mistake: 'Escolhê-la é entendido como:',
    quote: 'Ela se apoia nestas palavras:',
    by: (model, when) => `Escrita por ${model}, ${when}.`,
    takeOut: 'Retirar',
    putBack: 'Pôr de volta',
    takenOut: 'Retirada: nenhum quiz novo a faz.',
    saidOut: 'A pergunta foi retirada.',
    saidBack: 'A pergunta está de volta.',
    places: {
      held_back:
        'Não é feita agora: o lugar dela no curso não está aberto a toda a turma ou não pode ser citado.',
      gone: 'Não é mais feita: o lugar dela no curso mudou.',
    },
  },
};
