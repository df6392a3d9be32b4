import { canvasAddresses } from './canvas/addresses.ts';
import { tokenUrl } from './canvas/token.ts';
import { moodleAddresses } from './moodle/addresses.ts';
import type { LabPerson } from './platform/people.ts';
import type { Platform } from './platform/platform.ts';

/** What an administrator would tell the tool about the platform. */
export interface LabFace {
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentId: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly keysUrl: string;
  /** As in the browser, without a trailing slash. */
  readonly apiBaseUrl: string;
  readonly apiToken: string;
  readonly courseSource: 'canvas' | 'moodle';
  readonly lmsCourseId: string;
  readonly contextId: string;
  /** Page of the course; a query parameter `as=<login>` makes one that person. */
  readonly courseUrl: string;
  /** Begins a launch of the tutor as in its frame; takes `as` too. */
  readonly launchUrl: string;
  readonly people: readonly LabPerson[];
}

export function canvasFace(platform: Platform): LabFace {
  const { issuer } = platform;
  const addresses = canvasAddresses(platform);
  return {
    ...shared(platform),
    authUrl: `${issuer}/api/lti/authorize_redirect`,
    tokenUrl: tokenUrl(issuer),
    keysUrl: `${issuer}/api/lti/security/jwks`,
    courseSource: 'canvas',
    courseUrl: addresses.course,
    launchUrl: addresses.tutor('iframe'),
  };
}

export function moodleFace(platform: Platform): LabFace {
  const { issuer } = platform;
  const addresses = moodleAddresses(platform);
  return {
    ...shared(platform),
    authUrl: `${issuer}/mod/lti/auth.php`,
    tokenUrl: `${issuer}/mod/lti/token.php`,
    keysUrl: `${issuer}/mod/lti/certs.php`,
    courseSource: 'moodle',
    courseUrl: addresses.course,
    launchUrl: addresses.tutor('iframe'),
  };
}

function shared(platform: Platform) {
  const { issuer, clientId, deploymentId, courseId, contextId, apiToken, roster } = platform;
  return {
    issuer,
    clientId,
    deploymentId,
    apiBaseUrl: issuer,
    apiToken,
    lmsCourseId: courseId,
    contextId,
    people: roster.people,
  };
}
