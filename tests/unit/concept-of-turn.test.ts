import { describe, expect, it } from 'vitest';
import { slugOf } from '../../src/learner/index.ts';
import { conceptNamed, conceptOfTurn } from '../../src/tutor/exercises/concept-of-turn.ts';

const concepts = ['Derivatives', 'The chain rule', 'The product rule'].map((name, position) => ({
  id: name,
  name,
  slug: slugOf(name),
  position,
  also: [],
  added: false,
}));
const from = (title: string, heading?: string) => ({ title, ...(heading ? { heading } : {}) });

// features: S54
describe('what a turn is about, so that its next exercise is', () => {
  it.each([
    ['What does the chain rule say?', 'The chain rule'],
    ['Derivative by the product rule?', 'The product rule'],
    ['chain rules', 'The chain rule'],
    ['Which rule is meant?', undefined],
  ])('is the concept that it names whole, the longest of several: %s', (message, name) => {
    expect(conceptNamed(concepts, message)?.name).toBe(name);
  });

  it('is known by the name that an instructor gave it, by those merged into it, and by both parts of a double name', () => {
    const [first] = concepts;
    const taught = [
      ...concepts,
      {
        ...first,
        id: 'given',
        name: 'Rates of change',
        slug: 'tuesday',
        also: ['newton-quotient'],
      },
      { ...first, id: 'double', name: 'Cauchy-Schwarz', slug: slugOf('Cauchy-Schwarz') },
    ] as typeof concepts;
    const named = (message: string) => conceptNamed(taught, message)?.id;
    expect(named('an exercise on rates of change')).toBe('given');
    expect(named('What is a Newton quotient?')).toBe('given');
    expect(named('What did we do on Tuesday?')).toBe('given');
    expect(named('an exercise on Cauchy-Schwarz')).toBe('double');
  });

  it('is what its first source teaches, where it names none', () => {
    const message = 'Why is that so?';
    const citations = [from('Lecture 3', 'The product rule'), from('The chain rule')];
    expect(conceptOfTurn(concepts, { message, citations })?.name).toBe('The product rule');
    const other = { message, citations: [from('The chain rule')] };
    expect(conceptOfTurn(concepts, other)?.name).toBe('The chain rule');
  });

  it('is nothing where neither the question nor a source is about the course', () => {
    expect(conceptOfTurn(concepts, { message: 'Hello!', citations: [] })).toBeUndefined();
    const citations = [from('Holidays')];
    expect(conceptOfTurn(concepts, { message: 'When?', citations })).toBeUndefined();
  });
});
