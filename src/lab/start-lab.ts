import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { canvasKind } from './canvas/canvas-kind.ts';
import { createControls, type LabControls } from './controls.ts';
import { createLabApp } from './lab-app.ts';
import type { LabCourse } from './lab-course.ts';
import { canvasFace, moodleFace, type LabFace } from './lab-face.ts';
import { addTutorColumn } from './moodle/moodle-face.ts';
import { moodleKind } from './moodle/moodle-kind.ts';
import { createPlatform, stateOf } from './platform/create-platform.ts';
import { createSessions } from './platform/sessions.ts';
import { openStateFile, type StateFile } from './platform/state-file.ts';

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

const host = '127.0.0.1';

/** Starts both faces of the platform on one port. */
export async function startLab(options: LabOptions): Promise<Lab> {
  const { port, toolUrl, stateDir, course, log = () => {} } = options;
  const server = createServer();
  const url = await listen(server, port);
  const state: StateFile = openStateFile(stateDir, () => ({
    canvas: stateOf(canvas),
    moodle: stateOf(moodle),
  }));
  const onChange = (): void => state.touch();
  const needs = { url, toolUrl, course, log, onChange, sessions: createSessions() };
  const [canvas, moodle] = await Promise.all([
    createPlatform(needs, canvasKind, state.stored?.canvas),
    createPlatform(needs, moodleKind, state.stored?.moodle),
  ]);
  if (!state.stored) addTutorColumn(moodle);
  onChange();
  server.on('request', createLabApp({ url, canvas, moodle }));
  return {
    url,
    // A face changes when the tool is registered anew.
    get faces() {
      return { canvas: canvasFace(canvas), moodle: moodleFace(moodle) };
    },
    controls: createControls({ canvas, moodle }),
    close: async () => {
      state.flush();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}
