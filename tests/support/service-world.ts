import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import type { Outbound, OutboundRequest } from '../../src/ground/net/index.ts';
import {
  createGradeServices,
  createRosterService,
  createServiceCall,
  createServiceTokens,
  type GradeServices,
  type Registration,
  type RosterService,
  type ServiceTokens,
  type ToolKeys,
} from '../../src/launch/index.ts';

export interface SeenRequest extends OutboundRequest {
  readonly url: string;
}

interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The services' client against a platform that answers what the test tells it to. */
export interface ServiceWorld {
  readonly grades: GradeServices;
  readonly roster: RosterService;
  readonly tokens: ServiceTokens;
  readonly subject: { registration: Registration; deploymentId: string };
  /** Requests to services, in order; those for tokens are kept apart. */
  readonly requests: readonly SeenRequest[];
  readonly tokenRequests: readonly URLSearchParams[];
  /** Answers of services to come; then 200 with an empty list. */
  reply(...replies: readonly Reply[]): void;
  /** Answers of the token address to come; then a token for what was asked. */
  replyToken(...replies: readonly Reply[]): void;
  /** Milliseconds to add to the clock of the tokens. */
  wait(ms: number): void;
}

const issuer = 'https://lms.example';

export function exampleRegistration(change: Partial<Registration> = {}): Registration {
  return {
    tenantId: '00000000-0000-4000-8000-000000000001',
    id: '00000000-0000-4000-8000-000000000002',
    issuer,
    clientId: 'client-1',
    authUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    tokenAudience: null,
    keysUrl: `${issuer}/keys`,
    product: 'other',
    courseSource: 'none',
    status: 'active',
    deploymentPolicy: 'hold',
    frameOrigins: [issuer],
    ...change,
  };
}

export async function openServiceWorld(change: Partial<Registration> = {}): Promise<ServiceWorld> {
  const registration = exampleRegistration(change);
  const requests: SeenRequest[] = [];
  const tokenRequests: URLSearchParams[] = [];
  const replies: Reply[] = [];
  const tokenReplies: Reply[] = [];
  let waited = 0;
  const outbound: Outbound = async (url, request = {}) => {
    const isToken = url === registration.tokenUrl;
    const form = new URLSearchParams(request.body ?? '');
    if (isToken) tokenRequests.push(form);
    else requests.push({ url, ...request });
    const granted = {
      access_token: `token-${tokenRequests.length}`,
      expires_in: 3600,
      scope: form.get('scope'),
    };
    const {
      status = 200,
      body,
      headers = {},
    } = (isToken ? tokenReplies.shift() : replies.shift()) ?? { body: isToken ? granted : [] };
    const text = typeof body === 'string' ? body : JSON.stringify(body ?? []);
    return { status, url, headers: new Headers(headers), body: Buffer.from(text) };
  };
  const tokens = createServiceTokens({
    outbound,
    toolKeys: await oneKey(),
    now: () => Date.now() + waited,
  });
  const call = createServiceCall({ outbound, tokens });
  return {
    grades: createGradeServices(call),
    roster: createRosterService(call),
    tokens,
    subject: { registration, deploymentId: 'dep-1' },
    requests,
    tokenRequests,
    reply: (...more) => void replies.push(...more),
    replyToken: (...more) => void tokenReplies.push(...more),
    wait: (ms) => void (waited += ms),
  };
}

async function oneKey(): Promise<Pick<ToolKeys, 'signing'>> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { kid: 'tool-key', key: privateKey, jwk: await exportJWK(privateKey) };
  return { signing: async () => key };
}

/** Header and claims of the assertion in a token request. */
export function assertionOf(form: URLSearchParams | undefined) {
  const jwt = form?.get('client_assertion') ?? '';
  return { header: decodeProtectedHeader(jwt), claims: decodeJwt(jwt) };
}
