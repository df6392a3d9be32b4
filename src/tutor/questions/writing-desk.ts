import type { ChatRouter } from '../../models/index.ts';
import { accountFor, type AccountNeeds } from '../account-for.ts';
import type { ModelDesk } from '../model-desk.ts';

/** Where questions are written: every attempt in the books of the work, none in a trace, for there is no turn. */
export interface WritingDesk extends Pick<ModelDesk, 'stream'> {
  /** Who spoke last. */
  readonly spoke: () => { readonly provider: string; readonly model: string };
}

export function createWritingDesk(
  needs: AccountNeeds & { readonly router: Pick<ChatRouter, 'stream'> },
  work: { readonly tenantId: string; readonly id: string },
): WritingDesk {
  const { tenantId } = work;
  const account = accountFor(needs, work);
  let last = { provider: '', model: '' };
  return {
    stream: async function* ({ task, request }, signal) {
      for await (const chunk of needs.router.stream({ tenantId, task, account }, request, signal)) {
        if (chunk.type === 'attempt') last = { provider: chunk.provider, model: chunk.model };
        yield chunk;
      }
    },
    spoke: () => last,
  };
}
