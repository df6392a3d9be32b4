import { z } from 'zod';
import type { OutboundResponse } from '../../ground/net/index.ts';
import { CourseSourceError, type LmsAccess } from '../course-source.ts';
import { downloadLimits } from '../download.ts';
import type { Send } from '../send.ts';
import { parseJson, readShape } from '../shape.ts';
import type { Endpoint } from './endpoint.ts';
import { nextLink } from './next-link.ts';
import { isSpent, refusalOf, switchedOff } from './refusal.ts';

/** A list as Canvas holds it, or the news that the course has switched this part off. */
export type Listing<Entry> =
  | { readonly kind: 'listed'; readonly entries: Entry[] }
  | { readonly kind: 'switched off'; readonly sure: boolean };

export interface CanvasApi {
  /** @throws CourseSourceError */
  one<Schema extends z.ZodType>(
    endpoint: Endpoint,
    schema: Schema,
    signal: AbortSignal,
  ): Promise<z.output<Schema>>;
  /** All pages of a list, or an error: never the first few. @throws CourseSourceError */
  every<Schema extends z.ZodType>(
    endpoint: Endpoint,
    schema: Schema,
    signal: AbortSignal,
  ): Promise<Listing<z.output<Schema>>>;
  /** Likewise of one thing that comes on several pages: what each of them says. @throws CourseSourceError */
  parts<Schema extends z.ZodType>(
    endpoint: Endpoint,
    schema: Schema,
    signal: AbortSignal,
  ): Promise<z.output<Schema>[]>;
  /** The bytes behind a file's address, wherever Canvas keeps them. @throws CourseSourceError */
  download(file: Endpoint, signal: AbortSignal): Promise<OutboundResponse>;
}

interface CanvasApiNeeds {
  readonly send: Send;
  /** Scheme and host the token may be sent to. */
  readonly origin: string;
  readonly token: string;
  readonly renew?: LmsAccess['renew'];
}

const maxAnswerBytes = 16 * 1024 * 1024;
/** 100,000 entries at 100 a page; a list that goes on beyond that never ends. */
const maxPages = 1_000;

/** Creates the client of one Canvas account. The token leaves only towards that Canvas. */
export function createCanvasApi(needs: CanvasApiNeeds): CanvasApi {
  const { send, origin } = needs;
  const { authorised, ask, pagesOf } = createRequests(needs);

  return {
    one: async (endpoint, schema, signal) => {
      const response = await ask(endpoint, signal);
      if (response.status !== 200) throw refusalOf(response, endpoint);
      return readShape('Canvas', schema, parseJson('Canvas', response.body));
    },

    every: async (endpoint, schema, signal) => {
      const entries: z.output<typeof schema>[] = [];
      let isFirst = true;
      for await (const response of pagesOf(endpoint, signal)) {
        const off = isFirst ? switchedOff(response) : null;
        if (off) return { kind: 'switched off', ...off };
        isFirst = false;
        if (response.status !== 200) throw refusalOf(response, endpoint);
        const page = parseJson('Canvas', response.body);
        entries.push(...readShape('Canvas', z.array(schema), page));
      }
      return { kind: 'listed', entries };
    },

    parts: async (endpoint, schema, signal) => {
      const parts: z.output<typeof schema>[] = [];
      for await (const response of pagesOf(endpoint, signal)) {
        if (response.status !== 200) throw refusalOf(response, endpoint);
        parts.push(readShape('Canvas', schema, parseJson('Canvas', response.body)));
      }
      return parts;
    },

    download: async (file, signal) => {
      const home = URL.parse(file.url)?.origin === origin;
      const response = await (home
        ? authorised((authorization) =>
            send(file.url, { ...downloadLimits, headers: { authorization } }, signal),
          )
        : send(file.url, downloadLimits, signal));
      if (response.status !== 200) throw refusalOf(response, file);
      // quirk: canvas sends whoever may not see a file to its log-in page, with status 200 at the end.
      if (response.url.startsWith(`${origin}/login`)) {
        throw refusalOf({ ...response, status: 403 }, file);
      }
      return response;
    },
  };
}

/** How Canvas is asked: with the token, in JSON, page by page. */
function createRequests({ send, origin, token, renew }: CanvasApiNeeds) {
  let current = token;

  /** Asks with the token, and once more with a new one when Canvas says that it is spent. */
  async function authorised(
    sendWith: (authorization: string) => Promise<OutboundResponse>,
  ): Promise<OutboundResponse> {
    const used = current;
    const response = await sendWith(`Bearer ${used}`);
    if (!renew || !isSpent(response)) return response;
    if (current === used) current = await renew(used);
    return sendWith(`Bearer ${current}`);
  }

  function ask(endpoint: Endpoint, signal: AbortSignal): Promise<OutboundResponse> {
    if (URL.parse(endpoint.url)?.origin !== origin) throw strangeHost();
    // quirk: canvas sends 64-bit ids as numbers unless asked for strings.
    const accept = 'application/json+canvas-string-ids';
    return authorised((authorization) => {
      const headers = { accept, authorization };
      return send(endpoint.url, { headers, maxBytes: maxAnswerBytes }, signal);
    });
  }

  async function* pagesOf(
    endpoint: Endpoint,
    signal: AbortSignal,
  ): AsyncGenerator<OutboundResponse> {
    const seen = new Set<string>();
    let url: string | null = endpoint.url;
    while (url !== null) {
      if (seen.has(url) || seen.size >= maxPages) throw endlessList();
      seen.add(url);
      const response = await ask({ ...endpoint, url }, signal);
      yield response;
      url = nextAddress(response, url);
    }
  }

  return { authorised, ask, pagesOf };
}

function nextAddress(response: OutboundResponse, current: string): string | null {
  const next = nextLink(response.headers);
  if (next === null) return null;
  const url = URL.parse(next, current);
  if (!url) throw strangeHost();
  return url.href;
}

function strangeHost(): CourseSourceError {
  return new CourseSourceError(
    'unavailable',
    'Canvas pointed us to another server in the middle of a list, and we did not go there. Ask your Canvas administrator which address its API has, and connect with that one.',
  );
}

function endlessList(): CourseSourceError {
  return new CourseSourceError(
    'unavailable',
    'Canvas sent a list that never ends. Try again later.',
  );
}
