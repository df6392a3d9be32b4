import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompactSign, exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { ensureTenant } from '../../src/tenancy/index.ts';
import type { TestApp } from './app.ts';

const claim = 'https://purl.imsglobal.org/spec/lti/claim/';
const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

export interface ReceivedScore {
  readonly path: string;
  readonly userId: string;
  /** Left out where what stands there is taken back. */
  readonly scoreGiven?: number;
  readonly scoreMaximum?: number;
  readonly timestamp: string;
  readonly activityProgress: string;
  readonly gradingProgress: string;
  readonly comment: string;
}

/** A small LTI platform under the test's full control: it signs whatever it is told to. */
export interface Platform extends AsyncDisposable {
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentId: string;
  readonly tenantId: string;
  readonly key: CryptoKey;
  readonly kid: string;
  readonly publicJwk: JWK;
  /** Another key of its set, published for encryption only. */
  readonly encryptionKey: CryptoKey;
  readonly encryptionKid: string;
  readonly scores: ReceivedScore[];
  readonly lineItems: Record<string, unknown>[];
  /** Answers of the score address to come, before it goes back to 200; 0 = taken, but the answer is lost. */
  readonly scoreStatuses: number[];
  /** What results are answered for a user. */
  readonly results: Map<string, number>;
}

export interface LaunchTweaks {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly without?: readonly string[];
  readonly header?: Readonly<Record<string, unknown>>;
  readonly sub?: string;
  readonly role?: string;
  readonly contextId?: string;
}

export const scoreScopes = [
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  'https://purl.imsglobal.org/spec/lti-ags/scope/score',
];

/** Starts a platform and registers it with the app for a tenant of its own. */
export async function startPlatform(
  app: TestApp,
  tenantName = `Tenant ${randomUUID()}`,
): Promise<Platform> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = `test-${randomUUID()}`;
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
  const state = {
    scores: [] as ReceivedScore[],
    lineItems: [] as Record<string, unknown>[],
    scoreStatuses: [] as number[],
    results: new Map<string, number>(),
  };
  const encryption = await generateKeyPair('RS256', { extractable: true });
  const encryptionKid = `enc-${randomUUID()}`;
  const encryptionJwk = {
    ...(await exportJWK(encryption.publicKey)),
    kid: encryptionKid,
    use: 'enc',
  };
  const keys = [publicJwk, encryptionJwk];
  const server = createServer((req, res) => void answer(req, res, { ...state, keys }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientId = `client-${randomUUID()}`;
  const tenant = await ensureTenant(app.composed.ground.db, tenantName);
  await app.composed.launch.addPlatform({
    tenantId: tenant.id,
    issuer,
    clientId,
    authUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    keysUrl: `${issuer}/keys`,
    courseSource: 'none',
    deploymentIds: ['dep-1'],
    deploymentPolicy: 'hold',
  });
  return {
    issuer,
    clientId,
    deploymentId: 'dep-1',
    tenantId: tenant.id,
    key: privateKey,
    kid,
    publicJwk,
    encryptionKey: encryption.privateKey,
    encryptionKid,
    ...state,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

type ServerState = Pick<Platform, 'scores' | 'lineItems' | 'scoreStatuses' | 'results'> & {
  readonly keys: readonly JWK[];
};

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  state: ServerState,
): Promise<void> {
  const url = new URL(req.url ?? '/', `http://${req.headers.host}`);
  const body = await readBody(req);
  const json = (status: number, value: unknown): void => {
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };
  if (url.pathname === '/keys') return json(200, { keys: state.keys });
  if (url.pathname === '/token') {
    const scope = new URLSearchParams(body).get('scope');
    return json(200, {
      access_token: 'platform-token',
      token_type: 'Bearer',
      expires_in: 3600,
      scope,
    });
  }
  if (req.headers.authorization !== 'Bearer platform-token') return json(401, {});
  if (url.pathname === '/lineitems' && req.method === 'GET') {
    const wanted = url.searchParams.get('resource_id');
    return json(
      200,
      state.lineItems.filter(({ resourceId }) => resourceId === wanted),
    );
  }
  if (url.pathname === '/lineitems') {
    // Slow enough for two makers to meet.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const item = {
      ...(JSON.parse(body) as object),
      id: `${url.origin}/items/${state.lineItems.length + 1}?type=7`,
    };
    state.lineItems.push(item);
    return json(201, item);
  }
  if (url.pathname.endsWith('/scores')) {
    const status = state.scoreStatuses.shift() ?? 200;
    if (status === 200 || status === 0) {
      const score = {
        ...(JSON.parse(body) as Omit<ReceivedScore, 'path'>),
        path: `${url.pathname}${url.search}`,
      };
      state.scores.push(score);
      if (score.scoreGiven === undefined) state.results.delete(score.userId);
      else state.results.set(score.userId, score.scoreGiven);
    }
    if (status === 0) return void req.socket.destroy();
    const words = { 422: { errors: { message: 'This assignment is still unpublished' } } };
    return json(status, words[status as 422] ?? {});
  }
  if (url.pathname.endsWith('/results')) {
    const asked = url.searchParams.get('user_id');
    const held = [...state.results].filter(([userId]) => asked === null || userId === asked);
    const results = held.map(([userId, resultScore]) => ({
      userId,
      resultScore,
      resultMaximum: 100,
    }));
    return json(200, results);
  }
  return json(404, {});
}

async function readBody(req: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of req) text += String(part);
  return text;
}

