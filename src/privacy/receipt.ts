import { z } from 'zod';
import {
  keySetShape,
  openKeys,
  signatureFault,
  signedShape,
  type PublicJwk,
  type Signed,
} from '../attest/index.ts';

/** Whose wish an erasure was, or which rule's. */
export const erasureReasons = [
  'student',
  'course_end',
  'left',
  'inactivity',
  'administrator',
] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** What a receipt says; it names nobody. */
export type ErasureStatement = {
  readonly kind: 'erasure-receipt';
  readonly erasure: string;
  readonly school: string;
  /** SHA-256 of “erasure”, school and person: proves whom it is about to those who know. */
  readonly subject: string;
  readonly begunAt: string;
  readonly finishedAt: string;
  readonly by: string;
  /** Older receipts give none. */
  readonly reason?: ErasureReason;
  /** Where only what belongs to one course went. */
  readonly course?: string;
  /** Rows that went, and rows that stay without the person, by table. */
  readonly erased: { readonly [table: string]: number };
  readonly unlinked: { readonly [table: string]: number };
  /** Rows that stay with a reason; none in most cases. */
  readonly kept: readonly {
    readonly table: string;
    readonly rows: number;
    readonly because: string;
  }[];
  readonly leftElsewhere: readonly string[];
};

/** A receipt with what it is checked by. */
export interface ReceiptFile {
  readonly format: 'preceptor receipt';
  readonly keys: readonly PublicJwk[];
  readonly receipt: Signed<ErasureStatement>;
}

const counts = z.record(z.string(), z.int());
const fileShape = z.object({
  format: z.literal('preceptor receipt'),
  keys: keySetShape,
  receipt: signedShape.extend({
    statement: z.strictObject({
      kind: z.literal('erasure-receipt'),
      erasure: z.string(),
      school: z.string(),
      subject: z.string(),
      begunAt: z.string(),
      finishedAt: z.string(),
      by: z.string(),
      reason: z.enum(erasureReasons).exactOptional(),
      course: z.string().exactOptional(),
      erased: counts,
      unlinked: counts,
      kept: z.array(z.strictObject({ table: z.string(), rows: z.int(), because: z.string() })),
      leftElsewhere: z.array(z.string()),
    }),
  }),
});

/** The file is no receipt of ours. */
export class NoReceiptError extends Error {
  override readonly name = 'NoReceiptError';
}

export interface ReceiptCheck {
  readonly statement: ErasureStatement;
  readonly key: string;
  /** A sentence; null when the signature holds. */
  readonly fault: string | null;
}

/**
 * Checks a receipt with nothing but its file.
 * @param trusted thumbprints that were noted elsewhere; without any, the file's own keys are believed
 * @throws NoReceiptError
 */
export function checkReceipt(content: unknown, trusted: readonly string[] = []): ReceiptCheck {
  const parsed = fileShape.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new NoReceiptError(
      `This is no receipt: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    );
  }
  const { keys, receipt } = parsed.data;
  const faults = {
    unknown_key: 'The receipt is signed by a key that is not trusted here.',
    altered: 'The receipt was altered: its signature does not hold.',
  };
  const fault = signatureFault(receipt, openKeys(keys, trusted));
  return { statement: receipt.statement, key: receipt.key, fault: fault ? faults[fault] : null };
}
