import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Answer, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { linkTo } from '../support/deep-link.ts';
import { launch, scoreScopes, startPlatform, type Platform } from '../support/platform.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

let app: TestApp;
let platform: Platform;

beforeAll(async () => {
  app = await startApp();
  platform = await startPlatform(app);
  await ingestFiles(app, platform, calculusPages);
});
afterAll(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

const settings = {
  deep_link_return_url: 'https://lms.example/return?session=1',
  accept_types: ['ltiResourceLink', 'link'],
  accept_presentation_document_targets: ['iframe'],
  accept_multiple: true,
  data: 'opaque:"ü"',
};

async function pick(
  change: object = {},
  tweaks: { sub?: string; role?: string; contextId?: string } = {},
): Promise<Client> {
  const boot = await launch(app, platform, {
    sub: 'teacher',
    role: 'Instructor',
    ...tweaks,
    without: [`${lti}resource_link`],
    claims: {
      [`${lti}message_type`]: 'LtiDeepLinkingRequest',
      [`${dl}deep_linking_settings`]: { ...settings, ...change },
    },
  });
  expect(boot.view).toBe('deep-linking');
  return clientOf(app, boot);
}

const answer = (client: Client, items: object[]): Promise<Answer> =>
  client.post('/api/deep-linking/answer', { items });
const tutor = { kind: 'tutor', title: 'Course tutor' };
const itemsOf = ({ body }: Answer) =>
  decodeJwt(body.jwt)[`${dl}content_items`] as Record<string, unknown>[];
const follow = (custom: object, more: { contextId?: string; claims?: object; sub?: string } = {}) =>
  launch(app, platform, {
    ...more,
    claims: { [`${lti}custom`]: custom, ...more.claims },
  });

// features: P01
describe('the answer to a deep linking request', () => {
  it('G4, G5 is signed now for this platform, says what it must, and gives the data back as it came', async () => {
    const { body } = await answer(await pick(), [tutor]);
    expect(body.returnUrl).toBe(settings.deep_link_return_url);
    const keys = (await (await fetch(`${app.url}/lti/keys`)).json()) as JSONWebKeySet;
    const { payload, protectedHeader } = await jwtVerify(body.jwt, createLocalJWKSet(keys), {
      issuer: platform.clientId,
      audience: platform.issuer,
    });
    expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: expect.any(String) });
    expect(Math.abs((payload.iat ?? 0) - Date.now() / 1000)).toBeLessThan(30);
    expect(payload).toMatchObject({
      exp: expect.any(Number),
      nonce: expect.any(String),
      [`${lti}message_type`]: 'LtiDeepLinkingResponse',
      [`${lti}version`]: '1.3.0',
      [`${lti}deployment_id`]: 'dep-1',
      [`${dl}data`]: settings.data,
    });
  });

  it('G5 keeps data of any length, and holds none when none was sent', async () => {
    const long = 'x'.repeat(5_000);
    const { body } = await answer(await pick({ data: long }), []);
    expect(decodeJwt(body.jwt)[`${dl}data`]).toBe(long);
    const without = await answer(await pick({ data: undefined }), []);
    expect(decodeJwt(without.body.jwt)).not.toHaveProperty(`${dl}data`);
  });

  it('G5 is never the same twice', async () => {
    const client = await pick();
    const [one, two] = [await answer(client, [tutor]), await answer(client, [tutor])];
    expect(decodeJwt(one.body.jwt)['nonce']).not.toBe(decodeJwt(two.body.jwt)['nonce']);
  });

  it('G4 without items is a cancel, welcome wherever nothing may be picked', async () => {
    for (const change of [{}, { accept_types: ['file'] }, { accept_multiple: false }]) {
      const cancelled = await answer(await pick(change), []);
      expect(cancelled.status).toBe(200);
      expect(itemsOf(cancelled)).toEqual([]);
    }
  });

  it('G6 holds one item where one is accepted', async () => {
    const client = await pick({ accept_multiple: false });
    expect((await client.get('/api/deep-linking')).body.acceptMultiple).toBe(false);
    expect(await answer(client, [tutor, tutor])).toMatchObject({
      status: 409,
      body: { code: 'one_item_only' },
    });
    expect(itemsOf(await answer(client, [tutor]))).toHaveLength(1);
  });

  it('G6 holds no links where links are not accepted', async () => {
    const client = await pick({ accept_types: ['file'] });
    expect((await client.get('/api/deep-linking')).body.acceptsLinks).toBe(false);
    expect(await answer(client, [tutor])).toMatchObject({
      status: 409,
      body: { code: 'links_not_accepted' },
    });
  });

  it('G3 is for instructors: neither a student nor an assistant may pick', async () => {
    for (const role of ['Learner', 'Instructor#TeachingAssistant']) {
      const boot = await launch(app, platform, {
        sub: `no-${role}`,
        without: [`${lti}resource_link`],
        claims: {
          [`${lti}message_type`]: 'LtiDeepLinkingRequest',
          [`${lti}roles`]: [
            `http://purl.imsglobal.org/vocab/lis/v2/membership${role.includes('#') ? '/' : '#'}${role}`,
          ],
          [`${dl}deep_linking_settings`]: settings,
        },
      }).catch(() => undefined);
      if (!boot) continue;
      expect((await answer(clientOf(app, boot), [tutor])).status).toBe(403);
    }
  });

  it('G8 needs a request of the same session', async () => {
    await pick();
    const other = clientOf(
      app,
      await launch(app, platform, { sub: 'teacher', role: 'Instructor' }),
    );
    expect(await answer(other, [tutor])).toMatchObject({
      status: 409,
      body: { code: 'no_deep_linking_request' },
    });
  });

  it('holds nothing of another course', async () => {
    const client = await pick();
    const elsewhere = await pick({}, { contextId: 'course-elsewhere' });
    const { documents } = (await client.get('/api/deep-linking')).body;
    const stolen = { kind: 'document', title: 'x', documentId: documents[0].id };
    expect((await answer(elsewhere, [stolen])).status).toBe(404);
    const quiz = { kind: 'quiz', title: 'x', quizId: crypto.randomUUID() };
    expect((await answer(client, [quiz])).status).toBe(404);
  });
});

