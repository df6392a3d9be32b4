import { describe, expect, it } from 'vitest';
import { createOfflineModel, type ChatRequest } from '../../src/models/index.ts';

const passages = [
  {
    marker: 1,
    title: 'Tides',
    heading: 'Spring tides',
    text: 'It is called a spring tide, as everybody knows. Hint: the spring tide comes two days late. Why is that?',
  },
  {
    marker: 2,
    title: 'Tides',
    heading: 'Kinds of tides',
    text: 'A spring tide is the larger tide that comes about when sun, moon and earth stand in one line, so that the pulls of both bodies on the oceans of the earth add up. The water then rises highest and falls lowest. Harbours publish tables of it. A neap tide is the smaller one. It comes at half moon, when the two pulls cross.',
  },
];

async function answerTo(question: string, strategy = 'socratic'): Promise<string> {
  const request: ChatRequest = {
    system: '',
    messages: [{ role: 'user', content: question }],
    maxOutputTokens: 500,
    grounding: { question, passages, unanswerable: false, strategy, language: 'en' },
  };
  let answer = '';
  for await (const chunk of createOfflineModel().stream(request, new AbortController().signal))
    if (chunk.type === 'text') answer += chunk.text;
  return answer;
}

const definition = 'A spring tide is the larger tide that comes about when';

// features: L12, S35
describe('the tutor without a language model', () => {
  it.each([
    'What is a spring tide?',
    'what’s the spring tide',
    'Explain “spring tide” to me with an example.',
    'could you please define spring tides?',
    'what does spring tide mean in oceanography',
    'spring tide',
  ])(
    'answers “%s” with the sentence that says what it is, however short others are',
    async (question) => {
      expect(await answerTo(question)).toContain(definition);
    },
  );

  it('finds the sentence for a question that says it in other words than the course', async () => {
    expect(await answerTo('How long is it delayed?')).toContain('two days late');
  });

  it('reads on where an explanation goes on without naming its subject', async () => {
    expect(await answerTo('What is a neap tide?')).toContain(
      'A neap tide is the smaller one. It comes at half moon, when the two pulls cross. [2]',
    );
  });

  it('leaves hints of exercises out of an explanation, and gives them to who asks about the exercise', async () => {
    expect(await answerTo('What is a spring tide?')).not.toContain('Hint:');
    expect(await answerTo('How many days late does the spring tide come?')).toContain('Hint:');
  });

  it('begins with what the thing is, not with where it is only named, wherever the search had put it', async () => {
    const answer = await answerTo('What is a spring tide?');
    expect(answer.indexOf('[2]')).toBeGreaterThan(answer.indexOf(definition));
    expect(answer.indexOf('[1]')).toBeGreaterThan(answer.indexOf('[2]'));
  });
});
