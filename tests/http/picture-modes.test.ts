import { afterAll, beforeAll, expect, it } from 'vitest';
import { told } from '../support/client.ts';
import { answer, hang } from '../support/doubles/index.ts';
import { pngOf } from '../support/files/pictures.ts';
import {
  startPictureWorld,
  type PictureClient,
  type PictureWorld,
} from '../support/picture-world.ts';

const message = 'What do students most often forget here?';
let world: PictureWorld;
let student: PictureClient;
let id: string;
/** As Chat Completions are sent it. */
let shown: object;

beforeAll(async () => {
  world = await startPictureWorld({
    medium: ['owl:gpt'],
    fast: ['mole:gpt'],
    openAiSpeaks: 'chat',
  });
  student = await world.enter({ sub: 'ada' });
  id = await student.add(pngOf('The chain rule', 'd/dx sin(3x) = cos(3x)'));
  const kept = Buffer.from(await (await student.fetchPicture(id)).arrayBuffer());
  shown = {
    type: 'image_url',
    image_url: { url: `data:image/png;base64,${kept.toString('base64')}` },
  };
});
afterAll(() => world[Symbol.asyncDispose]());

interface Sent {
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
}

/** The newest requests a vendor of Chat Completions was sent, in order. */
const sent = (count: number) => world.openai.requests.slice(-count).map(({ body }) => body);
const questionOf = (body: unknown) => (body as Sent).messages.at(-1)?.content;

// features: S46
it('a question with a picture is shown to a model that speaks Chat Completions, after its words', async () => {
  world.openai.script(answer('The inner derivative [1].'));
  const { events } = await student.ask(message, { pictures: [{ id, description: 'my sheet' }] });
  const [body] = sent(1);
  expect(questionOf(body)).toEqual([
    { type: 'text', text: `${message}\n\nPicture 1, in my words: my sheet` },
    shown,
  ]);
  expect(told(events, 'model.attempt')[0]).toMatchObject({ provider: 'owl', pictures: 'shown' });
});

// features: A26, S46
it('strict answers look at the picture, and still quote the course alone', async () => {
  const reply = {
    answer: 'They forget the inner derivative [1].',
    citations: [
      {
        passage: 1,
        quote: 'The inner derivative is the factor that students most often forget',
      },
    ],
    support_status: 'supported',
  };
  world.openai.script(answer(JSON.stringify(reply)));
  const more = { mode: 'grounded_qa', pictures: [{ id }] };
  const { answer: said, turnId } = await student.ask(message, more);
  expect(said).toBe('They forget the inner derivative [1].');
  expect(questionOf(sent(1)[0])).toEqual([{ type: 'text', text: message }, shown]);
  const { body: turn } = await student.get(`/api/turns/${turnId}`);
  expect(turn).toMatchObject({ support: 'supported', citations: [{ source: 'chain-rule.md' }] });
});

// features: A30, S46
it('an agent plans and checks with the words of the picture, and only its writer is shown it', async () => {
  const search = { tool: 'search', input: { query: 'chain rule inner derivative' } };
  world.openai.script(
    answer(JSON.stringify({ goal: 'g', actions: [search] })),
    answer('{"sufficient": true, "missing": ""}'),
    answer('The inner derivative [1].'),
  );
  const { events } = await student.ask(message, { mode: 'agent', pictures: [{ id }] });
  expect(told(events, 'turn.complete')).toHaveLength(1);
  const [plan, check, write] = sent(3);
  for (const body of [plan, check]) {
    expect(JSON.stringify(body)).not.toContain('image_url');
    expect(JSON.stringify(body)).toMatch(/<picture number=[^]*chain rule/i);
  }
  expect(questionOf(write)).toEqual([{ type: 'text', text: message }, shown]);
});

it('a question that is asked again shows the same picture again', async () => {
  world.openai.script(hang('mid'), answer('The inner derivative [1].'));
  const asked = await student.post('/api/turns', { message, pictures: [{ id }] });
  await student.events(asked.body.turnId, 0, ({ event }) => event === 'token');
  await student.post(`/api/turns/${asked.body.turnId}/cancel`);
  await student.events(asked.body.turnId);
  const again = await student.post(`/api/turns/${asked.body.turnId}/retry`);
  await student.events(again.body.turnId);
  const [first, second] = sent(2).map(questionOf);
  expect(first).toEqual([{ type: 'text', text: message }, shown]);
  expect(second).toEqual(first);
  const { body: thread } = await student.get(`/api/threads/${asked.body.threadId}`);
  expect(thread.turns).toMatchObject([
    { status: 'aborted', pictures: [{ id }] },
    { status: 'complete', pictures: [{ id }] },
  ]);
});
