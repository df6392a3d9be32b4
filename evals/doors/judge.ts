import { chatModels } from '../../src/compose/models.ts';
import { loadConfig } from '../../src/config/config.ts';
import type { ChatModel } from '../../src/models/index.ts';
import type { Cassette } from './cassette.ts';

/**
 * The chat model that judges, with the keys of the environment; undefined when none was named. The
 * offline tutor cannot judge.
 * @throws ConfigError when the model or its key is not known
 */
export function openJudge(name: string | undefined, cassette: Cassette): ChatModel | undefined {
  if (name === undefined) return undefined;
  const { config, secrets } = loadConfig('all', { ...process.env, CHAT_MODEL: name });
  if (config.chat.provider === 'offline') return undefined;
  return cassette.wrap(chatModels(config, secrets)[0]);
}
