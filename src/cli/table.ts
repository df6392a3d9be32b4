/** Lines of a table: columns as wide as their widest cell, numbers to the right. */
function tableLines(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string[] {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  const toRight = head.map((_, at) => rows.every((row) => typeof row[at] === 'number'));
  return all.map((row) =>
    row
      .map((cell, at) =>
        toRight[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

export function printTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  for (const line of tableLines(head, rows)) console.log(line);
}

/** Millionths of a US dollar as dollars, to the last one: "1.234567". */
export function dollars(micros: number): string {
  return (micros / 1_000_000).toFixed(6);
}
