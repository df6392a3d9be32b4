import type { SeenWords } from './en-seen.ts';

/** What the page says about what those who teach may see, in Portuguese. */
export const seenWords: SeenWords = {
  seen: {
    levels: {
      named:
        'Os seus professores veem, com o seu nome, os quizzes que você entrega e quando você esteve aqui pela última vez, e a nota que resulta deles.',
      pseudonymous:
        'Os seus professores veem sem o seu nome os quizzes que você entrega aqui e a nota que resulta deles.',
      aggregate:
        'Do que só você aprende aqui os seus professores não veem nada, apenas o que cinco ou mais têm em comum.',
    },
    fromGradebook: 'Quem abre um deles pelo livro de notas sabe por lá que é seu.',
    apart:
      'Quem decide isso é a sua instituição. Notas no livro de notas, mensagens que você envia e o que toca à conduta ou à sua segurança têm regras próprias.',
    student: (code) => `Estudante ${code}`,
    withoutName: 'A sua instituição mostra isto sem o nome.',
    withheld:
      'A sua instituição não deixa que quem ensina veja aqui o que uma só pessoa respondeu. As notas estão no livro de notas.',
  },
};
