import { isOffline, type ChatRouter, type TaskType } from '../models/index.ts';

interface CanAskNeeds {
  readonly router: Pick<ChatRouter, 'plan'>;
  readonly tasks: readonly TaskType[];
  /** Whether this installation wants it at all. */
  readonly wanted: boolean;
}

/** Whether language models could be asked now at a school for work that is done beside its turns. */
export function createCanAsk({
  router,
  tasks,
  wanted,
}: CanAskNeeds): (tenantId: string) => Promise<boolean> {
  return async (tenantId) => {
    if (!wanted) return false;
    const plans = await Promise.all(tasks.map((task) => router.plan({ tenantId, task })));
    return plans.every((models) =>
      models.some((model) => model.obstacle === null && !isOffline(model)),
    );
  };
}
