import type { WithTenant } from '../tenancy/index.ts';
import type { LearnerKey } from './evidence-store.ts';
import type { Wish } from './wish.ts';

/** How students want things explained, each in each of their courses. */
export interface Wishes {
  /** Null: none. */
  read(learner: LearnerKey): Promise<Wish | null>;
  /** Puts it in the place of the one before; null takes it back. It holds from the next turn on. */
  choose(learner: LearnerKey, wish: Wish | null): Promise<void>;
}

export function createWishes(withTenant: WithTenant): Wishes {
  return {
    read: ({ tenantId, userId, courseId }) =>
      withTenant(tenantId, async (tx) => {
        const [row] = await tx.query<{ wish: Wish }>(
          `select wish from explanation_wishes where tenant_id = $1 and user_id = $2 and course_id = $3`,
          [tenantId, userId, courseId],
        );
        return row?.wish ?? null;
      }),
    choose: ({ tenantId, userId, courseId }, wish) =>
      withTenant(tenantId, async (tx) => {
        if (wish === null)
          await tx.query(
            'delete from explanation_wishes where tenant_id = $1 and user_id = $2 and course_id = $3',
            [tenantId, userId, courseId],
          );
        else
          await tx.query(
            `insert into explanation_wishes (tenant_id, user_id, course_id, wish) values ($1, $2, $3, $4)
             on conflict (tenant_id, user_id, course_id) do update set wish = excluded.wish, chosen_at = now()`,
            [tenantId, userId, courseId, wish],
          );
      }),
  };
}
