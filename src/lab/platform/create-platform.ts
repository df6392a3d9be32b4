import { randomUUID } from 'node:crypto';
import type { LabCourse } from '../lab-course.ts';
import { createAccessTokens } from './access-tokens.ts';
import type { FaceKind } from './face-kind.ts';
import { createFaults } from './faults.ts';
import { createGradebook } from './gradebook.ts';
import { createIdTokenSigner } from './id-token-signer.ts';
import { createLinks } from './links.ts';
import { createMaterial } from './material.ts';
import { createRoster } from './people.ts';
import type { Platform } from './platform.ts';
import type { Sessions } from './sessions.ts';
import type { FaceState } from './state-file.ts';
import { toolAddresses } from './tool-addresses.ts';
import { createToolKeys } from './tool-keys.ts';
import { createWatch, type ToolRequest } from './watch.ts';

interface PlatformNeeds {
  /** Origin of the lab. */
  readonly url: string;
  readonly toolUrl: string;
  readonly course: LabCourse;
  readonly sessions: Sessions;
  readonly log: (line: object) => void;
  /** Called whenever something changed that outlives the process. */
  readonly onChange: () => void;
}

/** Plugs one face together, as it was left or new. */
export async function createPlatform(
  { url, toolUrl, course, sessions, log, onChange }: PlatformNeeds,
  kind: FaceKind,
  stored: FaceState | undefined,
): Promise<Platform> {
  const { clientId, deploymentId, courseId, contextId, answerFault } = kind;
  const tool = toolAddresses(toolUrl);
  const faults = createFaults();
  const requests: ToolRequest[] = [];
  return {
    issuer: `${url}${kind.path}`,
    clientId,
    deploymentId,
    courseId,
    contextId,
    apiToken: stored?.apiToken ?? kind.newToken(),
    apiRights: { hidden: kind.readsHidden },
    tool,
    toolKeys: createToolKeys(tool.keys),
    signer: await createIdTokenSigner({
      stored: stored?.keys,
      newKid: kind.newKid,
      published: kind.publishedKeys,
      onChange,
    }),
    tokens: createAccessTokens(kind.newToken),
    roster: createRoster(kind.identify),
    material: createMaterial(course),
    gradebook: createGradebook({
      stored: stored?.gradebook,
      firstId: kind.firstColumnId,
      onChange,
    }),
    links: createLinks({ stored: stored?.links, newUuid: randomUUID, onChange }),
    sessions,
    withheldScopes: new Set(),
    faults,
    requests,
    watch: createWatch({ faults, answerFault, requests }),
    log,
  };
}

export function stateOf({ signer, apiToken, gradebook, links }: Platform): FaceState {
  return {
    keys: signer.state() as FaceState['keys'],
    apiToken,
    gradebook: gradebook.state(),
    links: [...links.all()],
  };
}
