import { startLabBeside } from '../../src/lab-at-start.ts';
import type { Lab, LabCourse, LabFace } from '../../src/lab/index.ts';
import { startApp, type TestApp, type TestAppOptions } from './app.ts';
import { clientOf, type Client } from './client.ts';
import { createPageBrowser } from './page-browser.ts';
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
      const browser = createPageBrowser();
      let page = await browser.open(
        `${face.launchUrl}${face.launchUrl.includes('?') ? '&' : '?'}as=${login}`,
      );
      for (let step = 0; step < 5 && !page.text.includes('id="boot"'); step += 1)
        page = await browser.goOn(page);
      const boot = bootOf(page.text);
      return { boot, client: clientOf(app, boot) };
    },
    [Symbol.asyncDispose]: async () => {
      await lab.close();
      await app[Symbol.asyncDispose]();
    },
  };
}
