import { isOffline, type ChatRouter } from '../../models/index.ts';

const tasks = ['quiz_generation', 'verify'] as const;

/** Whether language models could be asked now to write questions at a school and to check them. */
export function createCanWriteQuestions({
  router,
  perCourse,
}: {
  readonly router: Pick<ChatRouter, 'plan'>;
  readonly perCourse: number;
}): (tenantId: string) => Promise<boolean> {
  return async (tenantId) => {
    if (perCourse === 0) return false;
    const plans = await Promise.all(tasks.map((task) => router.plan({ tenantId, task })));
    return plans.every((models) =>
      models.some((model) => model.obstacle === null && !isOffline(model)),
    );
  };
}
