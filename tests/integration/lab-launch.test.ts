import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  coursePage,
  launchFrom,
  launchTutor,
  openLabWorld,
  type LabWorld,
} from '../support/lab-world.ts';
import { createPageBrowser, formsOf, type BrowserPage } from '../support/page-browser.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim';
const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim';
const ags = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';

let world: LabWorld;
beforeAll(async () => {
  world = await openLabWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

async function keysOf(face: 'canvas' | 'moodle'): Promise<JSONWebKeySet> {
  const response = await fetch(world.lab.faces[face].keysUrl);
  return (await response.json()) as JSONWebKeySet;
}

async function idTokenFor(face: 'canvas' | 'moodle', login: string): Promise<string> {
  const { answer } = await launchTutor(world, face, login);
  return answer['id_token'] ?? '';
}

// features: B01
describe('a launch from either face', () => {
  it.each(['canvas', 'moodle'] as const)(
    '%s signs for this client with a key it publishes',
    async (face) => {
      const { issuer, clientId, deploymentId } = world.lab.faces[face];
      const { payload } = await jwtVerify(
        await idTokenFor(face, 'student1'),
        createLocalJWKSet(await keysOf(face)),
        { issuer, audience: clientId, algorithms: ['RS256'] },
      );
      expect(payload[`${lti}/deployment_id`]).toBe(deploymentId);
      expect(payload[`${lti}/target_link_uri`]).toBe(`${world.tool.url}/lti/launch`);
      expect(payload.sub).toBe(
        world.lab.faces[face].people.find(({ login }) => login === 'student1')?.sub,
      );
    },
  );

  it('goes on under a new key; Canvas keeps the old one published, Moodle drops it', async () => {
    for (const face of ['canvas', 'moodle'] as const) {
      const before = await keysOf(face);
      const old = await idTokenFor(face, 'student1');
      await world.lab.controls.rotateKeys(face);
      const after = await keysOf(face);
      const fresh = await idTokenFor(face, 'student1');
      await jwtVerify(fresh, createLocalJWKSet(after));
      await expect(jwtVerify(fresh, createLocalJWKSet(before))).rejects.toThrow(
        'no applicable key found',
      );
      const oldCounts = jwtVerify(old, createLocalJWKSet(after));
      if (face === 'canvas') await oldCounts;
      else await expect(oldCounts).rejects.toThrow('no applicable key found');
    }
  });

  it('carries claims that a test has spoilt, once', async () => {
    world.lab.controls.changeNextIdToken('canvas', ({ sub: _sub, ...rest }) => rest);
    expect(decodeJwt(await idTokenFor('canvas', 'student1')).sub).toBeUndefined();
    expect(decodeJwt(await idTokenFor('canvas', 'student1')).sub).toBeDefined();
  });

  it('is not begun for somebody who is suspended', async () => {
    world.lab.controls.setEnrolment('canvas', 'student3', 'suspended');
    const page = await createPageBrowser().open(coursePage(world.lab, 'canvas', 'student3'));
    expect(page.status).toBe(403);
    expect(page.text).toContain('is not enrolled');
  });

  it('survives a restart with the keys, ids and grades it had', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'lab-'));
    const first = await openLabWorld({ stateDir });
    const { moodle } = first.lab.faces;
    const keys = await (await fetch(moodle.keysUrl)).text();
    first.lab.controls.overrideGrade('moodle', {
      login: 'student1',
      column: 'Ask the tutor',
      score: 61,
    });
    await first[Symbol.asyncDispose]();
    const second = await openLabWorld({ stateDir });
    expect(await (await fetch(second.lab.faces.moodle.keysUrl)).text()).toBe(keys);
    expect(second.lab.faces.moodle.apiToken).toBe(moodle.apiToken);
    expect(second.lab.controls.gradesOf('moodle')).toMatchObject([
      { login: 'student1', column: 'Ask the tutor', score: 61, overridden: true },
    ]);
    await second[Symbol.asyncDispose]();
    rmSync(stateDir, { recursive: true });
  });
});

