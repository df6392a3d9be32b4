import { countIn } from '../../../ground/language/index.ts';
import type { ConceptWords } from './en-concepts.ts';

const count = countIn('pt');

/** What the pages of those who teach say about the concepts of a course, in the Portuguese of Brazil. */
export const conceptWords: ConceptWords = {
  concepts: {
    setting: 'Conceitos',
    use: 'Um modelo de linguagem propõe melhorias na lista de conceitos',
    useWhat:
      'A lista é feita com os títulos do seu curso. Algum tempo depois de o material mudar, um modelo de linguagem lê a lista e o começo das seções e propõe nomes melhores, conceitos que faltam, conceitos repetidos e outra ordem. Nada sobre um estudante entra nisso. O que isso custa conta para o curso.',
    useWhere:
      'Você decide sobre cada proposta em “Conceitos”; nada muda para os estudantes antes que você a aceite.',
    title: 'Conceitos',
    lead: 'O que este curso ensina, na ordem em que é ensinado. O domínio, os quizzes e o que a turma deveria rever são contados por estes conceitos.',
    switchedOff:
      'A lista é feita com os títulos do seu curso. Um modelo de linguagem pode propor melhorias: os professores ativam isso em “Configurações”.',
    noModel: 'Aqui não se pode pedir propostas a nenhum modelo de linguagem.',
    waiting:
      'Ainda não há propostas. Um modelo é consultado poucos minutos depois da ativação, e de novo algum tempo depois da leitura de material novo; também espera quando falta dinheiro.',
    nothing: 'Não há nada a decidir: o material, como está, já foi examinado.',
    open: (proposals) => count(proposals, { one: '# proposta', other: '# propostas' }),
    now: 'A lista como está',
    none: 'Ainda não há conceitos: primeiro o curso precisa ser lido.',
    acceptedBefore: 'Aceitas antes',
    kinds: {
      add: (name) => `Acrescentar “${name}”.`,
      rename: (from, to) => `Chamar “${from}” de “${to}”. O que se sabe dos estudantes fica.`,
      merge: (keep, drop) =>
        `“${drop}” é o mesmo que “${keep}”: juntá-los. O que os estudantes mostraram em qualquer um dos dois conta.`,
      order: 'Ensiná-los nesta ordem:',
    },
    needs: (first, next) => `“${next}” precisa de “${first}”:`,
    quote: 'Apoia-se nestas palavras:',
    by: (model, when) => `Proposta de ${model}, ${when}.`,
    gone: 'O lugar no curso mudou: agora só pode ser recusada.',
    accept: 'Aceitar',
    refuse: 'Recusar',
    takeBack: 'Desfazer',
    acceptAll: 'Aceitar todas',
    refuseAll: 'Recusar todas',
    accepted: 'A proposta está aceita.',
    refused: 'A proposta está recusada e não voltará.',
    decided: (proposals) =>
      count(proposals, {
        one: '# proposta está decidida.',
        other: '# propostas estão decididas.',
      }),
    notDecided: (proposals) =>
      count(proposals, { one: '# já não era possível.', other: '# já não eram possíveis.' }),
  },
};
