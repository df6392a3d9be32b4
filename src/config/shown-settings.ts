import { z } from 'zod';
import { environment, type Environment } from './env.ts';

/** A variable as it may be shown to anybody who asks how an installation is set up. */
export interface ShownSetting {
  readonly value: string;
  readonly meaning: string;
}

/** Texts that are no secret, no path and no address. */
const plainTexts: ReadonlySet<string> = new Set([
  'NODE_ENV',
  'CHAT_MODEL',
  'EMBEDDING_MODEL',
  'RERANK_MODEL',
  'OCR_LANGUAGES',
  'SYNC_NIGHT',
]);

/**
 * Every variable: numbers and choices as they are, of an address its host alone, of all else (keys,
 * paths, addresses that may hold a password) only whether it is set.
 */
export function shownSettings(env: Environment): Record<string, ShownSetting> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, schema]) => {
      const set: unknown = env[name as keyof Environment];
      const described = schema.description ?? '';
      const usual = /\(([^()]*)\)$/.exec(described)?.[1];
      const meaning = described.replace(/ \([^()]*\)$/, '');
      const value =
        set === undefined
          ? `not set${usual === undefined ? '' : ` (${usual})`}`
          : shown(name, set, schema);
      return [name, { value, meaning }];
    }),
  );
}

function shown(name: string, value: unknown, schema: z.ZodType): string {
  if (typeof value === 'number') return String(value);
  const kind = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  if (kind instanceof z.ZodEnum || plainTexts.has(name)) return String(value);
  return kind instanceof z.ZodURL ? new URL(String(value)).host : 'set';
}
