import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSyncRoster, type RosterService } from '../../src/launch/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

type Members = Awaited<ReturnType<RosterService['read']>>;

let app: TestApp;
let platform: Platform;
let courseId: string;

const namesRoles = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';

beforeEach(async () => {
  app = await startApp({ worker: false });
  platform = await startPlatform(app);
  const claims = { [namesRoles]: { context_memberships_url: `${platform.issuer}/members` } };
  courseId = (await launch(app, platform, { claims })).course.id;
});

afterEach(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

const somebody = (sub: string, change: Partial<Members[number]> = {}): Members[number] => ({
  sub,
  active: true,
  role: 'student',
  isTest: false,
  name: null,
  email: null,
  ...change,
});

/** Reads a list; what happens while it is on its way is done first. */
async function sync(
  members: Members,
  meanwhile: () => Promise<unknown> = async () => {},
  now = Date.now(),
) {
  const { ground, launch: rooms } = app.composed;
  const { withTenant } = ground;
  const syncRoster = createSyncRoster({
    withTenant,
    registrations: rooms.registrations,
    roster: {
      read: async () => {
        await meanwhile();
        return members;
      },
    },
    now: () => now,
  });
  const key = { tenantId: platform.tenantId, courseId };
  await syncRoster(key);
  return rooms.rosters.people(key);
}

const standing = (state: Awaited<ReturnType<typeof sync>>) =>
  state.people.filter(({ leftAt }) => leftAt === null).length;

describe('a roster that is read', () => {
  it('does not take out somebody who launched while the list was on its way', async () => {
    const state = await sync([somebody('student-2')], () =>
      launch(app, platform, { sub: 'student-1' }),
    );
    expect(standing(state)).toBe(2);
  });

  it('empties no course: a list without anybody is a fault of the list', async () => {
    const state = await sync([somebody('student-1', { active: false })]);
    expect(state.sync).toMatchObject({
      status: 'failed',
      failureReason: expect.stringMatching(/nobody was taken out/),
    });
    expect(standing(state)).toBe(1);
  });

  it('is not applied when one that was asked for later has been', async () => {
    const later = Date.now() + 60_000;
    await sync([somebody('student-1'), somebody('student-2')], undefined, later);
    const state = await sync([somebody('student-2')], undefined, later - 30_000);
    expect(standing(state)).toBe(2);
  });

  it('shows and counts no test student, and takes none out (D5)', async () => {
    const roles = [
      'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner',
      'http://purl.imsglobal.org/vocab/lti/system/person#TestUser',
    ];
    const tester = await launch(app, platform, {
      sub: 'tester',
      claims: { 'https://purl.imsglobal.org/spec/lti/claim/roles': roles },
    });
    const state = await sync([somebody('student-1')], undefined, Date.now() + 1_000);
    expect(state.people).toHaveLength(1);
    expect(state.people.map(({ userId }) => userId)).not.toContain(tester.user.id);
    expect(state.sync).toMatchObject({ dropped: 0 });
  });

  it('may come twice, and twice at once, with the same end', async () => {
    const list = Array.from({ length: 30 }, (_, at) => somebody(`s-${at}`));
    const now = Date.now() + 1_000;
    await Promise.all([sync(list, undefined, now), sync(list.toReversed(), undefined, now + 1)]);
    const state = await sync(list, undefined, now + 2);
    expect(standing(state)).toBe(30);
    expect(state.sync).toMatchObject({ joined: 0, dropped: 0, members: 30 });
  });
});