// features: B01
describe('a launch from Canvas', () => {
  it('tells the tool where to keep what a cookie would', async () => {
    const { login } = await launchTutor(world, 'canvas', 'student1');
    expect(login).toEqual({
      iss: world.lab.url,
      login_hint: expect.stringMatching(/^[0-9a-f]{40}$/),
      client_id: world.lab.faces.canvas.clientId,
      target_link_uri: `${world.tool.url}/lti/launch`,
      lti_message_hint: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      deployment_id: world.lab.faces.canvas.deploymentId,
      canvas_region: 'not_configured',
      canvas_environment: 'prod',
      lti_storage_target: 'post_message_forwarding',
    });
    const course = await createPageBrowser().open(coursePage(world.lab, 'canvas', 'student1'));
    expect(course.text).toContain('name="post_message_forwarding"');
  });

  it('from the course menu repeats the course as resource link and names no column', async () => {
    const claims = decodeJwt(await idTokenFor('canvas', 'student1'));
    const { contextId, lmsCourseId } = world.lab.faces.canvas;
    expect(claims[`${lti}/resource_link`]).toMatchObject({ id: contextId, description: null });
    expect(claims[ags]).not.toHaveProperty('lineitem');
    expect(claims[`${lti}/custom`]).toMatchObject({
      course_id: lmsCourseId,
      api_domain: new URL(world.lab.url).host,
      assignment_id: '$Canvas.assignment.id',
    });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(3600);
  });

  it.each([
    ['student1', [`${membership}#Learner`]],
    ['instructor', [`${membership}#Instructor`]],
    ['assistant', [`${membership}#Instructor`, `${membership}/Instructor#TeachingAssistant`]],
    ['admin', []],
  ])('gives %s the course roles %j', async (login, expected) => {
    const claims = decodeJwt(await idTokenFor('canvas', login));
    const roles = claims[`${lti}/roles`] as string[];
    expect(roles.filter((role) => role.startsWith(membership))).toEqual(expected);
    expect(roles).toContain('http://purl.imsglobal.org/vocab/lis/v2/system/person#User');
  });

  async function authorize(changed: Record<string, string | undefined>): Promise<BrowserPage> {
    const browser = createPageBrowser();
    const { courseUrl } = world.lab.faces.canvas;
    const initiation = await browser.open(
      `${courseUrl}/external_tools/1?display=borderless&as=student1`,
    );
    world.tool.askNext(changed);
    return browser.press(initiation);
  }

  it.each([
    ['a missing nonce', { nonce: undefined }, 'invalid_request_object'],
    ['another scope', { scope: 'openid profile' }, 'invalid_request_object'],
    ['another person', { login_hint: 'somebody' }, 'login_required'],
    ['another client', { client_id: '1' }, 'unauthorized_client'],
  ])('reports %s to the tool', async (_what, changed, error) => {
    const page = await authorize(changed);
    expect(formsOf(page)).toMatchObject([
      { action: `${world.tool.url}/lti/launch`, fields: { error, state: expect.any(String) } },
    ]);
    expect(formsOf(page)[0]?.fields).not.toHaveProperty('id_token');
  });

  it('reports a lost cookie to the tool', async () => {
    const browser = createPageBrowser();
    const { courseUrl } = world.lab.faces.canvas;
    const initiation = await browser.open(`${courseUrl}/external_tools/1?as=student1`);
    browser.forgetCookies();
    const page = await browser.press(initiation);
    expect(formsOf(page)[0]?.fields).toMatchObject({ error: 'login_required' });
  });

  it('reports a launch that was finished before', async () => {
    const browser = createPageBrowser();
    const { courseUrl } = world.lab.faces.canvas;
    const initiation = await browser.open(`${courseUrl}/external_tools/1?as=student1`);
    await browser.press(initiation);
    const again = await browser.press(initiation);
    expect(formsOf(again)[0]?.fields).toMatchObject({ error: 'launch_no_longer_valid' });
  });

  it('sends nothing to an address that is not registered, but lets a query pass', async () => {
    const foreign = await authorize({ redirect_uri: 'https://elsewhere.example/lti/launch' });
    expect(foreign.status).toBe(400);
    expect(formsOf(foreign)).toEqual([]);
    const queried = await authorize({ redirect_uri: `${world.tool.url}/lti/launch?x=1` });
    expect(formsOf(queried)[0]?.fields).toHaveProperty('id_token');
  });

  it('is lost when the hint comes back changed', async () => {
    const page = await authorize({ lti_message_hint: 'changed' });
    expect(page.status).toBe(400);
  });
});

