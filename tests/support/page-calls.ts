import { createApi, type Api } from '../../src/browser/api/api.ts';
import { createCall, type Call } from '../../src/browser/api/call.ts';
import type { Boot } from './platform.ts';

/** The calls of the page, to a server that stands elsewhere than the page itself. */
export function pageOf(url: string, { session }: Pick<Boot, 'session'>): Api {
  const call = createCall({ session, onSessionOver: () => {} });
  const elsewhere: Call = (path, options) => call(`${url}${path}`, options);
  return createApi(elsewhere, () => Promise.reject(new Error('nothing is uploaded here')));
}
