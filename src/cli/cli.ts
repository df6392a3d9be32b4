import { Command } from 'commander';
import { addAuditCommands } from './audit.ts';
import { addBudgetCommands } from './budget.ts';
import { addConductCommands } from './conduct.ts';
import { addDoctorCommand } from './doctor.ts';
import { addEvalCommands } from './evals.ts';
import { addGatesCommands } from './gates.ts';
import { addIngestCommands } from './ingest.ts';
import { addInviteCommands } from './invite.ts';
import { addIsolationCommands } from './isolation.ts';
import { addJobsCommands } from './jobs.ts';
import { addKeyCommands } from './key.ts';
import { addMasterKeyCommands } from './master-key.ts';
import { addMigrateCommand } from './migrate.ts';
import { addModelsCommands } from './models.ts';
import { addOnCallCommands } from './oncall.ts';
import { addPlatformCommands } from './platform.ts';
import { addPlatformKeyCommands } from './platform-key.ts';
import { addPlatformCareCommands } from './platform-care.ts';
import { addReceiptCommands } from './receipt.ts';
import { addRetentionCommands } from './retention.ts';
import { addSigningKeyCommands } from './signing-key.ts';
import { addStudentCommands } from './student.ts';
import { addTenantCommands } from './tenant.ts';
import { addTrustPackCommand } from './trust-pack.ts';
import { addUsageCommand } from './usage.ts';

/** Everything an operator can type. */
export function createCli(): Command {
  const program = new Command('preceptor')
    .description(
      'Administration of a Preceptor installation; reads the same environment as the server.',
    )
    .showHelpAfterError();
  addMigrateCommand(program);
  addTenantCommands(program);
  addInviteCommands(program);
  const platform = addPlatformCommands(program);
  addPlatformKeyCommands(program);
  addPlatformCareCommands(platform);
  addAuditCommands(program);
  addIngestCommands(program);
  addDoctorCommand(program);
  addIsolationCommands(program);
  addJobsCommands(program);
  addKeyCommands(program);
  addSigningKeyCommands(program);
  addMasterKeyCommands(program);
  addModelsCommands(program);
  addBudgetCommands(program);
  addUsageCommand(program);
  addConductCommands(program);
  addOnCallCommands(program);
  addStudentCommands(program);
  addRetentionCommands(program);
  addReceiptCommands(program);
  addEvalCommands(program);
  addGatesCommands(program);
  addTrustPackCommand(program);
  return program;
}
