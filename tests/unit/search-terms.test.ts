import { describe, expect, it } from 'vitest';
import { searchTerms } from '../../src/ground/text/index.ts';
import { languageOf } from '../../src/ingest/language-of.ts';

describe('the words a text is searched by', () => {
  it.each([
    ['Step-size', ['step-size', 'step', 'size']],
    ['x^2 + beta_1', ['x^2', 'beta_1', 'beta', '1']],
    ['1e-8', ['1e-8', '1e', '8']],
    ['C++ and c#', ['c++', 'and', 'c#']],
    ['∂L/∂θ', ['∂', 'l', '∂', 'theta']],
    ["Newton's law", ['newton', 'law']],
    ['λόγος', ['λογος']],
    ['神经网络', ['神经', '经网', '网络']],
    ['ｆｕｌｌ', ['full']],
    ['  ?! ', []],
  ])('%s', (text, expected) => {
    expect(searchTerms(text)).toEqual(expected);
  });
});

describe('the language of a document', () => {
  it.each([
    ['english', 'The derivative of a function is the limit of its difference quotients.'],
    ['spanish', 'La derivada de una función es el límite de los cocientes incrementales.'],
    [
      'french',
      'La dérivée est la limite des taux d’accroissement de la fonction dans un intervalle.',
    ],
    ['german', 'Die Ableitung ist der Grenzwert des Differenzenquotienten und nicht der Quotient.'],
    ['russian', 'Производная функции есть предел отношения приращений.'],
    ['simple', '导数是差商的极限。'],
    ['simple', '1 + 1 = 2'],
  ])('%s', (language, text) => {
    expect(languageOf([text])).toBe(language);
  });
});
