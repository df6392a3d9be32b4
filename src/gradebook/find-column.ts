import { setTimeout as pause } from 'node:timers/promises';
import type { Course } from '../courses/index.ts';
import { agsScopes, LmsServiceError, reviewOffer, type GradeServices } from '../launch/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { Unpostable } from './unpostable.ts';
import {
  claimMaking,
  forgetLineItem,
  knownLineItem,
  rememberLineItem,
  type Column,
} from './line-item-store.ts';

export type ServiceSubject = Parameters<GradeServices['postScore']>[0];

interface ColumnNeeds {
  readonly publicUrl: string;
  readonly withTenant: WithTenant;
  readonly services: Pick<GradeServices, 'findLineItem' | 'createLineItem'>;
}

/** Every column of ours counts to 100: a share of the maximum, whatever the LMS makes of it. */
export const scoreMaximum = 100;

const labels: Readonly<Record<string, string>> = {
  quizzes: 'Preceptor quizzes',
  mastery: 'Preceptor mastery',
};

/** Longer than finding and making a column may take. */
const makingMs = 90_000;
const waitMs = 20_000;
const lookAgainMs = 250;

/**
 * The address of the course's column for a purpose: remembered; else found again in the LMS, which
 * keeps resource ids through a course copy (I4); else made, by one poster while the others wait.
 * @throws Unpostable | LmsServiceError
 */
export async function findColumn(
  { withTenant, services, publicUrl }: ColumnNeeds,
  { course, subject, purpose }: { course: Course; subject: ServiceSubject; purpose: string },
): Promise<string> {
  const { tenantId } = course;
  const column = { tenantId, courseId: course.id, purpose };
  const known = await knownOrMine(withTenant, column);
  if (known !== 'mine') return known;
  try {
    const url = await findOrMake({ services, publicUrl }, { course, subject, purpose });
    await withTenant(tenantId, (tx) => rememberLineItem(tx, column, url));
    return url;
  } catch (error) {
    await withTenant(tenantId, (tx) => forgetLineItem(tx, column));
    throw error;
  }
}

async function knownOrMine(withTenant: WithTenant, column: Column): Promise<string> {
  for (let waited = 0; waited < waitMs; waited += lookAgainMs) {
    const answer = await withTenant(column.tenantId, async (tx) => {
      const known = await knownLineItem(tx, column);
      return known ?? ((await claimMaking(tx, column, makingMs)) ? 'mine' : undefined);
    });
    if (answer !== undefined) return answer;
    await pause(lookAgainMs);
  }
  throw new LmsServiceError('unavailable', 'The grade column is being made.');
}

async function findOrMake(
  { services, publicUrl }: Pick<ColumnNeeds, 'services' | 'publicUrl'>,
  { course, subject, purpose }: { course: Course; subject: ServiceSubject; purpose: string },
): Promise<string> {
  const container = course.ags?.lineItems;
  if (!container || !course.ags?.scopes.includes(agsScopes.lineItem)) {
    throw new Unpostable(
      'refused',
      'The LMS does not let this tool create a grade column in this course.',
    );
  }
  const resourceId = `preceptor-${purpose}`;
  const found = await services.findLineItem(subject, container, resourceId);
  if (found !== undefined) return found;
  const label = labels[purpose] ?? `Preceptor ${purpose}`;
  const review = reviewOffer(subject.registration.product, publicUrl);
  const item = { label, scoreMaximum, resourceId, tag: 'preceptor', ...review };
  return services.createLineItem(subject, container, item);
}
