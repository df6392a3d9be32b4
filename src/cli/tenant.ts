import { Argument, type Command } from 'commander';
import {
  audiences,
  readSchoolAudience,
  readVisibility,
  setSchoolAudience,
  setVisibility,
  visibilityLevels,
  type Audience,
  type VisibilityLevel,
} from '../courses/index.ts';
import { ensureTenant, listTenants } from '../tenancy/index.ts';
import { requireTenant, withInstallation } from './with-installation.ts';

const says: Readonly<Record<VisibilityLevel, string>> = {
  aggregate:
    'aggregate: teachers see no single student’s answers and no visits here, only what five or more of a class share.',
  pseudonymous:
    'pseudonymous: teachers see the answers that a student hands in under a pseudonym, and no visits. Who opens them from the LMS’s gradebook knows whose they are.',
  named:
    'named: teachers see the answers that a student hands in, and when each was last here, by name.',
};

const teaches: Readonly<Record<Audience, string>> = {
  unset: 'unset: nothing is said of who is taught; each course may say it.',
  under_13:
    'under_13: children under 13. Small steps in plain words, one question at a time, and no pages of the open web for agents.',
  '13_17': '13_17: students of 13 to 17.',
  adults: 'adults: grown-ups.',
};

export function addTenantCommands(program: Command): void {
  const tenant = program.command('tenant').description('institutions');

  tenant
    .command('create <name>')
    .description('create an institution; harmless when it exists')
    .action((name: string) =>
      withInstallation(async ({ ground }) => {
        const { id } = await ensureTenant(ground.db, name);
        console.log(`Tenant "${name}" is ready (${id}).`);
      }),
    );

  tenant
    .command('list')
    .description('list the institutions')
    .action(() =>
      withInstallation(async ({ ground }) => {
        for (const { id, name } of await listTenants(ground.db)) console.log(`${id}  ${name}`);
      }),
    );

  tenant
    .command('visibility <name>')
    .description(
      'what teachers of an institution may see of single students; students read it on their page. Grades in the LMS, misconduct and calls for help have rules of their own',
    )
    .addArgument(new Argument('[level]', 'from now on').choices(visibilityLevels))
    .action((name: string, level: VisibilityLevel | undefined) =>
      withInstallation(async (composed) => {
        const { id } = await requireTenant(composed, name);
        const { withTenant } = composed.ground;
        if (level) await withTenant(id, (tx) => setVisibility(tx, id, level));
        const now = await withTenant(id, (tx) => readVisibility(tx, id));
        console.log(says[now.level]);
        if (level) console.log('Students read it when they open the tutor next.');
      }),
    );

  tenant
    .command('audience <name>')
    .description(
      'who is taught in an institution, where its courses say nothing else; it changes how answers are said, never how much is told',
    )
    .addArgument(new Argument('[audience]', 'from now on').choices(audiences))
    .action((name: string, audience: Audience | undefined) =>
      withInstallation(async (composed) => {
        const { id } = await requireTenant(composed, name);
        const { withTenant } = composed.ground;
        if (audience) await withTenant(id, (tx) => setSchoolAudience(tx, id, audience));
        console.log(teaches[await withTenant(id, (tx) => readSchoolAudience(tx, id))]);
        if (audience) console.log('Instructors read it in the settings of their courses.');
      }),
    );
}
