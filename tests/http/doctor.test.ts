import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/browser/api/shapes.ts';
import type { LabFace } from '../../src/lab/index.ts';
import { startApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { startPlatform } from '../support/platform.ts';

const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope/';
const rosterScope = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const custom = `${lti}custom`;
const agsClaim = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';

let world: LabApp;
let teacher: Client;

beforeAll(async () => {
  world = await startLabApp({ worker: false });
  teacher = (await world.enter(world.lab.faces.canvas, 'instructor')).client;
});
afterAll(() => world[Symbol.asyncDispose]());

async function examined(client = teacher): Promise<Map<string, Finding>> {
  const { status, body } = await client.post('/api/course/examination');
  expect(status).toBe(200);
  return new Map(body.findings.map((finding: Finding) => [finding.id, finding]));
}

const wrong = (findings: Map<string, Finding>): string[] =>
  [...findings.values()].filter(({ status }) => status === 'bad').map(({ id }) => id);

async function relaunch(change: (claims: Record<string, unknown>) => Record<string, unknown>) {
  world.lab.controls.changeNextIdToken('canvas', change);
  return (await world.enter(world.lab.faces.canvas, 'instructor')).client;
}

const without = (part: string) => (claims: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => !name.includes(part)));

const controls = () => world.lab.controls;
const registration = async () => {
  const { issuer, clientId } = world.lab.faces.canvas;
  const [found] = await world.app.composed.launch.registrations.find(issuer, clientId);
  if (!found) throw new Error('not registered');
  return found;
};
const query = async (sql: string, ...values: readonly string[]) => {
  const { tenantId, id } = await registration();
  return world.app.composed.ground.withTenant(tenantId, (tx) => tx.query(sql, [id, ...values]));
};
const setRegistration = (column: string, value: string) =>
  query(`update registrations set ${column} = $2 where id = $1`, value);
/** A column of the registration is wrong for a while. */
const mistyped = (column: string, value: string, right: () => string) => ({
  break: () => setRegistration(column, value),
  mend: () => setRegistration(column, right()),
});
const faultOn = (
  on: 'keys' | 'token' | 'services',
  fault: 'forbidden' | 'garbage' | 'clock-behind' | 'server-error' | 'empty',
  after = 0,
) => ({
  break: async () => controls().addFault('canvas', { fault, on, after }),
  mend: async () => {},
});
const withheld = (scope: string) => ({
  break: async () => controls().setScopeGranted('canvas', scope, false),
  mend: async () => controls().setScopeGranted('canvas', scope, true),
});

interface Row {
  readonly fault: string;
  readonly doing: { break: () => Promise<unknown>; mend: () => Promise<unknown> };
  readonly probe: string;
  readonly status: 'bad' | 'warning';
  readonly cause: RegExp;
  readonly fix: RegExp;
}

