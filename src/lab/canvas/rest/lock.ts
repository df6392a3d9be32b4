import { isWaiting, type HeldItem } from '../../platform/material.ts';
import type { Platform } from '../../platform/platform.ts';

/** Whether the token's user may open the thing now. A teacher always may. */
export function lockOf(
  { apiRights }: Pick<Platform, 'apiRights'>,
  item: HeldItem,
): { locked_for_user: boolean; lock_explanation?: string } {
  if (apiRights.hidden || !isWaiting(item, Date.now())) return { locked_for_user: false };
  return { locked_for_user: true, lock_explanation: 'This item is not available now.' };
}
