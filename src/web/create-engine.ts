import { z } from 'zod';
import { OutboundError, type Outbound, type OutboundRequest } from '../ground/net/index.ts';
import { WebError, type EngineName, type SearchEngine, type WebResult } from './search-engine.ts';

export interface EngineOptions {
  readonly engine: EngineName;
  /** Where it stands; null = the vendor's own address. */
  readonly baseUrl: string | null;
  readonly key: string | undefined;
  readonly outbound: Outbound;
}

const wanted = 6;
const longestSnippet = 400;

const text = z.string().catch('');
const places = z.array(z.object({ url: z.string(), title: text, content: text })).catch([]);
const searxng = z.object({ results: places });
const tavily = z.object({ results: places });
const brave = z.object({
  web: z.object({
    results: z.array(z.object({ url: z.string(), title: text, description: text })).catch([]),
  }),
});

interface Dialect {
  readonly home: string | null;
  readonly ask: (
    base: string,
    query: string,
    key: string,
  ) => { url: string; request: OutboundRequest };
  readonly read: (answer: unknown) => readonly { url: string; title: string; content: string }[];
}

const accept = { accept: 'application/json' };

const dialects: Readonly<Record<EngineName, Dialect>> = {
  // Its administrator must allow the json format (search.formats in settings.yml).
  searxng: {
    home: null,
    ask: (base, query) => ({
      url: `${base}/search?${new URLSearchParams({ q: query, format: 'json', safesearch: '2' })}`,
      request: { headers: accept },
    }),
    read: (answer) => searxng.parse(answer).results,
  },
  brave: {
    home: 'https://api.search.brave.com',
    ask: (base, query, key) => ({
      url: `${base}/res/v1/web/search?${new URLSearchParams({ q: query, count: String(wanted), safesearch: 'strict', text_decorations: 'false' })}`,
      request: { headers: { ...accept, 'x-subscription-token': key } },
    }),
    read: (answer) =>
      brave
        .parse(answer)
        .web.results.map(({ url, title, description }) => ({ url, title, content: description })),
  },
  tavily: {
    home: 'https://api.tavily.com',
    ask: (base, query, key) => ({
      url: `${base}/search`,
      request: {
        method: 'POST',
        headers: { ...accept, 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query, max_results: wanted, search_depth: 'basic' }),
      },
    }),
    read: (answer) => tavily.parse(answer).results,
  },
};

/** The search engine of this installation. */
export function createEngine({ engine, baseUrl, key = '', outbound }: EngineOptions): SearchEngine {
  const { home, ask, read } = dialects[engine];
  const base = (baseUrl ?? home ?? '').replace(/\/+$/, '');
  return async (query, signal) => {
    const { url, request } = ask(base, query, key);
    const limits = { maxBytes: 1024 * 1024, timeoutMs: 8_000, maxRedirects: 0, signal };
    const response = await outbound(url, { ...request, ...limits }).catch((cause: unknown) => {
      throw cause instanceof OutboundError ? unanswered(cause) : cause;
    });
    if (response.status === 429) throw new WebError('engine_full');
    if (response.status === 401 || response.status === 403) throw new WebError('engine_refuses');
    if (response.status !== 200) throw new WebError('engine_failed');
    return usable(readAnswer(response.body, read));
  };
}

function unanswered(cause: OutboundError): WebError {
  return new WebError(cause.code === 'timed_out' ? 'engine_late' : 'engine_silent', { cause });
}

function readAnswer(body: Buffer, read: Dialect['read']) {
  try {
    return read(JSON.parse(body.toString('utf8')));
  } catch {
    // Without its cause, which quotes the answer.
    throw new WebError('engine_unclear');
  }
}

function usable(found: readonly { url: string; title: string; content: string }[]): WebResult[] {
  return found
    .filter(({ url }) => /^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    .slice(0, wanted)
    .map(({ url, title, content }) => ({
      url,
      title: title.slice(0, 200),
      snippet: content.slice(0, longestSnippet),
    }));
}