// features: P01, P08
describe('a quiz for the class', () => {
  const make = async (client: Client, count = 3) => {
    const { concepts } = (await client.get('/api/deep-linking')).body;
    return (await client.post('/api/course/quizzes', { conceptId: concepts[0].id, count })).body;
  };
  const place = async (client: Client, change: object = {}) => {
    const quiz = await make(client);
    const [item] = itemsOf(
      await answer(client, [{ kind: 'quiz', title: 'Week 1', quizId: quiz.id, ...change }]),
    );
    return { quiz, item, custom: item?.['custom'] as Record<string, string> };
  };

  it('G7 is made on the spot, shown with its solutions, and comes with a column of its own', async () => {
    const client = await pick();
    const { quiz, item } = await place(client);
    expect(quiz.items[0]).toMatchObject({
      prompt: expect.any(String),
      solution: expect.any(String),
    });
    expect(item).toMatchObject({
      type: 'ltiResourceLink',
      title: 'Week 1',
      lineItem: { label: 'Week 1', scoreMaximum: 100, resourceId: `preceptor-quiz-${quiz.id}` },
    });
    const offered = (await (await pick()).get('/api/deep-linking')).body.quizzes;
    expect(offered.map(({ id }: { id: string }) => id)).toContain(quiz.id);
  });

  it('G6 brings no column where the platform makes none, or where the instructor wants none', async () => {
    expect((await place(await pick({ accept_lineitem: false }))).item).not.toHaveProperty(
      'lineItem',
    );
    expect((await place(await pick(), { graded: false })).item).not.toHaveProperty('lineItem');
  });

  it('G7 opens from its link with the same questions for everybody, once for each', async () => {
    const { custom } = await place(await pick());
    const opened = await Promise.all(
      ['ann', 'ben'].map(async (sub) => {
        const boot = await follow(custom, { sub });
        expect(boot.view).toBe('quiz');
        const client = clientOf(app, boot);
        const [first, again] = await Promise.all([
          client.post('/api/quizzes/assigned'),
          client.post('/api/quizzes/assigned'),
        ]);
        expect(again.body.quizId).toBe(first.body.quizId);
        return first.body;
      }),
    );
    expect(opened[0].items).toEqual(opened[1].items);
    expect(opened[0].quizId).not.toBe(opened[1].quizId);
    expect(JSON.stringify(opened)).not.toContain('solution');
  });

  it('posts into the column of its link', async () => {
    const teacher = clientOf(
      app,
      await launch(app, platform, { sub: 'teacher', role: 'Instructor' }),
    );
    await teacher.put('/api/course/settings', { passback: { quizzes: true } });
    const { custom } = await place(await pick());
    const lineitem = `${platform.issuer}/items/week-1?type=7`;
    const claims = {
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
        scope: scoreScopes,
        lineitems: `${platform.issuer}/lineitems?type=7`,
        lineitem,
      },
    };
    const client = clientOf(app, await follow(custom, { claims }));
    const { quizId } = (await client.post('/api/quizzes/assigned')).body;
    await client.post(`/api/quizzes/${quizId}/attempts`, { answers: {} });
    await expect
      .poll(() => platform.scores.map(({ path }) => path), { timeout: 15_000 })
      .toContain('/items/week-1/scores?type=7');
  });

  it('G7 is taken over by a copy of the course, before anything of it has been read', async () => {
    const { custom, quiz } = await place(await pick());
    const client = clientOf(app, await follow(custom, { contextId: 'copy-of-course-1' }));
    const opened = await client.post('/api/quizzes/assigned');
    expect(opened.status).toBe(201);
    expect(opened.body.items).toHaveLength(quiz.items.length);
    const inCopy = (
      await (await pick({}, { contextId: 'copy-of-course-1' })).get('/api/deep-linking')
    ).body.quizzes;
    expect(inCopy).toHaveLength(1);
    expect(inCopy[0].id).not.toBe(quiz.id);
  });

  it('opens for nobody of another tenant, though they know its id', async () => {
    const { custom } = await place(await pick());
    const other = await startPlatform(app);
    const boot = await launch(app, other, { claims: { [`${lti}custom`]: custom } });
    expect(await clientOf(app, boot).post('/api/quizzes/assigned')).toMatchObject({
      status: 404,
      body: { code: 'quiz_not_found' },
    });
    await other[Symbol.asyncDispose]();
  });

  it('is not there at a link that leads elsewhere', async () => {
    const client = clientOf(app, await launch(app, platform));
    expect(await client.post('/api/quizzes/assigned')).toMatchObject({
      status: 409,
      body: { code: 'no_quiz_assigned' },
    });
  });
});

