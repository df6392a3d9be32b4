import { z } from 'zod';

/** What the LMS should hold for one student in one column. */
export interface WantedGrade {
  /** What the column is for; sent as resourceId, so that it is found again. */
  readonly purpose: string;
  /** Address of the column, when the launch named it. */
  readonly lineItem: string | null;
  /** 0 to 1. */
  readonly score: number;
  readonly comment: string;
  /** When the latest work was done that it rests on. */
  readonly workedAt: Date | null;
}

export type GradeState = 'waiting' | 'posted' | 'refused' | 'held' | 'proposed' | 'undone';

/** Something we have put into the gradebook; `score` from 0 to 1. */
export const postedBefore = z.array(z.object({ score: z.number(), comment: z.string() }));
export type PostedBefore = z.infer<typeof postedBefore>;

/** One student's grade in one column, as it is kept. */
export interface OutboxEntry extends WantedGrade {
  readonly tenantId: string;
  readonly id: string;
  readonly courseId: string;
  readonly userId: string;
  readonly state: GradeState;
  /** `undo`: what stands in the gradebook is to be taken back. */
  readonly deed: 'post' | 'undo';
  readonly version: number;
  readonly changedAt: Date;
  readonly approvedVersion: number | null;
  readonly releasedAt: Date | null;
  readonly proposedAt: Date | null;
  readonly undoneWorkedAt: Date | null;
  readonly reason: string | null;
  readonly reasonCode: string | null;
  readonly postedScore: number | null;
  readonly postedComment: string | null;
  readonly postedTimestamp: Date | null;
  readonly postedBefore: PostedBefore;
  /** What was last sent, arrived or not; `version` is the change it belonged to. */
  readonly sentVersion: number | null;
  readonly sentScore: number | null;
  readonly sentTimestamp: Date | null;
}

/** Sent before, so that what is sent now is the same once more. */
export function isRetry({
  sentVersion,
  version,
}: Pick<OutboxEntry, 'sentVersion' | 'version'>): boolean {
  return sentVersion === version;
}

/** What the gradebook is to hold once the entry is settled; null: nothing. */
export function targetOf(
  entry: Pick<OutboxEntry, 'deed' | 'score' | 'comment' | 'postedBefore'>,
): PostedBefore[number] | null {
  if (entry.deed === 'undo') return entry.postedBefore.at(-1) ?? null;
  return { score: entry.score, comment: entry.comment };
}

/** What our posts had put there before the one that now stands. */
export function beforeAfter(entry: OutboxEntry): PostedBefore {
  const { deed, postedBefore: before, postedScore, postedComment } = entry;
  if (deed === 'undo') return before.slice(0, -1);
  if (postedScore === null) return before;
  return [...before, { score: postedScore, comment: postedComment ?? '' }].slice(-mostKept);
}

/** More postings than anybody takes back one by one. */
const mostKept = 20;
