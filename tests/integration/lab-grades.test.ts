import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FaceName, LabFace, LabGrade } from '../../src/lab/index.ts';
import { coursePage, openLabWorld, type LabWorld } from '../support/lab-world.ts';
import { createPageBrowser, formsOf } from '../support/page-browser.ts';
import { rawRequest } from '../support/raw-request.ts';

const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope';
const scopes = {
  lineItem: `${ags}/lineitem`,
  readonly: `${ags}/lineitem.readonly`,
  result: `${ags}/result.readonly`,
  score: `${ags}/score`,
  members: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
};
const extension = 'https://canvas.instructure.com/lti/submission';

let world: LabWorld;
let canvas: LabFace;
let bearer: Record<string, string>;
beforeAll(async () => {
  world = await openLabWorld();
  canvas = world.lab.faces.canvas;
  const token = await world.tool.token(canvas, ...Object.values(scopes));
  bearer = { authorization: `Bearer ${token}` };
});
afterAll(() => world[Symbol.asyncDispose]());

const subOf = (login: string, face: LabFace = canvas) =>
  face.people.find((person) => person.login === login)?.sub ?? '';
const lineItems = () => `${canvas.issuer}/api/lti/courses/${canvas.lmsCourseId}/line_items`;

async function send(method: string, url: string, body?: object) {
  const response = await fetch(url, {
    method,
    headers: { ...bearer, 'content-type': 'application/vnd.ims.lis.v2.lineitem+json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  const json = (text === '' ? undefined : JSON.parse(text)) as unknown;
  return { status: response.status, headers: response.headers, json };
}

async function newColumn(label: string, members: object = {}): Promise<string> {
  const { json } = await send('POST', lineItems(), { label, scoreMaximum: 50, ...members });
  return (json as { id: string }).id;
}

const minute = (nth: number) => `2026-11-10T10:${String(nth).padStart(2, '0')}:00.000Z`;

function score(members: object = {}): object {
  return {
    userId: subOf('student1'),
    scoreGiven: 8,
    scoreMaximum: 10,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    timestamp: minute(1),
    ...members,
  };
}

const gradeOf = (face: FaceName, column: string): LabGrade | undefined =>
  world.lab.controls.gradesOf(face).find((grade) => grade.column === column);

// features: B01
describe('Canvas grants service tokens', () => {
  async function ask(claims: object, form: Record<string, string> = {}) {
    const response = await fetch(canvas.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: await world.tool.assertion(canvas, { ...claims }),
        scope: scopes.score,
        ...form,
      }),
    });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  }

  it('for an hour, with the scopes asked for', async () => {
    expect(await ask({})).toMatchObject({
      status: 200,
      json: { token_type: 'Bearer', expires_in: 3600, scope: scopes.score },
    });
  });

  const now = () => Math.floor(Date.now() / 1000);
  it.each([
    ['an audience that is not this address', () => ({ aud: canvas.issuer }), 'invalid_request'],
    ['a time of issue more than 5 minutes ago', () => ({ iat: now() - 400 }), 'invalid_request'],
    ['a time of issue more than 30 s ahead', () => ({ iat: now() + 60 }), 'invalid_request'],
    ['times as text', () => ({ iat: String(now()) }), 'invalid_request'],
    ['an expired assertion', () => ({ exp: now() - 1 }), 'invalid_request'],
    ['no jti', () => ({ jti: undefined }), 'invalid_request'],
    ['an unknown client', () => ({ iss: '7', sub: '7' }), 'invalid_client'],
  ])('and none for %s', async (_what, claims, error) => {
    const { status, json } = await ask(claims());
    expect(status).toBe(error === 'invalid_client' ? 401 : 400);
    expect(json).toMatchObject({ error, error_description: expect.any(String) });
  });

  it('and none for a scope the key lacks, or another kind of grant', async () => {
    expect((await ask({}, { scope: 'all' })).json).toMatchObject({ error: 'invalid_scope' });
    const grant = await ask({}, { grant_type: 'password' });
    expect(grant.json).toMatchObject({ error: 'unsupported_grant_type' });
  });

  it('and none twice for the same assertion', async () => {
    expect((await ask({ jti: 'once' })).status).toBe(200);
    expect((await ask({ jti: 'once' })).status).toBe(400);
  });

  it('and none to a client that does not say what it is', async () => {
    const { status, text } = await rawRequest(canvas.tokenUrl, { method: 'POST' });
    expect(status).toBe(403);
    expect(JSON.parse(text)).toMatchObject({ error: 'Forbidden' });
  });
});

