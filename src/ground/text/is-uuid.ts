const form = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the database takes it for an id of ours. */
export function isUuid(value: string): boolean {
  return form.test(value);
}
