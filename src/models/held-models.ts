import { nameOf, parseRef, type ModelRef } from './model-ref.ts';
import { chainFor, type Routes } from './routes.ts';
import type { TaskType } from './task.ts';

/** The part of the program under which a tenant is held to the installation's models. */
export const modelsPart = 'models';
/** What answers students; the cases of a school say nothing about the other tasks. */
export const heldTask: TaskType = 'chat_tutor';

/**
 * The installation's models that answer students, as a version: their names in the order of asking.
 * Undefined where there are none: the offline tutor is nothing to hold on to.
 */
export function modelsVersion(routes: Routes): string | undefined {
  return chainFor(routes, heldTask).map(nameOf).join(', ') || undefined;
}

/** The models of such a version. */
export function readModelsVersion(version: string): ModelRef[] {
  return version.split(', ').flatMap((name) => parseRef(name) ?? []);
}
