import type { Envelope } from '../ground/crypto/index.ts';
import {
  createCourseMessenger,
  createCourseSource,
  createFindWeaknesses,
  type CourseMessenger,
  type CourseSource,
  type CourseSourceNeeds,
  type LmsAccess,
  type Weakness,
} from '../lms/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { findConnection } from './connection-store.ts';
import type { Course, CourseKey } from './course.ts';
import type { CourseTokens } from './course-tokens.ts';

export type LmsKind = 'canvas' | 'moodle';

export interface ConnectedSource {
  readonly kind: LmsKind;
  readonly source: CourseSource;
  /** What the LMS's API calls this course. */
  readonly lmsCourseId: string;
}

export interface ConnectedMessenger {
  readonly kind: LmsKind;
  readonly messenger: CourseMessenger;
  readonly lmsCourseId: string;
}

export interface LmsConnections {
  save(tenantId: string, registrationId: string, kind: LmsKind, access: LmsAccess): Promise<void>;
  /**
   * The source of the course's material; undefined when the course is not connected to an LMS API.
   * @throws CourseSourceError reconnect, unavailable
   */
  sourceOf(course: Course): Promise<ConnectedSource | undefined>;
  /**
   * What the account of an address and a token lacks or has too much of, before it is kept. With a
   * course, tried out on it. @throws CourseSourceError reconnect, unavailable
   */
  weigh(
    kind: LmsKind,
    access: LmsAccess,
    lmsCourseId: string | null,
    signal: AbortSignal,
  ): Promise<Weakness[]>;
  /** Likewise of the connection that a course is read through. */
  weaknessesOf(course: Course, signal: AbortSignal): Promise<Weakness[]>;
  /** The inbox of the LMS account that reads the course; undefined when there is none. */
  messengerOf(course: Course): Promise<ConnectedMessenger | undefined>;
  /** Whether `sourceOf` would find one; nothing is asked of the LMS. */
  isConnected(course: Course): Promise<boolean>;
}

/** How an LMS is called, and waited for when it asks for patience. */
export type Reach = Pick<CourseSourceNeeds, 'outbound' | 'sleep'>;

interface LmsConnectionNeeds {
  readonly withTenant: WithTenant;
  readonly envelope: Envelope;
  readonly reach: Reach;
  readonly tokens: Pick<CourseTokens, 'accessToken'>;
}

export function createLmsConnections({
  withTenant,
  envelope,
  reach,
  tokens,
}: LmsConnectionNeeds): LmsConnections {
  const accountOf = createAccountOf({ withTenant, envelope, reach });

  return {
    save: (tenantId, registrationId, kind, access) =>
      withTenant(tenantId, async (tx) => {
        const why = purpose(tenantId, registrationId);
        const sealed = await envelope.seal(tenantId, access.token, why);
        await tx.query(
          `insert into lms_connections (tenant_id, registration_id, kind, base_url, sealed_token)
           values ($1, $2, $3, $4, $5)
           on conflict (tenant_id, registration_id) do update set kind = $3, base_url = $4, sealed_token = $5`,
          [tenantId, registrationId, kind, access.baseUrl, sealed],
        );
      }),
    sourceOf: async (course) => {
      const own = await ownSource({ withTenant, reach, tokens }, course);
      if (own) return own;
      const account = await accountOf(course);
      if (!account) return undefined;
      const { kind, lmsCourseId, ...needs } = account;
      return { kind, source: createCourseSource(kind, needs), lmsCourseId };
    },
    weigh: (kind, access, lmsCourseId, signal) =>
      createFindWeaknesses(kind, { ...reach, access, sleep: atOnce })(lmsCourseId, signal),
    weaknessesOf: async (course, signal) => {
      // A teacher's own consent asks for what is needed and no more.
      if (await withTenant(course.tenantId, (tx) => findConnection(tx, ownKey(course)))) return [];
      const account = await accountOf(course);
      if (!account) return [];
      const { kind, lmsCourseId, ...needs } = account;
      return createFindWeaknesses(kind, { ...needs, sleep: atOnce })(lmsCourseId, signal);
    },
    messengerOf: async (course) => {
      const account = await accountOf(course);
      if (!account) return undefined;
      const { kind, lmsCourseId, ...needs } = account;
      return { kind, messenger: createCourseMessenger(kind, needs), lmsCourseId };
    },
    isConnected: async ({ tenantId, id, registrationId, lmsCourseId }) => {
      if (registrationId === null || lmsCourseId === null) return false;
      const rows = await withTenant(tenantId, (tx) =>
        tx.query(
          `select 1 from lms_connections where tenant_id = $1 and registration_id = $2
           union all select 1 from course_connections where tenant_id = $1 and course_id = $3`,
          [tenantId, registrationId, id],
        ),
      );
      return rows.length > 0;
    },
  };
}

/** The account that reads all courses of an institution, as somebody entered it by hand. */
function createAccountOf({
  withTenant,
  envelope,
  reach,
}: Pick<LmsConnectionNeeds, 'withTenant' | 'envelope' | 'reach'>) {
  return async ({ tenantId, registrationId, lmsCourseId }: Course) => {
    if (registrationId === null || lmsCourseId === null) return undefined;
    const [row] = await withTenant(tenantId, (tx) =>
      tx.query<{ kind: LmsKind; base_url: string; sealed_token: string }>(
        `select kind, base_url, sealed_token from lms_connections
         where tenant_id = $1 and registration_id = $2`,
        [tenantId, registrationId],
      ),
    );
    if (!row) return undefined;
    const why = purpose(tenantId, registrationId);
    const token = await envelope.open(tenantId, row.sealed_token, why);
    return { kind: row.kind, lmsCourseId, ...reach, access: { baseUrl: row.base_url, token } };
  };
}

/** What one teacher agreed to for this course; it goes before what is there for the whole institution. */
async function ownSource(
  { withTenant, reach, tokens }: Omit<LmsConnectionNeeds, 'envelope'>,
  { tenantId, id, lmsCourseId }: Course,
): Promise<ConnectedSource | undefined> {
  if (lmsCourseId === null) return undefined;
  const key = ownKey({ tenantId, id });
  const own = await withTenant(tenantId, (tx) => findConnection(tx, key));
  if (!own) return undefined;
  const access = {
    baseUrl: own.baseUrl,
    token: await tokens.accessToken(key),
    renew: (spent: string) => tokens.accessToken(key, spent),
  };
  return {
    kind: 'canvas',
    source: createCourseSource('canvas', { ...reach, access }),
    lmsCourseId,
  };
}

/** Somebody sits there and waits for the answer. */
async function atOnce(): Promise<void> {}

function ownKey({ tenantId, id }: Pick<Course, 'tenantId' | 'id'>): CourseKey {
  return { tenantId, courseId: id };
}

function purpose(tenantId: string, registrationId: string): string {
  return `lms token ${tenantId} ${registrationId}`;
}
