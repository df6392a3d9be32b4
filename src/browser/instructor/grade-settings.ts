import type { Api } from '../api/api.ts';
import type { CourseSettings } from '../api/settings-shapes.ts';
import { createApprovalSettings } from './approval-settings.ts';
import { createGradeDelivery } from './grade-delivery.ts';
import { createGradePreview, type GradePreviewNeeds } from './grade-preview.ts';
import type { KeptSettings } from './kept-settings.ts';
import { createMasterySettings } from './mastery-settings.ts';

interface GradeSettingsNeeds extends Pick<GradePreviewNeeds, 'mayChange' | 'lang'> {
  readonly api: GradePreviewNeeds['api'] & Pick<Api, 'material'>;
}

interface GradePlaces {
  readonly mastery: HTMLElement;
  readonly approval: HTMLElement;
  readonly grades: HTMLElement;
  readonly look: HTMLElement;
}

export interface GradeSettings {
  draw(settings: CourseSettings): void;
  /** Shows how grades are on their way. */
  show(): Promise<void>;
  /** Likewise once a switch was turned, which changes what would be posted too. */
  follow(): Promise<void>;
}

/** What is posted to the gradebook: switches, how it goes, and what would go. */
export function createGradeSettings(
  kept: Pick<KeptSettings, 'change'>,
  { api, mayChange, lang }: GradeSettingsNeeds,
  places: GradePlaces,
): GradeSettings {
  const posted = createMasterySettings(kept, {
    mayChange,
    into: places.mastery,
    turned: () => void follow(),
  });
  const approval = createApprovalSettings(kept, { mayChange, into: places.approval });
  const delivery = createGradeDelivery(api, { mayChange, into: places.grades });
  const look = createGradePreview({
    api,
    kept,
    lang,
    mayChange,
    into: places.look,
    follow: () => delivery.show(),
  });

  async function follow(): Promise<void> {
    await look.renew();
    await delivery.show();
  }

  return {
    draw: (settings) => {
      posted.draw(settings);
      approval.draw(settings);
    },
    show: () => delivery.show(),
    follow,
  };
}
