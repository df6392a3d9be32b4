import { describe, expect, it } from 'vitest';
import { isWorthReading, type EndedTurn } from '../../src/tutor/evaluation/worth-reading.ts';

const turn = (message: string, more: Partial<EndedTurn> = {}): EndedTurn => ({
  mode: 'tutor',
  message,
  history: [],
  provider: 'anthropic',
  strained: false,
  ...more,
});
const asked = { role: 'assistant', content: 'It has two terms. What happens to each?' } as const;
const explained = { role: 'assistant', content: 'It has two terms. They are added.' } as const;

// features: S49, S53
describe('a turn is read once more', () => {
  it.each([
    'I think it is the product of both derivatives',
    'I got 6x + 2, is that right?',
    'f(x) = x^2 so f’(x) = 2x',
    'Ich glaube, man multipliziert die Ableitungen',
    'Creo que se multiplican las derivadas',
    'Je pense qu’on multiplie les dérivées',
    'Acho que se multiplicam as derivadas',
    'אני חושב שמכפילים את הנגזרות',
    'أعتقد أن نضرب المشتقات',
    'it doubles because each one scales the next',
  ])('when its student thinks aloud: %s', (message) => {
    expect(isWorthReading(turn(message))).toBe(true);
  });

  it.each(['both grow', '6x', 'the inner one', 'no, it stays the same'])(
    'when it answers what the tutor asked: %s',
    (message) => {
      expect(isWorthReading(turn(message, { history: [asked] }))).toBe(true);
      expect(isWorthReading(turn(message, { history: [explained] }))).toBe(false);
    },
  );

  it.each(['yes', 'ok thanks!', 'I don’t know', 'ja bitte', 'sí, gracias', 'What is a factor?'])(
    'but not for a nod or a question: %s',
    (message) => {
      expect(isWorthReading(turn(message, { history: [asked] }))).toBe(false);
    },
  );

  it.each([
    'What is the chain rule?',
    'Explain the product rule with an example.',
    'chain rule',
    'Can you give me an exercise?',
    'How far does a car roll before it stops?',
  ])('but not when nothing in it is their own: %s', (message) => {
    expect(isWorthReading(turn(message))).toBe(false);
  });

  it('also when they ask about what they tried just before, and not about what was long ago', () => {
    const tried = { role: 'user', content: 'I think it is 2x' } as const;
    const bare = { role: 'user', content: 'What is a factor?' } as const;
    const question = 'And what is the second term?';
    expect(isWorthReading(turn(question, { history: [tried, explained] }))).toBe(true);
    const longAgo = [tried, explained, bare, explained, bare, explained];
    expect(isWorthReading(turn(question, { history: longAgo }))).toBe(false);
  });

  it.each([
    ['nobody answered', { provider: null }],
    ['no language model answered', { provider: 'offline' }],
    ['the course answers and nobody asks back', { mode: 'grounded_qa' }],
    ['its student sounds strained', { strained: true }],
  ] as const)('but never when %s', (_what, more) => {
    expect(isWorthReading(turn('I think it is 2x', more))).toBe(false);
  });
});
