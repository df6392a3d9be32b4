import { ModelError } from '../chat-model.ts';
import { vendorFailure } from './vendor-failure.ts';

/** A hundred vectors of a thousand numbers are two megabytes of JSON. */
const mostBytes = 32 * 1024 * 1024;

interface Destination {
  readonly vendor: string;
  readonly url: string;
  /** Undefined for a server that asks for none. */
  readonly key: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Asks a vendor one thing and reads the answer, whatever it is.
 * @throws ModelError which quotes neither key nor text
 */
export async function postJson(
  body: object,
  { vendor, url, key, signal }: Destination,
): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(body),
      // A key must not follow wherever a server points.
      redirect: 'error',
      signal,
    });
    if (!response.ok) throw vendorFailure(vendor, await refusal(response));
    return await readJson(response);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError')
      throw new ModelError('timed_out', `${vendor} did not answer in time`);
    throw vendorFailure(vendor, error);
  }
}

async function refusal(response: Response): Promise<object> {
  const { status, headers } = response;
  const body = (await readJson(response).catch(() => ({}))) as {
    error?: { type?: unknown; code?: unknown };
  };
  return { status, headers, type: body.error?.type, code: body.error?.code };
}

async function readJson(response: Response): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > mostBytes) throw new SyntaxError('the answer is too long');
    parts.push(part);
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}
