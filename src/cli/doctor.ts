import type { Command } from 'commander';
import type { Diagnosis } from '../launch/index.ts';
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
  await withInstallation(async ({ launch }) => {
    const registration = await launch.findRegistration(id);
    if (!registration) throw new CliError(`There is no registration ${id}.`);
    const all: Diagnosis[] = [];
    for await (const diagnosis of launch.examine(registration)) {
      all.push(diagnosis);
      if (!json) console.log(lines(diagnosis));
    }
    const wrong = all.filter(({ finding }) => finding.status === 'bad').length;
    if (json) {
      const findings = all.map(({ finding, ...probe }) => ({ ...probe, ...finding }));
      console.log(JSON.stringify({ registration: id, findings }, null, 2));
    } else console.log(`${all.length} checks, ${wrong} wrong.`);
    if (wrong > 0) process.exitCode = 2;
  });
}

function lines({ id, title, finding }: Diagnosis): string {
  const head = `${signs[finding.status]}  ${id.padEnd(24)} ${title}`;
  if (finding.status === 'good') return head;
  const fix = 'fix' in finding ? `\n      Fix: ${finding.fix}` : '';
  return `${head}\n      ${finding.says}${fix}`;
}
