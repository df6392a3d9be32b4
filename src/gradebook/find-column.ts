import { setTimeout as pause } from 'node:timers/promises';
import type { Course } from '../courses/index.ts';
import { agsScopes, LmsServiceError, reviewOffer, type GradeServices } from '../launch/index.ts';
import { listConcepts } from '../learner/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { columnTitle } from './column-title.ts';
import { conceptOfPurpose } from './concept-columns.ts';
import { Unpostable } from './grade-trouble.ts';
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

interface LocateNeeds {
  readonly withTenant: WithTenant;
  readonly services: Pick<GradeServices, 'findLineItem'>;
}

interface ColumnAsked {
  readonly course: Course;
  readonly subject: ServiceSubject;
  readonly purpose: string;
}

/** Every column of ours counts to 100: a share of the maximum, whatever the LMS makes of it. */
export const scoreMaximum = 100;

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
  needs: ColumnNeeds,
  { course, subject, purpose }: ColumnAsked,
): Promise<string> {
  const { withTenant } = needs;
  const { tenantId } = course;
  const column = { tenantId, courseId: course.id, purpose };
  const known = await knownOrMine(withTenant, column);
  if (known !== 'mine') return known;
  try {
    const url = await findOrMake(needs, { course, subject, purpose });
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
  { services, publicUrl, withTenant }: ColumnNeeds,
  { course, subject, purpose }: ColumnAsked,
): Promise<string> {
  const container = containerOf(course);
  const resourceId = resourceIdOf(purpose);
  const found = await services.findLineItem(subject, container, resourceId);
  if (found !== undefined) return found;
  const label = await titleOf(withTenant, course, purpose);
  const review = reviewOffer(subject.registration.product, publicUrl);
  const item = { label, scoreMaximum, resourceId, tag: 'preceptor', ...review };
  return services.createLineItem(subject, container, item);
}

/** Where the LMS keeps the columns of the course. @throws Unpostable where the tool may not make any */
function containerOf({ ags }: Course): string {
  if (ags?.lineItems && ags.scopes.includes(agsScopes.lineItem)) return ags.lineItems;
  throw new Unpostable(
    'refused',
    'scope_column',
    'The LMS does not let this tool create a grade column in this course.',
  );
}

function resourceIdOf(purpose: string): string {
  return `preceptor-${purpose}`;
}

async function titleOf(withTenant: WithTenant, course: Course, purpose: string): Promise<string> {
  const slug = conceptOfPurpose(purpose);
  const key = { tenantId: course.tenantId, courseId: course.id };
  const concepts =
    slug === undefined ? [] : await withTenant(key.tenantId, (tx) => listConcepts(tx, key));
  const conceptName = concepts.find((concept) => concept.slug === slug)?.name ?? null;
  return columnTitle(course, { purpose, conceptName });
}

/**
 * The same column without making it: its address, or what it would be called where there is none yet.
 * @throws Unpostable | LmsServiceError as `findColumn` does
 */
export async function locateColumn(
  { withTenant, services }: LocateNeeds,
  { course, subject, purpose }: ColumnAsked,
): Promise<{ readonly address: string } | { readonly title: string }> {
  const column = { tenantId: course.tenantId, courseId: course.id, purpose };
  const known = await withTenant(column.tenantId, (tx) => knownLineItem(tx, column));
  if (known !== undefined) return { address: known };
  const found = await services.findLineItem(subject, containerOf(course), resourceIdOf(purpose));
  return found === undefined
    ? { title: await titleOf(withTenant, course, purpose) }
    : { address: found };
}
