import { z } from 'zod';
import {
  hashOf,
  keySetShape,
  openKeys,
  signatureFault,
  signedShape,
  type Signed,
  type Statement,
} from '../attest/index.ts';

/** What a file of the log turned out to be. */
export interface LogCheck {
  readonly log: string;
  readonly entries: number;
  /** When the file was written; null when that cannot be believed. */
  readonly writtenAt: string | null;
  /** Thumbprints of the keys it was checked with. */
  readonly keys: readonly string[];
  /** A sentence each; none when everything holds. */
  readonly faults: readonly string[];
}

export interface CheckOptions {
  /** Thumbprints that were noted elsewhere; without any, the file's own keys are believed. */
  readonly trusted?: readonly string[];
  /** A file of the same log that was written earlier. */
  readonly earlier?: unknown;
}

const place = z.looseObject({
  kind: z.literal('isolation-probe'),
  log: z.string(),
  number: z.int(),
  previous: z.string().nullable(),
});
const end = z.looseObject({
  kind: z.enum(['isolation-checkpoint', 'isolation-head']),
  log: z.string(),
  number: z.int(),
  hash: z.string().nullable(),
  at: z.string(),
});
const fileShape = z.object({
  format: z.literal('preceptor isolation log'),
  log: z.string(),
  keys: keySetShape,
  checkpoint: signedShape.extend({ statement: end }).nullable(),
  entries: z.array(signedShape.extend({ statement: place })),
  head: signedShape.extend({ statement: end }),
});
type File = z.infer<typeof fileShape>;
type SignedShape = z.infer<typeof signedShape>;
type Keys = ReturnType<typeof openKeys>;

/** The file is no log at all, or not of this program. */
export class NoLogError extends Error {
  override readonly name = 'NoLogError';
}

/**
 * Checks a file of the log with nothing but itself: every signature, the chain, where it begins and
 * where it ended when it was written.
 * @throws NoLogError
 */
export function checkLog(content: unknown, options: CheckOptions = {}): LogCheck {
  const file = read(content);
  const keys = openKeys(file.keys, options.trusted);
  const head = faultsOfHead(file, keys);
  const faults = [
    ...faultsOfBeginning(file, keys),
    ...faultsOfEntries(file, keys),
    ...head,
    ...(options.earlier === undefined ? [] : faultsSince(file, read(options.earlier), keys)),
  ];
  return {
    log: file.log,
    entries: file.entries.length,
    writtenAt: head.length === 0 ? file.head.statement.at : null,
    keys: [...keys.keys()],
    faults,
  };
}

function read(content: unknown): File {
  const parsed = fileShape.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new NoLogError(
    `This is no isolation log: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  );
}

/** Where the first entry stands: at number 1, or behind a signed statement that the rest was dropped by rule. */
function faultsOfBeginning(file: File, keys: Keys): string[] {
  const [first] = file.entries;
  if (!first) return [];
  const { number, previous } = first.statement;
  if (number === 1) return previous === null ? [] : ['Entry 1 names an entry before it.'];
  const { checkpoint } = file;
  if (!checkpoint || checkpoint.statement.kind !== 'isolation-checkpoint')
    return [
      `Entries before ${number} are missing, and nothing signed says that they were dropped.`,
    ];
  const why = faultOf(checkpoint, file, keys);
  if (why) return [`The statement that entries before ${number} were dropped ${why}`];
  const said = checkpoint.statement;
  if (said.number !== number - 1)
    return [`Entries ${said.number + 1} to ${number - 1} are missing at the beginning.`];
  return said.hash === previous
    ? []
    : [`Entry ${number} does not follow the entry that was dropped before it.`];
}

function faultsOfEntries(file: File, keys: Keys): string[] {
  const faults: string[] = [];
  let before: File['entries'][number] | undefined;
  let isBeforeSound = true;
  for (const entry of file.entries) {
    const { number, previous } = entry.statement;
    const why = faultOf(entry, file, keys);
    if (why) faults.push(`Entry ${number} ${why}`);
    if (before) {
      const gap = gapBetween(before.statement.number, number);
      if (gap) faults.push(gap);
      // An altered one before it is told already, and of course has another hash.
      else if (isBeforeSound && !why && previous !== hashIn(before))
        faults.push(`Entry ${number} does not follow entry ${before.statement.number}.`);
    }
    before = entry;
    isBeforeSound = why === undefined;
  }
  return faults;
}

function gapBetween(before: number, number: number): string | undefined {
  if (number === before + 1) return undefined;
  if (number <= before)
    return `Entry ${number} stands after entry ${before}: the order was changed.`;
  return number === before + 2
    ? `Entry ${before + 1} is missing.`
    : `Entries ${before + 1} to ${number - 1} are missing.`;
}

function faultsOfHead(file: File, keys: Keys): string[] {
  const { statement } = file.head;
  const why =
    statement.kind === 'isolation-head' ? faultOf(file.head, file, keys) : 'is of another kind.';
  if (why) return [`The statement where the log ended ${why}`];
  const last = file.entries.at(-1);
  const number = last?.statement.number ?? 0;
  if (number < statement.number)
    return [`Entries ${number + 1} to ${statement.number} are missing at the end.`];
  if (number > statement.number)
    return [`The file was written when entry ${statement.number} was the last, but goes on.`];
  if (last && hashIn(last) !== statement.hash)
    return [`Entry ${number} is not the one that was the last when the file was written.`];
  return [];
}

/** What was there earlier must be there still, or have been dropped by rule. */
function faultsSince(file: File, earlier: File, keys: Keys): string[] {
  if (earlier.log !== file.log) return ['The earlier file is of another log.'];
  const why = faultOf(earlier.head, earlier, keys);
  if (why) return [`The earlier file’s end ${why}`];
  const { number, hash } = earlier.head.statement;
  const same = file.entries.find(({ statement }) => statement.number === number);
  if (same && hashIn(same) !== hash)
    return [`Entry ${number} is another one than in the earlier file.`];
  if (same || number === 0) return [];
  const first = file.entries[0]?.statement.number ?? 0;
  if (number === first - 1 && file.checkpoint?.statement.hash !== hash)
    return [`Entry ${number} was another one in the earlier file.`];
  return number < first
    ? []
    : [`The earlier file went up to entry ${number}; this one does not reach it.`];
}

function faultOf(one: SignedShape, file: File, keys: Keys): string | undefined {
  const fault = signatureFault(signed(one), keys);
  if (fault === 'unknown_key') return 'is signed by a key that is not trusted here.';
  if (fault === 'altered') return 'was altered: its signature does not hold.';
  return one.statement['log'] === file.log ? undefined : 'belongs to another log.';
}

/** What the file holds is JSON, and JSON is what is signed. */
function signed({ statement, key, signature }: SignedShape): Signed {
  return { statement: statement as Statement, key, signature };
}

/** Undefined for what was never signed like that: whoever altered it may have put in what has no one text. */
function hashIn(entry: SignedShape): string | undefined {
  try {
    return hashOf(signed(entry));
  } catch {
    return undefined;
  }
}
