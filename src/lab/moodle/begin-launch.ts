import { randomInt } from 'node:crypto';
import { autoPostForm } from '../pages/auto-post-form.ts';
import type { Platform } from '../platform/platform.ts';
import { launchKey, type MoodleLaunch, type MoodleLaunches } from './launch.ts';
import { linkCmid, linkInstance, tutorCmid, tutorInstance } from './moodle-ids.ts';

/** Makes the page that carries a launch to the tool's login address (contracts/moodle.md 2). */
export type BeginLaunch = (launch: MoodleLaunch) => string;

export function createBeginLaunch(platform: Platform, launches: MoodleLaunches): BeginLaunch {
  return (launch) => {
    const { issuer, clientId, deploymentId, tool } = platform;
    const hint = newHint(launch);
    launches.put(launchKey(launch.session, hint.launchid), launch);
    return autoPostForm({
      id: 'ltiInitiateLoginForm',
      action: tool.login,
      fields: {
        iss: issuer,
        target_link_uri: targetOf(launch, tool.launch),
        login_hint: launch.person.lmsUserId,
        lti_message_hint: JSON.stringify(hint),
        client_id: clientId,
        lti_deployment_id: deploymentId,
      },
    });
  };
}

export function targetOf({ link }: MoodleLaunch, defaultTarget: string): string {
  return link?.url ?? defaultTarget;
}

/** `resource_link.id` of the activity that is launched. */
export function instanceOf({ link }: MoodleLaunch): string {
  return link ? linkInstance(link.number) : tutorInstance;
}

function newHint(launch: MoodleLaunch): { cmid?: number; launchid: string } {
  const random = randomInt(2 ** 31);
  if (launch.message === 'LtiDeepLinkingRequest') {
    return { launchid: `ltilaunch_ContentItemSelectionRequest${random}` };
  }
  const cmid = launch.link ? linkCmid(launch.link.number) : tutorCmid;
  return { cmid, launchid: `ltilaunch${instanceOf(launch)}_${random}` };
}
