import { decodeJwt } from 'jose';
import { startLab, type Lab, type LabCourse, type LabOptions } from '../../src/lab/index.ts';
import { startFakeTool, type FakeTool } from './fake-tool.ts';
import { labPage } from './lab-items.ts';
import {
  createPageBrowser,
  frameSource,
  type BrowserPage,
  type PageBrowser,
} from './page-browser.ts';

export interface LabWorld extends AsyncDisposable {
  readonly lab: Lab;
  readonly tool: FakeTool;
}

/** A course with each kind of thing in it: open, hidden, waiting, closed. */
export const smallCourse: LabCourse = {
  title: 'Calculus I',
  label: 'CALC1',
  modules: [
    {
      title: 'Week 1: Limits',
      published: true,
      items: [
        labPage('limits', 'Introduction to limits', '<h2>Limits</h2><p>Close to <em>L</em>.</p>'),
        {
          ...labPage('notes', 'Notes', '# Notes\n\nA *limit* is a promise.'),
          fileName: 'notes.md',
          mediaType: 'text/markdown',
        },
        {
          ...labPage('syllabus', 'Syllabus (PDF)', ''),
          kind: 'file',
          fileName: 'Syllabus – été 2026.pdf',
          mediaType: 'application/pdf',
          bytes: Buffer.from('%PDF-1.4 syllabus of the course'),
        },
        { ...labPage('answers', 'Answer key', '<p>HIDDEN answers: 42.</p>'), published: false },
      ],
    },
    {
      title: 'Week 2: Derivatives',
      published: true,
      items: [
        {
          ...labPage('later', 'Released later', '<p>Not yet available text.</p>'),
          unlockAt: new Date('2100-01-01T00:00:00Z'),
        },
      ],
    },
    {
      title: 'Week 3: Draft',
      published: false,
      items: [labPage('draft', 'Draft page', '<p>Draft text.</p>')],
    },
  ],
};

/** A lab with the fake tool registered on both faces. */
export async function openLabWorld(options: Partial<LabOptions> = {}): Promise<LabWorld> {
  const tool = await startFakeTool();
  const lab = await startLab({ port: 0, toolUrl: tool.url, course: smallCourse, ...options });
  tool.connect(lab.faces.canvas, lab.faces.moodle);
  return {
    lab,
    tool,
    [Symbol.asyncDispose]: async () => {
      await lab.close();
      await tool[Symbol.asyncDispose]();
    },
  };
}

/** The course page as that person. */
export function coursePage(lab: Lab, face: 'canvas' | 'moodle', login: string): string {
  const address = new URL(lab.faces[face].courseUrl);
  address.searchParams.set('as', login);
  return address.href;
}

/** Opens the course and its tutor frame; the launch ends at the tool. */
export async function launchTutor(
  { lab, tool }: LabWorld,
  face: 'canvas' | 'moodle',
  login: string,
): Promise<{
  browser: PageBrowser;
  login: Record<string, string>;
  answer: Record<string, string>;
}> {
  const browser = createPageBrowser();
  const course = await browser.open(coursePage(lab, face, login));
  const name = face === 'canvas' ? 'tool_content' : 'contentframe';
  return { browser, ...(await launchFrom(tool, browser, frameSource(course, name))) };
}

type Claims = Readonly<Record<string, unknown>>;

/** Opens Moodle's picker, and sends what the tool says was picked there back to it. */
export async function returnPicked(
  { lab, tool }: LabWorld,
  browser: PageBrowser,
  { claims, header }: { claims: Claims; header?: Claims },
): Promise<BrowserPage> {
  const { issuer, clientId } = lab.faces.moodle;
  await browser.open(coursePage(lab, 'moodle', 'instructor'));
  const start = `${issuer}/mod/lti/contentitem.php?id=1&course=2`;
  const { answer } = await launchFrom(tool, browser, start);
  const settings = decodeJwt(answer['id_token'] ?? '')[
    'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings'
  ] as { deep_link_return_url: string };
  const now = Math.floor(Date.now() / 1000);
  const JWT = await tool.sign({ iss: clientId, iat: now, exp: now + 300, ...claims }, header);
  return browser.post(settings.deep_link_return_url, { JWT });
}

/** Follows a launch from the LMS's own address to the tool and back. */
export async function launchFrom(tool: FakeTool, browser: PageBrowser, address: string) {
  const initiation = await browser.open(address);
  const authorization = await browser.press(initiation);
  await browser.press(authorization);
  return { login: tool.logins.at(-1) ?? {}, answer: tool.launches.at(-1) ?? {} };
}
