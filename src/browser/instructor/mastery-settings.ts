import type { KeptSettings } from './kept-settings.ts';
import {
  createSwitchSettings,
  type SettingsPlace,
  type SwitchSettings,
} from './switch-settings.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.settings;

/**
 * Whether mastery is posted to a column of its own.
 * @param turned is called when what is kept is another than before
 */
export function createMasterySettings(
  kept: Pick<KeptSettings, 'change'>,
  { turned, ...place }: SettingsPlace & { readonly turned: () => void },
): SwitchSettings {
  const posting = {
    id: 'post-mastery',
    label: says.mastery,
    about: [says.masteryWhat, says.masteryWhen],
    isOn: ({ passback }: { passback: { mastery: boolean } }) => passback.mastery,
    to: (mastery: boolean) => ({ passback: { mastery } }),
  };
  const switches = createSwitchSettings(kept, place, {
    title: says.columns.mastery,
    switches: [posting],
  });
  let wasOn: boolean | undefined;
  return {
    draw: (settings) => {
      switches.draw(settings);
      const isOn = posting.isOn(settings);
      if (wasOn !== undefined && isOn !== wasOn) turned();
      wasOn = isOn;
    },
  };
}
