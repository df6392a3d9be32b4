import { countIn } from '../../../ground/language/index.ts';
import { words as said } from '../../words/pt.ts';
import type { TeacherWords } from './en.ts';
import { classWords } from './pt-class.ts';
import { conceptWords } from './pt-concepts.ts';
import { conductWords } from './pt-conduct.ts';
import { contestWords } from './pt-contests.ts';
import { materialWords } from './pt-material.ts';
import { openWorkWords } from './pt-open-work.ts';
import { postingWords } from './pt-posting.ts';
import { questionWords } from './pt-questions.ts';
import { reteachWords } from './pt-reteach.ts';
import { schoolWords } from './pt-school.ts';
import { settingsWords } from './pt-settings.ts';

const count = countIn('pt');
const numbers = new Intl.NumberFormat('pt');
const { offline, unreachable, trouble, retryIn } = said.app;

/** What the pages of those who teach say beside what students read, in the Portuguese of Brazil. */
export const words: TeacherWords = {
  // "Você" is said to everybody.
  frame: { app: { offline, unreachable, trouble, retryIn }, sessionOver: said.sessionOver },
  tabs: {
    class: 'Turma',
    school: 'Instituição',
    people: 'Pessoas',
    material: 'Material',
    concepts: 'Conceitos',
    questions: 'Perguntas',
    settings: 'Configurações',
    preview: 'Experimentar o tutor',
  },
  emptyCourse:
    'Este curso ainda não tem material. Leia primeiro o curso em “Material”; depois os estudantes e você podem perguntar sobre ele.',
  people: {
    title: 'Pessoas',
    lead: 'Quem está neste curso, como diz o seu ambiente virtual. A lista é lida todas as noites; quem deixa o curso mantém o que fez, mas não recebe mais notas nem é contado.',
    sync: 'Atualizar pelo ambiente virtual',
    reading: 'Lendo a lista de participantes…',
    never:
      'A lista do ambiente virtual ainda não foi lida: estas são as pessoas que abriram o tutor.',
    failed: 'Não foi possível ler a lista.',
    done: (when, joined, dropped) =>
      `Em dia com o ambiente virtual: ${when}; ${count(joined, { one: '# entrada', other: '# entradas' })}, ${count(dropped, { one: '# saída', other: '# saídas' })}.`,
    present: (people) => `No curso (${numbers.format(people)})`,
    gone: (people) => count(people, { one: 'Deixou o curso (#)', other: 'Deixaram o curso (#)' }),
    nameless: 'Nome não informado pelo ambiente virtual',
    notYet: 'ainda não abriu o tutor',
    lastSeen: (when) => `última visita: ${when}`,
    visitsHidden:
      'A sua instituição não deixa que quem ensina veja quando cada estudante esteve aqui.',
    erasure: (day) =>
      `A partir de ${day}, o que se guarda sobre os estudantes deste curso será apagado: conversas, progresso e respostas de questionários. As notas que já estão no diário do seu ambiente virtual continuam nele.`,
    roles: { student: 'Estudante', instructor: 'Docente', assistant: 'Assistente' },
  },
  linking: {
    title: 'Adicionar o tutor ao seu curso',
    lead: 'Escolha o que os estudantes encontrarão atrás do link. Ele abre o tutor, o tutor em uma parte do curso ou um quiz.',
    offer: 'O que você pode adicionar',
    search: 'Procurar módulos, documentos e quizzes',
    notFound: 'Nada aqui contém estas palavras.',
    nothing: 'Nada foi escolhido ainda.',
    groups: { tutor: 'Tutor', module: 'Módulo', document: 'Documento', quiz: 'Quiz' },
    tutor: 'O tutor',
    tutorNote: 'para o curso inteiro',
    tutorPreview:
      'Os estudantes perguntam sobre qualquer coisa do curso e fazem quizzes sobre o que menos sabem.',
    about: (what) => `Tutor sobre ${what}`,
    previewOf: (what) => `O que “${what}” contém`,
    focusPreview: (what) =>
      `As conversas começam por “${what}”; o resto do curso continua ao alcance.`,
    documents: (documents) => count(documents, { one: '# documento', other: '# documentos' }),
    unpublished: 'não publicado',
    questions: (questions, concept) =>
      `${count(questions, { one: '# pergunta', other: '# perguntas' })} sobre ${concept}`,
    question: (number, prompt, solution) => `${number}. ${prompt} (${solution})`,
    waiting: 'feito para esta turma, ainda não colocado',
    newQuiz: 'Criar um quiz agora',
    concept: 'Conceito',
    count: 'Perguntas',
    make: 'Criar o quiz',
    making: 'Preparando perguntas a partir do seu curso…',
    label: 'Título do link',
    graded: 'Com uma coluna no livro de notas',
    preset: 'Tutor do curso',
    missing: 'O link precisa de um título.',
    noLinks:
      'Neste lugar o ambiente virtual não aceita links para o tutor. Cancele e adicione-o a partir de outro lugar.',
    add: 'Adicionar ao curso',
    cancel: 'Cancelar',
    sending: 'Entregando ao ambiente virtual…',
  },
  ...classWords,
  ...conceptWords,
  ...conductWords,
  ...contestWords,
  ...materialWords,
  ...openWorkWords,
  ...questionWords,
  ...reteachWords,
  ...postingWords,
  ...settingsWords,
  ...schoolWords,
};
