import { beforeEach, describe, expect, it } from 'vitest';
import { agsScopes, rosterScope } from '../../src/launch/index.ts';
import { assertionOf, openServiceWorld, type ServiceWorld } from '../support/service-world.ts';

const container = 'https://lms.example/items?type_id=7';
const column = 'https://lms.example/items/9/lineitem?type_id=7';
const score = {
  userId: 'student-1',
  scoreGiven: 80,
  scoreMaximum: 100,
  comment: 'Well done.',
  timestamp: new Date('2026-03-01T10:00:00.250Z'),
  first: true,
  reviewUrl: 'https://tutor.example/lti/launch?review=7',
};

let world: ServiceWorld;
beforeEach(async () => {
  world = await openServiceWorld();
});

const post = (change: object = {}) =>
  world.grades.postScore(world.subject, column, { ...score, ...change });
const bodyOf = (at: number) => JSON.parse(world.requests[at]?.body ?? 'null');

// features: P08, B01
describe('an access token', () => {
  it('H1 is asked for with a form of exactly the four fields', async () => {
    await post();
    const [form] = world.tokenRequests;
    expect(Object.fromEntries(form ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      scope: agsScopes.score,
    });
  });

  it('H2 is asked for by an assertion with numbers for times, a new jti, the deployment and a kid', async () => {
    await post();
    await world.grades.findLineItem(world.subject, container, 'x');
    const [first, second] = world.tokenRequests.map((form) => assertionOf(form));
    const now = Date.now() / 1000;
    expect(first?.header).toMatchObject({ alg: 'RS256', kid: 'tool-key' });
    expect(first?.claims).toMatchObject({
      iss: 'client-1',
      sub: 'client-1',
      aud: 'https://lms.example/token',
      'https://purl.imsglobal.org/spec/lti/claim/deployment_id': 'dep-1',
    });
    expect(first?.claims.iat).toBeLessThan(now - 5);
    expect(first?.claims.exp).toBeGreaterThan(now + 200);
    expect(first?.claims.jti).not.toBe(second?.claims.jti);
  });

  it('H2 names the audience that was agreed for the registration, when there is one', async () => {
    world = await openServiceWorld({ tokenAudience: 'https://auth.example' });
    await post();
    expect(assertionOf(world.tokenRequests[0]).claims.aud).toBe('https://auth.example');
  });

  it('H2 is kept per registration, deployment and scopes', async () => {
    const { tokens, subject } = world;
    const read = [agsScopes.result, agsScopes.score];
    const first = await tokens.get(subject, read);
    expect(await tokens.get(subject, read.toReversed())).toBe(first);
    expect(await tokens.get({ ...subject, deploymentId: 'dep-2' }, read)).not.toBe(first);
    expect(await tokens.get(subject, [agsScopes.score])).not.toBe(first);
    const other = { ...subject.registration, id: 'another' };
    expect(await tokens.get({ ...subject, registration: other }, read)).not.toBe(first);
    expect(world.tokenRequests).toHaveLength(4);
  });

  it('H3 that was granted for less than was asked is not used', async () => {
    world.replyToken({ body: { access_token: 't', scope: agsScopes.lineItemRead } });
    await expect(post()).rejects.toMatchObject({ code: 'scope_missing', mayRetry: false });
    expect(world.requests).toEqual([]);
  });

  it('H4 is asked for once by many at a time, and again shortly before it ends', async () => {
    await Promise.all(Array.from({ length: 20 }, () => post()));
    expect(world.tokenRequests).toHaveLength(1);
    world.wait(3_539_000);
    await post();
    expect(world.tokenRequests).toHaveLength(1);
    world.wait(2_000);
    await post();
    expect(world.tokenRequests).toHaveLength(2);
  });

  it('H4 of a short life is used for half of it, not asked for at every call', async () => {
    world.replyToken({ body: { access_token: 'short', expires_in: 40 } });
    await post();
    world.wait(15_000);
    await post();
    expect(world.tokenRequests).toHaveLength(1);
    world.wait(6_000);
    await post();
    expect(world.tokenRequests).toHaveLength(2);
  });

  it('H4 that a service refuses is dropped, asked for once more, and the call repeated once', async () => {
    world.reply({ status: 401 }, { status: 200 });
    await post();
    expect(world.requests.map(({ headers }) => headers?.['authorization'])).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
    world.reply({ status: 401 }, { status: 401 }, { status: 200 });
    await expect(post()).rejects.toMatchObject({ code: 'refused', mayRetry: false });
    expect(world.requests).toHaveLength(4);
  });

  it('H4 that two calls see refused at once is asked for once more, not twice', async () => {
    world.reply({ status: 401 }, { status: 401 });
    await Promise.all([post(), post()]);
    expect(world.tokenRequests).toHaveLength(2);
  });

  it('H4 that could not be had is asked for anew by the next call', async () => {
    world.replyToken({ status: 503, body: 'busy' });
    await expect(post()).rejects.toMatchObject({ code: 'unavailable', mayRetry: true });
    await post();
    expect(world.requests).toHaveLength(1);
  });

  it.each([
    ['invalid_client', 401, '{"error":"invalid_client"}', 'token_refused', 'invalid_client'],
    [
      'a scope the key does not hold',
      400,
      '{"error":"invalid_scope"}',
      'scope_missing',
      'invalid_scope',
    ],
    [
      'broken JSON for an unknown key',
      400,
      '{"error": ""kid" invalid"}',
      'token_refused',
      'HTTP 400',
    ],
    ['an HTML page because the key set is blocked', 404, '<html>', 'token_refused', 'HTTP 404'],
    ['too many requests', 429, '', 'unavailable', 'HTTP 429'],
  ])('H5 answered with %s is told apart', async (...row) => {
    const [, status, body, code, detail] = row;
    world.replyToken({ status, body });
    await expect(post()).rejects.toMatchObject({ code, detail });
  });

  it('H6 goes only to origins that a verified launch or the registration has named', async () => {
    const elsewhere = 'https://attacker.example/items/1';
    await expect(world.grades.postScore(world.subject, elsewhere, score)).rejects.toMatchObject({
      code: 'refused',
      detail: 'https://attacker.example',
    });
    expect([...world.requests, ...world.tokenRequests]).toEqual([]);
  });

  it('H6 does not follow a page of a list to another site', async () => {
    const link = '<https://attacker.example/more>; rel="next"';
    world.reply({ body: [], headers: { link } });
    await expect(world.grades.findLineItem(world.subject, container, 'x')).rejects.toMatchObject({
      code: 'refused',
    });
    expect(world.requests).toHaveLength(1);
  });
});

