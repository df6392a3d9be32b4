import { startLabBeside } from '../../src/lab-at-start.ts';
import type { Lab, LabCourse, LabFace } from '../../src/lab/index.ts';
import { startApp, type TestApp, type TestAppOptions } from './app.ts';
import { clientOf, type Client } from './client.ts';
import { createPageBrowser, type BrowserPage } from './page-browser.ts';
import { bootOf, type Boot } from './platform.ts';

export interface LabApp extends AsyncDisposable {
  readonly app: TestApp;
  readonly lab: Lab;
  /** Opens the tutor in the course as that person, through the platform's own login flow. */
  enter(face: LabFace, login: string): Promise<{ boot: Boot; client: Client }>;
}

/** The tool with the LMS lab beside it, registered as at the first start of the demo. */
export async function startLabApp({
  course,
  ...options
}: TestAppOptions & { readonly course?: LabCourse } = {}): Promise<LabApp> {
  const app = await startApp(options);
  const lab = await startLabBeside(app.composed, { port: 0, ...(course && { course }) });
  return {
    app,
    lab,
    enter: async (face, login) => {
      const boot = bootOf((await openTutor(face, login)).text);
      return { boot, client: clientOf(app, boot) };
    },
    [Symbol.asyncDispose]: async () => {
      await lab.close();
      await app[Symbol.asyncDispose]();
    },
  };
}

/** The page a launch of the course's tutor ends at, as that person: the tutor's, or a refusal. */
export async function openTutor(face: LabFace, login: string): Promise<BrowserPage> {
  const browser = createPageBrowser();
  const begin = new URL(face.launchUrl);
  begin.searchParams.set('as', login);
  let page = await browser.open(begin.href);
  const isOver = () => page.status >= 400 || page.text.includes('id="boot"');
  for (let step = 0; step < 5 && !isOver(); step += 1) page = await browser.goOn(page);
  return page;
}
