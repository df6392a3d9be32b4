import { impersonalTables, personalTables } from '../../privacy/index.ts';
import { purposesOfOthers } from './purposes-of-others.ts';
import { purposesOfPeople } from './purposes-of-people.ts';
import type { Purpose } from './purpose.ts';
import type { Schema } from './read-schema.ts';

/** One table, or one part of one whose rows have several fates. */
export interface MappedTable {
  readonly table: string;
  readonly isAboutPeople: boolean;
  readonly about: string;
  readonly columns: readonly string[];
  readonly why: string;
  readonly until: string;
  readonly erasure: string;
  readonly inOwnExport: boolean;
}

const unknown: Purpose = { why: 'NOT DESCRIBED', until: 'NOT DESCRIBED' };

/** Every table the program has: whose data, why, until when, and what erasing a person does to it. */
export function mapData(schema: Schema): MappedTable[] {
  const ofPeople = personalTables.map((one): MappedTable => {
    const { table, as = table, subject, fate, told = true } = one;
    return {
      table: as,
      isAboutPeople: true,
      about: subject,
      columns: schema.get(table) ?? [],
      ...(purposesOfPeople[table] ?? unknown),
      erasure: fate.kind === 'erased' ? 'erased' : `${fate.kind}: ${fate.because}`,
      inOwnExport: told === true,
    };
  });
  const ofOthers = impersonalTables.map((table): MappedTable => {
    const purpose = purposesOfOthers[table] ?? { about: 'NOT DESCRIBED', ...unknown };
    return {
      table,
      isAboutPeople: false,
      columns: schema.get(table) ?? [],
      ...purpose,
      erasure: 'not touched: about no person',
      inOwnExport: false,
    };
  });
  return [...ofPeople, ...ofOthers];
}

/** Tables that nothing is said about, and those that are described and not there: both should be none. */
export function undescribed(schema: Schema): { missing: string[]; left: string[] } {
  const known = new Set([...personalTables.map(({ table }) => table), ...impersonalTables]);
  const described = new Set([...Object.keys(purposesOfPeople), ...Object.keys(purposesOfOthers)]);
  // Made by the queue and by whoever applies migrations.
  const all = new Set([...schema.keys(), 'pgboss.job', 'schema_migrations']);
  return {
    missing: [...all].filter((table) => !known.has(table) || !described.has(table)),
    left: [...described.union(known)].filter((table) => !all.has(table)),
  };
}
