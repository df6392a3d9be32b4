import {
  digest,
  newTenantSecret,
  randomToken,
  readTenantSecret,
  type Envelope,
} from '../ground/crypto/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { Outbound } from '../ground/net/index.ts';
import {
  authorizeUrl,
  canvasConcessions,
  requestGrant,
  revokeGrant,
  type CanvasApiKey,
} from '../lms/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { CanvasKeys } from './canvas-key.ts';
import { deleteConnection, findConnection } from './connection-store.ts';
import {
  addRequest,
  findTicket,
  takeState,
  takeTicket,
  tidyRequests,
  type OpenRequest,
} from './connection-request-store.ts';
import type { CourseTokens } from './course-tokens.ts';
import type { CourseKey } from './course.ts';

export type ConnectRefusal =
  /** The institution has no developer API key. */
  | 'no_api_key'
  /** Ticket or state is unknown, used, too old, or its session is over. */
  | 'request_over'
  /** Canvas or its user said no. */
  | 'not_granted'
  /** Somebody else agreed than the person who asked. */
  | 'other_person';

/** A course was not connected. `message` is for the instructor. */
export class ConnectRefusedError extends Error {
  override readonly name = 'ConnectRefusedError';
  readonly code: ConnectRefusal;

  constructor(code: ConnectRefusal, options?: ErrorOptions) {
    super(sentences[code], options);
    this.code = code;
  }
}

const sentences: Readonly<Record<ConnectRefusal, string>> = {
  no_api_key:
    'Your institution has not given the tutor an API key of Canvas yet. Ask the administrator of the tutor.',
  request_over:
    'This page is no longer good. Go back to the tutor in your course and connect it again.',
  not_granted: 'Canvas did not agree. Nothing was changed; you can try again from your course.',
  other_person:
    'You agreed in Canvas as somebody else than the person who opened the tutor. Sign in to Canvas as yourself and try again from your course.',
};

/** Connecting a course to Canvas with its instructor's consent, in a tab of its own, without cookies. */
export interface ConnectCourse {
  /** True when the course's institution has an API key, so that its instructors can connect. */
  isOffered(course: CourseKey): Promise<boolean>;
  /** The course's own connection, made by one of its teachers. `reconnect`: Canvas takes it no more. */
  standing(course: CourseKey): Promise<'none' | 'ok' | 'reconnect'>;
  /** A secret that opens the consent page, once and for ten minutes. @throws ConnectRefusedError */
  begin(asker: CourseKey & { readonly userId: string }): Promise<string>;
  /** Where the page of a ticket leads; the ticket stays good. @throws ConnectRefusedError */
  look(ticket: string): Promise<{ host: string; origin: string }>;
  /** Uses the ticket up; the address of Canvas's own page. @throws ConnectRefusedError */
  leave(ticket: string): Promise<string>;
  /**
   * What Canvas sent the browser back with; or the address to ask Canvas once more at, for less, where
   * the institution's key does not allow everything. @throws ConnectRefusedError, CourseSourceError
   */
  finish(answer: ConsentAnswer): Promise<Connected | { readonly askAgainAt: string }>;
  /** Gives the tokens back and forgets them. */
  disconnect(course: CourseKey): Promise<void>;
}

export interface ConsentAnswer {
  readonly state: string;
  readonly code: string | null;
  /** Canvas's word for why there is no code. */
  readonly error: string | null;
}

export type Connected = CourseKey & { readonly userId: string };

interface ConnectNeeds {
  readonly withTenant: WithTenant;
  readonly envelope: Envelope;
  readonly outbound: Outbound;
  readonly keys: CanvasKeys;
  readonly tokens: CourseTokens;
  readonly redirectUri: string;
}

/** Behind the state of a request that asks for less: for how much less. */
const concession = /\.(\d)$/;

