import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/browser/api/shapes.ts';
import type { LabFace } from '../../src/lab/index.ts';
import type { Client } from '../support/client.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';

const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope/';
const rosterScope = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const custom = 'https://purl.imsglobal.org/spec/lti/claim/custom';

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
const setRegistration = async (column: string, value: string) => {
  const { tenantId, id } = await registration();
  await world.app.composed.ground.withTenant(tenantId, (tx) =>
    tx.query(`update registrations set ${column} = $2 where id = $1`, [id, value]),
  );
};
/** A column of the registration is wrong for a while. */
const mistyped = (column: string, value: string, right: () => string) => ({
  break: () => setRegistration(column, value),
  mend: () => setRegistration(column, right()),
});
const faultOn = (
  on: 'keys' | 'token' | 'services',
  fault: 'forbidden' | 'garbage' | 'clock-behind' | 'server-error',
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
    cause: /does not let this tool make a grade column/,
    fix: /lineitem/,
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

/** Faults that only a launch shows. */
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
    'an unknown variable',
    'launch.variables',
    /Not filled in:.*assignment_id/,
    (claims) => ({
      ...claims,
      [custom]: { ...(claims[custom] as object), assignment_id: '$Canvas.assignment.id' },
    }),
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

  it.each(launches)('names a launch with %s', async (_what, probe, cause, change) => {
    const client = await relaunch(change);
    const finding = (await examined(client)).get(probe);
    expect(finding?.status).toMatch(/bad|warning/);
    expect(finding?.says).toMatch(cause);
    teacher = (await world.enter(world.lab.faces.canvas, 'instructor')).client;
    expect(['good', 'warning']).toContain((await examined()).get(probe)?.status);
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

  it('is for instructors', async () => {
    const { client } = await world.enter(world.lab.faces.canvas, 'student1');
    expect((await client.post('/api/course/examination')).status).toBe(403);
  });
});
