import { startLab, type Lab, type LabCourse, type LabOptions } from '../../src/lab/index.ts';
import { startFakeTool, type FakeTool } from './fake-tool.ts';
import { createPageBrowser, frameSource, type PageBrowser } from './page-browser.ts';

export interface LabWorld extends AsyncDisposable {
  readonly lab: Lab;
  readonly tool: FakeTool;
}

const written = new Date('2026-09-01T08:00:00Z');

/** A course with each kind of thing in it: open, hidden, waiting, closed. */
export const smallCourse: LabCourse = {
  title: 'Calculus I',
  label: 'CALC1',
  modules: [
    {
      title: 'Week 1: Limits',
      published: true,
      items: [
        page('limits', 'Introduction to limits', '<h2>Limits</h2><p>Close to <em>L</em>.</p>'),
        {
          ...page('notes', 'Notes', '# Notes\n\nA *limit* is a promise.'),
          fileName: 'notes.md',
          mediaType: 'text/markdown',
        },
        {
          ...page('syllabus', 'Syllabus (PDF)', ''),
          kind: 'file',
          fileName: 'Syllabus – été 2026.pdf',
          mediaType: 'application/pdf',
          bytes: Buffer.from('%PDF-1.4 syllabus of the course'),
        },
        { ...page('answers', 'Answer key', '<p>HIDDEN answers: 42.</p>'), published: false },
      ],
    },
    {
      title: 'Week 2: Derivatives',
      published: true,
      items: [
        {
          ...page('later', 'Released later', '<p>Not yet available text.</p>'),
          unlockAt: new Date('2100-01-01T00:00:00Z'),
        },
      ],
    },
    {
      title: 'Week 3: Draft',
      published: false,
      items: [page('draft', 'Draft page', '<p>Draft text.</p>')],
    },
  ],
};

function page(key: string, title: string, html: string) {
  return {
    key,
    title,
    kind: 'page' as const,
    fileName: `${key}.html`,
    mediaType: 'text/html',
    bytes: Buffer.from(html),
    published: true,
    updatedAt: written,
  };
}

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

/** Follows a launch from the LMS's own address to the tool and back. */
export async function launchFrom(tool: FakeTool, browser: PageBrowser, address: string) {
  const initiation = await browser.open(address);
  const authorization = await browser.press(initiation);
  await browser.press(authorization);
  return { login: tool.logins.at(-1) ?? {}, answer: tool.launches.at(-1) ?? {} };
}
