import type { Command } from 'commander';
import type { Composed } from '../compose/compose.ts';
import { createUnlaunchedCourse, findCoursesByContext, type Course } from '../courses/index.ts';
import { EmptyFolderError, requireFolder } from '../ingest/index.ts';
import { addInspectCommands } from './ingest-inspect.ts';
import { CliError, requireTenant, withInstallation } from './with-installation.ts';

interface FolderOptions {
  readonly tenant: string;
  readonly course: string;
  readonly title?: string;
  readonly exclude: string[];
}

export function addIngestCommands(program: Command): void {
  const ingest = program.command('ingest').description('course material');
  const more = (value: string, previous: string[]): string[] => [...previous, value];

  ingest
    .command('folder <dir>')
    .description('put the files of a folder into a course, for sites without API access')
    .requiredOption('--tenant <name>', 'institution')
    .requiredOption(
      '--course <context-id>',
      'context id of the course, as the LMS sends it at launch',
    )
    .option('--title <title>', 'title of the course until its first launch')
    .option('--exclude <file>', 'name of a file to leave out; may be given several times', more, [])
    .action(ingestFolder);
  addInspectCommands(ingest);
}

async function ingestFolder(dir: string, options: FolderOptions): Promise<void> {
  await requireFolder(dir).catch((cause: Error) => {
    throw new CliError(cause.message, { cause });
  });
  await withInstallation(async (composed) => {
    const tenant = await requireTenant(composed, options.tenant);
    const course = await courseFor(composed, tenant.id, options);
    const counts = { ready: 0, unchanged: 0, failed: 0, again: 0, busy: 0, over: 0 };
    await composed.material
      .ingestFolder(
        {
          course: { tenantId: tenant.id, courseId: course.id },
          dir,
          exclude: options.exclude,
          onFile: ({ fileName, outcome }, done, total) => {
            counts[outcome] += 1;
            console.log(`[${done}/${total}] ${outcome.padEnd(9)} ${fileName}`);
          },
        },
        AbortSignal.timeout(24 * 60 * 60 * 1000),
      )
      .catch(inOneSentence);
    await composed.material.refreshConcepts({ tenantId: tenant.id, courseId: course.id });
    console.log(`${counts.ready} ready, ${counts.unchanged} unchanged, ${counts.failed} failed.`);
    if (counts.failed > 0) process.exitCode = 2;
  });
}

function inOneSentence(cause: unknown): never {
  throw cause instanceof EmptyFolderError ? new CliError(cause.message, { cause }) : cause;
}

async function courseFor(
  { ground }: Composed,
  tenantId: string,
  { course, title }: FolderOptions,
): Promise<Course> {
  return ground.withTenant(tenantId, async (tx) => {
    const [found, another] = await findCoursesByContext(tx, tenantId, course);
    if (another)
      throw new CliError(`Several courses of this tenant have the context id "${course}".`);
    return found ?? createUnlaunchedCourse(tx, tenantId, course, title ?? course);
  });
}
