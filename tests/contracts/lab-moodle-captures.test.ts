import { readFileSync } from 'node:fs';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  coursePage,
  launchFrom,
  returnPicked,
  launchTutor,
  openLabWorld,
  type LabWorld,
} from '../support/lab-world.ts';
import { createPageBrowser, formsOf, type BrowserPage } from '../support/page-browser.ts';
import { rawRequest, type RawAnswer } from '../support/raw-request.ts';
import { shapeDifferences } from '../support/shape.ts';

// What a real Moodle 4.5.6 said, held against what the lab says to the same requests.

interface CapturedRequest {
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
}

interface CapturedAnswer {
  status: number;
  reason?: string;
  headers: Record<string, string>;
  body?: unknown;
  response?: unknown;
}

interface CapturedExchange extends CapturedAnswer {
  request: CapturedRequest;
  result_after?: Record<string, unknown> | null;
}

const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope';
const scopes = {
  lineItem: `${ags}/lineitem`,
  readonly: `${ags}/lineitem.readonly`,
  result: `${ags}/result.readonly`,
  score: `${ags}/score`,
  members: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
};

let world: LabWorld;
const issuer = () => world.lab.faces.moodle.issuer;

function capture(name: string): unknown {
  const file = new URL(`../fixtures/moodle/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The capture as if it had been taken here: our addresses for those of its site. */
function here<T>(value: T): T {
  const json = JSON.stringify(value)
    .replaceAll('http://127.0.0.1:8100', issuer())
    .replaceAll('"/mod/lti/', '"/moodle/mod/lti/')
    .replaceAll('lineitems/9/', 'lineitems/3/')
    .replaceAll('for item 9 ', 'for item 3 ');
  return JSON.parse(json) as T;
}

const token = (...wanted: string[]) => world.tool.token(world.lab.faces.moodle, ...wanted);

async function replay(asked: CapturedRequest, bearer?: string): Promise<RawAnswer> {
  const { method, url, headers = {}, body } = here(asked);
  const sent = Object.entries({ ...(method === 'GET' ? {} : { accept: '*/*' }), ...headers })
    .filter(([, value]) => value !== '')
    .map(([name, value]): [string, string] => [
      name,
      name === 'authorization' ? `Bearer ${bearer}` : value,
    ]);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return rawRequest(url, {
    method,
    headers: Object.fromEntries(sent),
    ...(body === undefined || body === null ? {} : { body: text }),
  });
}

function jsonOf(answer: RawAnswer): unknown {
  try {
    return JSON.parse(answer.text);
  } catch {
    return answer.text;
  }
}

function decoded(page: BrowserPage): Record<string, unknown> {
  return decodeJwt(formsOf(page)[0]?.fields['id_token'] ?? '');
}

const openLab = async () => {
  world = await openLabWorld();
};
const closeLab = () => world[Symbol.asyncDispose]();

/** One lab for the tests of a group that leave nothing behind in it. */
function shareLab(): void {
  beforeAll(openLab);
  afterAll(closeLab);
}

/** A lab for each test. */
function ownLab(): void {
  beforeEach(openLab);
  afterEach(closeLab);
}

// features: B01
describe('the Moodle face begins a launch as Moodle does', () => {
  shareLab();

  it('sends the tool the captured login fields', async () => {
    const { tool_receives: captured } = capture('launch-1-login-initiation') as {
      tool_receives: { params: Record<string, string> };
    };
    const { login } = await launchTutor(world, 'moodle', 'student1');
    expect(shapeDifferences(login, captured.params)).toEqual([]);
    expect(Object.keys(JSON.parse(login['lti_message_hint'] ?? '') as object)).toEqual([
      'cmid',
      'launchid',
    ]);
  });

  it('leaves the activity out of the hint when content is picked', async () => {
    const { tool_receives: captured } = capture('deeplink-1-login-initiation') as {
      tool_receives: { params: Record<string, string> };
    };
    const browser = createPageBrowser();
    await browser.open(coursePage(world.lab, 'moodle', 'instructor'));
    const { login } = await launchFrom(
      world.tool,
      browser,
      `${issuer()}/mod/lti/contentitem.php?id=1&course=2`,
    );
    expect(shapeDifferences(login, captured.params)).toEqual([]);
    expect(JSON.parse(login['lti_message_hint'] ?? '')).toEqual({
      launchid: expect.stringMatching(/^ltilaunch_ContentItemSelectionRequest\d+$/),
    });
  });
});

// features: B01
describe('the Moodle face answers authentication requests as Moodle does', () => {
  shareLab();

  const errors = capture('launch-auth-errors') as Record<string, CapturedAuthError>;

  interface CapturedAuthError {
    auth_request: Record<string, string>;
    response_status: number;
    content_type: string;
    form_fields?: Record<string, string>;
  }

  async function authorize(changed: Record<string, string | undefined>): Promise<BrowserPage> {
    const browser = createPageBrowser();
    const start = `${issuer()}/mod/lti/launch.php?id=2&triggerview=0&as=student1`;
    const initiation = await browser.open(start);
    world.tool.askNext(changed);
    return browser.press(initiation);
  }

  it.each(Object.entries(errors))('%s', async (name, captured) => {
    const usual = {
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      state: 'any',
    };
    const asked = captured.auth_request;
    const same = (parameter: string) =>
      asked[parameter] === (usual as Record<string, string>)[parameter];
    const changed = Object.fromEntries(
      Object.keys(usual)
        .filter((parameter) => parameter !== 'state' && !same(parameter))
        .map((parameter) => [parameter, asked[parameter]]),
    );
    const page = await authorize({
      ...changed,
      ...(asked['state'] === undefined ? { state: undefined } : {}),
      ...(asked['lti_message_hint'] === undefined ? { lti_message_hint: undefined } : {}),
      ...(name === 'missing_nonce' ? { nonce: undefined } : {}),
      ...(name === 'wrong_client' ? { client_id: 'nope' } : {}),
      ...(name === 'wrong_login_hint' ? { login_hint: '999' } : {}),
      ...(name === 'wrong_redirect_uri' ? { redirect_uri: `${world.tool.url}/other` } : {}),
      ...(name === 'redirect_uri_with_query'
        ? { redirect_uri: `${world.tool.url}/lti/launch?x=1` }
        : {}),
    });
    expect(page.status).toBe(captured.response_status);
    expect(page.headers.get('content-type')).toBe(captured.content_type);
    const fields = formsOf(page)[0]?.fields;
    if (!captured.form_fields) {
      expect(fields).toBeUndefined();
      return;
    }
    expect(Object.keys(fields ?? {}).toSorted()).toEqual(
      Object.keys(captured.form_fields).toSorted(),
    );
    expect(fields?.['error']).toBe(captured.form_fields['error']);
    expect(fields?.['error_description']).toBe(captured.form_fields['error_description']);
  });

  it('shows its own page when the same hint comes twice', async () => {
    const captured = capture('launch-error-replayed-hint') as CapturedAnswer;
    const browser = createPageBrowser();
    await browser.open(coursePage(world.lab, 'moodle', 'student1'));
    const initiation = await browser.open(`${issuer()}/mod/lti/launch.php?id=2&triggerview=0`);
    const hint = formsOf(initiation)[0]?.fields['lti_message_hint'];
    await browser.press(initiation);
    world.tool.askNext({ lti_message_hint: hint });
    const again = await browser.press(initiation);
    expect(again.status).toBe(captured.status);
    expect(again.headers.get('x-frame-options')).toBe(captured.headers['x-frame-options']);
    expect(formsOf(again)).toEqual([]);
  });

  it('posts the request to itself once when no session cookie came along', async () => {
    const captured = capture('launch-no-cookie-repost') as {
      status: number;
      form_fields: Record<string, string>;
    };
    const browser = createPageBrowser();
    const initiation = await browser.open(
      `${issuer()}/mod/lti/launch.php?id=2&triggerview=0&as=student1`,
    );
    const stranger = createPageBrowser();
    const answer = await stranger.press(initiation);
    expect(answer.status).toBe(captured.status);
    expect(formsOf(answer)[0]?.fields).toEqual(captured.form_fields);
    expect(new URL(formsOf(answer)[0]?.action ?? '').pathname).toBe('/moodle/mod/lti/auth.php');
    expect((await stranger.press(answer)).status).toBe(404);
    const again = await browser.post(formsOf(answer)[0]?.action ?? '', { repost: 'true' });
    expect(decoded(again)['sub']).toBe('4');
  });
});

// features: B01
describe('the Moodle face signs the claims that Moodle signs', () => {
  shareLab();

  // Parameters are the site's own, apart from those of the services.
  const open = ['https://purl.imsglobal.org/spec/lti/claim/custom'];

  async function claimsFor(login: string): Promise<Record<string, unknown>> {
    const { answer } = await launchTutor(world, 'moodle', login);
    return decodeJwt(answer['id_token'] ?? '');
  }

  it.each([
    ['student1', 'launch-3-id-token-student'],
    ['instructor', 'launch-3-id-token-teacher'],
    ['assistant', 'launch-3-id-token-nonediting-teacher'],
    ['admin', 'launch-3-id-token-admin'],
  ])('for %s as in %s', async (login, name) => {
    const captured = capture(name) as {
      claims: Record<string, unknown>;
      jwt_header: Record<string, unknown>;
    };
    const { answer } = await launchTutor(world, 'moodle', login);
    const idToken = answer['id_token'] ?? '';
    const claims = decodeJwt(idToken);
    expect(shapeDifferences(decodeProtectedHeader(idToken), captured.jwt_header)).toEqual([]);
    expect(shapeDifferences(claims, captured.claims, open)).toEqual([]);
    const roles = 'https://purl.imsglobal.org/spec/lti/claim/roles';
    expect(claims[roles]).toEqual(captured.claims[roles]);
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(60);
    const [custom, known] = [claims, captured.claims].map(
      (all) => all[open[0] ?? ''] as Record<string, string>,
    );
    for (const [parameter, value] of Object.entries(known ?? {})) {
      if (parameter.endsWith('_url')) expect(custom?.[parameter]).toBe(here(value));
    }
  });

  it('names the column of the activity, until a second one is coupled to it', async () => {
    const endpoint = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
    const { claim } = capture('launch-3-ags-claim-two-line-items') as { claim: object };
    expect((await claimsFor('student1'))[endpoint]).toEqual({
      ...here(claim),
      lineitem: `${issuer()}/mod/lti/services.php/2/lineitems/3/lineitem?type_id=1`,
    });
    const { request } = capture('ags-lineitem-create-coupled') as CapturedExchange;
    await replay(request, await token(scopes.lineItem));
    expect((await claimsFor('student1'))[endpoint]).toEqual(here(claim));
  });

  it('publishes its keys in the captured form', async () => {
    const { response } = capture('jwks') as { response: CapturedAnswer };
    const answer = await rawRequest(world.lab.faces.moodle.keysUrl);
    expect(answer.headers['content-type']).toBe(response.headers['content-type']);
    expect(shapeDifferences(jsonOf(answer), response.body)).toEqual([]);
  });
});

// features: B01
describe('the Moodle face lets content be picked as Moodle does', () => {
  shareLab();

  const items = 'https://purl.imsglobal.org/spec/lti-dl/claim/content_items';

  interface CapturedPick {
    jwt_claims: Record<string, unknown>;
    status: number;
    content_type: string;
    data_given_to_the_activity_form?: Record<string, unknown> | null;
    page_text?: string;
  }

  const one = (capture('deeplink-3-response') as { one_item: CapturedPick }).one_item;
  const variants = capture('deeplink-3-response-variants') as Record<string, CapturedPick>;

  const pick = (claims: Record<string, unknown>, header = {}): Promise<BrowserPage> =>
    returnPicked(world, createPageBrowser(), {
      claims: { aud: issuer(), nonce: 'n', ...claims },
      header,
    });

  function formData(page: BrowserPage): Record<string, unknown> {
    const json = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page.text)?.[1];
    return JSON.parse(json ?? 'null') as Record<string, unknown>;
  }

  it('asks with the captured claims', async () => {
    const captured = capture('deeplink-2-id-token') as { claims: object };
    const browser = createPageBrowser();
    await browser.open(coursePage(world.lab, 'moodle', 'instructor'));
    const start = `${issuer()}/mod/lti/contentitem.php?id=1&course=2`;
    const { answer } = await launchFrom(world.tool, browser, start);
    const open = ['https://purl.imsglobal.org/spec/lti/claim/custom'];
    expect(shapeDifferences(decodeJwt(answer['id_token'] ?? ''), captured.claims, open)).toEqual(
      [],
    );
  });

  it('fills the activity form with what the tool sent', async () => {
    const page = await pick({ [items]: one.jwt_claims[items] });
    expect(page.status).toBe(one.status);
    expect(page.headers.get('content-type')).toBe(one.content_type);
    expect(formData(page)).toEqual({
      ...one.data_given_to_the_activity_form,
      selectcontentindicator: 'Content selected',
    });
  });

  it('switches grades on only for an item with a line item, as for a registered tool', async () => {
    const captured = capture('deeplink-3-response-registered-tool') as Record<
      string,
      { content_items: unknown; form_data: Record<string, unknown> }
    >;
    for (const name of ['without_line_item', 'with_line_item']) {
      const { content_items: sent, form_data: expected } = captured[name] ?? {};
      expect(formData(await pick({ [items]: sent }))).toEqual({
        ...expected,
        typeid: '1',
        selectcontentindicator: 'Content selected',
      });
    }
  });

  it('takes several items, and items of a type it does not know', async () => {
    for (const name of ['two_items', 'item_type_link', 'link_and_resource_link']) {
      const captured = variants[name];
      const page = await pick({ [items]: captured?.jwt_claims[items] });
      expect(page.status, name).toBe(captured?.status);
      const data = formData(page)['multiple'] as unknown[] | undefined;
      const expected = captured?.data_given_to_the_activity_form?.['multiple'] as unknown[];
      expect(data?.length, name).toBe(expected?.length);
    }
  });

  it('closes on an empty pick and shows what went wrong', async () => {
    expect((await pick({ [items]: [] })).status).toBe(variants['no_items']?.status);
    const error = 'https://purl.imsglobal.org/spec/lti-dl/claim/errormsg';
    const said = variants['tool_error']?.jwt_claims ?? {};
    const page = await pick({ [items]: [], [error]: said[error] });
    expect(page.status).toBe(variants['tool_error']?.status);
    expect(page.text).toContain('The tool failed');
  });

  it.each(['wrong_audience', 'no_deployment_id', 'no_version'])(
    'does not mind %s',
    async (name) => {
      const page = await pick({
        [items]: one.jwt_claims[items],
        aud: name === 'wrong_audience' ? 'somebody' : issuer(),
      });
      expect(page.status).toBe(variants[name]?.status);
    },
  );

  it.each([
    ['wrong_issuer', { iss: 'somebody else' }, 'Consumer key is incorrect.'],
    ['expired', { exp: 1 }, 'Expired token'],
  ])('refuses %s with its error page', async (name, claims, words) => {
    const page = await pick({ [items]: one.jwt_claims[items], ...claims });
    expect(page.status).toBe(variants[name]?.status);
    expect(page.text).toContain(words);
  });

  it('refuses a signature that does not fit', async () => {
    const page = await pick({ [items]: [] }, { kid: 'unknown' });
    expect(page.status).toBe(variants['bad_signature']?.status);
    expect(page.text).toContain('Signature verification failed');
  });

  it('launches a saved item with its own target, parameters and column', async () => {
    const captured = capture('launch-3-id-token-deep-linked-item') as {
      claims: Record<string, unknown>;
    };
    const browser = createPageBrowser();
    const picked = await returnPicked(world, browser, {
      claims: { [items]: one.jwt_claims[items] },
    });
    const course = await browser.press(picked);
    expect(course.text).toContain('Practice: chain rule');
    const view = /href="([^"]*mod\/lti\/view\.php\?id=100001)"/.exec(course.text)?.[1] ?? '';
    await browser.open(`${view}&as=student1`);
    const launched = await launchFrom(
      world.tool,
      browser,
      `${issuer()}/mod/lti/launch.php?id=100001&triggerview=0`,
    );
    const claims = decodeJwt(launched.answer['id_token'] ?? '');
    const custom = 'https://purl.imsglobal.org/spec/lti/claim/custom';
    expect(shapeDifferences(claims, captured.claims, [custom])).toEqual([]);
    expect(claims[custom]).toMatchObject({ practice_id: 'chain-1', level: '2' });
    expect(claims['https://purl.imsglobal.org/spec/lti/claim/target_link_uri']).toBe(
      'http://127.0.0.1:4000/lti?practice=chain',
    );
    const listed = await replay(
      (capture('ags-lineitems-list-after-deep-linking') as CapturedExchange).request,
      await token(scopes.lineItem),
    );
    const expected = (
      capture('ags-lineitems-list-after-deep-linking') as { response: { body: object[] } }
    ).response.body;
    expect(shapeDifferences((jsonOf(listed) as object[]).at(-1), expected.at(-1))).toEqual([]);
  });
});

// features: B01
describe('the Moodle face gives tokens as Moodle does', () => {
  shareLab();

  interface CapturedToken {
    request_body: Record<string, string>;
    status: number;
    headers: Record<string, string>;
    response: unknown;
  }

  const variants = capture('token-variants') as Record<string, CapturedToken>;
  const changes: Readonly<Record<string, Record<string, unknown>>> = {
    unknown_client: { iss: 'nobody', sub: 'nobody' },
    expired_assertion: { exp: 1 },
    ok_wrong_audience: { aud: 'somebody' },
    ok_aud_is_issuer: { aud: 'the issuer' },
    ok_no_exp_no_jti: { exp: undefined, jti: undefined },
  };

  async function ask(form: Record<string, string>): Promise<RawAnswer> {
    return rawRequest(world.lab.faces.moodle.tokenUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
  }

  it('for all scopes at once', async () => {
    const { request, response } = capture('token-ok') as {
      request: CapturedRequest;
      response: CapturedAnswer;
    };
    const body = request.body as Record<string, string>;
    const answer = await ask({
      ...body,
      client_assertion: await world.tool.assertion(world.lab.faces.moodle),
    });
    expect(answer.status).toBe(response.status);
    expect(answer.headers['content-type']).toBe(response.headers['content-type']);
    expect(shapeDifferences(jsonOf(answer), response.body)).toEqual([]);
    expect((jsonOf(answer) as { scope: string }).scope).toBe(body['scope']);
  });

  const ordinary = Object.keys(variants).filter(
    (name) => !['json_body', 'GET', 'iat_in_the_future_60s'].includes(name),
  );

  it.each(ordinary)('%s', async (name) => {
    const captured = variants[name];
    const { moodle } = world.lab.faces;
    const signed = {
      unknown_kid: () => world.tool.sign({ sub: moodle.clientId }, { kid: 'unknown' }),
      missing_kid: () => world.tool.sign({ sub: moodle.clientId }, { kid: undefined }),
      bad_signature: async () => {
        const assertion = await world.tool.assertion(moodle);
        return `${assertion.slice(0, assertion.lastIndexOf('.'))}.AAAA`;
      },
    };
    const make =
      name in signed
        ? signed[name as keyof typeof signed]
        : () => world.tool.assertion(moodle, changes[name]);
    const { client_assertion: asked, ...form } = captured?.request_body ?? {};
    const assertion = asked === undefined ? {} : { client_assertion: await make() };
    const answer = await ask({ ...form, ...assertion });
    expect(answer.status).toBe(captured?.status);
    expect(answer.headers['content-type']).toBe(captured?.headers['content-type']);
    if (captured?.status === 200) {
      expect(shapeDifferences(jsonOf(answer), captured.response)).toEqual([]);
    } else expect(jsonOf(answer)).toEqual(captured?.response);
  });

  it('refuses a clock that runs ahead, be it a second', async () => {
    const ahead = Math.floor(Date.now() / 1000) + 60;
    const answer = await ask({
      ...variants['iat_in_the_future_60s']?.request_body,
      client_assertion: await world.tool.assertion(world.lab.faces.moodle, { iat: ahead }),
    });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Cannot handle token with iat prior to ');
  });

  it('understands neither JSON nor GET', async () => {
    const url = world.lab.faces.moodle.tokenUrl;
    const json = await rawRequest(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    for (const [answer, name] of [
      [json, 'json_body'],
      [await rawRequest(url), 'GET'],
    ] as const) {
      expect(answer.status).toBe(variants[name]?.status);
      expect(jsonOf(answer)).toEqual(variants[name]?.response);
    }
  });

  it('fetches the keyset when it must and no oftener', async () => {
    const { moodle } = world.lab.faces;
    const { steps } = capture('token-keyset-cache') as {
      steps: { status: number; keyset_requests: number }[];
    };
    const form = variants['ok_wrong_audience']?.request_body ?? {};
    const step = async (expected: number, claims = {}) => {
      const before = world.tool.keyFetches();
      const answer = await ask({
        ...form,
        client_assertion: await world.tool.assertion(moodle, claims),
      });
      expect(answer.status).toBe(steps[expected]?.status);
      expect(world.tool.keyFetches() - before).toBe(steps[expected]?.keyset_requests);
    };
    await ask({ ...form, client_assertion: await world.tool.assertion(moodle) });
    await step(1);
    await world.tool.renewKey('kept');
    await step(2);
    await step(3);
    await step(5, { exp: 1 });
  });
});

// features: B01
describe('the Moodle face keeps columns as Moodle does', () => {
  ownLab();

  const variants = capture('ags-lineitem-variants') as Record<string, CapturedExchange>;

  /** What the owner of the captured site did before trying weaker tokens. */
  async function tidyUp(): Promise<void> {
    const again = variants['delete_again']?.request;
    for (const id of [6, 7]) {
      const url = again?.url.replace('lineitems/8/', `lineitems/${id}/`);
      await replay({ ...again, url } as CapturedRequest, await token(scopes.lineItem));
    }
  }

  it('through the whole captured sequence, answer by answer', async () => {
    for (const name of ['ags-lineitem-create-standalone', 'ags-lineitem-create-coupled']) {
      const { request, response } = capture(name) as {
        request: CapturedRequest;
        response: CapturedAnswer;
      };
      const answer = await replay(request, await token(scopes.lineItem));
      expect(answer.status).toBe(response.status);
      expect(jsonOf(answer)).toEqual(here(response.body));
    }
    for (const [name, captured] of Object.entries(variants)) {
      const scope = name.startsWith('readonly_token')
        ? scopes.readonly
        : name.startsWith('score_only')
          ? scopes.score
          : scopes.lineItem;
      if (name === 'readonly_token_lists') await tidyUp();
      const bearer = name === 'bad_token' ? 'unknown' : await token(scope);
      const answer = await replay(captured.request, bearer);
      expect(answer.status, name).toBe(captured.status);
      expect(answer.headers['content-type'], name).toBe(captured.headers['content-type']);
      if (captured.status === 502) continue;
      expect(answer.reason, name).toBe(captured.reason);
      expect(jsonOf(answer), name).toEqual(here(captured.response));
      expect(utf8(answer.headers['link']), name).toBe(here(captured.headers)['link']);
    }
  });
});

/** Node reads header bytes as Latin-1. */
function utf8(header: string | string[] | undefined): string | undefined {
  return header === undefined ? undefined : Buffer.from(String(header), 'latin1').toString('utf8');
}

// features: B01
describe('the Moodle face takes scores as Moodle does', () => {
  ownLab();
  afterEach(() => {
    vi.useRealTimers();
  });

  const scored = capture('ags-score-variants') as Record<string, CapturedExchange>;
  // One needs a second kind of activity, the other a lock; the lab has neither.
  const beyond = new Set(['other_activity_grade_item', 'locked_item']);

  async function resultOf(userId: string): Promise<unknown> {
    const answer = await rawRequest(
      `${issuer()}/mod/lti/services.php/2/lineitems/3/lineitem/results?type_id=1&user_id=${userId}`,
      { headers: { authorization: `Bearer ${await token(scopes.result)}` } },
    );
    return (jsonOf(answer) as unknown[])[0] ?? null;
  }

  /** What happened on the captured site between two requests. */
  async function prepare(name: string): Promise<void> {
    const { controls } = world.lab;
    if (name === 'after_teacher_override') {
      vi.setSystemTime('2026-11-21T01:49:04Z');
      const grade = { login: 'student1', column: 'Ask the tutor', score: 55 };
      controls.overrideGrade('moodle', { ...grade, comment: 'Teacher override' });
    }
    if (name === 'future_timestamp_plus_1h') {
      controls.overrideGrade('moodle', { login: 'student1', column: 'Ask the tutor', score: null });
    }
    if (name === 'with_comment') {
      const forgotten = scored['initialized_notready_without_score']?.request;
      const body = { ...(forgotten?.body as object), timestamp: '2026-11-21T03:49:05Z' };
      await replay({ ...forgotten, body } as CapturedRequest, await token(scopes.score));
    }
    if (name === 'comment_only_no_score') vi.setSystemTime('2026-11-21T01:50:28Z');
  }

  it('through the whole captured sequence, score by score', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T01:30:00Z') });
    world.lab.controls.setEnrolment('moodle', 'student3', 'removed');
    for (const [name, captured] of Object.entries(scored)) {
      if (beyond.has(name)) continue;
      await prepare(name);
      const scope = name === 'token_without_score_scope' ? scopes.result : scopes.score;
      const bearer = name === 'bad_token' ? 'unknown' : await token(scope);
      const long = name === 'comment_20000_chars';
      const body = { ...(captured.request.body as object), comment: 'c'.repeat(20_000) };
      const answer = await replay({ ...captured.request, ...(long ? { body } : {}) }, bearer);
      expect(answer.status, name).toBe(captured.status);
      expect(answer.headers['content-type'], name).toBe(captured.headers['content-type']);
      if (captured.status !== 502) {
        expect(answer.reason, name).toBe(here({ reason: captured.reason }).reason);
        expect(jsonOf(answer), name).toEqual(here({ body: captured.response }).body);
      }
      if (captured.result_after === undefined) continue;
      const student = String((captured.request.body as { userId: unknown }).userId);
      const after = (await resultOf(student)) as Record<string, unknown> | null;
      if (long) expect(after?.['comment']).toHaveLength(20_000);
      else expect(after, name).toEqual(here(captured.result_after));
    }
  });

  it('in a column of the tool, where a row without a grade stays', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T01:49:00Z') });
    const create = (capture('ags-lineitem-create-standalone') as { request: CapturedRequest })
      .request;
    await replay(create, await token(scopes.lineItem));
    const url = `${issuer()}/mod/lti/services.php/2/lineitems/4/lineitem`;
    const post = capture('ags-score-standalone') as {
      post: { request: CapturedRequest };
      results: { response: CapturedAnswer };
    };
    await replay(post.post.request, await token(scopes.score));
    const bearer = { authorization: `Bearer ${await token(scopes.result)}` };
    const results = await rawRequest(`${url}/results?type_id=1`, { headers: bearer });
    expect(jsonOf(results)).toEqual(here(post.results.response.body));
    type Variant = Pick<CapturedExchange, 'status' | 'reason' | 'response'> & {
      body: object;
      result_after: unknown;
    };
    const variants = capture('ags-score-standalone-variants') as Record<string, Variant>;
    for (const [name, captured] of Object.entries(variants)) {
      const request = { ...post.post.request, body: captured.body };
      const answer = await replay(request, await token(scopes.score));
      expect(answer.status, name).toBe(captured.status);
      expect(answer.reason, name).toBe(captured.reason);
      expect(jsonOf(answer), name).toEqual(captured.response);
      const after = await rawRequest(`${url}/results?type_id=1&user_id=5`, { headers: bearer });
      expect(jsonOf(after), name).toEqual([here(captured.result_after)]);
    }
  });

  it('and shows results as Moodle does, with its broken links and its broken page', async () => {
    const { request } = capture('ags-score-post') as CapturedExchange;
    const score = { ...(request.body as object), userId: '5', timestamp: '2026-11-10T11:01:00Z' };
    const { comment: _comment, ...body } = score as typeof score & { comment: string };
    await replay({ ...request, body }, await token(scopes.score));
    const variants = capture('ags-results-variants') as Record<string, CapturedExchange>;
    for (const [name, captured] of Object.entries(variants)) {
      const scope = name === 'no_result_scope' ? scopes.score : scopes.result;
      const answer = await replay(captured.request, await token(scope));
      expect(answer.status, name).toBe(captured.status);
      expect(answer.headers['content-type'], name).toBe(captured.headers['content-type']);
      expect(answer.reason, name).toBe(here({ reason: captured.reason }).reason);
      if (captured.status === 404) continue;
      expect(jsonOf(answer), name).toEqual(here(captured.response));
      expect(utf8(answer.headers['link']), name).toBe(here(captured.headers)['link']);
    }
  });

  it('from students who were suspended, not from those who left', async () => {
    const { controls } = world.lab;
    const { request } = capture('ags-score-post') as CapturedExchange;
    const captured = capture('nrps-and-scores-when-enrolment-changes') as Record<
      string,
      { score: { status: number } }
    >;
    const post = async (minute: number) => {
      const timestamp = `2026-11-10T12:0${minute}:00Z`;
      const body = { ...(request.body as object), userId: '5', timestamp };
      return (await replay({ ...request, body }, await token(scopes.score))).status;
    };
    expect(await post(1)).toBe(captured['active']?.score.status);
    controls.setEnrolment('moodle', 'student2', 'suspended');
    expect(await post(2)).toBe(captured['suspended_enrolment']?.score.status);
    controls.setEnrolment('moodle', 'student2', 'removed');
    expect(await post(3)).toBe(captured['unenrolled']?.score.status);
    controls.setEnrolment('moodle', 'student2', 'active');
    expect(await post(4)).toBe(captured['enrolled_again']?.score.status);
  });
});

// features: B01
describe('the Moodle face lists members as Moodle does', () => {
  ownLab();

  // Four people, as on the captured site.
  beforeEach(() => world.lab.controls.setEnrolment('moodle', 'student3', 'removed'));

  it('with and without the messages of a link', async () => {
    for (const name of ['nrps-members', 'nrps-members-resource-link']) {
      const { request, response } = capture(name) as {
        request: CapturedRequest;
        response: CapturedAnswer;
      };
      const answer = await replay(request, await token(scopes.members));
      expect(answer.status).toBe(response.status);
      expect(answer.headers['content-type']).toBe(response.headers['content-type']);
      expect(shapeDifferences(jsonOf(answer), response.body)).toEqual([]);
    }
  });

  it('by page, by role, and by media type', async () => {
    const variants = capture('nrps-variants') as Record<string, CapturedExchange>;
    for (const [name, captured] of Object.entries(variants)) {
      // Membership service 1.0 is a format of its own, which no tool of ours asks for.
      if (name === 'accept_old_version') continue;
      const scope = name === 'no_scope' ? scopes.score : scopes.members;
      const bearer = name === 'bad_token' ? 'unknown' : await token(scope);
      const answer = await replay(captured.request, bearer);
      expect(answer.status, name).toBe(captured.status);
      expect(answer.headers['content-type'], name).toBe(captured.headers['content-type']);
      expect(answer.headers['link'], name).toBe(here(captured.headers)['link']);
      if (captured.status !== 200) {
        expect(jsonOf(answer), name).toEqual(here(captured.response));
        continue;
      }
      const count = (body: unknown) => (body as { members: unknown[] }).members.length;
      expect(shapeDifferences(jsonOf(answer), captured.response), name).toEqual([]);
      expect(count(jsonOf(answer)), name).toBe(count(captured.response));
    }
  });

  it('without those who are not active', async () => {
    world.lab.controls.setEnrolment('moodle', 'student2', 'suspended');
    const { request } = capture('nrps-members') as CapturedExchange;
    const { members } = jsonOf(await replay(request, await token(scopes.members))) as {
      members: { user_id: string; roles: string[] }[];
    };
    expect(members.map(({ user_id: id, roles }) => [id, ...roles])).toEqual([
      ['4', 'Learner'],
      ['7', 'Learner'],
      ['3', 'Instructor'],
    ]);
  });
});

// features: B01
describe('the Moodle face hands out course content as Moodle does', () => {
  ownLab();

  async function ws(name: string, params: Record<string, string> = {}): Promise<RawAnswer> {
    return rawRequest(`${issuer()}/webservice/rest/server.php`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        wstoken: world.lab.faces.moodle.apiToken,
        moodlewsrestformat: 'json',
        wsfunction: name,
        ...params,
      }).toString(),
    });
  }

  const course = { courseid: '2' };
  const activities = (sections: unknown) =>
    (sections as { modules: Record<string, unknown>[] }[]).flatMap(({ modules }) => modules);
  const courses = { 'courseids[0]': '2' };

  it('in web services, seen with the rights of the integration account', async () => {
    type Named = Record<'integration_account', { response: CapturedAnswer }>;
    const pages = (capture('ws-mod-page-get-pages-by-courses') as Named).integration_account;
    const resources = (capture('ws-mod-resource-get-resources-by-courses') as Named)
      .integration_account;
    const byField = (capture('ws-core-course-get-courses-by-field') as Named).integration_account;
    const all = (capture('ws-core-course-get-courses') as Named).integration_account;
    const contents = capture('ws-course-contents-integration-account') as {
      response: CapturedAnswer;
    };
    const site = capture('ws-site-info') as { response: CapturedAnswer };
    const cases: [string, Record<string, string>, CapturedAnswer][] = [
      ['core_webservice_get_site_info', {}, site.response],
      ['core_course_get_contents', course, contents.response],
      ['core_course_get_courses', {}, all.response],
      ['core_course_get_courses_by_field', { field: 'id', value: '2' }, byField.response],
      ['mod_page_get_pages_by_courses', courses, pages.response],
      ['mod_resource_get_resources_by_courses', courses, resources.response],
    ];
    for (const [name, params, captured] of cases) {
      const answer = await ws(name, params);
      expect(answer.status, name).toBe(captured.status);
      expect(answer.headers['content-type'], name).toBe(captured.headers['content-type']);
      // Pictures inside pages are not part of the lab's course.
      const open = ['contentfiles', 'mimetypes', 'modules'];
      expect(shapeDifferences(jsonOf(answer), captured.body, open), name).toEqual([]);
      if (name !== 'core_course_get_contents') continue;
      expect(shapeDifferences(activities(jsonOf(answer)), activities(captured.body), open)).toEqual(
        [],
      );
    }
  });

  it('and with those of somebody who sees what is hidden', async () => {
    world.lab.controls.setApiSeesHidden('moodle', true);
    const { response } = capture('ws-course-contents-teacher') as { response: CapturedAnswer };
    const answer = await ws('core_course_get_contents', course);
    expect(shapeDifferences(jsonOf(answer), response.body, ['modules'])).toEqual([]);
    const seen = activities(jsonOf(answer));
    expect(shapeDifferences(seen, activities(response.body))).toEqual([]);
    expect(seen.some((activity) => activity['visible'] === 0)).toBe(true);
  });

  it('with changes since a time', async () => {
    const { response } = capture('ws-core-course-get-updates-since') as {
      response: CapturedAnswer;
    };
    const answer = await ws('core_course_get_updates_since', { ...course, since: '1' });
    expect(shapeDifferences(jsonOf(answer), response.body)).toEqual([]);
  });

  it('with errors that are values', async () => {
    const errors = capture('ws-errors') as Record<
      string,
      { request: CapturedRequest; response: CapturedAnswer }
    >;
    // These ask as a student, or for a login; the lab's credential is the integration account.
    const others = /as_student$|^login_|^course_not_enrolled|^pages_of_a_course/;
    for (const [name, captured] of Object.entries(errors)) {
      if (others.test(name)) continue;
      const { url, headers, body } = here(captured.request);
      const key = world.lab.faces.moodle.apiToken;
      const form = JSON.stringify(body).replace('<token>', key);
      const isJson = headers?.['content-type'] === 'application/json';
      const answer = await rawRequest(url.replace('<token>', key), {
        method: 'POST',
        headers: { 'content-type': headers?.['content-type'] ?? '' },
        body: isJson
          ? form
          : new URLSearchParams(JSON.parse(form) as Record<string, string>).toString(),
      });
      expect(answer.status, name).toBe(captured.response.status);
      expect(answer.headers['content-type'], name).toBe(captured.response.headers['content-type']);
      if (name.startsWith('option_')) {
        expect(shapeDifferences(jsonOf(answer), captured.response.body), name).toEqual([]);
      } else expect(jsonOf(answer), name).toEqual(captured.response.body);
    }
  });

  it('in files, with errors that look like files', async () => {
    const files = capture('files-download') as Record<string, CapturedExchange & { body: unknown }>;
    const key = world.lab.faces.moodle.apiToken;
    // Context ids of the captured site, and the items of ours that stand in their place.
    const places: Readonly<Record<string, string>> = { 18: '31', 19: '33', 21: '34', 22: '35' };
    const kept = /^pdf_|^page_content_index|^hidden_page_as_integration|^restricted/;
    let etag = '';
    for (const [name, captured] of Object.entries(files)) {
      if (!kept.test(name)) continue;
      const { method, url, headers = {}, body } = here(captured.request);
      const here_ = url
        .replace(/pluginfile\.php\/(\d+)\//, (_all, id: string) => `pluginfile.php/${places[id]}/`)
        .replace('<token>', key);
      const sent = Object.entries(headers).map(([header, value]) => [
        header,
        header === 'if-none-match' ? etag : value,
      ]);
      const answer = await rawRequest(here_, {
        method,
        headers: {
          ...(Object.fromEntries(sent) as Record<string, string>),
          ...(name === 'pdf_if_modified_since'
            ? { 'if-modified-since': 'Sat, 21 Nov 2026 01:42:55 GMT' }
            : {}),
        },
        ...(body ? { body: new URLSearchParams({ token: key }).toString() } : {}),
      });
      etag = String(answer.headers['etag'] ?? etag);
      expect(answer.status, name).toBe(captured.status);
      expect(answer.headers['content-type'], name).toBe(captured.headers['content-type']);
      for (const header of ['etag', 'content-range', 'location']) {
        expect(header in answer.headers, `${name} ${header}`).toBe(header in captured.headers);
      }
      if (answer.headers['content-type']?.includes('json')) {
        expect(jsonOf(answer), name).toEqual(captured.body);
      }
      if ('content-disposition' in captured.headers) {
        expect(utf8(answer.headers['content-disposition']), name).toBe(
          captured.headers['content-disposition'],
        );
      }
    }
  });
});
