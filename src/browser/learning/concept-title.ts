/** A concept named after a file reads like a title: "chain-rule_notes.md" → "Chain rule notes". */
export function conceptTitle(name: string): string {
  const bare = name.replace(/\.[a-z][a-z0-9]{1,4}$/i, '');
  if (bare === name && /\s/.test(name)) return name;
  const spaced = bare.replaceAll(/[-_]+/g, ' ').trim();
  return spaced === '' ? name : `${spaced[0]?.toUpperCase()}${spaced.slice(1)}`;
}