// features: B01
describe('Canvas keeps line items', () => {
  it('makes, changes in part, finds and deletes the column of a tool', async () => {
    const id = await newColumn('Limits', { tag: 'practice', resourceId: 'limits' });
    expect((await send('GET', `${lineItems()}?tag=practice`)).json).toEqual([
      { id, label: 'Limits', scoreMaximum: 50, tag: 'practice', resourceId: 'limits' },
    ]);
    expect((await send('PUT', id, { label: 'Limits II' })).json).toMatchObject({
      label: 'Limits II',
      scoreMaximum: 50,
    });
    expect((await send('DELETE', id)).status).toBe(204);
    expect((await send('GET', id)).status).toBe(404);
  });

  it('answers mistakes in its own words', async () => {
    const missing = await send('POST', lineItems(), { label: 'x' });
    expect(missing.status).toBe(422);
    expect(missing.json).toMatchObject({ errors: { type: 'unprocessable_entity' } });
    const unknown = { label: 'x', scoreMaximum: 1, resourceLinkId: 'nowhere' };
    expect((await send('POST', lineItems(), unknown)).status).toBe(404);
  });

  it('pages through addresses that nobody can guess', async () => {
    const wanted = ['p1', 'p2', 'p3', 'p4', 'p5'];
    for (const label of wanted) await newColumn(label, { tag: 'paged' });
    const seen: string[] = [];
    let next: string | undefined = `${lineItems()}?tag=paged&limit=2`;
    let pages = 0;
    while (next !== undefined) {
      const { json, headers } = await send('GET', next);
      seen.push(...(json as { label: string }[]).map(({ label }) => label));
      next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
      pages += 1;
      if (next) expect(new URL(next).searchParams.get('page')).toMatch(/^bookmark:/);
    }
    expect(seen).toEqual(wanted);
    expect(pages).toBe(3);
  });

  it('lets a token do what its scopes say', async () => {
    const weak = await world.tool.token(canvas, scopes.readonly);
    const headers = { authorization: `Bearer ${weak}` };
    expect((await fetch(lineItems(), { headers })).status).toBe(200);
    const write = await fetch(lineItems(), { method: 'POST', headers, body: '{}' });
    expect(write.status).toBe(401);
    expect(await write.json()).toEqual({
      errors: { type: 'unauthorized', message: 'Insufficient permissions' },
    });
    const content = { authorization: `Bearer ${canvas.apiToken}` };
    expect((await fetch(lineItems(), { headers: content })).status).toBe(401);
  });
});

