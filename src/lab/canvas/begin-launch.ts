import { randomBytes } from 'node:crypto';
import { autoPostForm } from '../pages/auto-post-form.ts';
import type { Platform } from '../platform/platform.ts';
import { opaqueId } from './canvas-ids.ts';
import { storageFrame, type CanvasLaunch, type CanvasLaunches } from './launch.ts';
import type { LaunchHints } from './launch-hint.ts';

/** Makes the page that carries a launch to the tool's login address (as Canvas documents it). */
export type BeginLaunch = (launch: CanvasLaunch) => Promise<string>;

export function createBeginLaunch(
  platform: Platform,
  launches: CanvasLaunches,
  hints: LaunchHints,
): BeginLaunch {
  return async (launch) => {
    const { issuer, clientId, deploymentId, tool } = platform;
    const verifier = randomBytes(32).toString('hex');
    launches.put(verifier, launch);
    return autoPostForm({
      id: 'tool_form',
      action: tool.login,
      fields: {
        iss: issuer,
        login_hint: loginHint(launch.person.login),
        client_id: clientId,
        target_link_uri: targetOf(launch, tool.launch),
        lti_message_hint: await hints.seal(verifier),
        deployment_id: deploymentId,
        canvas_region: 'not_configured',
        canvas_environment: 'prod',
        lti_storage_target: storageFrame,
      },
    });
  };
}

/** Opaque, and not the later `sub`. */
export function loginHint(login: string): string {
  return opaqueId(`login ${login}`);
}

export function targetOf({ link, url }: CanvasLaunch, defaultTarget: string): string {
  return url ?? link?.url ?? defaultTarget;
}
