import type { WithTenant } from '../tenancy/index.ts';
import type { OpenPicture } from '../pictures/index.ts';
import { personalTables } from './personal-data.ts';
import type { PersonalTable, Subject } from './personal-table.ts';
import { countRows, readRows, type KeptRow, type Person } from './personal-rows.ts';

/**
 * For whom an export is: the school gets all that is held about a person; the person what is about
 * them, without what is the school's (prompts with its material and what models said to them, the keys of
 * quizzes, who of the school decided).
 */
export type Reader = 'school' | 'person';

/** Everything held about a person, as the pieces of one JSON text. */
export type ExportStudent = (person: Person, reader: Reader) => AsyncIterable<string>;

interface ExportNeeds {
  readonly withTenant: WithTenant;
  readonly openPicture: OpenPicture;
}

function toldTo(reader: Reader): PersonalTable[] {
  return personalTables.filter(
    ({ told = true }) => told !== false && (told !== 'school' || reader === 'school'),
  );
}

export function createExportStudent({ withTenant, openPicture }: ExportNeeds): ExportStudent {
  /** A picture's own bytes, in base64; null where they are gone. */
  const withContent = async (person: Person, row: KeptRow['row']) => {
    const owner = { ...person, courseId: String(row['course_id']) };
    const opened = await openPicture(owner, String(row['id']));
    return { ...row, content: opened?.content.toString('base64') ?? null };
  };

  async function* rowsOf(person: Person, one: PersonalTable, reader: Reader) {
    const without = [...(one.secret ?? []), ...(reader === 'person' ? (one.schools ?? []) : [])];
    for (let after: string | undefined = '(0,0)'; after !== undefined;) {
      const where = { after, without };
      const rows: KeptRow[] = await withTenant(person.tenantId, (tx) =>
        readRows(tx, person, one, where),
      );
      for (const { row } of rows)
        yield one.table === 'pictures' ? await withContent(person, row) : row;
      after = rows.at(-1)?.place;
    }
  }

  return async function* exportStudent(person, reader) {
    const writtenAt = JSON.stringify(new Date().toISOString());
    yield `{"format":"preceptor student export","writtenAt":${writtenAt},"tables":{`;
    for (const [at, one] of toldTo(reader).entries()) {
      yield `${at === 0 ? '' : ','}\n${JSON.stringify(one.table)}:[`;
      let separator = '\n';
      for await (const row of rowsOf(person, one, reader)) {
        yield separator + JSON.stringify(row);
        separator = ',\n';
      }
      yield ']';
    }
    yield '}}\n';
  };
}

/** How much there is of each subject, by the table that counts for it. */
export type KeptAbout = Readonly<Record<Exclude<Subject, 'upkeep'>, number>>;

const countedBy: Readonly<Record<keyof KeptAbout, string>> = {
  account: 'enrolments',
  conversations: 'turns',
  pictures: 'pictures',
  learning: 'evidence',
  grades: 'grade_outbox',
  messages: 'instructor_messages',
  costs: 'usage_entries',
};

export function createReadKept({ withTenant }: Pick<ExportNeeds, 'withTenant'>) {
  return (person: Person): Promise<KeptAbout> =>
    withTenant(person.tenantId, async (tx) => {
      const counts: [string, number][] = [];
      for (const [subject, table] of Object.entries(countedBy)) {
        const one = personalTables.find((other) => other.table === table);
        counts.push([subject, one ? await countRows(tx, person, one) : 0]);
      }
      return Object.fromEntries(counts) as KeptAbout;
    });
}

/** Rows about a person in each table that has any, with what would become of them. */
export interface PlannedTable {
  readonly table: string;
  readonly rows: number;
  readonly fate: PersonalTable['fate'];
}

export function createPlanErasure({ withTenant }: Pick<ExportNeeds, 'withTenant'>) {
  return (person: Person): Promise<PlannedTable[]> =>
    withTenant(person.tenantId, async (tx) => {
      const planned: PlannedTable[] = [];
      for (const one of personalTables) {
        const rows = await countRows(tx, person, one);
        if (rows > 0) planned.push({ table: one.as ?? one.table, rows, fate: one.fate });
      }
      return planned;
    });
}
