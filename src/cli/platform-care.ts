import { Option, type Command } from 'commander';
import type { Composed } from '../compose/compose.ts';
import type { PlatformCard } from '../launch/index.ts';
import { day, readTime, untilText } from './lifetime.ts';
import { readLmsAddress } from './lms-address.ts';
import { readToken } from './platform.ts';
import { weighAccess } from './weigh-access.ts';
import { CliError, requireTenant, withInstallation } from './with-installation.ts';

/** What can be done to a platform once it is registered; `platform` is the command it goes under. */
export function addPlatformCareCommands(platform: Command): void {
  platform
    .command('list')
    .description('every registered platform, one a line')
    .option('--tenant <name>', 'of this institution only')
    .action(({ tenant }: { tenant?: string }) =>
      withInstallation(async (composed) => {
        const only = tenant === undefined ? undefined : await requireTenant(composed, tenant);
        const cards = await composed.launch.platforms.list(only?.id);
        for (const card of cards) console.log(line(card));
        if (cards.length === 0) console.log('No platform is registered.');
      }),
    );

  about(platform, 'show', 'everything about a platform, and which deployments wait', (_, card) => {
    console.log(sheet(card));
  });

  about(platform, 'disable', 'let nobody in from this platform; ends open sessions', (it, card) =>
    it.launch.platforms
      .disable(card)
      .then(() => console.log(`${card.issuer} is switched off. Nothing was deleted.`)),
  );

  about(platform, 'enable', 'let people in again', (it, card) =>
    it.launch.platforms.enable(card).then(() => console.log(`${card.issuer} is switched on.`)),
  );

  platform
    .command('accept <registration> <deployment>')
    .description('let a deployment launch that waits, or that is going to come')
    .action((id: string, deploymentId: string) =>
      withInstallation(async (composed) => {
        const card = await requirePlatform(composed, id);
        await composed.launch.platforms.accept(card, deploymentId);
        console.log(`Deployment ${deploymentId} of ${card.issuer} may launch.`);
      }),
    );

  platform
    .command('approve-link <registration>')
    .description('print a link that shows which deployments wait, and lets them in')
    .option('--expires <time>', 'how long it is good, in hours or days', readTime, day)
    .action((id: string, { expires }: { expires: number }) =>
      withInstallation(async (composed) => {
        const card = await requirePlatform(composed, id);
        const token = await composed.launch.approvals.create(card, expires);
        const { publicUrl } = composed.ground.config;
        console.log(
          `Whoever holds this link may let deployments of ${card.issuer} in, until ${untilText(expires)}:\n`,
        );
        console.log(`  ${publicUrl}/lti/approve?link=${token}\n`);
      }),
    );

  addConnect(platform);
  addApiKey(platform);
  addRemove(platform);
}

type Deed = (composed: Composed, card: PlatformCard) => Promise<void> | void;

function about(platform: Command, name: string, description: string, deed: Deed): void {
  platform
    .command(`${name} <registration>`)
    .description(description)
    .action((id: string) =>
      withInstallation(async (composed) => deed(composed, await requirePlatform(composed, id))),
    );
}

interface ConnectOptions {
  readonly courseSource: 'canvas' | 'moodle';
  readonly apiUrl: string;
  readonly apiTokenFile: string;
}

function addConnect(platform: Command): void {
  platform
    .command('connect <registration>')
    .description('read the files of its courses through the API of the LMS')
    .addOption(
      new Option('--course-source <kind>', 'API to read through')
        .choices(['canvas', 'moodle'])
        .makeOptionMandatory(),
    )
    .requiredOption('--api-url <url>', 'address of the LMS', readLmsAddress)
    .requiredOption('--api-token-file <file>', 'file that holds the API token')
    .action((id: string, { courseSource, apiUrl, apiTokenFile }: ConnectOptions) =>
      withInstallation(async (composed) => {
        const card = await requirePlatform(composed, id);
        const access = { baseUrl: apiUrl, token: readToken(apiTokenFile) };
        await weighAccess(composed, courseSource, access);
        await composed.material.connections.save(card.tenantId, card.id, courseSource, access);
        console.log(`Courses of ${card.issuer} are read through ${access.baseUrl}.`);
      }),
    );
}

interface ApiKeyOptions {
  readonly apiUrl: string;
  readonly clientId: string;
  readonly secretFile: string;
}

function addApiKey(platform: Command): void {
  platform
    .command('api-key <registration>')
    .description('let instructors connect their courses with an API developer key of Canvas')
    .requiredOption('--api-url <url>', 'address of Canvas', readLmsAddress)
    .requiredOption('--client-id <id>', 'ID of the developer key')
    .requiredOption('--secret-file <file>', 'file that holds the key itself')
    .action((id: string, { apiUrl, clientId, secretFile }: ApiKeyOptions) =>
      withInstallation(async (composed) => {
        const card = await requirePlatform(composed, id);
        const key = {
          baseUrl: apiUrl,
          clientId,
          secret: readToken(secretFile, '--secret-file'),
        };
        await composed.launch.canvasKeys.save(card.tenantId, card.id, key);
        console.log(
          `Instructors of ${card.issuer} can connect their courses. Redirect address of the key: ${composed.ground.config.publicUrl}/lms/connected`,
        );
      }),
    );
}

function addRemove(platform: Command): void {
  platform
    .command('remove <registration>')
    .description('delete a platform with its people, courses, conversations and grades')
    .option('--yes', 'really delete')
    .action((id: string, { yes }: { yes?: boolean }) =>
      withInstallation(async (composed) => {
        const card = await requirePlatform(composed, id);
        if (!yes) {
          throw new CliError(
            `This deletes every person, course and conversation that came from ${card.issuer}. Say --yes to do it; \`platform disable\` keeps them.`,
          );
        }
        await composed.launch.platforms.remove(card);
        console.log(`${card.issuer} with client id ${card.clientId} is removed.`);
      }),
    );
}

async function requirePlatform({ launch }: Composed, id: string): Promise<PlatformCard> {
  const card = await launch.platforms.find(id);
  if (card) return card;
  throw new CliError(`There is no registration ${id}. List them with: preceptor platform list`);
}

function line({
  id,
  tenant,
  issuer,
  clientId,
  product,
  status,
  deployments,
}: PlatformCard): string {
  const held = deployments.filter((deployment) => deployment.status === 'held').length;
  const waiting = held > 0 ? `, ${held} deployment${held === 1 ? '' : 's'} waiting` : '';
  return `${id}  ${tenant}  ${issuer}  client ${clientId}  ${product}  ${status}${waiting}`;
}

function sheet(card: PlatformCard): string {
  const rows = [
    ['registration', card.id],
    ['tenant', card.tenant],
    ['issuer', card.issuer],
    ['client id', card.clientId],
    ['LMS', card.product],
    ['status', card.status],
    ['authorization', card.authUrl],
    ['token', card.tokenUrl],
    ['keys', card.keysUrl],
    ['new deployments', card.deploymentPolicy === 'hold' ? 'wait' : 'the first one is accepted'],
    ...card.deployments.map(({ id, status, firstSeenAt }) => [
      'deployment',
      `${id}  ${status} since ${firstSeenAt.toISOString()}${
        status === 'held'
          ? `\n${' '.repeat(17)}let it in: preceptor platform accept ${card.id} ${id}`
          : ''
      }`,
    ]),
  ];
  return rows.map(([name = '', value = '']) => `${name.padEnd(17)}${value}`).join('\n');
}