/** What a browser holds after the login step: where it was sent, and its cookie. */
export interface BegunLogin {
  readonly state: string;
  readonly nonce: string;
  readonly cookie: string;
}

export async function beginLogin(
  app: TestApp,
  platform: Platform,
  overrides: Readonly<Record<string, string>> = {},
): Promise<BegunLogin> {
  const response = await fetch(`${app.url}/lti/login`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      iss: platform.issuer,
      client_id: platform.clientId,
      login_hint: 'hint',
      target_link_uri: `${app.url}/lti/launch`,
      ...overrides,
    }),
  });
  if (response.status !== 302)
    throw new Error(`login answered ${response.status}: ${await response.text()}`);
  const location = new URL(response.headers.get('location') ?? '');
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return {
    state: location.searchParams.get('state') ?? '',
    nonce: location.searchParams.get('nonce') ?? '',
    cookie,
  };
}

/** A good token for the login, changed as the test asks. */
export async function signToken(
  app: TestApp,
  platform: Platform,
  login: Pick<BegunLogin, 'nonce'>,
  tweaks: LaunchTweaks = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims: Record<string, unknown> = {
    iss: platform.issuer,
    aud: platform.clientId,
    sub: tweaks.sub ?? 'student-1',
    iat: now,
    exp: now + 300,
    nonce: login.nonce,
    given_name: 'Ada',
    name: 'Ada Example',
    email: 'ada@example.edu',
    [`${claim}message_type`]: 'LtiResourceLinkRequest',
    [`${claim}version`]: '1.3.0',
    [`${claim}deployment_id`]: platform.deploymentId,
    [`${claim}target_link_uri`]: `${app.url}/lti/launch`,
    [`${claim}resource_link`]: { id: 'link-1', title: 'Tutor' },
    [`${claim}roles`]: [`${membership}${tweaks.role ?? 'Learner'}`],
    [`${claim}context`]: {
      id: tweaks.contextId ?? 'course-1',
      title: 'Calculus I',
      type: ['CourseSection'],
    },
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      scope: scoreScopes,
      lineitems: `${platform.issuer}/lineitems?type=7`,
    },
    ...tweaks.claims,
  };
  for (const name of tweaks.without ?? []) delete claims[name];
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: platform.kid, ...tweaks.header })
    .sign(platform.key);
}

/** Signs any text at all as the platform. */
export function signText({ key, kid }: Platform, text: string): Promise<string> {
  return new CompactSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'RS256', kid })
    .sign(key);
}

/** Fields of a form; as pairs a name may come twice. */
export type LaunchForm = Record<string, string> | string[][];

export function postLaunch(app: TestApp, form: LaunchForm, cookie?: string): Promise<Response> {
  return fetch(`${app.url}/lti/launch`, {
    method: 'POST',
    redirect: 'manual',
    headers: cookie ? { cookie } : {},
    body: new URLSearchParams(form),
  });
}

export interface Boot {
  readonly session: string;
  readonly user: { id: string; name: string | null; role: string };
  readonly course: { id: string; title: string };
  readonly view: string;
  readonly locale: string;
  readonly home: string;
  readonly teachersSee: string;
}

export function bootOf(html: string): Boot {
  return jsonOf(html, 'boot') as Boot;
}

/** What the page was given in its JSON element of that id. */
export function jsonOf(html: string, id: string): unknown {
  const json = new RegExp(`<script type="application/json" id="${id}">([\\s\\S]*?)</script>`).exec(
    html,
  )?.[1];
  if (json === undefined) throw new Error(`the page holds no ${id} JSON: ${html}`);
  return JSON.parse(json);
}

/** The whole way of a good launch: login, token, launch, boot JSON. */
export async function launch(
  app: TestApp,
  platform: Platform,
  tweaks: LaunchTweaks = {},
): Promise<Boot> {
  const login = await beginLogin(app, platform);
  const token = await signToken(app, platform, login, tweaks);
  const response = await postLaunch(app, { id_token: token, state: login.state }, login.cookie);
  const html = await response.text();
  if (response.status !== 200) throw new Error(`launch answered ${response.status}: ${html}`);
  return bootOf(html);
}
