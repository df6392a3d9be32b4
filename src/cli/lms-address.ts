import { InvalidArgumentError } from 'commander';
import { z } from 'zod';

export const address = z.url({
  protocol: /^https?$/,
  error: 'must be an http or https address',
});

/**
 * The address of an LMS as it is kept: without a slash at its end.
 * @throws InvalidArgumentError when it is none
 */
export function readLmsAddress(value: string): string {
  const read = address.safeParse(value);
  if (read.success) return read.data.replace(/\/+$/, '');
  throw new InvalidArgumentError(`It ${read.error.issues[0]?.message}.`);
}
