/** What of the course's money of the month is kept for the days before something is due. */
export interface Reserve {
  /** In per cent. */
  readonly share: number;
  readonly daysBefore: number;
  /** False where it is what holds for every course. */
  readonly isOwn: boolean;
}

export interface ReserveState {
  readonly reserve: Reserve | null;
  readonly dueDates: readonly {
    readonly source: 'lms' | 'manual';
    readonly title: string;
    readonly dueAt: string;
    /** Due then for some of the class only. */
    readonly forSome: boolean;
  }[];
  /** By whose midnight the days of the course begin. */
  readonly timeZone: string;
}

export interface ReserveChange {
  readonly reserve: Pick<Reserve, 'share' | 'daysBefore'>;
  /** Due days written down by hand, all of them: 2026-12-01. */
  readonly days: readonly string[];
}