const rows: readonly Row[] = [
  {
    fault: 'a key set address that leads nowhere',
    doing: mistyped('keys_url', 'http://127.0.0.1:9/keys', () => world.lab.faces.canvas.keysUrl),
    probe: 'platform.keys.reachable',
    status: 'bad',
    cause: /key set address does not answer/,
    fix: /firewall/,
  },
  {
    fault: 'a key set address on a private host',
    doing: mistyped('keys_url', 'https://10.0.0.1/keys', () => world.lab.faces.canvas.keysUrl),
    probe: 'platform.keys.reachable',
    status: 'bad',
    cause: /not a public https address/,
    fix: /ALLOW_PRIVATE_HOSTS/,
  },
  {
    fault: 'a registration that is switched off',
    doing: mistyped('status', 'disabled', () => 'active'),
    probe: 'registration.active',
    status: 'bad',
    cause: /switched off here/,
    fix: /Switch it on/,
  },
  {
    fault: 'a key of ours that is not published any more',
    doing: {
      break: () => query('update public_keys set retired_at = now() where registration_id = $1'),
      mend: () => query('update public_keys set retired_at = null where registration_id = $1'),
    },
    probe: 'tool.keys',
    status: 'bad',
    cause: /No key .* among the published/,
    fix: /platform-key rotate/,
  },
  {
    fault: 'a key set that fails',
    doing: faultOn('keys', 'server-error'),
    probe: 'platform.keys.reachable',
    status: 'bad',
    cause: /answers HTTP 500/,
    fix: /Correct the key set address/,
  },
  {
    fault: 'a key set without keys',
    doing: faultOn('keys', 'empty'),
    probe: 'platform.keys.usable',
    status: 'bad',
    cause: /holds no RSA key/,
    fix: /make a key pair/,
  },
  {
    fault: 'a page in place of the key set',
    doing: faultOn('keys', 'garbage'),
    probe: 'platform.keys.usable',
    status: 'bad',
    cause: /no key set/,
    fix: /key set address/,
  },
  {
    fault: 'a clock that is behind',
    doing: faultOn('keys', 'clock-behind'),
    probe: 'platform.clock',
    status: 'bad',
    cause: /s behind ours/,
    fix: /NTP/,
  },
  {
    fault: 'a login address that leads nowhere',
    doing: mistyped('auth_url', 'http://127.0.0.1:9/auth', () => world.lab.faces.canvas.authUrl),
    probe: 'platform.login',
    status: 'bad',
    cause: /login .* does not answer/,
    fix: /firewall/,
  },
  {
    fault: 'a token address that leads nowhere',
    doing: mistyped('token_url', 'http://127.0.0.1:9/token', () => world.lab.faces.canvas.tokenUrl),
    probe: 'token.score',
    status: 'bad',
    cause: /could not be reached/,
    fix: /Try again|token address/,
  },
  {
    fault: 'another client id than the LMS knows',
    doing: mistyped('client_id', 'wrong', () => world.lab.faces.canvas.clientId),
    probe: 'token.lineitem',
    status: 'bad',
    cause: /refuses the tool’s signed request \(invalid_client\)/,
    fix: /client id/,
  },
  ...(
    [
      ['lineitem', `${ags}lineitem`, /make grade columns/],
      ['score', `${ags}score`, /post scores/],
      ['result', `${ags}result.readonly`, /read grades back/],
      ['roster', rosterScope, /read the members/],
    ] as const
  ).map(([name, scope, cause]): Row => ({
    fault: `the right ${name} taken away`,
    doing: withheld(scope),
    probe: `token.${name}`,
    status: 'bad',
    cause,
    fix: /Add this right/,
  })),
  {
    fault: 'a gradebook that forbids columns',
    doing: faultOn('services', 'forbidden', 2),
    probe: 'grades.create',
    status: 'bad',
    cause: /does not let this tool make or change/,
    fix: /lineitem/,
  },
  {
    fault: 'a gradebook that forbids to change a column',
    doing: faultOn('services', 'forbidden', 4),
    probe: 'grades.change',
    status: 'bad',
    cause: /does not let this tool/,
    fix: /grade rights/,
  },
  {
    fault: 'a gradebook that forbids to read grades',
    doing: faultOn('services', 'forbidden', 5),
    probe: 'grades.results',
    status: 'bad',
    cause: /does not let this tool/,
    fix: /grade rights/,
  },
  {
    fault: 'a gradebook that fails when the column is to go',
    doing: faultOn('services', 'server-error', 6),
    probe: 'grades.delete',
    status: 'bad',
    cause: /HTTP 500/,
    fix: /few minutes/,
  },
  {
    fault: 'a list of members that is forbidden',
    doing: faultOn('services', 'forbidden', 7),
    probe: 'roster.read',
    status: 'bad',
    cause: /does not let this tool/,
    fix: /right to read members/,
  },
  {
    fault: 'a list of members that breaks off',
    doing: faultOn('services', 'garbage', 7),
    probe: 'roster.read',
    status: 'bad',
    cause: /./,
    fix: /./,
  },
  {
    fault: 'a token address that answers a page',
    doing: faultOn('token', 'garbage'),
    probe: 'token.lineitem',
    status: 'bad',
    cause: /not an access token/,
    fix: /few minutes|token address/,
  },
  {
    fault: 'a gradebook that fails at the first request',
    doing: faultOn('services', 'server-error'),
    probe: 'grades.list',
    status: 'bad',
    cause: /busy or has a problem .*HTTP 500/,
    fix: /few minutes/,
  },
  {
    fault: 'an API token that the LMS no longer takes',
    doing: {
      break: async () => controls().addFault('canvas', { fault: 'token-expired', on: 'content' }),
      mend: async () => {},
    },
    probe: 'files.read',
    status: 'bad',
    cause: /no longer accepts/,
    fix: /API token/,
  },
];

