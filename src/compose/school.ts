import { listRules, readUsage, type Rule } from '../budget/index.ts';
import {
  countSchool,
  readVisibility,
  type SchoolCounts,
  type VisibilityLevel,
} from '../courses/index.ts';
import type { LogFile, SchoolFacts } from '../isolation/index.ts';
import { isOffline, nameOf } from '../models/index.ts';
import { writeTrustPack } from '../trust/index.ts';
import type { Composed } from './compose.ts';
import { forInstitutions, readRelease, readTrustFacts } from './trust.ts';

/** What whoever runs a school's LMS sees of it, and of nobody else. */
export interface SchoolPicture {
  /** Newest first. */
  readonly probes: readonly SchoolFacts[];
  readonly courses: SchoolCounts;
  /** Millionths of a US dollar; from the first of this month, UTC. */
  readonly spentMicros: number;
  /** What all courses together may spend, in millionths of a US dollar; empty without a limit. */
  readonly caps: readonly { readonly period: Rule['period']; readonly amount: number }[];
  /** Models that answer students, in the order in which they are asked. */
  readonly models: readonly { readonly name: string; readonly ready: boolean }[];
  /** What those who teach may see of single students. */
  readonly teachersSee: VisibilityLevel;
}

const probesShown = 30;

export function composeSchool({ ground, isolation, models, accounting }: Composed) {
  const { withTenant } = ground;
  let papers: string | undefined;
  return {
    readSchool: async (tenantId: string): Promise<SchoolPicture> => {
      const now = new Date();
      const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
      const to = new Date(now.getTime() + 1);
      const stored = await withTenant(tenantId, async (tx) => ({
        courses: await countSchool(tx, tenantId),
        usage: await readUsage(tx, { tenantId, by: 'tenant', from, to }),
        rules: await listRules(tx, tenantId),
        visibility: await readVisibility(tx, tenantId),
      }));
      const plan = await models.router.plan({ tenantId, task: 'chat_tutor' });
      return {
        probes: await isolation.log.ofSchool(tenantId, probesShown),
        courses: stored.courses,
        spentMicros: stored.usage[0]?.costMicros ?? 0,
        caps: capsOf([...stored.rules, ...accounting.installationRules]),
        models: plan
          .filter((candidate) => !isOffline(candidate))
          .map((candidate) => ({ name: nameOf(candidate), ready: candidate.obstacle === null })),
        teachersSee: stored.visibility.level,
      };
    },
    /** Of settings that hold as long as the process does: written once. */
    writePapers: (): string => {
      papers ??= writeTrustPack(forInstitutions(readTrustFacts(ground, readRelease())))[
        'index.html'
      ];
      return papers;
    },
    teachersSee: (tenantId: string): Promise<VisibilityLevel> =>
      withTenant(tenantId, async (tx) => (await readVisibility(tx, tenantId)).level),
    writeSchoolLog: (tenantId: string): Promise<LogFile> => isolation.log.write(tenantId),
  };
}

/** The school's own limits come first: where it has one for a period, the installation's does not hold. */
function capsOf(rules: readonly Rule[]): SchoolPicture['caps'] {
  const caps = rules.filter(
    ({ kind, scope, period }) => kind === 'cap' && scope === 'tenant' && period !== 'hour',
  );
  const first = new Map(
    caps.toReversed().map(({ period, amount }) => [period, { period, amount }]),
  );
  return [...first.values()];
}
