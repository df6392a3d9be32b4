import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordEvidence } from '../../src/learner/index.ts';
import { ModelError } from '../../src/models/index.ts';
import {
  planOf,
  roleOf,
  startAgentWorld,
  stepsOf,
  type AgentWorld,
} from '../support/agent-world.ts';
import { told, type Client, type ReceivedEvent } from '../support/client.ts';
import { calculusPages } from '../support/course.ts';
import { linkTo } from '../support/deep-link.ts';
import { pngOf } from '../support/files/pictures.ts';
import { pictureClient } from '../support/picture-world.ts';
import { launch } from '../support/platform.ts';

/** Pages that say more of what is looked for than any page of the course does. */
const crowd = Object.fromEntries(
  Array.from({ length: 8 }, (_, at) => [
    `sheet-${at}.md`,
    `# Sheet ${at}\n\nThe picture behind a growing quantity: strips, corner and rectangle of sheet ${at}.\n`,
  ]),
);

const search = (query: string) => planOf({ tool: 'search', input: { query } });
const searches = (events: readonly ReceivedEvent[]) => told(events, 'retrieval.hits');

describe('the searches of an agent', () => {
  let world: AgentWorld;

  beforeAll(async () => {
    world = await startAgentWorld({ TURNS_PER_MINUTE: '0' }, { ...calculusPages, ...crowd });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const enterAt = async (fileName: string): Promise<Client> =>
    world.enter({ claims: await linkTo(world.app, world.platform, fileName) });
  const ask = (client: Client, message: string) => client.ask(message, { mode: 'agent' });

  // features: P01, A31
  it('put what the link is about first, and look for it where the plan has few words', async () => {
    world.play({ plan: search('derivative') });
    for (const [fileName, title] of [
      ['product-rule.md', 'product rule'],
      ['chain-rule.md', 'chain rule'],
    ] as const) {
      const { events } = await ask(await enterAt(fileName), 'What is the derivative of it?');
      const [found] = searches(events);
      expect(found?.query).toBe(`derivative ${title}`);
      expect(found?.hits[0]?.title).toBe(title);
    }
    const { events } = await ask(world.student, 'What is the derivative of it?');
    expect(searches(events)[0]?.query).toBe('derivative');
  });

  // features: P01, A31, A48
  it('are planned by a model that is told what the link is about, as data', async () => {
    world.play({ plan: search('derivative') });
    const planned = async (client: Client): Promise<string> => {
      await ask(client, 'Explain this.');
      return world.model.requests.find((one) => roleOf(one.system) === 'plan')?.system ?? '';
    };
    expect(await planned(await enterAt('chain-rule.md'))).toContain(
      '<focus>\nchain rule\n</focus>',
    );
    world.play({ plan: search('derivative') });
    expect(await planned(world.student)).not.toContain('focus');
  });

  // features: P01
  it('find what the link is about behind a crowd of other pages', async () => {
    const query = 'picture behind a growing quantity: strips, corner, rectangle of a sheet';
    world.play({ plan: search(query) });
    const titles = async (client: Client) =>
      searches((await ask(client, 'What is the picture?')).events)[0]?.hits.map((hit) => hit.title);
    expect(await titles(world.student)).not.toContain('product rule');
    const atLink = await titles(await enterAt('product-rule.md'));
    expect(atLink?.[0]).toBe('product rule');
    expect(atLink).toHaveLength(6);
  });

  // features: S16, A32
  describe('for a question that leans on the one before it', () => {
    const first = 'What is the picture behind the product rule?';
    const standalone = 'Why does a growing rectangle explain the product rule?';
    const noPlan = 'I would search.';
    const vague = '{"sufficient": false, "missing": "more"}';

    /** Both turns; what the second one looked for, and how often its question was put anew. */
    async function askTwice(second: Parameters<AgentWorld['play']>[0]) {
      world.play({ plan: search('product rule') });
      const { threadId } = await ask(world.student, first);
      world.play({ query: JSON.stringify({ query: standalone }), ...second });
      const more = { mode: 'agent', threadId };
      const { events } = await world.student.ask('And why is that?', more);
      const asked = world.model.requests.filter(({ system }) => roleOf(system) === 'query');
      return { queries: searches(events).map(({ query }) => query), asked: asked.length, events };
    }

    it('look for what it asks when there is no plan, put once into words that stand alone', async () => {
      const { queries, asked, events } = await askTwice({ plan: noPlan, verify: vague });
      expect(queries).toEqual([standalone, standalone, standalone]);
      expect(asked).toBe(1);
      expect(stepsOf(events).slice(0, 3)).toEqual([
        'plan#1 failed malformed',
        'query done',
        'search#1 done',
      ]);
      expect(searches(events)[0]?.hits[0]?.title).toBe('product rule');
    });

    it('look for both questions when nobody puts it better', async () => {
      const { queries } = await askTwice({ plan: noPlan, query: 'Certainly!' });
      expect(queries).toEqual([`${first}\nAnd why is that?`]);
    });

    it('look for what it asks when no tool of the plan can be used', async () => {
      const { queries } = await askTwice({ plan: planOf({ tool: 'shell', input: {} }) });
      expect(queries).toEqual([standalone]);
    });

    it('ask nobody to put it anew where there is a plan', async () => {
      const { queries, asked } = await askTwice({ plan: search('rectangle') });
      expect(queries).toEqual(['rectangle']);
      expect(asked).toBe(0);
    });

    it('look for both questions when no model answers at all', async () => {
      world.play({ plan: search('product rule') });
      const { threadId } = await ask(world.student, first);
      // What says nothing against the model: it is asked again by other tests.
      world.model.replyWith(() => new ModelError('request_refused', 'not this'));
      const { events } = await world.student.ask('And why is that?', { mode: 'agent', threadId });
      expect(stepsOf(events)[0]).toBe('plan#1 failed no_model');
      expect(searches(events)[0]?.query).toBe(`${first}\nAnd why is that?`);
      expect(searches(events)[0]?.hits[0]?.title).toBe('product rule');
    });
  });

  // features: A32
  it('look for a question of any length when there is no plan', async () => {
    world.play({ plan: 'I would search.' });
    const question = `What is the false product rule? ${'Please tell me in detail. '.repeat(60)}`;
    const { events } = await ask(world.student, question);
    expect(stepsOf(events).slice(0, 2)).toEqual(['plan#1 failed malformed', 'search#1 done']);
    expect(searches(events)[0]?.hits[0]?.title).toBe('product rule');
  });

  // features: S46, P01
  it('look for what the link is about where nothing was written and nothing can be read', async () => {
    world.play({ plan: 'I would search.' });
    const claims = await linkTo(world.app, world.platform, 'chain-rule.md');
    const student = pictureClient(
      world.app,
      await launch(world.app, world.platform, { sub: 'blank', claims }),
    );
    const id = await student.add(pngOf(''));
    const { events } = await student.ask('', { mode: 'agent', pictures: [{ id }] });
    expect(searches(events)[0]?.hits[0]?.title).toBe('chain rule');
  });

  // features: S20
  it('lift what speaks of the student’s weak areas', async () => {
    const student = await world.enter({ sub: 'weak' });
    await failAt('product', await whoIs(student));
    world.play({ plan: search('derivative of the first factor') });
    const { events } = await ask(student, 'What is the derivative of the first factor?');
    const weak = told(events, 'snapshot')[0]?.weakAreas ?? [];
    expect(weak).toHaveLength(1);
    const lifted = searches(events)[0]?.hits.filter(({ boostedBy }) => boostedBy.length > 0);
    expect(lifted?.[0]).toMatchObject({ title: 'product rule', boostedBy: weak });
  });

  /** The newest turn of a client tells who they are. */
  async function whoIs(client: Client): Promise<{ courseId: string; userId: string }> {
    world.play({});
    const { turnId } = await client.ask('Hello');
    const [row] = await world.app.composed.ground.withTenant(world.platform.tenantId, (tx) =>
      tx.query<{ courseId: string; userId: string }>(
        'select course_id as "courseId", user_id as "userId" from turns where id = $1',
        [turnId],
      ),
    );
    if (!row) throw new Error('there is no such turn');
    return row;
  }

  async function failAt(word: string, who: { courseId: string; userId: string }): Promise<void> {
    const { tenantId } = world.platform;
    await world.app.composed.ground.withTenant(tenantId, async (tx) => {
      const [concept] = await tx.query<{ id: string }>(
        'select id from concepts where course_id = $1 and name ilike $2 order by position',
        [who.courseId, `%${word}%`],
      );
      const wrong = Array.from({ length: 4 }, (_, at) => ({
        conceptId: concept?.id ?? '',
        source: 'quiz' as const,
        outcome: 0,
        weight: 1,
        assisted: false,
        reference: `wrong-${at}`,
      }));
      await recordEvidence(tx, { tenantId, ...who }, wrong);
    });
  }
});
