/** More sections than anybody is in. */
const most = 50;

const lists = { section_ids: 'section', group_ids: 'group' } as const;

/**
 * The sections or groups of the person who launches, as release rules and caps name them, from custom
 * parameters: numbers with commas between them. Null where the launch does not tell, or tells what
 * cannot be all of them; an empty text is nobody's group.
 */
export function toldSections(custom: Readonly<Record<string, string>>): string[] | null {
  for (const [name, kind] of Object.entries(lists)) {
    const told = custom[name];
    if (told === undefined) continue;
    const ids = told.split(',').map((id) => id.trim());
    if (told.trim() === '') return [];
    // quirk: canvas may end a list in words, of its time limit or that it was cut short.
    if (ids.length > most || !ids.every((id) => /^\d{1,20}$/.test(id))) return null;
    return [...new Set(ids)].toSorted().map((id) => `${kind}:${id}`);
  }
  return null;
}