export function createConnectCourse(needs: ConnectNeeds): ConnectCourse {
  const { withTenant, keys } = needs;
  const { keyOf, requestOf, begin, leave } = createRequests(needs);

  return {
    isOffered: async (course) => (await keys.ofCourse(course)) !== undefined,
    standing: (course) => withTenant(course.tenantId, (tx) => standingOf(tx, course)),
    begin: async (asker) => {
      await keyOf(asker);
      return begin(asker);
    },
    look: async (ticket) => {
      const request = await requestOf(ticket, (tenantId, hash) =>
        withTenant(tenantId, (tx) => findTicket(tx, tenantId, hash)),
      );
      const { host, origin } = new URL((await keyOf(request)).baseUrl);
      return { host, origin };
    },
    leave: (ticket) => leave(ticket, { conceded: 0 }),
    finish: async ({ state, code, error }) => {
      const conceded = Number(concession.exec(state)?.[1] ?? 0);
      const secret = state.replace(concession, '');
      const request = await requestOf(secret, (tenantId, hash) =>
        withTenant(tenantId, (tx) => takeState(tx, tenantId, hash)),
      );
      if (error === 'invalid_scope' && conceded < canvasConcessions)
        return { askAgainAt: await leave(await begin(request), { conceded: conceded + 1 }) };
      return conclude(needs, request, { code, key: await keyOf(request) });
    },
    disconnect: (course) => disconnect(needs, course),
  };
}

/** Agreements under way. */
function createRequests({ withTenant, envelope, keys, redirectUri }: ConnectNeeds) {
  async function keyOf(course: CourseKey) {
    const key = await keys.ofCourse(course);
    if (!key) throw new ConnectRefusedError('no_api_key');
    return key;
  }

  async function requestOf(
    secret: string,
    take: (tenantId: string, hash: string) => Promise<OpenRequest | undefined>,
  ): Promise<OpenRequest> {
    const place = readTenantSecret(secret);
    const found = place && (await take(place.tenantId, place.hash));
    if (!found) throw new ConnectRefusedError('request_over');
    return found;
  }

  async function begin({ tenantId, courseId, userId }: Connected): Promise<string> {
    const ticket = newTenantSecret(tenantId);
    await withTenant(tenantId, async (tx) => {
      await tidyRequests(tx, tenantId);
      await addRequest(tx, { tenantId, courseId, userId }, ticket.hash);
    });
    return ticket.token;
  }

  async function leave(ticket: string, { conceded }: { conceded: number }): Promise<string> {
    const random = randomToken();
    const verifier = randomToken();
    const { tenantId, courseId } = await requestOf(ticket, async (tenant, hash) => {
      const sealed = await envelope.seal(tenant, verifier, purpose(tenant));
      const next = { stateHash: digest(random), sealedVerifier: sealed };
      return withTenant(tenant, (tx) => takeTicket(tx, tenant, hash, next));
    });
    const key = await keyOf({ tenantId, courseId });
    const state = `${tenantId}.${random}${conceded === 0 ? '' : `.${conceded}`}`;
    return authorizeUrl(key, { redirectUri, state, challenge: digest(verifier), conceded });
  }

  return { keyOf, requestOf, begin, leave };
}

async function standingOf(tx: Tx, course: CourseKey): Promise<'none' | 'ok' | 'reconnect'> {
  return (await findConnection(tx, course))?.state ?? 'none';
}

async function disconnect(
  { withTenant, outbound, tokens }: ConnectNeeds,
  course: CourseKey,
): Promise<void> {
  const before = await withTenant(course.tenantId, (tx) => deleteConnection(tx, course));
  if (!before) return;
  const { access } = await tokens.open(course, before);
  await revokeGrant(outbound, before.baseUrl, access);
}

/** Fetches the tokens of an agreement and keeps them, when it is the asker's own. */
async function conclude(
  { envelope, outbound, tokens, redirectUri }: ConnectNeeds,
  { tenantId, courseId, userId, lmsUserId, sealedVerifier }: OpenRequest,
  { code, key }: { code: string | null; key: CanvasApiKey },
): Promise<Connected> {
  if (code === null || sealedVerifier === null) throw new ConnectRefusedError('not_granted');
  const grant = await requestGrant(outbound, key, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: await envelope.open(tenantId, sealedVerifier, purpose(tenantId)),
  });
  // No cookie ties this browser to the session that asked; that both are the same person does.
  if (lmsUserId === null || grant.lmsUserId !== lmsUserId) {
    await revokeGrant(outbound, key.baseUrl, grant.accessToken);
    throw new ConnectRefusedError('other_person');
  }
  await tokens.save({ tenantId, courseId }, grant, { baseUrl: key.baseUrl, userId });
  return { tenantId, courseId, userId };
}

function purpose(tenantId: string): string {
  return `canvas pkce ${tenantId}`;
}
