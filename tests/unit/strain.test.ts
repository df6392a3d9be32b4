import { describe, expect, it } from 'vitest';
import { guard, soundsStrained } from '../../src/safety/index.ts';

// features: S03, S58, B11
describe('a help line stands above the answer for somebody who writes', () => {
  it.each([
    "I can't cope any more, everything is falling apart and the essay is due tomorrow",
    'my grandma died last week and i missed the lecture, what did we cover',
    'i have panic attacks before every exam. can you explain bayes slowly',
    "I've been crying every night since the midterm. what is a p-value again?",
    'i am so lonely here. anyway what is osmosis',
    "haven't slept for three days, need to understand recursion",
    "I'm depressed and can't focus, can you summarise chapter 2 for me",
    'No puedo más, ¿me explicas la derivada?',
    'Ich kann nicht mehr. Wie geht die Kettenregel?',
    'Mein Vater ist im Frühjahr gestorben und ich hänge hinterher, was war in Kapitel 2?',
    "je n'en peux plus, c'est quoi une intégrale",
    'não aguento mais, me explica limites',
  ])('%s', (message) => {
    expect(soundsStrained(message)).toBe(true);
    expect(guard(message).action).toMatch(/answer|guide/);
  });
});

// features: L32, S03
describe('no help line stands above the answer for somebody who writes', () => {
  it.each([
    "i'm stressed about the exam",
    'this homework is killing me',
    "i can't do this exercise",
    'i feel hopeless at integrals',
    'i lost hope in this proof',
    'i have no friends in this course, where do i find a study partner',
    'ich kann nicht mehr als zwei Ableitungen bilden, wie gehts weiter',
    'what is depression in economics',
    'the patient says: i cry every night and cannot cope any more. which scale do i use?',
    'translate "I hate my life" into Latin',
    'my model is falling apart after 10 epochs',
    'i hate myself for forgetting minus signs haha',
    'i feel empty after that exam. ok, on to chapter 9: what is a monopoly',
  ])('%s', (message) => {
    expect(soundsStrained(message)).toBe(false);
  });
});
