import type { Link } from '../platform/links.ts';
import type { Pending } from '../platform/pending.ts';
import type { LabPerson } from '../platform/people.ts';
import type { Session } from '../platform/sessions.ts';

/** A launch kept in somebody's session until the tool asks for the token, once. */
export interface MoodleLaunch {
  readonly session: Session;
  readonly person: LabPerson;
  readonly message:
    | 'LtiResourceLinkRequest'
    | 'LtiDeepLinkingRequest'
    | 'LtiSubmissionReviewRequest';
  /** Whose work a review is about. */
  readonly forUser?: string | undefined;
  /** Absent for the tutor itself. */
  readonly link?: Link | undefined;
  readonly target: 'iframe' | 'window';
}

export type MoodleLaunches = Pending<MoodleLaunch>;

/** A hint means something in the session that it was made in, and nowhere else. */
export function launchKey({ sessionKey }: Session, launchId: string): string {
  return `${sessionKey} ${launchId}`;
}

/** As long as a session lasts. */
export const launchLifetimeMs = 2 * 60 * 60_000;
