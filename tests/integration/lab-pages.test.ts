import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coursePage, openLabWorld, smallCourse, type LabWorld } from '../support/lab-world.ts';
import { createPageBrowser } from '../support/page-browser.ts';
import { rawRequest } from '../support/raw-request.ts';

let world: LabWorld;
beforeAll(async () => {
  world = await openLabWorld({ course: { ...smallCourse, title: 'Calculus <I>' } });
});
afterAll(() => world[Symbol.asyncDispose]());

const faces = ['canvas', 'moodle'] as const;

// features: B01
describe('the lab for people', () => {
  it('opens on a page with both courses and everybody one can be', async () => {
    const { text, status } = await createPageBrowser().open(world.lab.url);
    expect(status).toBe(200);
    for (const { name, login } of world.lab.faces.canvas.people) {
      expect(text).toContain(name);
      expect(text).toContain(`as=${login}`);
    }
    expect(text).toContain(world.tool.url);
    expect(text).toContain('Calculus &lt;I&gt;');
  });

  it.each(faces)(
    'shows students of %s what is published, and when the rest opens',
    async (face) => {
      const { text } = await createPageBrowser().open(coursePage(world.lab, face, 'student1'));
      expect(text).toContain('Introduction to limits');
      expect(text).not.toContain('Answer key');
      expect(text).not.toContain('Week 3: Draft');
      expect(text).toContain('Opens 1 Jan 2100');
      expect(text).not.toContain('Add from the tutor');
    },
  );

  it.each(faces)('shows instructors of %s the rest, marked', async (face) => {
    const { text } = await createPageBrowser().open(coursePage(world.lab, face, 'instructor'));
    expect(text).toContain('Answer key');
    expect(text).toContain('Week 3: Draft');
    expect(text.match(/Not published/g)?.length).toBe(2);
    expect(text).toContain('Add from the tutor');
  });

  it.each(faces)('lets a citation on %s lead to the page it names', async (face) => {
    const browser = createPageBrowser();
    const course = await browser.open(coursePage(world.lab, face, 'student1'));
    const links = [...course.text.matchAll(/href="([^"]+)">(Introduction|Notes|Syllabus)/g)];
    const [limits, notes, syllabus] = links.map(([, href]) => href ?? '');
    expect((await browser.open(limits ?? '')).text).toContain('<p>Close to <em>L</em>.</p>');
    expect((await browser.open(notes ?? '')).text).toContain('<h1>Notes</h1>');
    const file = await browser.open(syllabus ?? '');
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-disposition')).toMatch(/^inline/);
  });

  it.each(faces)('keeps students of %s away from what is hidden, address or not', async (face) => {
    const teacher = createPageBrowser();
    const course = await teacher.open(coursePage(world.lab, face, 'instructor'));
    const hidden = /href="([^"]+)">Answer key/.exec(course.text)?.[1] ?? '';
    expect((await teacher.open(hidden)).text).toContain('HIDDEN answers');
    const student = createPageBrowser();
    await student.open(coursePage(world.lab, face, 'student1'));
    const page = await student.open(hidden);
    expect(page.status).toBe(404);
    expect(page.text).not.toContain('HIDDEN answers');
  });

  it('sends whoever is not signed in to the front door', async () => {
    const page = await createPageBrowser().open(world.lab.faces.canvas.courseUrl);
    expect(page.url).toBe(`${world.lab.url}/`);
  });

  it('lets one browser change person', async () => {
    const browser = createPageBrowser();
    await browser.open(coursePage(world.lab, 'canvas', 'student1'));
    const page = await browser.open(coursePage(world.lab, 'moodle', 'assistant'));
    expect(page.text).toContain('Samuel Ortiz');
    expect((await browser.open(world.lab.faces.canvas.courseUrl)).text).toContain('Samuel Ortiz');
  });

  it('stays on its own site: under another name it sends the browser home', async () => {
    const { port } = new URL(world.lab.url);
    const { status, headers } = await rawRequest(`${world.lab.url}/moodle/?x=1`, {
      headers: { host: `localhost:${port}` },
    });
    expect(status).toBe(302);
    expect(headers['location']).toBe(`${world.lab.url}/moodle/?x=1`);
  });

  it('shows on Canvas and Moodle what the tool says on the way out', async () => {
    const { canvas, moodle } = world.lab.faces;
    const browser = createPageBrowser();
    const said = encodeURIComponent('Saved <well>');
    const returns = [
      `${canvas.courseUrl}/external_content/success/external_tool_redirect?lti_msg=${said}`,
      `${moodle.issuer}/mod/lti/return.php?course=2&lti_msg=${said}`,
    ];
    for (const address of returns) {
      expect((await browser.open(address)).text).toContain('Saved &lt;well&gt;');
    }
  });
});
