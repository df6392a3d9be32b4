import { InvalidArgumentError, type Command } from 'commander';
import { requireTenant, withInstallation } from './with-installation.ts';

/** `preceptor audit refusals`: who was turned away at the LTI doors, and by which rule. */
export function addAuditCommands(program: Command): void {
  program
    .command('audit')
    .description('what the audit holds')
    .command('refusals')
    .description('logins, launches and registrations that were turned away, newest first')
    .option('--tenant <name>', 'of this institution; without it those nobody could be found for')
    .option('--limit <count>', 'at most so many', readCount, 50)
    .action(({ tenant, limit }: { tenant?: string; limit: number }) =>
      withInstallation(async (composed) => {
        const of = tenant === undefined ? undefined : await requireTenant(composed, tenant);
        for (const refusal of await composed.launch.refusals.list(of?.id, limit)) {
          const { at, door, code, rule, reference } = refusal;
          console.log(`${at.toISOString()}  ${door}  ${code}  ${rule}  ${reference}`);
        }
      }),
    );
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0 && count <= 10_000) return count;
  throw new InvalidArgumentError('a whole number from 1 to 10000');
}