// features: P08, B08
describe('a grade column', () => {
  const item = { label: 'Quizzes', scoreMaximum: 100, resourceId: 'r-1', tag: 'preceptor' };

  it.each([
    ['', '?resource_id=r%201'],
    ['?type_id=7', '?type_id=7&resource_id=r%201'],
    ['?c=a%20b+c&flag&x=%7Ey', '?c=a%20b+c&flag&x=%7Ey&resource_id=r%201'],
  ])('I3 is looked for with the query of the container kept: "%s"', async (query, asked) => {
    const items = 'https://lms.example/items';
    await world.grades.findLineItem(world.subject, `${items}${query}`, 'r 1');
    expect(world.requests[0]?.url).toBe(`${items}${asked}`);
  });

  it('I3 is found on a later page, whose address is used unchanged, whatever the filter did', async () => {
    const next = 'https://lms.example/items?page=bookmark:%7Eab&type_id=7';
    world.reply(
      {
        body: [{ id: `${column}1`, resourceId: 'other' }],
        headers: { link: `<${container}>; rel="first", <${next}>; rel="next"` },
      },
      { body: [{ id: column, resourceId: 'r-1' }] },
    );
    expect(await world.grades.findLineItem(world.subject, container, 'r-1')).toBe(column);
    expect(world.requests[1]?.url).toBe(next);
  });

  it('I3 is not looked for without end in a list that links to itself', async () => {
    const endless = { body: [], headers: { link: `<${container}>; rel="next"` } };
    world.reply(...Array.from({ length: 200 }, () => endless));
    expect(await world.grades.findLineItem(world.subject, container, 'r-1')).toBeUndefined();
    expect(world.requests.length).toBeLessThanOrEqual(50);
  });

  it('I3 moodle’s unreadable Link header ends the list instead of breaking it', async () => {
    world.reply({
      body: [],
      headers: {
        link: Buffer.from('<https://lms.example/items?a=1&amp;from=2>; rel=“next”').toString(
          'latin1',
        ),
      },
    });
    expect(await world.grades.findLineItem(world.subject, container, 'r-1')).toBeUndefined();
  });

  it('I4 is made by POST to the container with label, maximum, resource id and tag', async () => {
    world.reply({ status: 201, body: { ...item, id: column } });
    expect(await world.grades.createLineItem(world.subject, container, item)).toBe(column);
    expect(world.requests[0]).toMatchObject({
      url: container,
      method: 'POST',
      headers: {
        accept: 'application/vnd.ims.lis.v2.lineitem+json',
        'content-type': 'application/vnd.ims.lis.v2.lineitem+json',
      },
    });
    expect(bodyOf(0)).toEqual(item);
  });

  it('I4 with a label longer than moodle can take is cut to fit', async () => {
    world.reply({ body: { id: column } });
    await world.grades.createLineItem(world.subject, container, {
      ...item,
      label: 'x'.repeat(300),
    });
    expect(bodyOf(0).label).toHaveLength(255);
  });

  it('I5 is renamed by putting back the whole object, what we do not know included', async () => {
    const held = { ...item, id: column, resourceLinkId: 'link-3', 'https://lms.example/x': 1 };
    world.reply({ body: held }, { body: { ...held, label: 'New' } });
    const now = await world.grades.renameLineItem(world.subject, column, 'New');
    expect(world.requests.map(({ method = 'GET', url }) => [method, url])).toEqual([
      ['GET', column],
      ['PUT', column],
    ]);
    expect(bodyOf(1)).toEqual({ ...held, label: 'New' });
    expect(now).toMatchObject({ label: 'New' });
  });
});

