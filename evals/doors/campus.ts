import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Composed } from '../../src/compose/compose.ts';
import { ensureTenant } from '../../src/tenancy/index.ts';
import { openStudent, type Student } from './student.ts';

const claim = 'https://purl.imsglobal.org/spec/lti/claim/';
const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

export interface Seat {
  /** Context id of the course as the LMS sends it. */
  readonly courseContext: string;
  /** Who it is to the LMS; a new one is a new student. */
  readonly sub: string;
  readonly role?: 'Learner' | 'Instructor';
}

/** An LMS with nothing in it but the right to launch: it signs in whomever an evaluation needs. */
export interface Campus extends AsyncDisposable {
  readonly tenantId: string;
  /** The whole way of a launch: login, signed token, launch page, session. */
  launch(seat: Seat): Promise<Student>;
}

/** Registers the campus with the product, as an administrator would. */
export async function openCampus(composed: Composed, toolUrl: string): Promise<Campus> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = 'evaluation';
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }] };
  const server = createServer((_req, res) => {
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(keys));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientId = 'evaluation';
  const { id: tenantId } = await ensureTenant(composed.ground.db, 'Evaluation University');
  await composed.launch.addPlatform({
    tenantId,
    issuer,
    clientId,
    authUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    keysUrl: `${issuer}/keys`,
    courseSource: 'none',
    deploymentIds: ['1'],
    deploymentPolicy: 'hold',
  });

  async function login(): Promise<{ state: string; nonce: string; cookie: string }> {
    const response = await fetch(`${toolUrl}/lti/login`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        iss: issuer,
        client_id: clientId,
        login_hint: 'evaluation',
        target_link_uri: `${toolUrl}/lti/launch`,
      }),
    });
    if (response.status !== 302) throw new Error(`the login answered ${response.status}`);
    const { searchParams } = new URL(response.headers.get('location') ?? '');
    const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
    return {
      state: searchParams.get('state') ?? '',
      nonce: searchParams.get('nonce') ?? '',
      cookie,
    };
  }

  function sign({ courseContext, sub, role = 'Learner' }: Seat, nonce: string): Promise<string> {
    return new SignJWT({
      nonce,
      [`${claim}message_type`]: 'LtiResourceLinkRequest',
      [`${claim}version`]: '1.3.0',
      [`${claim}deployment_id`]: '1',
      [`${claim}target_link_uri`]: `${toolUrl}/lti/launch`,
      [`${claim}resource_link`]: { id: `link-${courseContext}` },
      [`${claim}roles`]: [`${membership}${role}`],
      [`${claim}context`]: { id: courseContext, title: courseTitle, type: ['CourseSection'] },
    })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer(issuer)
      .setAudience(clientId)
      .setSubject(sub)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
  }

  return {
    tenantId,
    launch: async (seat) => {
      const { state, nonce, cookie } = await login();
      const response = await fetch(`${toolUrl}/lti/launch`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie },
        body: new URLSearchParams({ id_token: await sign(seat, nonce), state }),
      });
      const page = await response.text();
      if (response.status !== 200) throw new Error(`the launch answered ${response.status}`);
      return openStudent(toolUrl, sessionIn(page));
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The same in every run, because it stands in the prompt. */
export const courseTitle = 'Course under evaluation';

function sessionIn(page: string): string {
  const boot = /<script type="application\/json" id="boot">([\s\S]*?)<\/script>/.exec(page)?.[1];
  const { session } = JSON.parse(boot ?? '{}') as { session?: string };
  if (!session) throw new Error('the launch page holds no session');
  return session;
}
