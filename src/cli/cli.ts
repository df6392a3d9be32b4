import { Command } from 'commander';
import { addDoctorCommand } from './doctor.ts';
import { addIngestCommands } from './ingest.ts';
import { addIsolationCommands } from './isolation.ts';
import { addPlatformCommands } from './platform.ts';
import { addPlatformKeyCommands } from './platform-key.ts';
import { addTenantCommands } from './tenant.ts';

/** Everything an operator can type. */
export function createCli(): Command {
  const program = new Command('preceptor')
    .description(
      'Administration of a Preceptor installation; reads the same environment as the server.',
    )
    .showHelpAfterError();
  addTenantCommands(program);
  addPlatformCommands(program);
  addPlatformKeyCommands(program);
  addIngestCommands(program);
  addDoctorCommand(program);
  addIsolationCommands(program);
  return program;
}