// features: P08, B08
describe('a score', () => {
  it.each([
    [column, 'https://lms.example/items/9/lineitem/scores?type_id=7'],
    ['https://lms.example/items/9', 'https://lms.example/items/9/scores'],
    ['https://lms.example/items/9/?a=b&c=d', 'https://lms.example/items/9/scores?a=b&c=d'],
    ['https://lms.example/items/9?a=%2Fscores', 'https://lms.example/items/9/scores?a=%2Fscores'],
  ])('I6 for %s goes to %s', async (address, expected) => {
    await world.grades.postScore(world.subject, address, score);
    expect(world.requests[0]?.url).toBe(expected);
  });

  it('I7, I8, I9, I11 says who, how much of what, when and that it is final, and nothing empty', async () => {
    await post();
    expect(world.requests[0]?.headers).toMatchObject({
      'content-type': 'application/vnd.ims.lis.v1.score+json',
      accept: 'application/vnd.ims.lis.v1.score+json',
    });
    expect(bodyOf(0)).toEqual({
      userId: 'student-1',
      scoreGiven: 80,
      scoreMaximum: 100,
      comment: 'Well done.',
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      timestamp: '2026-03-01T10:00:00.250Z',
    });
  });

  it('on Canvas makes a submission the first time, none at a refresh, and never keeps the old score', async () => {
    world = await openServiceWorld({ product: 'canvas' });
    await post();
    await post({ first: false });
    const said = [0, 1].map((at) => bodyOf(at)['https://canvas.instructure.com/lti/submission']);
    expect(said).toEqual([
      {
        new_submission: true,
        prioritize_non_tool_grade: true,
        submission_type: 'basic_lti_launch',
        submission_data: score.reviewUrl,
      },
      { new_submission: false },
    ]);
  });

  it.each([
    [500, '', 'unavailable', /HTTP 500/],
    [503, '<h1>busy</h1>', 'unavailable', /busy/],
    [429, '', 'unavailable', /busy/],
    [403, '403 Forbidden (Rate Limit Exceeded)\n', 'unavailable', /busy/],
    [403, '{}', 'refused', /does not let this tool/],
    [400, '[]', 'refused', /may not be a student/],
    [
      400,
      '{"errors":{"message":"Provided timestamp is before last updated timestamp"}}',
      'outdated',
      /newer/,
    ],
    [409, '[]', 'outdated', /newer/],
    [404, '{}', 'gone', /does not exist/],
    [412, '{}', 'refused', /another tool/],
    [
      422,
      '{"errors":{"message":"This assignment is still unpublished"}}',
      'unpublished',
      /not published/,
    ],
    [
      422,
      '{"errors":{"message":"User not found in course or is not a student"}}',
      'refused',
      /not a student/,
    ],
    [
      422,
      '{"errors":{"message":"The maximum number of allowed attempts has been reached"}}',
      'refused',
      /no attempts left/,
    ],
    [422, '{}', 'refused', /closed/],
    [418, '{}', 'refused', /HTTP 418/],
  ])('answered with %i %s is %s', async (status, body, code, message) => {
    world.reply({ status, body });
    await expect(post()).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      mayRetry: code === 'unavailable',
    });
  });
});

describe('a result (I12)', () => {
  it('is asked for by user under the path of the column, without a limit', async () => {
    world.reply({ body: [{ id: 'r', userId: 'student-1', resultScore: 0, resultMaximum: 10 }] });
    const held = await world.grades.readResult(world.subject, column, 'student-1');
    expect(held).toEqual({ score: 0, maximum: 10 });
    expect(world.requests[0]).toMatchObject({
      url: 'https://lms.example/items/9/lineitem/results?type_id=7&user_id=student-1',
      headers: { accept: 'application/vnd.ims.lis.v2.resultcontainer+json' },
    });
  });

  it.each([
    ['nothing', [], undefined],
    ['a row without a grade', [{ userId: 'student-1' }], { score: null, maximum: null }],
    ['somebody else’s only', [{ userId: 'other', resultScore: 3 }], undefined],
  ])('may hold %s', async (_what, body, expected) => {
    world.reply({ body });
    expect(await world.grades.readResult(world.subject, column, 'student-1')).toEqual(expected);
  });

  it('that cannot be read is worth another try', async () => {
    world.reply({ body: '<html>' });
    await expect(world.grades.readResult(world.subject, column, 'student-1')).rejects.toMatchObject(
      { code: 'unavailable' },
    );
  });
});

