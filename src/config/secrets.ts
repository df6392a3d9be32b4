import type { Environment } from './env.ts';

/** What must never be logged; kept apart from Config for that reason. */
export interface Secrets {
  readonly databaseUrl: string | undefined;
  readonly databaseOwnerUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly masterKey: string | undefined;
  /** For the bucket that keeps files. */
  readonly s3Secret: string | undefined;
  readonly webSearchKey: string | undefined;
  /** Mail server with user and password. */
  readonly smtpUrl: string | undefined;
  /** Keys of model providers by the provider's name. */
  readonly modelKeys: Readonly<Record<string, string | undefined>>;
}

export function readSecrets(env: Environment): Secrets {
  return {
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL,
    redisUrl: env.REDIS_URL,
    masterKey: env.MASTER_KEY,
    s3Secret: env.BLOBS_S3_SECRET_ACCESS_KEY,
    webSearchKey: env.WEB_SEARCH_KEY,
    smtpUrl: env.SMTP_URL,
    modelKeys: {
      anthropic: env.ANTHROPIC_API_KEY,
      openai: env.OPENAI_API_KEY,
      xai: env.XAI_API_KEY,
      groq: env.GROQ_API_KEY,
      gemini: env.GEMINI_API_KEY,
      voyage: env.VOYAGE_API_KEY,
    },
  };
}
