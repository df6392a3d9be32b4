import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureTenant } from '../../src/tenancy/index.ts';
import type { Client } from '../support/client.ts';
import { openTutor, startLabApp, type LabApp } from '../support/lab-app.ts';
import { smallCourse } from '../support/lab-world.ts';
import { createPageBrowser, formsOf, frameSource } from '../support/page-browser.ts';

const rosterScope = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const toolsPaths = { canvas: '/accounts/1/apps', moodle: '/moodle/mod/lti/toolconfigure.php' };

let world: LabApp;
let tenantId: string;

beforeEach(async () => {
  world = await startLabApp({ course: smallCourse });
  tenantId = (await ensureTenant(world.app.composed.ground.db, 'State University')).id;
});
afterEach(() => world[Symbol.asyncDispose]());

/** The administrator of the LMS registers the tool by link, chooses so, and switches it on. */
async function register(
  face: keyof typeof toolsPaths,
  choices: readonly (readonly [string, string])[],
): Promise<void> {
  const terms = { lifetimeMs: 60_000, deploymentPolicy: 'accept-first' } as const;
  const invite = await world.app.composed.launch.invites.create(tenantId, terms);
  const browser = createPageBrowser();
  const tools = `${world.lab.url}${toolsPaths[face]}?as=admin`;
  const link = encodeURIComponent(`${world.app.url}/lti/register?invite=${invite}`);
  const dialog = await browser.open(`${tools}&url=${link}`);
  const [form] = formsOf(await browser.open(frameSource(dialog, 'registration')));
  const body = new URLSearchParams([
    ['form', form?.fields['form'] ?? ''],
    ...choices.map((one) => [...one]),
  ]);
  const answer = await fetch(`${world.app.url}/lti/register`, { method: 'POST', body });
  expect(answer.status, await answer.text()).toBe(200);
  const switchedOn = await browser.press(await browser.open(tools), 'activate');
  expect(formsOf(switchedOn).filter(({ action }) => action.includes('activate'))).toEqual([]);
}

const people = async (teacher: Client): Promise<{ name: string | null; role: string }[]> => {
  expect((await teacher.post('/api/course/people/sync')).status).toBe(202);
  await expect
    .poll(async () => (await teacher.get('/api/course/people')).body.sync.status)
    .toMatch(/done|failed/);
  return (await teacher.get('/api/course/people')).body.people;
};

// features: P01
describe('a tool that was registered with less than everything', () => {
  it.each([
    [
      'canvas',
      [
        ['privacy', 'anonymous'],
        ['placements', 'course_navigation'],
      ],
    ],
    ['moodle', [['privacy', 'anonymous']]],
  ] as const)('works on %s without knowing anybody’s name', async (face, choices) => {
    await register(face, choices);
    const { boot } = await world.enter(world.lab.faces[face], 'student1');
    expect(boot.user).toMatchObject({ name: null, role: 'student' });
    const { client: teacher } = await world.enter(world.lab.faces[face], 'instructor');
    const members = await people(teacher);
    expect(members.length).toBeGreaterThan(3);
    expect(new Set(members.map(({ name }) => name))).toEqual(new Set([null]));
    const { body } = await teacher.post('/api/course/examination');
    const named = new Map<string, { status: string }>(
      body.findings.map((one: { id: string }) => [one.id, one]),
    );
    expect(named.get('launch.name')?.status).toBe('warning');
    const kept = await world.app.composed.ground.withTenant(tenantId, (tx) =>
      tx.query('select * from users'),
    );
    for (const word of ['Elena', 'Petrova', 'Amara', '@'])
      expect(JSON.stringify(kept)).not.toContain(word);
  });

  it('is offered on Canvas where it was placed, and nowhere else', async () => {
    const { canvas } = world.lab.faces;
    const course = () => createPageBrowser().open(`${canvas.courseUrl}?as=instructor`);
    expect((await course()).text).toContain('Add from the tutor');
    await register('canvas', [
      ['privacy', 'public'],
      ['placements', 'assignment_selection'],
    ]);
    expect((await course()).text).not.toContain('Add from the tutor');
    const nowhere = await openTutor(canvas, 'student1');
    expect([nowhere.status, nowhere.url.startsWith(world.lab.url)]).toEqual([404, true]);
    const pick = (placement: string) =>
      createPageBrowser().open(
        `${canvas.courseUrl}/external_tools/1/resource_selection?as=instructor&placement=${placement}`,
      );
    expect((await pick('editor_button')).status).toBe(404);
    expect((await pick('link_selection')).status).toBe(404);
    const offered = await pick('assignment_selection');
    expect([offered.status, formsOf(offered)[0]?.action]).toEqual([
      200,
      `${world.app.url}/lti/login`,
    ]);
  });

  it.each(['canvas', 'moodle'] as const)(
    'says on %s which right it lacks, and keeps the people it knows',
    async (face) => {
      await world.enter(world.lab.faces[face], 'student1');
      const { client: teacher } = await world.enter(world.lab.faces[face], 'instructor');
      const before = await people(teacher);
      world.lab.controls.setScopeGranted(face, rosterScope, false);
      // A token from before is good until it runs out; the LMS takes it back at once.
      world.lab.controls.addFault(face, { fault: 'token-expired', on: 'services' });
      expect(await people(teacher)).toEqual(before);
      const { sync } = (await teacher.get('/api/course/people')).body;
      expect(sync).toMatchObject({
        status: 'failed',
        failureReason: 'The LMS did not grant this tool the right to use its services.',
      });
    },
  );
});
