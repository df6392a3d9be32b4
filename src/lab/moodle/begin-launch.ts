import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { autoPostForm } from '../pages/auto-post-form.ts';
import type { Platform } from '../platform/platform.ts';
import { launchKey, type MoodleLaunch, type MoodleLaunches } from './launch.ts';
import { linkCmid, linkInstance, tutorCmid, tutorInstance } from './moodle-ids.ts';

/** Makes the page that carries a launch to the tool's login address (as captured from Moodle 4.5). */
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
        target_link_uri: targetOf(platform, launch),
        login_hint: launch.person.lmsUserId,
        lti_message_hint: JSON.stringify(hint),
        client_id: clientId,
        lti_deployment_id: deploymentId,
      },
    });
  };
}

/** A review leads to where the tool wants it, when its column says so. */
export function targetOf(
  { gradebook, tool }: Pick<Platform, 'gradebook' | 'tool'>,
  launch: MoodleLaunch,
): string {
  const fallback = launch.link?.url ?? tool.launch;
  return reviewOf(gradebook, launch)?.url ?? fallback;
}

const reviewForm = z.object({
  url: z.string().optional(),
  custom: z.record(z.string(), z.string()).optional(),
});

/** What the tool said about reviews when it placed the link. */
export function reviewOf(
  gradebook: Platform['gradebook'],
  launch: MoodleLaunch,
): z.infer<typeof reviewForm> | undefined {
  if (launch.forUser === undefined) return undefined;
  const column = gradebook
    .columns()
    .find(({ resourceLinkId }) => resourceLinkId === instanceOf(launch));
  return reviewForm.safeParse(column?.submissionReview).data;
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
