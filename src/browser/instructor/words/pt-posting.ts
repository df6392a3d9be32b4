import { countIn } from '../../../ground/language/index.ts';
import type { PostingWords } from './en-posting.ts';

const count = countIn('pt');

/** What the pages of those who teach say about grades before and after they are posted, in Portuguese. */
export const postingWords: PostingWords = {
  posting: {
    title: 'Olhar antes e depois',
    lead: 'O que está agora no livro de notas e o que o tutor colocaria lá. Olhar não muda nada.',
    look: 'Mostrar o que seria lançado',
    again: 'Olhar de novo',
    looking: 'Perguntando ao ambiente virtual…',
    looked: 'É assim que está agora.',
    blind:
      'O seu ambiente virtual não deixa a ferramenta ler as notas. O que está no livro não pode ser mostrado aqui, uma nota que você muda lá pode ser sobrescrita e nada pode ser retirado daqui. A administração pode dar o direito de ler resultados.',
    own: (name) => `Domínio de “${name}”`,
    link: 'Quiz de um link do curso',
    makes: (title, points) => `Uma coluna nova seria criada: “${title}”, de ${points}.`,
    uses: 'A coluna existe.',
    isOff: 'O lançamento nesta coluna está desligado. Isto aconteceria se estivesse ligado.',
    outlooks: {
      post: (n) => count(n, { one: 'seria lançada', other: 'seriam lançadas' }),
      propose: (n) =>
        count(n, { one: 'esperaria a sua aprovação', other: 'esperariam a sua aprovação' }),
      proposed: (n) =>
        count(n, { one: 'espera a sua aprovação', other: 'esperam a sua aprovação' }),
      under_way: () => 'a caminho',
      undoing: () => 'sendo retirada',
      same: () => 'como está no livro',
      undone: (n) => count(n, { one: 'retirada', other: 'retiradas' }),
      left_out: () => 'de fora',
    },
    nothing: 'nenhuma nota',
    unread: 'desconhecida',
    stands: (was) => `no livro: ${was}`,
    would: (will) => `depois: ${will}`,
    waits: (n, since) =>
      `${count(n, { one: '# nota espera a sua aprovação desde', other: '# notas esperam a sua aprovação, a primeira desde' })} ${since}.`,
    approveAll: 'Aprovar todas',
    approve: 'Aprovar',
    undo: 'Retirar',
    post: 'Lançar de novo',
    retry: 'Tentar de novo',
    undoLast: 'Retirar o último lançamento',
    undoColumn: 'Retirar toda esta coluna',
    sureTitle: (n) => count(n, { one: 'Retirar # nota?', other: 'Retirar # notas?' }),
    sureText:
      'Cada uma volta ao que o tutor tinha colocado antes, ou é apagada. Uma nota que você mudou desde então fica. Nada disso é lançado de novo até o estudante fazer um trabalho novo ou você lançar outra vez.',
    done: (n) => count(n, { one: '# nota está a caminho.', other: '# notas estão a caminho.' }),
    changed: (n) =>
      count(n, {
        one: '# mudou nesse meio-tempo e ficou como está.',
        other: '# mudaram nesse meio-tempo e ficaram como estão.',
      }),
    students: 'Estudantes',
    nameless: 'Nome não informado pelo ambiente virtual',
    approvalTitle: 'Antes de lançar',
    approval: 'Perguntar-me antes de lançar notas',
    approvalWhat:
      'Enquanto isto estiver ligado, cada nota nova espera aqui até você aprová-la. Uma mais nova toma o lugar da que espera, e espera de novo mesmo depois da sua aprovação. Antes disso o ambiente virtual não vê nada.',
    approvalWhen: 'As que esperam ficam quando você desliga isto; só as novas saem então sozinhas.',
    concepts: 'Colunas de conceitos isolados',
    conceptsWhat:
      'O domínio de um conceito pode ir para uma coluna própria ou para nenhuma; então não conta mais na coluna que os outros partilham. Uma coluna que existe fica, com as suas notas. No máximo 12 conceitos têm coluna própria.',
    to: { shared: 'com os outros', own: 'em uma coluna própria', none: 'em nenhuma' },
    save: 'Guardar estas colunas',
    troubles: {
      no_evidence: 'Ainda não mostrou nada sem ajuda: não há nota para lançar.',
      teacher_grade:
        'No livro de notas há uma nota que o tutor não lançou; ela fica como está. Para ter ali a do tutor, apague a sua no livro e tente de novo.',
      not_a_student:
        'Só estudantes do curso recebem notas: no ambiente virtual esta pessoa tem outro papel.',
      test_student: 'Um estudante de teste não recebe notas.',
      left_course: 'Deixou o curso no ambiente virtual. Quando voltar à lista, tente de novo.',
      quizzes_off: 'O lançamento dos quizzes está desligado: ligue-o acima.',
      mastery_off: 'O lançamento do domínio está desligado: ligue-o acima.',
      concept_off:
        'Este conceito não tem mais coluna própria: dê uma a ele abaixo ou retire as notas dele.',
      scope_score:
        'O ambiente virtual não deixa a ferramenta lançar notas neste curso. Peça à administração o direito de lançar pontuações e abra o tutor de novo a partir do curso.',
      scope_column:
        'O ambiente virtual não deixa a ferramenta criar colunas neste curso. Peça à administração o direito de gerir colunas (line items) e abra o tutor de novo a partir do curso.',
      scope_missing:
        'O ambiente virtual não dá à ferramenta um direito de que ela precisa aqui. O teste da conexão, mais abaixo, diz qual.',
      token_refused:
        'O ambiente virtual não aceita a chave da ferramenta. O teste da conexão, mais abaixo, diz o que fazer.',
      connection_off:
        'A conexão com o ambiente virtual está desligada. A administração pode ligá-la de novo.',
      unreadable:
        'O ambiente virtual não mostra as notas à ferramenta; ela não sabe se você mudou esta e a deixa. Apague-a você no livro de notas.',
      unpublished:
        'A tarefa não está publicada no ambiente virtual. Publique-a: a nota segue em uma hora ou quando você tentar de novo.',
      outdated:
        'O ambiente virtual já tem uma pontuação mais nova. Veja-a no livro; com o próximo trabalho ela é lançada de novo.',
      gone: 'A coluna foi apagada no ambiente virtual. Ela é criada de novo quando você tentar outra vez.',
      course_gone: 'O curso ou o estudante não é mais conhecido.',
      unavailable:
        'O ambiente virtual não responde ou está ocupado. Tenta-se de novo automaticamente, durante um dia.',
      refused:
        'O ambiente virtual não aceitou a nota: talvez a tarefa esteja fechada ou o estudante tenha saído. Corrija isso lá e tente de novo.',
      failed: 'Algo deu errado do nosso lado. Tenta-se de novo automaticamente.',
    },
  },
};