// features: B08, P08
describe('the results of a whole column', () => {
  const held = (many: number, from: number) =>
    Array.from({ length: many }, (_, at) => ({ userId: `s-${from + at}`, resultScore: 1 }));

  it('are asked for a hundred at a time where Canvas gives ten, and without a limit elsewhere', async () => {
    await world.grades.readResults(world.subject, column);
    const canvas = await openServiceWorld({ product: 'canvas' });
    await canvas.grades.readResults(canvas.subject, column);
    expect([world.requests[0]?.url, canvas.requests[0]?.url]).toEqual([
      'https://lms.example/items/9/lineitem/results?type_id=7',
      'https://lms.example/items/9/lineitem/results?type_id=7&limit=100',
    ]);
  });

  it('are read to the last page, or not told at all: a cell that nobody read is not an empty one', async () => {
    const more = { link: `<${column}>; rel="next"` };
    world.reply({ body: held(2, 0), headers: more }, { body: held(1, 2) });
    expect((await world.grades.readResults(world.subject, column)).size).toBe(3);
    world.reply(...Array.from({ length: 200 }, () => ({ body: held(1, 0), headers: more })));
    await expect(world.grades.readResults(world.subject, column)).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
});

// features: P01
describe('the roster', () => {
  const members = 'https://lms.example/courses/1/members?type_id=7';
  const page = (people: object[], next?: string) => ({
    body: { id: members, members: people },
    headers: next === undefined ? {} : { link: `<${next}>; rel="next"` },
  });

  it('J1, J2 is asked for with its own scope and media type, and with the query it came with', async () => {
    world.reply(page([]));
    await world.roster.read(world.subject, members);
    expect(world.tokenRequests[0]?.get('scope')).toBe(rosterScope);
    expect(world.requests[0]?.headers).toMatchObject({
      accept: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
    });
    const asked = new URL(world.requests[0]?.url ?? '');
    expect(asked.searchParams.get('type_id')).toBe('7');
  });

  it('J3, J5 needs nothing but an id and roles; no status means active', async () => {
    world.reply(
      page([
        { user_id: 'a', roles: ['Learner'] },
        {
          user_id: 'b',
          roles: ['Instructor'],
          status: 'Inactive',
          name: 'Bea',
          email: 'b@x.example',
        },
        { user_id: 'c', roles: [], status: 'Deleted' },
      ]),
    );
    expect(await world.roster.read(world.subject, members)).toEqual([
      expect.objectContaining({ sub: 'a', active: true, role: 'student', name: null, email: null }),
      expect.objectContaining({ sub: 'b', active: false, role: 'instructor', name: 'Bea' }),
      expect.objectContaining({ sub: 'c', active: false, role: 'visitor' }),
    ]);
  });

  it('J4 is read to its last page by opaque links, used unchanged', async () => {
    const next = 'https://lms.example/any/where?cursor=%7Ex%2F';
    world.reply(page([{ user_id: 'a', roles: [] }], next), page([{ user_id: 'b', roles: [] }]));
    const all = await world.roster.read(world.subject, members);
    expect(all.map(({ sub }) => sub)).toEqual(['a', 'b']);
    expect(world.requests[1]?.url).toBe(next);
  });

  it('J4 fails as a whole when a page fails: half a roster would drop the other half', async () => {
    world.reply(page([{ user_id: 'a', roles: [] }], 'https://lms.example/2'), { status: 500 });
    await expect(world.roster.read(world.subject, members)).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it('J4 fails rather than believe a roster that never ends', async () => {
    const endless = page([{ user_id: 'a', roles: [] }], members);
    world.reply(...Array.from({ length: 2000 }, () => endless));
    await expect(world.roster.read(world.subject, members)).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it('D5 knows the test student, and D2 the assistant, by their roles', async () => {
    const context = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
    world.reply(
      page([
        {
          user_id: 't',
          roles: [
            `${context}#Learner`,
            'http://purl.imsglobal.org/vocab/lti/system/person#TestUser',
          ],
        },
        {
          user_id: 'ta',
          roles: [`${context}#Instructor`, `${context}/Instructor#TeachingAssistant`],
        },
      ]),
    );
    expect(await world.roster.read(world.subject, members)).toMatchObject([
      { sub: 't', isTest: true, role: 'student' },
      { sub: 'ta', isTest: false, role: 'assistant' },
    ]);
  });
});
