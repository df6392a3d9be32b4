/** What a connection lacks, or has too much of. Both sentences are for whoever set it up. */
export interface Weakness {
  /** `missing`: part of every course is not read without it. `advice`: it works, but could be better. */
  readonly weight: 'missing' | 'advice';
  readonly says: string;
  readonly fix: string;
}

/**
 * Looks at what the account of a connection may do, as far as its LMS tells. Null: no course is known
 * yet to try it out on.
 * @throws CourseSourceError reconnect when the token is not accepted, unavailable
 */
export type FindWeaknesses = (
  lmsCourseId: string | null,
  signal: AbortSignal,
) => Promise<Weakness[]>;
