import type { Counters } from '../ground/live/index.ts';
import type { Person } from './personal-rows.ts';

/** Milliseconds until somebody may download what is kept about them once more; undefined when they may now. */
export type AdmitExport = (person: Person) => Promise<number | undefined>;

/** Each reads every table about a person, and all of their pictures. */
const exportsPerWindow = 5;
const windowMs = 60 * 60_000;

/** What counts somebody's exports in the live store. */
export function exportsCounter({ tenantId, userId }: Person): string {
  return `exports:${tenantId}:${userId}`;
}

/** When the store of counters does not answer everybody passes: a lost counter keeps nobody from their data. */
export function createAdmitExport({
  counters,
}: {
  readonly counters: Pick<Counters, 'add'>;
}): AdmitExport {
  return async (person) => {
    const counted = await counters.add(exportsCounter(person), 1, windowMs).catch(() => undefined);
    return counted && counted.value > exportsPerWindow ? counted.resetsInMs : undefined;
  };
}
