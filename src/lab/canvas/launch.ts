import type { Link } from '../platform/links.ts';
import type { LabPerson } from '../platform/people.ts';
import type { Pending } from '../platform/pending.ts';

/** What somebody clicked in Canvas, until the tool has asked for the token. */
export interface CanvasLaunch {
  readonly person: LabPerson;
  readonly message: 'LtiResourceLinkRequest' | 'LtiDeepLinkingRequest';
  readonly placement: string;
  /** Absent for course navigation, which comes from no stored link. */
  readonly link?: Link | undefined;
  /** What was handed in with a score, instead of the link's own address. */
  readonly url?: string | undefined;
  readonly target: 'iframe' | 'window';
}

export type CanvasLaunches = Pending<CanvasLaunch>;

/** The hint and the launch behind it live this long. */
export const launchLifetimeMs = 5 * 60_000;

/** Frame of the course page that keeps the tool's values where cookies are blocked. */
export const storageFrame = 'post_message_forwarding';
