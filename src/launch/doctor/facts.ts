import type { Course } from '../../courses/index.ts';
import type { Outbound, OutboundResponse } from '../../ground/net/index.ts';
import type { Weakness } from '../../lms/index.ts';
import type { CountedRefusals } from '../refusal-store.ts';
import type { Registration } from '../registration.ts';
import type { GradeServices } from '../services/ags.ts';
import type { RosterService } from '../services/nrps.ts';
import type { ServiceSubject, ServiceTokens } from '../services/service-token.ts';
import type { Sighting } from '../sighting-store.ts';
import type { ToolKeys } from '../tool-keys.ts';

/** What the API says about the course. All of it throws as its source. */
export interface CourseReader {
  /** How many items it lists. */
  count(signal: AbortSignal): Promise<number>;
  /** What the account lacks, or has too much of. */
  weaknesses(signal: AbortSignal): Promise<Weakness[]>;
}

/** Everything the probes look at; what one of them finds out, later ones use. */
export interface Facts {
  readonly registration: Registration;
  readonly deployments: ReadonlyMap<string, 'accepted' | 'held'>;
  readonly sighting: Sighting | undefined;
  /** Launches turned away within a day. */
  readonly refusals: readonly CountedRefusals[];
  /** The course of the latest launch, or the one that was asked about. */
  readonly course: Course | undefined;
  readonly subject: ServiceSubject;
  readonly publicUrl: string;
  readonly toolKeys: ToolKeys;
  readonly tokens: ServiceTokens;
  readonly grades: GradeServices;
  readonly roster: RosterService;
  /** The course API; undefined when the course is not connected. */
  readonly courseReader: CourseReader | undefined;
  readonly outbound: Outbound;
  readonly now: () => number;
  /** Answers and results that later probes build on. */
  readonly found: {
    platformKeys?: OutboundResponse;
    /** Address of the column made to try the gradebook out. */
    column?: string;
  };
}
