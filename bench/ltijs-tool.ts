import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * A plain ltijs tool over its SQL store, as its guide sets one up, for comparison:
 * `node bench/ltijs-tool.ts FOLDER DATABASE_URL PORT ISSUER CLIENT_ID`. FOLDER holds ltijs and
 * ltijs-sequelize. Says "ready" once it listens and knows the platform.
 */
const [folder = '', databaseUrl = '', port = '', issuer = '', clientId = ''] =
  process.argv.slice(2);
const from = createRequire(join(folder, 'package.json'));
const { Provider } = from('ltijs') as { Provider: LtijsProvider };
const Database = from('ltijs-sequelize') as LtijsDatabase;

interface LtijsProvider {
  setup(key: string, database: { plugin: object }, options: object): unknown;
  onConnect(
    answer: (token: object, req: object, res: { send(body: string): unknown }) => unknown,
  ): void;
  deploy(options: { port: number; silent: boolean }): Promise<boolean>;
  registerPlatform(platform: object): Promise<{ platformActive(on: boolean): Promise<unknown> }>;
}
type LtijsDatabase = new (name: string, user: string, password: string, options: object) => object;

const server = new URL(databaseUrl);
const plugin = new Database(server.pathname.slice(1), server.username, server.password, {
  host: server.hostname,
  port: Number(server.port),
  dialect: 'postgres',
  logging: false,
  pool: { max: 10 },
});
Provider.setup(
  'a key for a bench',
  { plugin },
  {
    appRoute: '/lti/launch',
    loginRoute: '/lti/login',
    cookies: { secure: false, sameSite: '' },
    devMode: false,
    // Its ten seconds are short on a busy machine: tokens are signed some time before they are sent.
    tokenMaxAge: 120,
  },
);
Provider.onConnect((_token, _req, res) => res.send('launched'));
await Provider.deploy({ port: Number(port), silent: true });
const platform = await Provider.registerPlatform({
  url: issuer,
  name: 'bench',
  clientId,
  authenticationEndpoint: `${issuer}/auth`,
  accesstokenEndpoint: `${issuer}/token`,
  authConfig: { method: 'JWK_SET', key: `${issuer}/keys` },
});
await platform.platformActive(true);
process.stdout.write('ready\n');