// features: B01
describe('picking content from Canvas', () => {
  const quiz = {
    type: 'ltiResourceLink',
    title: 'Chain rule practice',
    text: 'Ten problems',
    custom: { practice: 'chain' },
    lineItem: { scoreMaximum: 20, label: 'Chain rule', resourceId: 'chain', tag: 'practice' },
  };

  async function ask(placement = 'link_selection') {
    const browser = createPageBrowser();
    await browser.open(coursePage(world.lab, 'canvas', 'instructor'));
    const { courseUrl } = world.lab.faces.canvas;
    const launch = await launchFrom(
      world.tool,
      browser,
      `${courseUrl}/external_tools/1/resource_selection?placement=${placement}`,
    );
    const claims = decodeJwt(launch.answer['id_token'] ?? '');
    const settings = claims[`${dl}/deep_linking_settings`] as Record<string, unknown>;
    return { browser, claims, settings };
  }

  async function answer(changed: Record<string, unknown>, items: unknown[] = [quiz], header = {}) {
    const { browser, settings } = await ask();
    const { clientId, issuer, deploymentId } = world.lab.faces.canvas;
    const now = Math.floor(Date.now() / 1000);
    const JWT = await world.tool.sign(
      {
        iss: clientId,
        aud: issuer,
        iat: now,
        exp: now + 300,
        nonce: crypto.randomUUID(),
        [`${lti}/message_type`]: 'LtiDeepLinkingResponse',
        [`${lti}/version`]: '1.3.0',
        [`${lti}/deployment_id`]: deploymentId,
        [`${dl}/data`]: settings['data'],
        [`${dl}/content_items`]: items,
        ...changed,
      },
      header,
    );
    const page = await browser.post(String(settings['deep_link_return_url']), { JWT });
    return { browser, page };
  }

  it('asks with the rules of the placement', async () => {
    const { claims, settings } = await ask('assignment_selection');
    expect(claims[`${lti}/message_type`]).toBe('LtiDeepLinkingRequest');
    expect(claims).not.toHaveProperty([`${lti}/resource_link`]);
    expect(settings).toMatchObject({
      accept_types: ['ltiResourceLink'],
      accept_multiple: false,
      auto_create: false,
      accept_media_types: expect.any(String),
    });
    expect((await ask('module_menu_modal')).settings).toMatchObject({
      accept_multiple: true,
      auto_create: true,
    });
  });

  it('is for instructors', async () => {
    const { courseUrl } = world.lab.faces.canvas;
    const page = await createPageBrowser().open(`${courseUrl}/pick?as=student1`);
    expect(page.status).toBe(403);
  });

  it('brings an assignment that waits for the teacher, then launches with its column', async () => {
    const { browser, page } = await answer({});
    expect(page.status).toBe(200);
    expect(page.text).toContain('Added: Chain rule');
    const course = await browser.open(world.lab.faces.canvas.courseUrl);
    expect(course.text).toContain('Not published');
    const student = createPageBrowser();
    const hidden = await student.open(coursePage(world.lab, 'canvas', 'student1'));
    expect(hidden.text).not.toContain('Chain rule');
    await browser.press(course, '/publish');
    const shown = await student.open(world.lab.faces.canvas.courseUrl);
    const item = /href="([^"]*\/modules\/items\/\d+)"/.exec(shown.text)?.[1] ?? '';
    const activity = await student.open(item);
    const source = /retrieve\?resource_link_lookup_uuid=[\w-]+/.exec(activity.text)?.[0] ?? '';
    const launched = await launchFrom(
      world.tool,
      student,
      `${world.lab.faces.canvas.courseUrl}/external_tools/${source}&display=borderless`,
    );
    const claims = decodeJwt(launched.answer['id_token'] ?? '');
    expect(claims[`${lti}/resource_link`]).toMatchObject({
      title: 'Chain rule',
      description: 'Ten problems',
      id: source.split('=')[1],
    });
    expect(claims[`${lti}/custom`]).toMatchObject({
      practice: 'chain',
      assignment_id: expect.stringMatching(/^\d+$/),
    });
    expect(claims[ags]).toHaveProperty('lineitem');
  });

  it('takes a link without a grade at once, and nothing from an empty answer', async () => {
    const plain = { type: 'ltiResourceLink', title: 'Just a link' };
    expect((await answer({}, [plain])).page.text).toContain('Added: Just a link');
    expect((await answer({}, [])).page.text).toContain('Nothing was added');
  });

  it('says which item had a line item without a maximum', async () => {
    const { page } = await answer({}, [{ ...quiz, lineItem: { label: 'Broken' } }]);
    expect(page.text).toContain('without scoreMaximum');
    expect(page.text).toContain('Nothing was added');
  });

  it.each([
    ['another issuer', { iss: 'somebody' }, 'iss'],
    ['another audience', { aud: 'somebody' }, 'aud'],
    ['an answer older than five minutes', { iat: 1 }, 'iat'],
    ['an expired answer', { exp: 1 }, 'exp'],
    ['another deployment', { [`${lti}/deployment_id`]: '9' }, 'deployment_id'],
    ['data that was not sent back', { [`${dl}/data`]: undefined }, 'data'],
  ])('refuses %s', async (_what, changed, field) => {
    const { page } = await answer(changed);
    expect(page.status).toBe(400);
    expect(JSON.parse(page.text)).toMatchObject({ errors: { [field]: expect.any(String) } });
  });

  it('refuses an unknown key, a used nonce and a type it did not ask for', async () => {
    expect((await answer({}, [], { kid: 'unknown' })).page.status).toBe(400);
    expect((await answer({ nonce: 'once' }, [])).page.status).toBe(200);
    expect((await answer({ nonce: 'once' }, [])).page.status).toBe(400);
    expect((await answer({}, [{ type: 'html', html: '<p>' }])).page.status).toBe(400);
  });
});
