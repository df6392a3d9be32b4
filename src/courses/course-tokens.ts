import { setTimeout as wait } from 'node:timers/promises';
import type { Envelope } from '../ground/crypto/index.ts';
import type { Outbound } from '../ground/net/index.ts';
import { CourseSourceError, keyTrouble, requestGrant, type CanvasGrant } from '../lms/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { CanvasKeys } from './canvas-key.ts';
import {
  claimRenewal,
  endRenewal,
  findConnection,
  releaseRenewal,
  renewalMs,
  saveConnection,
  type ConnectionRow,
  type SealedTokens,
} from './connection-store.ts';
import type { CourseKey } from './course.ts';

/** The tokens of a course's connection, renewed by one process at a time. */
export interface CourseTokens {
  save(
    course: CourseKey,
    grant: CanvasGrant,
    from: { baseUrl: string; userId: string },
  ): Promise<void>;
  /** Tokens as they are, perhaps no longer good. */
  open(course: CourseKey, row: ConnectionRow): Promise<Tokens>;
  /**
   * An access token that is good, as far as can be known. `spent`: one that Canvas refused.
   * @throws CourseSourceError reconnect, unavailable
   */
  accessToken(course: CourseKey, spent?: string): Promise<string>;
}

interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

interface CourseTokensNeeds {
  readonly withTenant: WithTenant;
  readonly envelope: Envelope;
  readonly outbound: Outbound;
  readonly keys: Pick<CanvasKeys, 'ofCourse'>;
}

/** How often those who wait for somebody else's renewal look. */
const lookEveryMs = 150;

export function createCourseTokens(needs: CourseTokensNeeds): CourseTokens {
  const { withTenant, envelope } = needs;
  const find = (course: CourseKey) =>
    withTenant(course.tenantId, (tx) => findConnection(tx, course));

  const { open, sealed } = createTokenSeal(envelope);
  const renew = createRenew(needs);

  return {
    open,
    save: async (course, { accessToken, refreshToken, expiresInSeconds }, from) => {
      const tokens = { access: accessToken, refresh: refreshToken ?? '' };
      const saved = { ...(await sealed(course, tokens, expiresInSeconds)), ...from };
      await withTenant(course.tenantId, (tx) => saveConnection(tx, course, saved));
    },
    accessToken: async (course, spent) => {
      const until = Date.now() + 2 * renewalMs;
      while (Date.now() < until) {
        const row = await find(course);
        if (!row || row.state === 'reconnect') throw connectAgain();
        const { access } = await open(course, row);
        if (access !== spent && row.isFresh) return access;
        const isOurs = await withTenant(course.tenantId, (tx) =>
          claimRenewal(tx, course, row.version),
        );
        if (isOurs) await renew(course, row);
        else await wait(lookEveryMs);
      }
      throw new CourseSourceError(
        'unavailable',
        'Canvas does not renew the connection. Try again later.',
      );
    },
  };
}

function createTokenSeal(envelope: Envelope) {
  const sealed = async (
    course: CourseKey,
    tokens: Tokens,
    seconds: number,
  ): Promise<SealedTokens> => ({
    sealed: await envelope.seal(course.tenantId, JSON.stringify(tokens), purpose(course)),
    expiresInSeconds: seconds,
  });
  const open: CourseTokens['open'] = async (course, { sealedTokens }) =>
    JSON.parse(await envelope.open(course.tenantId, sealedTokens, purpose(course))) as Tokens;
  return { open, sealed };
}

/** Renews the tokens of a version that was claimed; whatever happens, the claim ends. */
function createRenew({ withTenant, envelope, outbound, keys }: CourseTokensNeeds) {
  const { open, sealed } = createTokenSeal(envelope);
  return async (course: CourseKey, row: ConnectionRow): Promise<void> => {
    const { tenantId } = course;
    const { version } = row;
    try {
      const key = await keys.ofCourse(course);
      const before = await open(course, row);
      if (!key) throw keyTrouble('Preceptor no longer has a developer key for Canvas.');
      // A token never leaves for another address than it came from.
      if (key.baseUrl !== row.baseUrl)
        throw keyTrouble('The developer key is for another address of Canvas than this course.');
      const asked = { grant_type: 'refresh_token', refresh_token: before.refresh } as const;
      const grant = await requestGrant(outbound, key, asked);
      const tokens = { access: grant.accessToken, refresh: grant.refreshToken ?? before.refresh };
      const next = await sealed(course, tokens, grant.expiresInSeconds);
      await withTenant(tenantId, (tx) => endRenewal(tx, course, version, next));
    } catch (error) {
      const isOver = error instanceof CourseSourceError && error.code === 'reconnect';
      await withTenant(tenantId, (tx) =>
        isOver ? endRenewal(tx, course, version, null) : releaseRenewal(tx, course, version),
      );
      throw error;
    }
  };
}

function purpose({ tenantId, courseId }: CourseKey): string {
  return `canvas tokens ${tenantId} ${courseId}`;
}

function connectAgain(): CourseSourceError {
  return new CourseSourceError(
    'reconnect',
    'Canvas no longer accepts the connection of this course. Connect it to Canvas again.',
  );
}
