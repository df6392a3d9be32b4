import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { z } from 'zod';
import { PlatformTakenError } from '../launch/index.ts';
import { ensureTenant } from '../tenancy/index.ts';
import { address, readLmsAddress } from './lms-address.ts';
import { weighAccess } from './weigh-access.ts';
import { CliError, withInstallation } from './with-installation.ts';

const addOptions = z
  .object({
    tenant: z.string().trim().min(1).max(200),
    issuer: address,
    clientId: z.string().trim().min(1).max(255),
    deploymentId: z.array(z.string().trim().min(1).max(255)).default([]),
    authUrl: address,
    tokenUrl: address,
    keysUrl: address,
    tokenAudience: z.string().optional(),
    courseSource: z.enum(['canvas', 'moodle', 'none']),
    apiUrl: z.string().optional(),
    apiTokenFile: z.string().optional(),
  })
  .refine(
    ({ courseSource, apiUrl, apiTokenFile }) => courseSource === 'none' || (apiUrl && apiTokenFile),
    {
      message: '--course-source canvas|moodle needs --api-url and --api-token-file',
      path: ['courseSource'],
    },
  );

/** Returns the command, so that more can be put under it. */
export function addPlatformCommands(program: Command): Command {
  const platform = program.command('platform').description('LMSs that may launch the tool');
  const more = (value: string, previous: string[] = []): string[] => [...previous, value];

  platform
    .command('add')
    .description('register a platform by hand')
    .requiredOption('--tenant <name>', 'institution it belongs to; created when new')
    .requiredOption('--issuer <url>', 'issuer (iss) of the platform, exactly as it sends it')
    .requiredOption('--client-id <id>', 'client id the platform gave this tool')
    .option('--deployment-id <id>', 'deployment id; may be given several times', more)
    .requiredOption('--auth-url <url>', 'OIDC authorization address')
    .requiredOption('--token-url <url>', 'access token address')
    .requiredOption('--keys-url <url>', 'JWKS address of the platform')
    .option(
      '--token-audience <aud>',
      'audience of our assertions, when it is not the token address',
    )
    .addOption(
      new Option('--course-source <kind>', 'API the course files are read from')
        .choices(['canvas', 'moodle', 'none'])
        .default('none'),
    )
    .option('--api-url <url>', 'address of the LMS for its API', readLmsAddress)
    .option('--api-token-file <file>', 'file that holds the API token')
    .action(add);
  return platform;
}

async function add(raw: unknown): Promise<void> {
  const parsed = addOptions.safeParse(raw);
  if (!parsed.success) {
    throw new CliError(
      parsed.error.issues
        .map(({ path, message }) => `--${kebab(String(path[0]))}: ${message}`)
        .join('\n'),
    );
  }
  const {
    tenant: tenantName,
    apiUrl,
    apiTokenFile,
    deploymentId,
    tokenAudience,
    ...rest
  } = parsed.data;
  const token = apiTokenFile === undefined ? undefined : readToken(apiTokenFile);
  const access =
    apiUrl === undefined || token === undefined ? undefined : { baseUrl: apiUrl, token };
  await withInstallation(async ({ ground, launch, material }) => {
    if (rest.courseSource !== 'none' && access)
      await weighAccess({ launch }, rest.courseSource, access);
    await ground.db.transaction(async () => {
      const tenant = await ensureTenant(ground.db, tenantName);
      const registration = await launch
        .addPlatform({
          ...rest,
          tenantId: tenant.id,
          ...(tokenAudience === undefined ? {} : { tokenAudience }),
          deploymentIds: deploymentId,
          deploymentPolicy: deploymentId.length > 0 ? 'hold' : 'accept-first',
        })
        .catch((cause: unknown) => {
          throw cause instanceof PlatformTakenError ? new CliError(`${cause.message}.`) : cause;
        });
      if (rest.courseSource !== 'none' && access)
        await material.connections.save(tenant.id, registration.id, rest.courseSource, access);
      console.log(`Platform registered for "${tenant.name}" (registration ${registration.id}).`);
    });
    const { publicUrl } = ground.config;
    console.log(
      `Tool addresses for the LMS:\n  login     ${publicUrl}/lti/login\n  redirect  ${publicUrl}/lti/launch\n  keys      ${publicUrl}/lti/keys`,
    );
  });
}

/** @throws CliError when there is no such file */
export function readToken(file: string, option = '--api-token-file'): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new CliError(`${option}: ${file} cannot be read.`, { cause });
  }
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
