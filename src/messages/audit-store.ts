import type { Tx } from '../ground/db/index.ts';
import type { Via, Writer } from './message.ts';

type MessageEvent =
  | 'approved'
  | 'edited'
  | 'declined'
  | 'sent'
  | 'refused'
  | 'delayed'
  | 'unsure'
  | 'again';

export interface AuditLine extends Writer {
  readonly messageId: string;
  readonly event: MessageEvent;
  readonly via: Via | null;
  /** How many it goes to. */
  readonly recipients: number | null;
}

/** Notes what happened to a message, without a word of it. */
export async function audit(tx: Tx, line: AuditLine): Promise<void> {
  await tx.query(
    `insert into message_audit (tenant_id, message_id, course_id, user_id, event, via, recipients)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      line.tenantId,
      line.messageId,
      line.courseId,
      line.userId,
      line.event,
      line.via,
      line.recipients,
    ],
  );
}

/** Newest first. */
export async function readAudit(
  tx: Tx,
  tenantId: string,
  limit: number,
): Promise<(AuditLine & { at: Date })[]> {
  return tx.query<AuditLine & { at: Date }>(
    `select tenant_id as "tenantId", message_id as "messageId", course_id as "courseId", user_id as "userId",
       event, via, recipients, at from message_audit where tenant_id = $1 order by at desc, id desc limit $2`,
    [tenantId, limit],
  );
}
