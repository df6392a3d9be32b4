import { createHash } from 'node:crypto';
import { listConnectedCourses } from '../courses/index.ts';
import type { Sql } from '../ground/db/index.ts';
import { listTenants, type WithTenant } from '../tenancy/index.ts';
import type { SyncRequests } from './request-sync.ts';
import { endLostSyncs, latestReadings } from './sync-store.ts';

/** Looked at every few minutes: which courses are due. */
export const nightlySyncsQueue = 'syncs.nightly';

/** Hours of the day in UTC between which courses are read anew; `to` may lie past midnight. */
export interface Night {
  readonly from: number;
  readonly to: number;
}

export interface NightlySyncs {
  /**
   * Asks for a reading of every course whose moment has passed since it was read last, or whose last
   * one the LMS let down; ends readings that nobody works on any more.
   */
  requestDue(now?: Date): Promise<number>;
  /** When the course is read next by itself; null where that is switched off. */
  nextOf(courseId: string, now?: Date): Date | null;
}

interface NightlyNeeds {
  readonly sql: Sql;
  readonly withTenant: WithTenant;
  readonly syncs: Pick<SyncRequests, 'request'>;
  /** Undefined: courses are read on demand only. */
  readonly night: Night | undefined;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * Reads connected courses once a night. Each has a minute of its own, so that an LMS is not asked for
 * all of its courses at once; one that was missed, because no worker was there, is made up for.
 */
export function createNightlySyncs({ sql, withTenant, syncs, night }: NightlyNeeds): NightlySyncs {
  return {
    nextOf: (courseId, now = new Date()) => (night ? nextMoment(courseId, night, now) : null),
    requestDue: async (now = new Date()) => {
      let asked = 0;
      for (const { id: tenantId } of await listTenants(sql)) {
        await withTenant(tenantId, (tx) => endLostSyncs(tx, tenantId));
        if (!night) continue;
        const { courses, readings } = await withTenant(tenantId, async (tx) => ({
          courses: await listConnectedCourses(tx, tenantId),
          readings: await latestReadings(tx, tenantId, now),
        }));
        for (const courseId of courses) {
          const moment = nextMoment(courseId, night, now).getTime() - dayMs;
          const last = readings.get(courseId);
          if (last && last.at.getTime() >= moment && !last.isWorthAnother) continue;
          await syncs.request({ tenantId, courseId }, null);
          asked += 1;
        }
      }
      return asked;
    },
  };
}

/** The course's minute of the night, the first time it comes after `now`. */
function nextMoment(courseId: string, { from, to }: Night, now: Date): Date {
  const minutes = ((to - from + 24) % 24 || 24) * 60;
  const digest = createHash('sha256').update(courseId).digest();
  const minute = from * 60 + (digest.readUInt32BE() % minutes);
  const today = Math.floor(now.getTime() / dayMs) * dayMs;
  const candidates = [-1, 0, 1].map((day) => today + day * dayMs + minute * minuteMs);
  return new Date(candidates.find((moment) => moment > now.getTime()) ?? today + 2 * dayMs);
}
