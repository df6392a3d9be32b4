import { InvalidArgumentError, type Command } from 'commander';
import { readAudit } from '../messages/index.ts';
import { requireTenant, withInstallation } from './with-installation.ts';

/**
 * `preceptor audit refusals`: who was turned away at the LTI doors, and by which rule.
 * `preceptor audit messages`: what became of students' messages to their teachers, without their words.
 */
export function addAuditCommands(program: Command): void {
  const audit = program.command('audit').description('what the audit holds');
  addMessageAudit(audit);
  audit
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

function addMessageAudit(audit: Command): void {
  audit
    .command('messages')
    .description('messages of students to their teachers and what became of them, newest first')
    .requiredOption('--tenant <name>', 'of this institution')
    .option('--limit <count>', 'at most so many', readCount, 50)
    .action(({ tenant, limit }: { tenant: string; limit: number }) =>
      withInstallation(async (composed) => {
        const { id } = await requireTenant(composed, tenant);
        const lines = await composed.ground.withTenant(id, (tx) => readAudit(tx, id, limit));
        for (const { at, event, messageId, via, recipients, userId } of lines) {
          const to = recipients === null ? '' : `  to ${recipients} by ${via}`;
          console.log(`${at.toISOString()}  ${event}  message ${messageId}  from ${userId}${to}`);
        }
      }),
    );
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0 && count <= 10_000) return count;
  throw new InvalidArgumentError('a whole number from 1 to 10000');
}
