import type { ProbeResult } from './probe-store.ts';

/** Which log a file is of. */
export const installationLog = 'installation';
export const schoolLog = (tenantId: string): string => `school ${tenantId}`;

/** Place of an entry in its log; `previous` is the hash of the one before, null for the first. */
type Place = {
  readonly log: string;
  readonly number: number;
  readonly previous: string | null;
};

/** What a probe found, as it is signed. Times are ISO 8601. */
type Facts = {
  readonly kind: 'isolation-probe';
  readonly beganAt: string;
  readonly endedAt: string;
  /** Institutions of the installation at that time. */
  readonly schools: number;
};

export type InstallationFacts = Facts & {
  readonly asked: number;
  readonly leaks: readonly {
    readonly path: string;
    readonly asker: string | null;
    readonly other: string | null;
  }[];
  /** Ids of the institutions that did not find their own planted document. */
  readonly blind: readonly string[];
};

/**
 * How a leak concerns a school: it was shown what is another one's, its own came out, or which of
 * both it was is not known.
 */
export type LeakDirection = 'others_shown_here' | 'ours_shown' | 'open_to_all';

/** What one school may know of a probe: nothing in it names another. */
export type SchoolFacts = Facts & {
  /** Questions asked of this school's search for what others planted. */
  readonly asked: number;
  /** Questions that others asked for what is planted here. */
  readonly askedForOurs: number;
  readonly leaks: readonly { readonly path: string; readonly direction: LeakDirection }[];
  /** The school did not find its own planted document: that night proves nothing for it. */
  readonly blind: boolean;
};

export type LogFacts = InstallationFacts | SchoolFacts;
export type LogEntry<Of extends LogFacts = LogFacts> = Of & Place;

/** Entries up to `number`, the last of which had this hash, were dropped because enough newer ones are kept. */
export type Checkpoint = {
  readonly kind: 'isolation-checkpoint';
  readonly log: string;
  readonly number: number;
  readonly hash: string;
  readonly at: string;
};

/** The last entry when a file was written; number 0 and no hash before the first. */
export type Head = {
  readonly kind: 'isolation-head';
  readonly log: string;
  readonly number: number;
  readonly hash: string | null;
  readonly at: string;
};

/** How many questions a run asked of a school, and for what is planted there. */
export interface AskedOf {
  readonly asked: number;
  readonly askedForOurs: number;
}

const spanOf = ({ beganAt, endedAt, tenants }: ProbeResult): Facts => ({
  kind: 'isolation-probe',
  beganAt: beganAt.toISOString(),
  endedAt: endedAt.toISOString(),
  schools: tenants,
});

export function installationFacts(result: ProbeResult): InstallationFacts {
  const leaks = result.leaks.map(({ path, asker, other }) => ({ path, asker, other }));
  return { ...spanOf(result), asked: result.asked, leaks, blind: [...result.blind] };
}

/** Ids stand in names of tables that are made per institution. */
const ids = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/g;

/** A leak between two others is theirs; one that lies open to whoever looks concerns everybody. */
export function schoolFacts(
  result: ProbeResult,
  tenantId: string,
  { asked, askedForOurs }: AskedOf,
): SchoolFacts {
  const told = result.leaks.flatMap(({ path, asker, other }) => {
    const direction = directionOf({ asker, other }, tenantId);
    return direction ? [{ path: path.replace(ids, '…'), direction }] : [];
  });
  const unlike = new Map(told.map((leak) => [`${leak.path} ${leak.direction}`, leak]));
  const leaks = [...unlike.values()];
  const blind = result.blind.includes(tenantId);
  return { ...spanOf(result), asked, askedForOurs, leaks, blind };
}

function directionOf(
  { asker, other }: { asker: string | null; other: string | null },
  tenantId: string,
): LeakDirection | undefined {
  if (asker === tenantId) return 'others_shown_here';
  if (other === tenantId) return 'ours_shown';
  // Somebody was shown rows of which nobody knows whose they are: they may be this school's.
  return other === null ? 'open_to_all' : undefined;
}
