import type { Api } from '../api/api.ts';
import type { TurnPicture } from '../api/shapes.ts';

export interface Asked {
  readonly message: string;
  readonly threadId: string | null;
  readonly pictures: readonly TurnPicture[];
}

export interface Taken {
  readonly turnId: string;
  readonly threadId: string;
}

/**
 * Sends one question at a time. A question keeps its key until it has arrived, so that sending it
 * again after a failure never asks twice.
 * @throws ApiError
 */
export function createQuestionSender(api: Pick<Api, 'ask'>): (asked: Asked) => Promise<Taken> {
  let held: { readonly question: string; readonly key: string } | undefined;

  return async (asked) => {
    const question = JSON.stringify(asked);
    if (held?.question !== question) held = { question, key: crypto.randomUUID() };
    const taken = await api.ask({ ...asked, key: held.key });
    held = undefined;
    return taken;
  };
}
