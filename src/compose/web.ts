import { createOutbound, type Outbound } from '../ground/net/index.ts';
import { createReadText } from '../ingest/index.ts';
import { createEngine, createFetchPage, createWindows } from '../web/index.ts';
import { userAgent, type Ground } from './ground.ts';
import type { MaterialRooms } from './material.ts';

/**
 * The public web, for tools that a course has switched on.
 * @param toWeb how pages are reached; tests bring their own
 */
export function composeWeb(
  { config, secrets, live }: Ground,
  { reader }: Pick<MaterialRooms, 'reader'>,
  toWeb: Outbound = createOutbound({ allowPrivateHosts: [], userAgent }),
) {
  return {
    engine:
      config.web &&
      createEngine({
        ...config.web,
        key: secrets.webSearchKey,
        outbound: toEngine(config.web.baseUrl),
      }),
    windows: createWindows(live),
    fetchPage: createFetchPage({ outbound: toWeb, readText: createReadText(reader) }),
  };
}

export type WebRooms = ReturnType<typeof composeWeb>;

/** The engine alone may stand where the operator has put it, in a private network or not. */
function toEngine(baseUrl: string | null): Outbound {
  const host = baseUrl === null ? [] : [new URL(baseUrl).hostname];
  return createOutbound({ allowPrivateHosts: host, userAgent });
}
