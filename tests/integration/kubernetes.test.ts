import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { createCli } from '../../src/cli/cli.ts';
import { loadConfig } from '../../src/config/config.ts';
import { environment } from '../../src/config/env.ts';
import { givenSettings, manifestsOf, mebibytes, podsOf } from '../support/manifests.ts';
import { freePort, startServer } from '../support/run-program.ts';

const root = join(import.meta.dirname, '../..');
const base = manifestsOf('base');
const stores = manifestsOf('stores');
const [migration] = manifestsOf('migrate');
const settings = givenSettings();
const pods = podsOf([...base, ...stores, ...(migration ? [migration] : [])]);
const ours = ['preceptor-web', 'preceptor-worker', 'preceptor-migrate'];
const podOf = (name: string) => pods.get(name)!;
const containerOf = (name: string) => podOf(name).containers[0];
const find = (kind: string, name: string) =>
  [...base, ...stores].find((one) => one.kind === kind && one.metadata.name === name)!;
const { config } = loadConfig('web', {
  ...settings,
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://postgres/preceptor',
  REDIS_URL: 'redis://redis',
  BLOBS_S3_ACCESS_KEY_ID: 'id',
});

// features: A60, L05, L06
describe('the manifests for Kubernetes', () => {
  it('give every process of ours settings that production starts with, and none that it does not read', () => {
    expect(config).toMatchObject({ production: true, live: 'redis', trustProxy: 1 });
    expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).toContain('ENV NODE_ENV=production');
    const ofNode = ['NODE_COMPILE_CACHE'];
    for (const name of ours) {
      const named = [
        ...Object.keys(settings),
        ...(containerOf(name).env ?? []).map((one) => one.name),
      ];
      const unknown = named.filter((one) => !Object.hasOwn(environment, one));
      expect(unknown).toEqual(ofNode);
      for (const needed of ['DATABASE_URL', 'REDIS_URL', 'MASTER_KEY_FILE', 'PUBLIC_URL'])
        expect(named).toContain(needed);
    }
  });

  it('take secrets by reference from keys that the manual has operators make', () => {
    const manual = readFileSync(join(root, 'docs/kubernetes.md'), 'utf8');
    const keys = ours.flatMap((name) => [
      ...(containerOf(name).env ?? []).map((one) => one.valueFrom?.secretKeyRef),
      ...(podOf(name).volumes ?? []).flatMap(
        ({ secret }) => secret?.items.map(({ key }) => ({ name: secret.secretName, key })) ?? [],
      ),
    ]);
    expect(keys).not.toContain(undefined);
    const made = /create secret generic preceptor (?:\\\n|.)*/.exec(manual)?.[0] ?? '';
    for (const one of keys)
      expect([one?.name, made]).toEqual(['preceptor', expect.stringContaining(`${one?.key}=`)]);
    expect(manual).toContain('create secret generic preceptor-postgres --from-literal=password=');
    expect(manual).toContain('create secret generic preceptor-more');
  });

  it('run two of each role apart, which leave one by one', () => {
    for (const role of ['web', 'worker']) {
      const { spec } = find('Deployment', `preceptor-${role}`);
      expect(spec.replicas).toBe(2);
      expect(containerOf(`preceptor-${role}`).args).toEqual([
        'node',
        'src/main.ts',
        '--role',
        role,
      ]);
      expect(spec.strategy.rollingUpdate).toEqual({ maxSurge: 1, maxUnavailable: 0 });
      const labels = { 'app.kubernetes.io/component': role };
      expect(spec.selector.matchLabels).toEqual(labels);
      expect(spec.template.metadata.labels).toEqual(labels);
      const budget = find('PodDisruptionBudget', `preceptor-${role}`).spec;
      expect(budget).toEqual({ maxUnavailable: 1, selector: { matchLabels: labels } });
    }
  });

  it('begin with commands that are there', () => {
    for (const name of ours)
      expect(existsSync(join(root, containerOf(name).args?.[1] ?? ''))).toBe(true);
    const [, program, command] = containerOf('preceptor-migrate').args ?? [];
    expect(program).toBe('bin/preceptor.ts');
    expect(createCli().commands.map((one) => one.name())).toContain(command);
  });

  it('give pods longer to end than the program takes', () => {
    const drain = config.drainMs / 1000;
    expect(podOf('preceptor-worker').terminationGracePeriodSeconds).toBeGreaterThanOrEqual(
      drain + 10,
    );
    const web = podOf('preceptor-web');
    const pause = Number(web.containers[0].lifecycle?.preStop.exec.command.at(-1));
    // Requests and what is closed: five seconds each (src/start.ts).
    expect(web.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(pause + 10);
  });

  it('lead from the Ingress to the port of the page, which keeps nothing back and takes the largest document', () => {
    const { spec, metadata } = find('Ingress', 'preceptor');
    const { service } = spec.rules[0].http.paths[0].backend;
    expect(spec.rules[0].host).toBe(new URL(config.publicUrl).host);
    const { ports, selector } = find('Service', service.name).spec;
    expect(selector).toEqual({ 'app.kubernetes.io/component': 'web' });
    expect(ports).toMatchObject([{ name: service.port.name, targetPort: 'http' }]);
    const open = containerOf('preceptor-web').ports;
    expect(open).toEqual([
      { name: 'http', containerPort: config.port },
      { name: 'metrics', containerPort: config.metricsPort },
    ]);
    const { annotations = {} } = metadata;
    expect(annotations['nginx.ingress.kubernetes.io/proxy-buffering']).toBe('off');
    const largest = config.ingest.maxBytes / 1024 ** 2;
    for (const name of [
      'nginx.ingress.kubernetes.io/proxy-body-size',
      'nginx.org/client-max-body-size',
    ])
      expect(Number.parseInt(annotations[name] ?? '', 10)).toBeGreaterThan(largest);
  });

  it('bound what a pod may take, with room for what was measured', () => {
    for (const [name, { containers }] of pods) {
      const { requests, limits } = containers[0].resources!;
      expect(mebibytes(requests.memory), name).toBeLessThanOrEqual(mebibytes(limits.memory));
      expect([requests.cpu, limits.cpu], name).not.toContain(undefined);
    }
    const limit = (name: string) => mebibytes(containerOf(name).resources?.limits.memory);
    const { size, memoryMb } = config.ingest.reader;
    expect(limit('preceptor-worker')).toBeGreaterThan(720 + size * memoryMb);
    expect(limit('preceptor-web')).toBeGreaterThan(2 * 250);
  });

  it('run nothing with rights, and write nowhere but where it is said; images are named to the patch', () => {
    for (const [name, pod] of pods) {
      const [container] = pod.containers;
      expect(pod.securityContext, name).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(container.securityContext, name).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(pod.automountServiceAccountToken, name).toBe(false);
      if (!ours.includes(name)) expect(container.image).toMatch(/:\d+\.\d+\.\d+-/);
    }
    for (const name of ours)
      expect(containerOf(name).volumeMounts?.map((one) => one.mountPath)).toEqual([
        '/tmp',
        '/run/secrets/preceptor',
      ]);
    const common = parse(
      readFileSync(join(root, 'deploy/kubernetes/common/kustomization.yaml'), 'utf8'),
    );
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(common.images).toMatchObject([{ name: 'preceptor', newTag: version }]);
  });

  it('let in nobody but the Ingress, Prometheus and each other', () => {
    const policies = [...base, ...stores].filter(({ kind }) => kind === 'NetworkPolicy');
    const openTo = policies.flatMap(({ spec }) => spec.ingress ?? []).flatMap((rule) => rule.ports);
    expect(new Set(openTo.map(({ port }) => port))).toEqual(
      new Set(['http', 'metrics', 'postgres', 'redis']),
    );
    expect(find('NetworkPolicy', 'nobody-comes-in').spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress'],
    });
  });

  it.skipIf(!existsSync('/usr/bin/kubectl'))(
    'are put together by kustomize, migration and stores too',
    () => {
      for (const part of ['base', 'migrate', 'stores']) {
        const built = execFileSync(
          '/usr/bin/kubectl',
          ['kustomize', join(root, 'deploy/kubernetes', part)],
          { encoding: 'utf8' },
        );
        expect(built).toContain('registry.example.edu/preceptor:');
        expect(built).not.toContain('image: preceptor\n');
      }
    },
  );

  it('ask addresses that a process answers, and it ends at SIGTERM well within its time', async () => {
    const metrics = await freePort();
    const env = {
      DATA_DIR: mkdtempSync(join(tmpdir(), 'preceptor-probes-')),
      METRICS_PORT: String(metrics),
    };
    await using program = await startServer([], env);
    const doors: Record<string, string> = {
      http: program.url,
      metrics: `http://localhost:${metrics}`,
    };
    const asked = ['preceptor-web', 'preceptor-worker'].flatMap((name) => {
      const { startupProbe, readinessProbe, livenessProbe } = containerOf(name);
      return [startupProbe, readinessProbe, livenessProbe].flatMap((probe) => probe?.httpGet ?? []);
    });
    expect(asked.length).toBe(5);
    for (const { port, path } of asked)
      await expect
        .poll(
          () =>
            fetch(doors[port] + path).then(
              ({ status }) => status,
              () => 0,
            ),
          { timeout: 20_000 },
        )
        .toBe(200);
    const began = performance.now();
    program.child.kill('SIGTERM');
    expect((await program.ended).code).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
  }, 120_000);
});
