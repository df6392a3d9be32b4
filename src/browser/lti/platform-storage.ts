/** How values are kept with the platform; the server says so, nothing of it comes from a message. */
export interface StoragePlan {
  /** The only origin that is told a value and believed one. */
  readonly origin: string;
  /** Frame to talk to, unless the platform names another one. */
  readonly target: string;
  readonly keys: { readonly state: string; readonly nonce: string };
}

export interface PlatformStorage {
  /** Null deletes the value. */
  put(key: string, value: string | null): Promise<void>;
  /** Null when nothing is kept under the key. */
  get(key: string): Promise<string | null>;
}

/** The part of a window that this needs. */
export type OwnWindow = Pick<
  Window,
  'parent' | 'opener' | 'addEventListener' | 'removeEventListener'
>;

/** docs/lti-rules.md F2 and F5: a platform that has not answered by then has no storage for us. */
const patienceMs = 1_000;

/** Platforms from before the standard used the same subjects under this name. */
const dialects = ['', 'org.imsglobal.'] as const;

interface Message {
  readonly subject: string;
  readonly message_id: string;
  readonly [field: string]: unknown;
}

/**
 * Storage of the page around this one, or of the page that opened it; undefined when it has none,
 * or does not answer in time.
 */
export async function findStorage(
  plan: StoragePlan,
  own: OwnWindow,
): Promise<PlatformStorage | undefined> {
  const host = hostOf(own);
  if (!host) return undefined;
  const talk = createTalk(own);
  const found = await firstCapable(talk, host);
  if (!found) return undefined;
  const to = frameOf(host, found.frame ?? plan.target);
  const ask = (subject: string, fields: object): Promise<Message> =>
    talk({
      to,
      origin: plan.origin,
      message: { subject: `${found.dialect}${subject}`, ...fields },
    });
  return {
    put: async (key, value) => void (await ask('lti.put_data', { key, value })),
    get: async (key) => {
      const { value } = await ask('lti.get_data', { key });
      return typeof value === 'string' ? value : null;
    },
  };
}

/** F9: storage is small. Whatever comes of it, the launch is over. */
export async function forget({ keys }: StoragePlan, storage: PlatformStorage): Promise<void> {
  await Promise.allSettled([storage.put(keys.state, null), storage.put(keys.nonce, null)]);
}

function hostOf(own: OwnWindow): Window | undefined {
  if (own.parent !== (own as unknown)) return own.parent;
  return (own.opener as Window | null) ?? undefined;
}

interface Capable {
  readonly dialect: string;
  readonly frame: string | undefined;
}

// Nothing secret is asked, so anybody may hear it: the platform's page may be on any host.
async function firstCapable(talk: Talk, host: Window): Promise<Capable | undefined> {
  const asked = dialects.map(async (dialect) => {
    const message = { subject: `${dialect}lti.capabilities` };
    const found = readCapabilities(await talk({ to: host, origin: '*', message }), dialect);
    if (!found) throw new Error('the platform has no storage');
    return found;
  });
  return Promise.any(asked).catch(() => undefined);
}

function readCapabilities(reply: Message, dialect: string): Capable | undefined {
  const listed = Array.isArray(reply['supported_messages']) ? reply['supported_messages'] : [];
  const supported = (listed as ({ subject?: unknown; frame?: unknown } | null)[]).filter(Boolean);
  const named = (subject: string) =>
    supported.find((entry) => entry?.subject === `${dialect}${subject}`);
  const put = named('lti.put_data');
  if (!put || !named('lti.get_data')) return undefined;
  return { dialect, frame: typeof put.frame === 'string' ? put.frame : undefined };
}

// quirk: canvas has no such frame where the tool opens from the editor; then its page itself answers.
function frameOf(host: Window, name: string): Window {
  if (name === '_parent') return host;
  try {
    return (host.frames as unknown as Record<string, Window | undefined>)[name] ?? host;
  } catch {
    return host;
  }
}

interface Say {
  readonly to: Window;
  /** Who may hear it; "*" also believes anybody's answer. */
  readonly origin: string;
  readonly message: { readonly subject: string };
}

type Talk = (say: Say) => Promise<Message>;

/** F5: an answer counts when origin, subject and message id are those of the question. */
function createTalk(own: OwnWindow): Talk {
  return ({ to, origin, message }) =>
    new Promise((resolve, reject) => {
      const id = crypto.randomUUID();
      const timer = setTimeout(() => finish(new Error('no answer')), patienceMs);
      const hear = ({ origin: from, data }: MessageEvent): void => {
        const reply = data as Message | null;
        if (origin !== '*' && from !== origin) return;
        if (reply?.message_id !== id || reply.subject !== `${message.subject}.response`) return;
        finish(reply['error'] ? new Error('the platform refused') : reply);
      };
      const finish = (outcome: Message | Error): void => {
        clearTimeout(timer);
        own.removeEventListener('message', hear);
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      own.addEventListener('message', hear);
      to.postMessage({ ...message, message_id: id }, origin);
    });
}
