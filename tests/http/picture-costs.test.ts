import { afterAll, expect, it } from 'vitest';
import { setRule } from '../../src/budget/index.ts';
import { told } from '../support/client.ts';
import { answer } from '../support/doubles/index.ts';
import { pngOf } from '../support/files/pictures.ts';
import { startPictureWorld, type PictureWorld } from '../support/picture-world.ts';

/** 900 × 240 pixels. */
const working = () => pngOf('The chain rule', 'd/dx sin(3x) = cos(3x)');
/** What a question is expected to come to without pictures, at 1 and 10 dollars a million tokens. */
const plain = 6_000 + 10 * 1_200;

const worlds: PictureWorld[] = [];
afterAll(() => Promise.all(worlds.map((world) => world[Symbol.asyncDispose]())));

async function open(medium: readonly string[], allow: readonly string[] = []) {
  const world = await startPictureWorld({ medium, allow });
  worlds.push(world);
  const { tenantId } = world.platform;
  const rows = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    world.app.composed.ground.withTenant(tenantId, (tx) => tx.query<Row>(sql, values));
  return {
    world,
    rows,
    aside: async (turnId: string) => {
      const [row] = await rows<{ micros: number; tokens: number }>(
        'select micros::int, tokens::int from budget_reservations where id = $1',
        [turnId],
      );
      return row;
    },
    meters: () =>
      rows<{ used: number; reserved: number }>(
        `select distinct used::int, reserved::int from budget_meters where period = 'day'`,
      ),
    capCourses: (amount: number, whenReached: 'bend' | 'refuse') =>
      world.app.composed.ground.withTenant(tenantId, (tx) =>
        setRule(tx, tenantId, {
          kind: 'cap',
          scope: 'course',
          scopeId: null,
          period: 'day',
          amount,
          whenReached,
        }),
      ),
  };
}

// features: B05, L24, S46
it('sets money aside for a picture as the one who answers counts it', async () => {
  const { world, aside } = await open(['anthropic:claude'], ['owl:gpt']);
  const student = await world.enter({ sub: 'ada' });
  const id = await student.add(working());
  const other = await student.add(pngOf('the product', 'rule'));
  world.claude.always(answer('Fine.'));
  world.openai.always(answer('Fine.'));
  const expectAside = async (message: string, ids: readonly string[], tokens: number) => {
    const { turnId } = await student.ask(message, { pictures: ids.map((one) => ({ id: one })) });
    expect(await aside(turnId)).toEqual({ micros: plain + tokens, tokens: 7_200 + tokens });
  };
  await expectAside('What is wrong?', [], 0);
  // One token for each 28 × 28 pixels.
  const claude = Math.ceil(900 / 28) * Math.ceil(240 / 28);
  await expectAside('', [id], claude);
  await expectAside('And now?', [id, other], 2 * claude);
  const { tenantId } = world.platform;
  const choice = { task: 'chat_tutor', models: ['owl:gpt'] } as const;
  await world.app.composed.models.modelSettings.choose(tenantId, choice);
  // What the dearest of the others counts at least.
  await expectAside('', [id], 1_120);
});

it('sets money aside for the words of a picture where nobody sees', async () => {
  const { world, aside } = await open(['mole:gpt']);
  const student = await world.enter({ sub: 'ada' });
  world.openai.script(answer('Fine.'));
  const { turnId } = await student.ask('', { pictures: [{ id: await student.add(working()) }] });
  expect(await aside(turnId)).toEqual({ micros: plain + 1_100, tokens: 7_200 + 1_100 });
});

// features: B05, L24, A49
it('settles a picture at what the vendor counted, and refuses before any model what cannot be paid', async () => {
  const { world, rows, meters, capCourses } = await open(['anthropic:claude']);
  const student = await world.enter({ sub: 'ada' });
  const id = await student.add(working());
  world.claude.script(answer('Fine.', { usage: { inputTokens: 2_000, outputTokens: 50 } }));
  await student.ask('What is wrong?', { pictures: [{ id }] });
  expect(await meters()).toEqual([{ used: 2_500, reserved: 0 }]);

  // There is enough for a question, and not for one with a picture.
  await capCourses(2_500 + plain + 100, 'refuse');
  const asked = world.claude.asked();
  const before = await rows('select id from turns');
  const { status, body } = await student.post('/api/turns', { message: '', pictures: [{ id }] });
  expect([status, body.code]).toEqual([429, 'budget_spent']);
  expect(world.claude.asked()).toBe(asked);
  expect(await rows('select id from turns')).toEqual(before);
  expect(await meters()).toEqual([{ used: 2_500, reserved: 0 }]);

  // Where a limit bends it is read to the tutor that costs nothing, in the place of a small model.
  await capCourses(2_500 + plain + 100, 'bend');
  const bent = await student.ask('', { pictures: [{ id }] });
  expect(told(bent.events, 'budget')[0]).toMatchObject({ rung: 'small' });
  expect(bent.answer).toMatch(/could only read the text in your picture[^]*chain rule/i);
  expect(world.claude.asked()).toBe(asked);

  world.claude.script(answer('Without it.', { usage: { inputTokens: 1_000, outputTokens: 10 } }));
  expect((await student.ask('What is wrong?')).answer).toContain('Without it.');
});
