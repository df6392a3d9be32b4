import type { Command } from 'commander';
import type { Diagnosis } from '../launch/index.ts';
import { listContacts } from '../conduct/index.ts';
import type { Composed } from '../compose/compose.ts';
import { CliError, withInstallation } from './with-installation.ts';

interface DoctorOptions {
  readonly registration: string;
  readonly json?: true;
}

const signs = { good: 'ok  ', bad: 'FAIL', warning: 'warn', skipped: 'skip' } as const;

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description(
      'try the connection to an LMS out, part by part; exit code 2 when something is wrong',
    )
    .requiredOption('--registration <id>', 'registration, as `platform add` printed it')
    .option('--json', 'print the findings as JSON')
    .action(doctor);
}

async function doctor({ registration: id, json }: DoctorOptions): Promise<void> {
  await withInstallation(async (composed) => {
    const { launch } = composed;
    const registration = await launch.findRegistration(id);
    if (!registration) throw new CliError(`There is no registration ${id}.`);
    const all: Diagnosis[] = [];
    for await (const diagnosis of launch.examine(registration)) {
      all.push(diagnosis);
      if (!json) console.log(lines(diagnosis));
    }
    const wrong = all.filter(({ finding }) => finding.status === 'bad').length;
    const onCall = await tellDuty(composed, registration.tenantId);
    if (json) {
      const findings = all.map(({ finding, ...probe }) => ({ ...probe, ...finding }));
      console.log(JSON.stringify({ registration: id, findings, onCall }, null, 2));
    } else console.log(`${all.length} checks, ${wrong} wrong.\n${onCall}`);
    if (wrong > 0) process.exitCode = 2;
  });
}

/** Whether anybody of the institution hears of a student in danger: no part of the connection, and easily forgotten. */
async function tellDuty({ ground, conduct }: Composed, tenantId: string): Promise<string> {
  const chain = await ground.withTenant(tenantId, (tx) => listContacts(tx, tenantId));
  if (chain.length === 0)
    return 'On call: nobody. When a student is in danger nobody is told; see `preceptor oncall`.';
  const names = chain.map(({ name, minutes }) => `${name} (${minutes} min)`).join(', then ');
  return conduct.canCall
    ? `On call: ${names}.`
    : `On call: ${names}; but nobody can be told, for SMTP_URL or MESSAGES_FROM is not set.`;
}

function lines({ id, title, finding }: Diagnosis): string {
  const head = `${signs[finding.status]}  ${id.padEnd(24)} ${title}`;
  if (finding.status === 'good') return head;
  const fix = 'fix' in finding ? `\n      Fix: ${finding.fix}` : '';
  return `${head}\n      ${finding.says}${fix}`;
}
