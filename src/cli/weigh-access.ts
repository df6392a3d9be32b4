import type { Composed } from '../compose/compose.ts';
import { CourseSourceError, type LmsAccess, type LmsKind } from '../lms/index.ts';
import { CliError } from './with-installation.ts';

const timeLimitMs = 30_000;

/**
 * Tells what the account of a token lacks, or has too much of, before it is kept. An LMS that does not
 * answer now keeps nobody from entering it.
 * @throws CliError when the LMS does not accept the token
 */
export async function weighAccess(
  { launch }: Pick<Composed, 'launch'>,
  kind: LmsKind,
  access: LmsAccess,
): Promise<void> {
  try {
    const signal = AbortSignal.timeout(timeLimitMs);
    for (const { weight, says, fix } of await launch.connections.weigh(kind, access, null, signal))
      console.log(`${weight === 'missing' ? 'MISSING' : 'Advice'}: ${says}\n  ${fix}`);
  } catch (cause) {
    if (!(cause instanceof CourseSourceError)) throw cause;
    if (cause.code === 'reconnect')
      throw new CliError(`The token is not accepted: ${cause.message}`, { cause });
    console.log(`What the account may do could not be checked: ${cause.message}`);
  }
}
