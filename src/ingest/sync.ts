/** One reading of a course from its LMS, as the instructor watches it. */
export interface CourseSync {
  readonly id: string;
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
  /** Documents the LMS listed. */
  readonly found: number;
  /** Of those, the ones whose content was new or changed. */
  readonly changed: number;
  readonly removed: number;
  readonly failureCode: string | null;
  readonly failureReason: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}
