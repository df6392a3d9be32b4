import type { Api } from '../api/api.ts';
import { createInOrder } from '../api/in-order.ts';
import type { CourseSettings, SettingsChange } from '../api/settings-shapes.ts';

/** The settings of the course, read and changed one after the other. */
export interface KeptSettings {
  /** @throws ApiError */
  readonly read: () => Promise<void>;
  /** Changes them; `wanted` is told what all changes before came to. @throws ApiError */
  readonly change: (wanted: (now: CourseSettings) => SettingsChange) => Promise<void>;
}

/**
 * @param draw shows what is kept, once nothing more is on its way: in between, what somebody has
 * just chosen stays as it was chosen
 */
export function createKeptSettings(
  api: Pick<Api, 'settings' | 'changeSettings'>,
  draw: (settings: CourseSettings) => void,
): KeptSettings {
  const inOrder = createInOrder();
  let kept: CourseSettings | undefined;
  let underWay = 0;

  async function ask(asking: () => Promise<CourseSettings>): Promise<void> {
    underWay += 1;
    try {
      kept = await inOrder(asking);
    } finally {
      underWay -= 1;
      if (underWay === 0 && kept) draw(kept);
    }
  }

  return {
    read: () => ask(() => api.settings()),
    change: (wanted) => ask(async () => api.changeSettings(wanted(kept ?? (await api.settings())))),
  };
}
