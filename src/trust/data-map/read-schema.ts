/** Columns of every table, by the table's name. */
export type Schema = ReadonlyMap<string, readonly string[]>;

const constraints = new Set(['primary', 'foreign', 'unique', 'check', 'constraint', 'exclude']);

/**
 * The tables that migrations make, without running them: statements of ours, which a test holds against
 * what a database makes of them.
 */
export function readSchema(migrations: readonly string[]): Schema {
  const tables = new Map<string, string[]>();
  for (const statement of migrations.flatMap(statementsOf)) {
    const [, made, body] = /^create table (\w+) \((.*)\)[^()]*$/is.exec(statement) ?? [];
    if (made && body !== undefined) tables.set(made, columnsOf(body));
    const [, dropped] = /^drop table (?:if exists )?(\w+)/i.exec(statement) ?? [];
    if (dropped) tables.delete(dropped);
    const [, altered, actions] = /^alter table (\w+) (.*)$/is.exec(statement) ?? [];
    const columns = altered === undefined ? undefined : tables.get(altered);
    if (altered && columns) tables.set(altered, changed(columns, actions ?? ''));
  }
  return tables;
}

function changed(before: readonly string[], actions: string): string[] {
  let columns = [...before];
  for (const action of partsOf(actions)) {
    const [, added] = /^add column (?:if not exists )?(\w+)/i.exec(action) ?? [];
    const [, gone] = /^drop column (?:if exists )?(\w+)/i.exec(action) ?? [];
    const [, old, name] = /^rename (?:column )?(\w+) to (\w+)/i.exec(action) ?? [];
    columns = columns
      .filter((column) => column !== gone)
      .map((column) => (column === old ? (name ?? old) : column));
    if (added) columns.push(added);
  }
  return columns;
}

function columnsOf(body: string): string[] {
  return partsOf(body)
    .map((part) => /^(\w+)/.exec(part)?.[1] ?? '')
    .filter((word) => word !== '' && !constraints.has(word.toLowerCase()));
}

/** Without comments, texts and bodies of functions, in which anything may stand. */
function statementsOf(sql: string): string[] {
  return sql
    .replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, '')
    .replaceAll(/'(?:[^']|'')*'|--[^\n]*/g, (found) => (found.startsWith("'") ? "''" : ''))
    .split(';')
    .map((statement) => statement.replaceAll(/\s+/g, ' ').trim());
}

/** What stands between commas that no bracket encloses. */
function partsOf(list: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of list) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop()}${sign}`);
  }
  return parts.map((part) => part.trim());
}