/** Faults that only a launch shows; each comes from a course of its own, so that no earlier one helps. */
const launches: readonly (readonly [string, string, RegExp, Parameters<typeof relaunch>[0]])[] = [
  ['no course', 'launch.context', /named no course/, without('claim/context')],
  [
    'no names',
    'launch.name',
    /names to itself/,
    (claims) => ({ ...claims, name: undefined, given_name: undefined }),
  ],
  ['no e-mail', 'launch.email', /e-mail/, (claims) => ({ ...claims, email: undefined })],
  ['no grade service', 'grades.claim', /offered no grade service/, without('lti-ags')],
  [
    'a grade service without scores',
    'grades.claim',
    /without the right to post scores/,
    (claims) => ({
      ...claims,
      [agsClaim]: { ...(claims[agsClaim] as object), scope: [`${ags}lineitem`] },
    }),
  ],
  ['no list of members', 'roster.claim', /offer no list of members/, without('namesrole')],
  ['no way back', 'launch.return', /no return address/, without('launch_presentation')],
  [
    'a clock half a minute behind',
    'launch.clock',
    /30 s behind ours/,
    (claims) => ({ ...claims, iat: Number(claims['iat']) - 30 }),
  ],
  [
    'an unknown variable',
    'launch.variables',
    /Not filled in:.*assignment_id/,
    (claims) => ({
      ...claims,
      [custom]: { ...(claims[custom] as object), assignment_id: '$Canvas.assignment.id' },
    }),
  ],
  [
    'no number of the course',
    'files.course',
    /do not tell the course’s number/,
    (claims) => ({
      ...without('namesrole')(without('lti-ags')(claims)),
      [custom]: { ...(claims[custom] as object), course_id: '$Canvas.course.id' },
    }),
  ],
];

/** Launches that are turned away, which only the audit shows. */
const turnedAway: readonly (readonly [string, RegExp, RegExp, Parameters<typeof relaunch>[0]])[] = [
  [
    'another issuer',
    /signature or sender/,
    /key set address/,
    (claims) => ({ ...claims, iss: 'https://elsewhere.example' }),
  ],
  [
    'a clock that is an hour behind',
    /out of date by our clock/,
    /NTP/,
    (claims) => ({
      ...claims,
      iat: Number(claims['iat']) - 7_200,
      exp: Number(claims['iat']) - 3_600,
    }),
  ],
  ['no roles', /left out something/, /privacy/, without('claim/roles')],
  [
    'a deployment of its own',
    /waits until it is accepted|not accepted/,
    /platform accept/,
    (claims) => ({ ...claims, [`${lti}deployment_id`]: 'another' }),
  ],
];

