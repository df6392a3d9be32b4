/** More courses than anybody copies from one another. */
const most = 100;

/**
 * Earlier ids of a copied course, latest first, from the custom parameter `context_history`. What is
 * no id is left out: canvas may end its list in "truncated" or send a sentence about its time limit;
 * moodle sends an empty text for a course that is no copy.
 */
export function contextHistory(value: string | undefined): string[] {
  const ids = (value ?? '').split(',').map((id) => decoded(id.trim()));
  const known = ids.filter((id) => /^[\x21-\x7e]{1,255}$/.test(id) && id !== 'truncated');
  return [...new Set(known)].slice(0, most);
}

// LTI Core 1.3, $Context.id.history: ids are encoded as in an address.
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