// features: P01
describe('a link to a part of the course', () => {
  const firstHit = async (client: Client, message: string) => {
    const { events } = await client.ask(message);
    const hits = events.flatMap(({ data }) => (data.type === 'retrieval.hits' ? data.hits : []));
    return hits[0]?.title;
  };

  it('opens the tutor on it: its passages come first, also for a question that only says “this”', async () => {
    const question = 'What is the derivative of it?';
    for (const [file, title] of [
      ['product-rule.md', /product/i],
      ['chain-rule.md', /chain/i],
    ] as const) {
      const client = clientOf(
        app,
        await launch(app, platform, { claims: await linkTo(app, platform, file) }),
      );
      expect(await firstHit(client, question)).toMatch(title);
      expect(await firstHit(client, 'Explain this.')).toMatch(title);
    }
  });

  it('G7 finds its content in a copy of the course, whose documents have other ids', async () => {
    const claims = await linkTo(app, platform, 'product-rule.md');
    await ingestFiles(
      app,
      { tenantId: platform.tenantId, contextId: 'second-copy' },
      calculusPages,
    );
    const client = clientOf(app, await launch(app, platform, { claims, contextId: 'second-copy' }));
    expect(await firstHit(client, 'Explain this.')).toMatch(/product/i);
  });

  it('opens the plain tutor when its words are not ours, or not understood', async () => {
    for (const custom of [
      { preceptor_item: 'document' },
      { preceptor_item: 'quiz', preceptor_id: 'not-a-uuid' },
      { preceptor_item: 'admin' },
      { preceptor_item: '$Resource.item' },
    ]) {
      const boot = await follow(custom);
      expect(boot.view).toBe('tutor');
    }
  });
});
