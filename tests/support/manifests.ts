import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const folder = join(import.meta.dirname, '../../deploy/kubernetes');

interface Probe {
  readonly httpGet?: { readonly path: string; readonly port: string };
  readonly exec?: { readonly command: readonly string[] };
  readonly periodSeconds?: number;
  readonly failureThreshold?: number;
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env?: readonly {
    readonly name: string;
    readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
  }[];
  readonly startupProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly lifecycle?: {
    readonly preStop: { readonly exec: { readonly command: readonly string[] } };
  };
  readonly resources?: Record<'requests' | 'limits', Record<'cpu' | 'memory', string>>;
  readonly securityContext?: Record<string, unknown>;
  readonly volumeMounts?: readonly { readonly mountPath: string }[];
}

export interface Pod {
  readonly terminationGracePeriodSeconds?: number;
  readonly automountServiceAccountToken?: boolean;
  readonly securityContext?: Record<string, unknown>;
  readonly containers: readonly [Container];
  readonly volumes?: readonly {
    readonly secret?: {
      readonly secretName: string;
      readonly items: readonly { readonly key: string }[];
    };
  }[];
}

/** One object of a manifest, as far as the tests look at it. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Record<string, string> };
  // Every kind has a form of its own; those who read it know which.
  readonly spec?: any; // oxlint-disable-line no-explicit-any -- the union of eight foreign forms
}

/** The objects of one folder of deploy/kubernetes, kustomizations left out. */
export function manifestsOf(part: 'base' | 'migrate' | 'stores'): Manifest[] {
  return readdirSync(join(folder, part))
    .filter((file) => file.endsWith('.yaml') && file !== 'kustomization.yaml')
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, part, file), 'utf8')))
    .map((one) => {
      const [error] = one.errors;
      if (error) throw new Error(`${part}: ${error.message}`);
      return one.toJS() as Manifest;
    });
}

/** What runs containers, by its name. */
export function podsOf(manifests: readonly Manifest[]): Map<string, Pod> {
  return new Map(
    manifests.flatMap(({ kind, metadata, spec }): [string, Pod][] => {
      const job = kind === 'CronJob' ? spec.jobTemplate.spec : spec;
      const pod = (job as { template?: { spec?: Pod } } | undefined)?.template?.spec;
      return pod ? [[metadata.name, pod]] : [];
    }),
  );
}

/** settings.env: what every process of ours is given. */
export function givenSettings(): Record<string, string> {
  const lines = readFileSync(join(folder, 'common/settings.env'), 'utf8').split('\n');
  const pairs = lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split(/=(.*)/s));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
}

/** Mebibytes of `512Mi` or `2Gi`. */
export function mebibytes(amount = ''): number {
  const [, count, unit] = /^(\d+)([MG])i$/.exec(amount) ?? [];
  return Number(count) * (unit === 'G' ? 1024 : 1);
}
