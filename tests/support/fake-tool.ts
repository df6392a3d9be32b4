import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { LabFace } from '../../src/lab/index.ts';

type Claims = Readonly<Record<string, unknown>>;

/** A tool of a few lines: begins logins, takes launches, signs what it must. */
export interface FakeTool extends AsyncDisposable {
  /** An origin on localhost. */
  readonly url: string;
  /** Platforms whose logins it answers. */
  connect(...faces: readonly LabFace[]): void;
  /** The next authentication request is sent with these parameters; undefined leaves one out. */
  askNext(parameters: Readonly<Record<string, string | undefined>>): void;
  /** Fields of the logins and launches that came, oldest first. */
  readonly logins: Record<string, string>[];
  readonly launches: Record<string, string>[];
  /** How often the key set was fetched. */
  keyFetches(): number;
  /** Signs with a new key and publishes it beside, or in place of, the ones before. */
  renewKey(old: 'kept' | 'withdrawn'): Promise<void>;
  sign(claims: Claims, header?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Claims of a client assertion; a claim set to undefined is left out. */
  assertion(face: LabFace, claims?: Claims): Promise<string>;
  /** A service token. */
  token(face: LabFace, ...scopes: readonly string[]): Promise<string>;
}

interface ToolKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

// Made once for all tools of a test file; making one takes a while.
const firstKey = newKey();

export async function startFakeTool(): Promise<FakeTool> {
  let keys: readonly ToolKey[] = [await firstKey];
  let fetches = 0;
  let parameters: Readonly<Record<string, string | undefined>> = {};
  const faces = new Map<string, LabFace>();
  const logins: Record<string, string>[] = [];
  const launches: Record<string, string>[] = [];

  function authorization(login: Record<string, string>): string {
    const face = faces.get(login['iss'] ?? '');
    const asked = {
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: login['client_id'],
      redirect_uri: `${tool.url}/lti/launch`,
      login_hint: login['login_hint'],
      lti_message_hint: login['lti_message_hint'],
      state: randomUUID(),
      nonce: randomUUID(),
      ...parameters,
    };
    parameters = {};
    const kept = Object.entries(asked).filter(([, value]) => value !== undefined);
    return `${face?.authUrl}?${new URLSearchParams(kept as [string, string][])}`;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://tool');
    if (pathname === '/lti/keys') {
      fetches += 1;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ keys: keys.map(({ publicJwk }) => publicJwk) }));
    } else if (pathname === '/lti/login') {
      const login = await formOf(request);
      logins.push(login);
      response.writeHead(302, { location: authorization(login) }).end();
    } else {
      launches.push(await formOf(request));
      response.end('launched');
    }
  }

  const server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));

  const tool: FakeTool = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    connect: (...known) => {
      for (const face of known) faces.set(face.issuer, face);
    },
    askNext: (changed) => {
      parameters = changed;
    },
    logins,
    launches,
    keyFetches: () => fetches,
    renewKey: async (old) => {
      keys = [await newKey(), ...(old === 'kept' ? keys : [])];
    },
    sign: (claims, header = {}) => {
      const [key] = keys;
      if (!key) throw new Error('the tool has no key');
      const present = Object.entries(claims).filter(([, value]) => value !== undefined);
      return new SignJWT(Object.fromEntries(present))
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header })
        .sign(key.privateKey);
    },
    assertion: (face, claims = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const { clientId, tokenUrl } = face;
      const usual = { iss: clientId, sub: clientId, aud: tokenUrl, iat: now - 5, exp: now + 300 };
      return tool.sign({ ...usual, jti: randomUUID(), ...claims });
    },
    token: async (face, ...scopes) => {
      const response = await fetch(face.tokenUrl, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: await tool.assertion(face),
          scope: scopes.join(' '),
        }),
      });
      const grant = (await response.json()) as { access_token: string };
      return grant.access_token;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return tool;
}

async function newKey(): Promise<ToolKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomUUID();
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
  return { kid, privateKey, publicJwk };
}

async function formOf(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
}