// features: B01
describe('the doctor', () => {
  it('asks about thirty things and finds nothing wrong with a sound connection', async () => {
    const findings = await examined();
    expect(findings.size).toBeGreaterThanOrEqual(28);
    expect(wrong(findings)).toEqual([]);
    const untried = [...findings.values()].filter(({ status }) => status === 'skipped');
    expect(untried).toEqual([]);
    expect(findings.get('launch.browser')?.says).toMatch(/came with our cookie/);
    expect(controls().gradesOf('canvas')).toEqual([]);
  });

  it.each(rows.map((row) => [row.fault, row] as const))(
    'names %s, its cause and what to do',
    async (_fault, { doing, probe, status, cause, fix }) => {
      await doing.break();
      const finding = (await examined()).get(probe);
      await doing.mend();
      expect(finding).toMatchObject({
        status,
        says: expect.stringMatching(cause),
        fix: expect.stringMatching(fix),
      });
      // One sentence each.
      for (const sentence of [finding?.says, finding?.fix])
        expect(sentence).toMatch(/^[^\n]{10,300}\.$/);
      expect(wrong(await examined())).toEqual([]);
    },
  );

  it.each(launches)('names a launch with %s', async (what, probe, cause, change) => {
    const elsewhere = (claims: Record<string, unknown>) => ({
      ...claims,
      [`${lti}context`]: { id: what, title: what },
    });
    const client = await relaunch((claims) => change(elsewhere(claims)));
    const finding = (await examined(client)).get(probe);
    expect(finding?.status).toMatch(/bad|warning/);
    expect(finding?.says).toMatch(cause);
    teacher = (await world.enter(world.lab.faces.canvas, 'instructor')).client;
    expect(['good', 'warning']).toContain((await examined()).get(probe)?.status);
  });

  it.each(turnedAway)('names launches with %s, which nobody got to see', async (...row) => {
    const [, cause, fix, change] = row;
    await expect(relaunch(change)).rejects.toThrow('no boot');
    const finding = (await examined()).get('launch.refused');
    expect(finding).toMatchObject({
      status: 'warning',
      says: expect.stringMatching(cause),
      fix: expect.stringMatching(fix),
    });
    await query('delete from launch_refusals where registration_id = $1');
    expect((await examined()).get('launch.refused')?.status).toBe('good');
  });

  it('says so when the LMS signs with a key that it does not publish', async () => {
    await using own = await startLabApp({ worker: false });
    const { canvas } = own.lab.faces;
    const { client } = await own.enter(canvas, 'instructor');
    own.lab.controls.addFault('canvas', { fault: 'empty', on: 'keys' });
    await own.lab.controls.rotateKeys('canvas');
    await expect(own.enter(canvas, 'instructor')).rejects.toThrow('no boot');
    expect((await examined(client)).get('launch.refused')?.says).toMatch(/signature or sender/);
  });

  it('says of a fresh registration what it waits for, and of a tool without https what is wrong', async () => {
    await using app = await startApp({ env: { PUBLIC_URL: 'http://tutor.test' }, worker: false });
    await using platform = await startPlatform(app);
    const [fresh] = await app.composed.launch.registrations.find(
      platform.issuer,
      platform.clientId,
    );
    if (!fresh) throw new Error('not registered');
    const findings = new Map<string, Finding>();
    for await (const { id, title, finding } of app.composed.launch.examine(fresh))
      findings.set(id, { id, title, ...finding });
    expect(findings.get('tool.address')).toMatchObject({
      status: 'bad',
      says: expect.stringMatching(/not https/),
      fix: expect.stringMatching(/PUBLIC_URL/),
    });
    expect(findings.get('tool.keys.reachable')).toMatchObject({
      status: 'warning',
      says: expect.stringMatching(/could not read its own key set/),
      fix: expect.stringMatching(/proxy/),
    });
    expect(findings.get('launch.seen')).toMatchObject({
      status: 'warning',
      fix: expect.stringMatching(/Open the tool once/),
    });
    for (const id of ['launch.frames', 'launch.browser', 'launch.clock'])
      expect(findings.get(id)).toMatchObject({
        status: 'skipped',
        says: expect.stringMatching(/Nobody has launched/),
      });
  });

  it('names a deployment that is not accepted', async () => {
    const { tenantId, id } = await registration();
    const set = (status: string) =>
      world.app.composed.ground.withTenant(tenantId, (tx) =>
        tx.query('update deployments set status = $2 where registration_id = $1', [id, status]),
      );
    await set('held');
    const findings = await examined();
    await set('accepted');
    expect(findings.get('deployment.known')).toMatchObject({ status: 'bad' });
    expect(findings.get('deployment.held')?.says).toContain(world.lab.faces.canvas.deploymentId);
  });

  it('leaves no column behind when it is broken off, but uses the one it left', async () => {
    controls().addFault('canvas', { fault: 'server-error', on: 'services', after: 6 });
    const first = await examined();
    expect(first.get('grades.delete')?.status).toBe('bad');
    expect(wrong(await examined())).toEqual([]);
  });

  it('finds nothing wrong in the Moodle-shaped lab either', async () => {
    const face: LabFace = world.lab.faces.moodle;
    const { client } = await world.enter(face, 'instructor');
    expect(wrong(await examined(client))).toEqual([]);
  });

  it('warns of a Moodle token that reads what is hidden, and names what it should not have', async () => {
    const { client } = await world.enter(world.lab.faces.moodle, 'instructor');
    controls().setApiSeesHidden('moodle', true);
    const finding = (await examined(client)).get('files.rights');
    controls().setApiSeesHidden('moodle', false);
    expect(finding).toMatchObject({
      status: 'warning',
      says: expect.stringContaining('hidden or not open yet'),
      fix: expect.stringContaining('moodle/course:viewhiddenactivities'),
    });
    expect((await examined(client)).get('files.rights')).toMatchObject({ status: 'good' });
  });

  it('has no probe whose fault is not injected by one of these tests', async () => {
    const named = new Set([
      ...rows.map(({ probe }) => probe),
      ...launches.map(([, probe]) => probe),
      'launch.refused',
      'tool.address',
      'tool.keys.reachable',
      'launch.seen',
      'launch.frames',
      'deployment.known',
      'deployment.held',
      'launch.browser',
      'files.rights',
    ]);
    expect([...(await examined()).keys()].filter((id) => !named.has(id))).toEqual([]);
  });

  it('is for instructors', async () => {
    const { client } = await world.enter(world.lab.faces.canvas, 'student1');
    expect((await client.post('/api/course/examination')).status).toBe(403);
  });
});