// features: B01
describe('Canvas takes scores', () => {
  let column: string;
  let label: string;
  let made = 0;
  beforeEach(async () => {
    made += 1;
    label = `Column ${made}`;
    column = await newColumn(label);
  });
  const post = (members: object = {}) => send('POST', `${column}/scores`, score(members));
  const shown = () => gradeOf('canvas', label);

  it('in points of the column, and tells where the result is', async () => {
    const { status, headers, json } = await post({ comment: 'Well done' });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('application/vnd.ims.lis.v1.score+json');
    const { resultUrl } = json as { resultUrl: string };
    expect(json).toEqual({ resultUrl, [extension]: { content_items: [] } });
    expect((await send('GET', resultUrl)).json).toEqual({
      id: resultUrl,
      scoreOf: column,
      userId: subOf('student1'),
      resultScore: 40,
      resultMaximum: 50,
      comment: 'Well done',
    });
  });

  it('and adds each comment to those before', async () => {
    await post({ comment: 'First' });
    await post({ comment: 'Second', timestamp: minute(2) });
    await post({ timestamp: minute(3) });
    expect(shown()?.comments).toEqual(['First', 'Second']);
  });

  it('and clears the grade on mere progress, unless told to preserve it', async () => {
    await post();
    const progress = { activityProgress: 'InProgress', gradingProgress: 'NotReady' };
    await post({ ...progress, timestamp: minute(2), [extension]: { preserve_score: true } });
    expect(shown()?.score).toBe(40);
    await post({ ...progress, timestamp: minute(3) });
    expect(shown()?.score).toBeNull();
  });

  it('but with preserve_score not even a real one', async () => {
    await post({ [extension]: { preserve_score: true } });
    expect(shown()?.score).toBeNull();
  });

  it('over a teacher, unless told to respect what is there', async () => {
    world.lab.controls.overrideGrade('canvas', { login: 'student1', column: label, score: 33 });
    await post({ [extension]: { prioritize_non_tool_grade: true } });
    expect(shown()).toMatchObject({ score: 33, overridden: true });
    await post({ timestamp: minute(2) });
    expect(shown()).toMatchObject({ score: 40, overridden: false });
  });

  it('with the timestamp of the one before, not with an earlier one', async () => {
    await post({ timestamp: minute(5) });
    expect((await post({ timestamp: minute(5), scoreGiven: 9 })).status).toBe(200);
    expect((await post({ timestamp: minute(4) })).status).toBe(400);
    expect(shown()?.score).toBe(45);
  });

  it('for assignments that are published', async () => {
    world.lab.controls.setColumnPublished('canvas', label, false);
    const { status, json } = await post();
    expect(status).toBe(422);
    expect(json).toMatchObject({ errors: { message: 'This assignment is still unpublished' } });
    world.lab.controls.setColumnPublished('canvas', label, true);
    expect((await post()).status).toBe(200);
  });

  it.each([
    ['somebody unknown', { userId: 'nobody' }, 422],
    ['an instructor', () => ({ userId: subOf('instructor') }), 422],
    ['a missing field', { activityProgress: undefined }, 400],
    ['an unreadable time', { timestamp: 'yesterday' }, 400],
    ['no maximum', { scoreMaximum: undefined }, 422],
    ['a maximum of nothing', { scoreMaximum: 0 }, 422],
    ['a negative score', { scoreGiven: -1 }, 422],
    ['a submission in the future', { submission: { submittedAt: '2100-01-01T00:00:00Z' } }, 400],
    ['an upload without files', { [extension]: { submission_type: 'online_upload' } }, 422],
  ])('but refuses %s', async (_what, members, status) => {
    const { status: said, json } = await post(typeof members === 'function' ? members() : members);
    expect(said).toBe(status);
    expect(json).toMatchObject({
      errors: { type: expect.any(String), message: expect.any(String) },
    });
    expect(shown()).toBeUndefined();
  });

  it('and shows the results of one person, or of nobody who is not a student', async () => {
    await post();
    const results = `${column}/results`;
    expect((await send('GET', `${results}?user_id=${subOf('student1')}`)).json).toHaveLength(1);
    expect((await send('GET', `${results}?user_id=${subOf('instructor')}`)).json).toEqual([]);
  });
});

