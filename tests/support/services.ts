import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect } from 'node:net';
import { Client } from 'pg';

const run = promisify(execFile);
const scripts = join(import.meta.dirname, '../../.ci');

/** A PostgreSQL and a Redis of our own, that can be knocked over. */
export interface Services extends AsyncDisposable {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** As after a loss of power: no goodbye to anybody. */
  restartPostgres(): Promise<void>;
  /** Likewise, until it is restarted. */
  stopPostgres(): Promise<void>;
  stopRedis(): Promise<void>;
  startRedis(): Promise<void>;
}

export async function startServices(): Promise<Services> {
  const { stdout } = await run('bash', [join(scripts, 'start-services')]);
  const vars = new Map(
    [...stdout.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  const folder = vars.get('SERVICES_DIR') ?? '';
  const redisUrl = vars.get('REDIS_URL') ?? '';
  const redisPort = Number(new URL(redisUrl).port);
  // What was committed must survive: that is what the tests are about.
  const admin = new Client({ connectionString: vars.get('DATABASE_URL') });
  await admin.connect();
  await admin.query('alter role current_user set synchronous_commit = on');
  await admin.end();
  const asPostgres = (command: string): Promise<unknown> =>
    process.getuid?.() === 0
      ? run('su', ['postgres', '-s', '/bin/bash', '-c', command])
      : run('bash', ['-c', command]);
  const control = async (deed: 'stop' | 'restart'): Promise<void> => {
    const where = `-D ${folder}/postgres/data -l ${folder}/postgres/log`;
    await asPostgres(
      `/usr/lib/postgresql/15/bin/pg_ctl ${where} -m immediate -w ${deed} >/dev/null`,
    );
  };
  return {
    databaseUrl: vars.get('DATABASE_URL') ?? '',
    redisUrl,
    restartPostgres: () => control('restart'),
    stopPostgres: () => control('stop'),
    stopRedis: async () => {
      await run('bash', ['-c', `kill -9 "$(cat ${folder}/redis.pid)"`]);
      await reaches(redisPort, false);
    },
    startRedis: async () => {
      const where = ['--port', String(redisPort), '--bind', '127.0.0.1', '--dir', folder];
      const how = ['--save', '', '--daemonize', 'yes', '--pidfile', `${folder}/redis.pid`];
      await run('redis-server', [...where, ...how]);
      await reaches(redisPort, true);
    },
    [Symbol.asyncDispose]: async () => {
      await run('bash', [join(scripts, 'stop-services'), folder]);
    },
  };
}

async function reaches(port: number, wanted: boolean): Promise<void> {
  for (;;) {
    const there = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (there === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
