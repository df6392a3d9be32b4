export interface CoursePeople {
  readonly sync: {
    readonly status: 'waiting' | 'running' | 'done' | 'failed';
    readonly requestedAt: string;
    readonly finishedAt: string | null;
    readonly joined: number;
    readonly dropped: number;
    readonly failureReason: string | null;
  } | null;
  readonly people: readonly CoursePerson[];
  /** False: the school shows nobody when a student was here. */
  readonly showsVisits: boolean;
}

export interface CoursePerson {
  readonly userId: string;
  /** Null when the LMS keeps names to itself. */
  readonly name: string | null;
  readonly role: string;
  readonly lastLaunchAt: string | null;
  readonly leftAt: string | null;
}
