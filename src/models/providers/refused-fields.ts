/**
 * Asks, and asks again without each optional field that the model refuses by name. What a model
 * refuses changes from version to version (sampling, thinking effort, JSON mode), so it is learned
 * from its own refusals instead of kept in a list: `refused` lives as long as the adapter, and the
 * detour is made once for a field.
 */
export async function askWithAcceptedFields<T>(
  refused: Set<string>,
  optional: readonly string[],
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const field = optional.find((name) => !refused.has(name) && refuses(error, name));
    if (field === undefined) throw error;
    refused.add(field);
    return askWithAcceptedFields(refused, optional, ask);
  }
}

interface BadRequest {
  readonly status: 400 | 422;
  readonly param?: unknown;
  readonly message?: unknown;
}

const unsupported =
  /support|deprecat|unknown|unrecogni[sz]ed|unexpected|not (?:permitted|allowed)/i;

function refuses(error: unknown, field: string): boolean {
  if (!isBadRequest(error)) return false;
  const { param, message } = error;
  if (typeof message !== 'string' || !unsupported.test(message)) return false;
  const named = typeof param === 'string' && bare(param).startsWith(bare(field));
  return named || bare(message).includes(bare(field));
}

function isBadRequest(error: unknown): error is BadRequest {
  const status = typeof error === 'object' && error !== null && 'status' in error && error.status;
  return status === 400 || status === 422;
}

/** quirk: xAI writes reasoningEffort for reasoning_effort. */
function bare(name: string): string {
  return name.replaceAll(/[\s_-]/g, '').toLowerCase();
}