// features: B01
describe('Canvas lists members', () => {
  const url = () => `${canvas.issuer}/api/lti/courses/${canvas.lmsCourseId}/names_and_roles`;
  interface Members {
    members: { user_id: string; status: string; roles: string[]; message?: object[] }[];
  }

  it('who are active, by role, and with messages for a link', async () => {
    world.lab.controls.setEnrolment('canvas', 'student3', 'suspended');
    const { members } = (await send('GET', url())).json as Members;
    expect(members.map(({ user_id: id }) => id).toSorted()).toEqual(
      ['student1', 'student2', 'instructor', 'assistant'].map((login) => subOf(login)).toSorted(),
    );
    const role = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner';
    const learners = (await send('GET', `${url()}?role=${encodeURIComponent(role)}`))
      .json as Members;
    expect(learners.members).toHaveLength(2);
    const linked = (await send('GET', `${url()}?rlid=${canvas.contextId}`)).json as Members;
    expect(linked.members[0]?.message).toHaveLength(1);
    expect((await send('GET', `${url()}?rlid=unknown`)).status).toBe(400);
  });

  it('fifty at a time', async () => {
    for (let nth = 0; nth < 60; nth += 1) {
      world.lab.controls.addStudent('canvas', `Extra Student${nth}`);
    }
    const first = await send('GET', `${url()}?limit=500`);
    expect((first.json as Members).members).toHaveLength(50);
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    expect(((await send('GET', next)).json as Members).members).toHaveLength(14);
  });
});

// features: B01
describe('the gradebook page', () => {
  it('shows what the tool sent: score, comment, time', async () => {
    const column = await newColumn('Shown');
    await send('POST', `${column}/scores`, score({ comment: 'See <chapter 2>' }));
    const browser = createPageBrowser();
    await browser.open(coursePage(world.lab, 'canvas', 'instructor'));
    const page = await browser.open(`${canvas.courseUrl}/gradebook`);
    expect(page.text).toContain('Shown');
    expect(page.text).toContain('See &lt;chapter 2&gt;');
    expect(page.text).toContain('10 Nov 2026, 10:01:00');
    expect(page.text).toContain('>40<');
  });

  it('lets the instructor write over a grade, and Moodle keeps it against the tool', async () => {
    const { moodle } = world.lab.faces;
    const browser = createPageBrowser();
    const course = await browser.open(coursePage(world.lab, 'moodle', 'instructor'));
    const address = /href="([^"]*grader[^"]*)"/.exec(course.text)?.[1] ?? '';
    const page = await browser.open(address.replaceAll('&amp;', '&'));
    const form = formsOf(page).find(({ fields }) => fields['userId'] === subOf('student1', moodle));
    const written = await browser.post(form?.action ?? '', {
      ...form?.fields,
      score: '55',
      comment: 'My own mark',
    });
    expect(written.text).toContain('set by the teacher');
    const token = await world.tool.token(moodle, scopes.score);
    const later = new Date(Date.now() + 60_000).toISOString();
    const url = `${moodle.issuer}/mod/lti/services.php/2/lineitems/3/lineitem/scores?type_id=1`;
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/vnd.ims.lis.v1.score+json',
      },
      body: JSON.stringify(score({ userId: subOf('student1', moodle), timestamp: later })),
    });
    expect(response.status).toBe(200);
    expect(gradeOf('moodle', 'Ask the tutor')).toMatchObject({
      score: 55,
      comments: ['My own mark'],
      overridden: true,
    });
  });

  it('shows students their own row and no form', async () => {
    const browser = createPageBrowser();
    await browser.open(coursePage(world.lab, 'canvas', 'student2'));
    const page = await browser.open(`${canvas.courseUrl}/gradebook`);
    expect(page.text).toContain('Jonas Lindqvist');
    expect(page.text).not.toContain('Amara Okafor');
    expect(formsOf(page)).toEqual([]);
  });

  it('takes no form from another session', async () => {
    const browser = createPageBrowser();
    await browser.open(coursePage(world.lab, 'canvas', 'instructor'));
    const fields = { key: 'guessed', columnId: '9', userId: subOf('student1'), score: '50' };
    expect((await browser.post(`${canvas.courseUrl}/gradebook`, fields)).status).toBe(403);
  });
});
