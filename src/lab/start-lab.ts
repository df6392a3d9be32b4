import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCanvasFault } from './canvas/faults.ts';
import { newCanvasKid, newCanvasToken } from './canvas/canvas-face.ts';
import { canvasNature, identifyInCanvas } from './canvas/canvas-nature.ts';
import { tokenUrl } from './canvas/token.ts';
import { createControls, type LabControls } from './controls.ts';
import { createLabApp } from './lab-app.ts';
import type { LabCourse } from './lab-course.ts';
import { answerMoodleFault } from './moodle/faults.ts';
import { addTutorColumn } from './moodle/moodle-face.ts';
import {
  firstColumnId,
  identifyInMoodle,
  moodleNature,
  newMoodleKid,
  newMoodleToken,
} from './moodle/moodle-nature.ts';
import { createAccessTokens } from './platform/access-tokens.ts';
import { createFaults } from './platform/faults.ts';
import { createGradebook } from './platform/gradebook.ts';
import { createIdTokenSigner } from './platform/id-token-signer.ts';
import { createLinks } from './platform/links.ts';
import { createMaterial } from './platform/material.ts';
import { createRoster, type Identify, type LabPerson } from './platform/people.ts';
import type { FaceNature, Platform } from './platform/platform.ts';
import { createSessions, type Sessions } from './platform/sessions.ts';
import { openStateFile, type FaceState, type StateFile } from './platform/state-file.ts';
import { toolAddresses } from './platform/tool-addresses.ts';
import { createToolKeys } from './platform/tool-keys.ts';
import { createWatch, type AnswerFault, type ToolRequest } from './platform/watch.ts';

export interface LabOptions {
  /** 0 = any free one. */
  readonly port: number;
  /** Origin of the tool, e.g. http://localhost:4000. */
  readonly toolUrl: string;
  /** Folder in which keys, columns, grades and links outlive the process; absent = nothing does. */
  readonly stateDir?: string | undefined;
  readonly course: LabCourse;
  readonly log?: ((line: object) => void) | undefined;
}

export interface Lab {
  /** http://127.0.0.1:PORT: another site than a tool on localhost. */
  readonly url: string;
  readonly faces: { readonly canvas: LabFace; readonly moodle: LabFace };
  readonly controls: LabControls;
  close(): Promise<void>;
}

/** What an administrator would tell the tool about the platform. */
export interface LabFace {
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentId: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly keysUrl: string;
  readonly apiBaseUrl: string;
  readonly apiToken: string;
  readonly courseSource: 'canvas' | 'moodle';
  readonly lmsCourseId: string;
  readonly contextId: string;
  /** Page of the course; add `?as=<login>` or `&as=<login>` to be somebody. */
  readonly courseUrl: string;
  readonly people: readonly LabPerson[];
}

const host = '127.0.0.1';

/** Starts both faces of the platform on one port. */
export async function startLab(options: LabOptions): Promise<Lab> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, host, resolve);
  });
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const state: StateFile = openStateFile(options.stateDir, () => ({
    canvas: stateOf(canvas),
    moodle: stateOf(moodle),
  }));
  const sessions = createSessions();
  const shared = { url, sessions, options, touch: () => state.touch() };
  const [canvas, moodle] = await Promise.all([
    createPlatform(shared, canvasKind, state.stored?.canvas),
    createPlatform(shared, moodleKind, state.stored?.moodle),
  ]);
  if (!state.stored) addTutorColumn(moodle);
  state.touch();
  server.on('request', createLabApp({ url, canvas, moodle }));
  return {
    url,
    faces: { canvas: canvasFace(canvas), moodle: moodleFace(moodle) },
    controls: createControls({ canvas, moodle }),
    close: async () => {
      state.flush();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface FaceKind {
  readonly nature: FaceNature;
  readonly identify: Identify;
  readonly newKid: () => string;
  readonly newToken: () => string;
  readonly publishedKeys: number;
  readonly firstColumnId: number;
  readonly answerFault: AnswerFault;
}

const canvasKind: FaceKind = {
  nature: canvasNature,
  identify: identifyInCanvas,
  newKid: newCanvasKid,
  newToken: newCanvasToken,
  publishedKeys: 2,
  firstColumnId: 9,
  answerFault: answerCanvasFault,
};

const moodleKind: FaceKind = {
  nature: moodleNature,
  identify: identifyInMoodle,
  newKid: newMoodleKid,
  newToken: newMoodleToken,
  publishedKeys: 1,
  firstColumnId,
  answerFault: answerMoodleFault,
};

interface Shared {
  readonly url: string;
  readonly sessions: Sessions;
  readonly options: LabOptions;
  readonly touch: () => void;
}

async function createPlatform(
  { url, sessions, options, touch }: Shared,
  kind: FaceKind,
  stored: FaceState | undefined,
): Promise<Platform> {
  const { path, readsHidden, ...nature } = kind.nature;
  const tool = toolAddresses(options.toolUrl);
  const faults = createFaults();
  const requests: ToolRequest[] = [];
  return {
    ...nature,
    issuer: `${url}${path}`,
    apiToken: stored?.apiToken ?? kind.newToken(),
    apiRights: { hidden: readsHidden },
    tool,
    toolKeys: createToolKeys(tool.keys),
    signer: await createIdTokenSigner({
      stored: stored?.keys,
      newKid: kind.newKid,
      published: kind.publishedKeys,
      onChange: touch,
    }),
    tokens: createAccessTokens(kind.newToken),
    roster: createRoster(kind.identify),
    material: createMaterial(options.course),
    gradebook: createGradebook({
      stored: stored?.gradebook,
      firstId: kind.firstColumnId,
      onChange: touch,
    }),
    links: createLinks({ stored: stored?.links, newUuid: randomUUID, onChange: touch }),
    sessions,
    faults,
    requests,
    watch: createWatch({ faults, answerFault: kind.answerFault, requests }),
    log: options.log ?? (() => {}),
  };
}

function stateOf({ signer, apiToken, gradebook, links }: Platform): FaceState {
  return {
    keys: signer.state() as FaceState['keys'],
    apiToken,
    gradebook: gradebook.state(),
    links: [...links.all()],
  };
}

function canvasFace(platform: Platform): LabFace {
  const { issuer, courseId } = platform;
  return {
    ...commonFace(platform),
    authUrl: `${issuer}/api/lti/authorize_redirect`,
    tokenUrl: tokenUrl(issuer),
    keysUrl: `${issuer}/api/lti/security/jwks`,
    courseSource: 'canvas',
    courseUrl: `${issuer}/courses/${courseId}`,
  };
}

function moodleFace(platform: Platform): LabFace {
  const { issuer, courseId } = platform;
  return {
    ...commonFace(platform),
    authUrl: `${issuer}/mod/lti/auth.php`,
    tokenUrl: `${issuer}/mod/lti/token.php`,
    keysUrl: `${issuer}/mod/lti/certs.php`,
    courseSource: 'moodle',
    courseUrl: `${issuer}/course/view.php?id=${courseId}`,
  };
}

function commonFace(platform: Platform) {
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
