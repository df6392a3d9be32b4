import { OutboundError, type Outbound, type OutboundResponse } from '../ground/net/index.ts';
import { WebError } from './search-engine.ts';

export interface WebPage {
  /** Where it was in the end. */
  readonly url: string;
  readonly text: string;
  /** True when there is more of it. */
  readonly cut: boolean;
}

/** Reads one page as text. @throws WebError */
export type FetchPage = (url: string, signal: AbortSignal) => Promise<WebPage>;

export interface FetchPageNeeds {
  /** One that lets nobody into private networks, whatever the LMS may need. */
  readonly outbound: Outbound;
  readonly readText: (
    file: { bytes: Uint8Array; fileName: string; mediaType: string },
    signal: AbortSignal,
  ) => Promise<string>;
}

const limits = { maxBytes: 3 * 1024 * 1024, timeoutMs: 10_000, maxRedirects: 3 } as const;
const longestText = 5_000;

/** Kinds of pages that are read, and the name by which our parsers know each. */
const readable: Readonly<Record<string, string>> = {
  'text/html': 'page.html',
  'application/xhtml+xml': 'page.html',
  'text/plain': 'page.txt',
  'text/markdown': 'page.md',
  'application/pdf': 'page.pdf',
};

export function createFetchPage({ outbound, readText }: FetchPageNeeds): FetchPage {
  return async (address, signal) => {
    const headers = { accept: Object.keys(readable).join(', ') };
    const response = await outbound(address, { headers, ...limits, signal }).catch(
      (cause: unknown) => {
        throw translate(cause);
      },
    );
    const { status } = response;
    if (status !== 200) throw new WebError('page_status', { status });
    const mediaType = mediaTypeOf(response);
    const fileName = readable[mediaType];
    if (fileName === undefined) throw new WebError('page_kind');
    const text = await readText({ bytes: response.body, fileName, mediaType }, signal).catch(
      (cause: unknown) => {
        signal.throwIfAborted();
        throw new WebError('page_unreadable', { cause });
      },
    );
    return { url: response.url, text: text.slice(0, longestText), cut: text.length > longestText };
  };
}

function mediaTypeOf({ headers }: OutboundResponse): string {
  return (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

const troubles: Readonly<Partial<Record<OutboundError['code'], WebError['trouble']>>> = {
  address_refused: 'page_private',
  response_too_large: 'page_large',
  too_many_redirects: 'page_circles',
  timed_out: 'page_late',
};

function translate(cause: unknown): unknown {
  if (!(cause instanceof OutboundError)) return cause;
  return new WebError(troubles[cause.code] ?? 'page_silent', { cause });
}
