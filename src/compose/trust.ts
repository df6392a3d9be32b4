import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import type { Secrets } from '../config/secrets.ts';
import {
  isOffline,
  modelsIn,
  nameOf,
  parseRef,
  presets,
  providerOf,
  type Routes,
} from '../models/index.ts';
import { sampleRuns } from '../quality/index.ts';
import type { ModelProvider, TrustFacts, Use } from '../trust/index.ts';
import { configuredModels } from './models.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Which state of the source the papers are about. */
export interface Release {
  /** YYYY-MM-DD; null: nobody knows. */
  readonly date: string | null;
  readonly commit: string | null;
}

/** The commit that lies here, where this is a repository; git need not be there. */
export function readRelease(): Release {
  if (!existsSync(join(root, '.git'))) return { date: null, commit: null };
  try {
    const told = execFileSync('git', ['log', '-1', '--format=%cs %h', '--abbrev=12'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [date = null, commit = null] = told.trim().split(' ');
    return { date, commit };
  } catch {
    return { date: null, commit: null };
  }
}

/**
 * What is true of this installation, by its settings alone: no database is asked.
 * @throws ConfigError
 */
export function readTrustFacts(
  { config, secrets }: { readonly config: Config; readonly secrets: Secrets },
  { date, commit }: Release,
): TrustFacts {
  const { routes } = configuredModels(config);
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const { embedding, rerank, web, s3 } = config;
  return {
    version,
    date,
    commit,
    settings: config.shown,
    providers: providersOf(routes, secrets),
    embedding: placed(embedding),
    rerank: placed(rerank),
    search: web ? { engine: web.engine, host: hostOf(web.baseUrl) } : null,
    bucket: s3 ? { name: s3.bucket, host: hostOf(s3.endpoint) } : null,
    messagesVia: config.messagesVia ?? null,
    mail: secrets.smtpUrl !== undefined,
    scanner: config.ingest.clamAv !== undefined,
    runs: sampleRuns(),
    migrations: readdirSync(join(root, 'migrations'))
      .filter((name) => name.endsWith('.sql'))
      .toSorted()
      .map((name) => read(join('migrations', name))),
    lockFile: read('package-lock.json'),
  };
}

/** Variables that say how the installation is run, and nothing about what becomes of data. */
const operators = [
  'METRICS_PORT',
  'LTI_REQUESTS_PER_ADDRESS',
  'ALLOW_PRIVATE_HOSTS',
  'TENANT_MONTH_CAP_USD',
  'DATABASE_URL',
];

/** The same for those who run the LMS of one institution: without what is the operator’s alone. */
export function forInstitutions(facts: TrustFacts): TrustFacts {
  const hidden = operators.flatMap((name) => {
    const setting = facts.settings[name];
    return setting ? [[name, { ...setting, value: 'known to the operator' }] as const] : [];
  });
  return {
    ...facts,
    settings: { ...facts.settings, ...Object.fromEntries(hidden) },
    bucket: facts.bucket && { ...facts.bucket, name: 'of the operator' },
    providers: facts.providers.map((one) =>
      one.use === 'key only' ? { ...one, use: 'not configured' } : one,
    ),
  };
}

/** Those of the catalogue first, then those that the operator describes. */
function providersOf(routes: Routes, { modelKeys }: Secrets): ModelProvider[] {
  const named = modelsIn(routes).filter((ref) => !isOffline(ref));
  const allowed = routes.allow.flatMap((name) => parseRef(name) ?? []);
  const names = [...new Set([...Object.keys(presets), ...Object.keys(routes.providers)])];
  return names.map((name) => {
    const ofName = (refs: typeof named): string[] =>
      refs.filter(({ provider }) => provider === name).map(nameOf);
    const asked = ofName(named);
    const free = ofName(allowed);
    const { baseUrl, keepsAnswers = false, sees = false } = providerOf(routes, name) ?? {};
    const use = useOf(asked, free, modelKeys[name] !== undefined);
    return {
      name,
      use,
      models: [...new Set([...asked, ...free])],
      host: use === 'not configured' || baseUrl === presets[name]?.baseUrl ? null : hostOf(baseUrl),
      keepsAnswers,
      seesPictures: sees !== false,
    };
  });
}

function useOf(asked: readonly string[], allowed: readonly string[], hasKey: boolean): Use {
  if (asked.length > 0) return 'asked';
  if (allowed.length > 0) return 'allowed';
  return hasKey ? 'key only' : 'not configured';
}

/** Without an address of its own it is asked at the vendor's. */
function placed({ model, baseUrl }: Config['embedding']): TrustFacts['embedding'] {
  const vendor = model.split(':')[0] ?? '';
  if (model === '' || isOffline({ provider: vendor })) return null;
  return { model, host: hostOf(baseUrl) };
}

function hostOf(address: string | null | undefined): string | null {
  return address ? new URL(address).host : null;
}
