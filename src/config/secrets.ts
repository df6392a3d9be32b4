import type { Environment } from './env.ts';

/** What must never be logged; kept apart from Config for that reason. */
export interface Secrets {
  readonly databaseUrl: string | undefined;
  readonly databaseOwnerUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly masterKey: string | undefined;
  readonly anthropicApiKey: string | undefined;
  readonly openaiApiKey: string | undefined;
}

export function readSecrets(env: Environment): Secrets {
  return {
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL,
    redisUrl: env.REDIS_URL,
    masterKey: env.MASTER_KEY,
    anthropicApiKey: env.ANTHROPIC_API_KEY,
    openaiApiKey: env.OPENAI_API_KEY,
  };
}
