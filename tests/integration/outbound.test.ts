import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutbound, isPublic } from '../../src/ground/net/index.ts';

const userAgent = 'Preceptor-tests/1 (contact)';
const guarded = createOutbound({ allowPrivateHosts: [], userAgent });
const trusting = createOutbound({ allowPrivateHosts: ['127.0.0.1'], userAgent });

let server: Server;
let url = '';
let seen: { path: string; headers: Record<string, unknown> }[] = [];

const listener: RequestListener = (req, res) => {
  seen.push({ path: req.url ?? '', headers: req.headers });
  if (req.url === '/loop') return void res.writeHead(302, { location: '/loop' }).end();
  if (req.url === '/away')
    return void res.writeHead(302, { location: url.replace('127.0.0.1', 'localhost') }).end();
  if (req.url === '/big') return void res.end('x'.repeat(100_000));
  if (req.url === '/slow') return undefined;
  return void res.end('fine');
};

beforeAll(async () => {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

describe('a request to an address somebody else chose', () => {
  // features: A38
  it.each([
    ['plain http', 'http://example.com/'],
    ['a loopback address', 'https://127.0.0.1/'],
    ['a loopback address written as a number', 'https://2130706433/'],
    ['a private address', 'https://10.0.0.5/'],
    ['the metadata service of a cloud', 'https://169.254.169.254/latest/meta-data'],
    ['IPv6 loopback', 'https://[::1]/'],
    ['IPv4 inside IPv6', 'https://[::ffff:10.0.0.1]/'],
    ['a name that resolves to loopback', 'https://localhost/'],
    ['credentials in the address', 'https://user:secret@example.com/'],
    ['a file', 'file:///etc/passwd'],
    ['no address at all', 'nonsense'],
  ])('is refused for %s', async (_what, address) => {
    await expect(guarded(address)).rejects.toMatchObject({ code: 'address_refused' });
  });

  it('reaches a private host the operator has allowed, and says who we are', async () => {
    seen = [];
    const { status, body } = await trusting(`${url}/ok`);
    expect([status, body.toString()]).toEqual([200, 'fine']);
    expect(seen[0]?.headers['user-agent']).toBe(userAgent);
  });

  it('does not follow a redirect to a host that is not allowed', async () => {
    await expect(trusting(`${url}/away`, { maxRedirects: 3 })).rejects.toMatchObject({
      code: 'address_refused',
    });
  });

  it('leaves the credentials behind when a redirect leaves the host', async () => {
    seen = [];
    const both = createOutbound({ allowPrivateHosts: ['127.0.0.1', 'localhost'], userAgent });
    await both(`${url}/away`, { maxRedirects: 1, headers: { authorization: 'Bearer secret' } });
    expect(seen.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer secret',
      undefined,
    ]);
  });

  it('gives up on a circle of redirects, on too much, and on too long', async () => {
    await expect(trusting(`${url}/loop`, { maxRedirects: 3 })).rejects.toMatchObject({
      code: 'too_many_redirects',
    });
    await expect(trusting(`${url}/big`, { maxBytes: 10_000 })).rejects.toMatchObject({
      code: 'response_too_large',
    });
    await expect(trusting(`${url}/slow`, { timeoutMs: 100 })).rejects.toMatchObject({
      code: 'timed_out',
    });
  });

  it('says that nobody is there', async () => {
    await expect(trusting('http://127.0.0.1:9/')).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('knows public addresses from others', () => {
    expect(['93.184.216.34', '2606:2800:220:1::1'].every(isPublic)).toBe(true);
    const others = [
      '0.0.0.0',
      '100.64.0.1',
      '192.168.1.1',
      '172.16.0.1',
      'fc00::1',
      'fe80::1',
      '::',
      '224.0.0.1',
      'x',
    ];
    expect(others.filter(isPublic)).toEqual([]);
  });
});
