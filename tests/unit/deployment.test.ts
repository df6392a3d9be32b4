import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environment } from '../../src/config/env.ts';

const root = join(import.meta.dirname, '../..');
const compose = readFileSync(join(root, 'deploy/compose.yaml'), 'utf8').replaceAll(/#.*$/gm, '');
const image = readFileSync(join(root, 'Dockerfile'), 'utf8');
const manual = readFileSync(join(root, 'docs/operations.md'), 'utf8');

/** Lines below a line, as far as they stand further in. */
function below(text: string, line: RegExp): string {
  const lines = text.split('\n');
  const at = lines.findIndex((one) => line.test(one));
  const depth = (one: string): number => /^ */.exec(one)![0].length;
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((one) => one.trim() !== '' && depth(one) <= depth(lines[at] ?? ''));
  return at < 0 ? '' : rest.slice(0, end < 0 ? undefined : end).join('\n');
}

const services = below(compose, /^services:/);
const names = [...services.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name ?? '');
const serviceOf = (name: string): string => below(services, new RegExp(`^ {2}${name}:`));

// features: L05, L06, L10, A60
describe('the compose file that comes with the program', () => {
  it('runs all of it on one machine: one PostgreSQL with vectors in it, one Redis, web and worker', () => {
    expect(names.toSorted()).toEqual(['postgres', 'redis', 'web', 'worker']);
    expect(serviceOf('postgres')).toMatch(/image: pgvector\/pgvector:\S+-pg1[5-9]/);
    expect(serviceOf('web')).toContain('command: [node, src/main.ts, --role, web]');
    expect(serviceOf('worker')).toContain('command: [node, src/main.ts, --role, worker]');
    expect(serviceOf('worker')).toContain('<<: *app');
    // Of two gigabytes web and worker take some 700 MB with 500 streams (see docs/status.md).
    const buffers = Number(/shared_buffers=(\d+)GB/.exec(serviceOf('postgres'))?.[1]) * 1024;
    const live = Number(/--maxmemory, (\d+)mb/.exec(serviceOf('redis'))?.[1]);
    expect(2048 - buffers - live).toBeGreaterThanOrEqual(768);
  });

  it('sets no variable that the program does not read, and wants those without which production does not start', () => {
    const set = [...below(serviceOf('web'), /^ {4}environment:/).matchAll(/^ *([A-Z_]+):/gm)].map(
      ([, name]) => name ?? '',
    );
    expect(set.toSorted()).toEqual(
      ['DATABASE_URL', 'DATA_DIR', 'MASTER_KEY', 'PUBLIC_URL', 'REDIS_URL'].toSorted(),
    );
    expect(set.filter((name) => !Object.hasOwn(environment, name))).toEqual([]);
    for (const needed of ['PUBLIC_URL', 'MASTER_KEY', 'POSTGRES_PASSWORD'])
      expect(compose).toContain(`\${${needed}:?}`);
  });

  it('opens nothing to the world but the page, to a proxy on the same machine', () => {
    const opened = names.map((name) => [name, /ports: (\[.*\])/.exec(serviceOf(name))?.[1]]);
    expect(Object.fromEntries(opened)).toEqual({
      postgres: undefined,
      redis: undefined,
      web: "['127.0.0.1:4000:4000']",
      worker: '[]',
    });
  });

  it('keeps what must outlive a container, waits for the database and starts again what ended', () => {
    expect(serviceOf('postgres')).toContain('volumes: [postgres:/var/lib/postgresql/data]');
    expect(serviceOf('web')).toContain('volumes: [data:/data]');
    expect(serviceOf('web')).toContain('DATA_DIR: /data');
    expect(serviceOf('web')).toContain('postgres: { condition: service_healthy }');
    expect(serviceOf('postgres')).toContain('pg_isready');
    expect(serviceOf('web')).toContain('restart: unless-stopped');
  });
});

// features: A59, A60
describe('the image', () => {
  it('runs without rights and without what is only needed to build, with the page built into it', () => {
    expect(image).toMatch(/^USER node$/m);
    expect(image.lastIndexOf('\nUSER node')).toBeLessThan(image.indexOf('\nCMD'));
    expect(image).toContain('node src/browser/build.ts && npm prune --omit=dev');
    expect(image).toContain('NODE_ENV=production');
    expect(image).not.toMatch(/^ARG|(?:KEY|SECRET|PASSWORD)=/m);
  });

  // features: B15
  it('can write where the volume of the files is mounted, and takes no secrets of whoever builds it along', () => {
    const mounted = /volumes: \[data:(\S+)\]/.exec(serviceOf('web'))?.[1];
    expect(image).toMatch(new RegExp(`install --directory --owner=node --group=node ${mounted}\n`));
    expect(image.indexOf('install --directory')).toBeLessThan(image.lastIndexOf('\nUSER node'));
    expect(readFileSync(join(root, '.dockerignore'), 'utf8').split('\n')).toContain('**/.env');
  });

  it('asks the address of the operators’ page whether it lives', () => {
    const asked = /^HEALTHCHECK .*'(\/\w+)'/m.exec(image)?.[1];
    expect(asked).toBe('/healthz');
    expect(manual).toContain(`\`GET ${asked}\``);
  });
});
