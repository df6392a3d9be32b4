import { randomUUID } from 'node:crypto';
import type { LabCourse } from '../lab-course.ts';
import { createApiGrants } from './api-grants.ts';
import { createAccessTokens } from './access-tokens.ts';
import { createCourseCopies } from './course-copies.ts';
import type { FaceKind } from './face-kind.ts';
import { createFaults } from './faults.ts';
import { createGradebook } from './gradebook.ts';
import { createIdTokenSigner, type IdTokenSigner } from './id-token-signer.ts';
import { createLinks } from './links.ts';
import { createMaterial } from './material.ts';
import { createRoster } from './people.ts';
import type { Platform } from './platform.ts';
import type { Sessions } from './sessions.ts';
import type { FaceState } from './state-file.ts';
import { toolAddresses } from './tool-addresses.ts';
import { createToolKeys } from './tool-keys.ts';
import { createToolRegistrations, type ToolRegistration } from './tool-registrations.ts';
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
  const { answerFault } = kind;
  const first = firstRegistration(toolUrl, kind);
  const registrations = createToolRegistrations({ first, stored: stored?.registrations, onChange });
  const toolNow = () => toolAddresses(registrations.current());
  const faults = createFaults();
  const links = createLinks({ stored: stored?.links, newUuid: randomUUID, onChange });
  const { firstColumnId: firstId } = kind;
  const gradebook = createGradebook({ stored: stored?.gradebook, firstId, onChange });
  const material = createMaterial(heldBy(kind, course));
  const copies = createCourseCopies(kind, { links, gradebook, material });
  const requests: ToolRequest[] = [];
  return {
    issuer: `${url}${kind.path}`,
    get clientId() {
      return registrations.current().clientId;
    },
    get deploymentId() {
      return registrations.current().deploymentId;
    },
    registrations,
    get courseId() {
      return copies.now().courseId;
    },
    get contextId() {
      return copies.now().contextId;
    },
    get earlierContexts() {
      return copies.earlier();
    },
    copyCourse: () => copies.copy(),
    noticeHandlers: new Map(),
    apiToken: stored?.apiToken ?? kind.newToken(),
    apiGrants: createApiGrants(),
    apiRights: { hidden: kind.readsHidden, lessons: true, overrides: false, mostPerPage: 100 },
    get tool() {
      return toolNow();
    },
    toolKeys: createToolKeys(() => toolNow().keys),
    signer: await signerOf(kind, stored, onChange),
    tokens: createAccessTokens(kind.newToken),
    roster: createRoster(kind.identify),
    material,
    gradebook,
    links,
    sessions,
    withheldScopes: new Set(),
    dueDates: new Map(),
    locales: new Map(),
    dueExceptions: [],
    faults,
    requests,
    watch: createWatch({ faults, answerFault, requests }),
    log,
  };
}

function heldBy({ holds }: FaceKind, course: LabCourse): LabCourse {
  const modules = course.modules.map((module) => ({
    ...module,
    items: module.items.filter(holds),
  }));
  return { ...course, modules };
}

function signerOf(
  { newKid, publishedKeys: published }: FaceKind,
  stored: FaceState | undefined,
  onChange: () => void,
): Promise<IdTokenSigner> {
  return createIdTokenSigner({ stored: stored?.keys, newKid, published, onChange });
}

/** The tool as somebody registered it by hand before the lab was started. */
function firstRegistration(origin: string, kind: FaceKind): ToolRegistration {
  const { clientId, deploymentId, custom } = kind;
  return {
    clientId,
    deploymentId,
    name: 'Tutor',
    login: `${origin}/lti/login`,
    launch: `${origin}/lti/launch`,
    keys: `${origin}/lti/keys`,
    personClaims: ['name', 'given_name', 'family_name', 'email', 'picture'],
    custom: { ...custom },
    active: true,
  };
}

export function stateOf(platform: Platform): FaceState {
  const { signer, apiToken, gradebook, links, registrations } = platform;
  return {
    registrations: [...registrations.all()],
    keys: signer.state() as FaceState['keys'],
    apiToken,
    gradebook: gradebook.state(),
    links: [...links.all()],
  };
}
