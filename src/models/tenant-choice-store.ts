import type { Tx } from '../ground/db/index.ts';
import type { TaskType } from './task.ts';

/** The models a tenant wants for a task, as "provider:model" (TenantTaskModelConfig). */
export interface TenantChoice {
  readonly task: TaskType;
  readonly models: readonly string[];
}

export async function readChoices(tx: Tx, tenantId: string): Promise<TenantChoice[]> {
  return tx.query<TenantChoice>(
    'select task, models from tenant_task_models where tenant_id = $1 order by task',
    [tenantId],
  );
}

/** An empty list takes the choice back. */
export async function writeChoice(
  tx: Tx,
  tenantId: string,
  { task, models }: TenantChoice,
): Promise<void> {
  if (models.length === 0) {
    await tx.query('delete from tenant_task_models where tenant_id = $1 and task = $2', [
      tenantId,
      task,
    ]);
    return;
  }
  await tx.query(
    `insert into tenant_task_models (tenant_id, task, models) values ($1, $2, $3)
     on conflict (tenant_id, task) do update set models = $3, created_at = now()`,
    [tenantId, task, [...models]],
  );
}
