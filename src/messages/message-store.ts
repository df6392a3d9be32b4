import { asJson, type Tx } from '../ground/db/index.ts';
import type { Message, MessageNews, MessageState, Via, Writer } from './message.ts';

const columns = `tenant_id as "tenantId", id, course_id as "courseId", user_id as "userId", via, subject,
  body, footer, recipients, attempts`;

/** False when there is such a message already. */
export async function insertMessage(
  tx: Tx,
  turnId: string,
  message: Omit<Message, 'attempts'>,
): Promise<boolean> {
  const added = await tx.query(
    `insert into instructor_messages
       (tenant_id, id, turn_id, course_id, user_id, via, subject, body, footer, recipients)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
    [
      message.tenantId,
      message.id,
      turnId,
      message.courseId,
      message.userId,
      message.via,
      message.subject,
      message.body,
      message.footer,
      asJson(message.recipients),
    ],
  );
  return added.length > 0;
}

/** Of all senders that try, one gets the message; undefined for the others. */
export async function claimMessage(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<Message | undefined> {
  const [message] = await tx.query<Message>(
    `update instructor_messages set state = 'sending', attempts = attempts + 1, sending_since = now()
     where tenant_id = $1 and id = $2 and state = 'waiting' returning ${columns}`,
    [tenantId, id],
  );
  return message;
}

/** Writes what came of a sending that was claimed; false when somebody else settled it. */
export async function settleMessage(
  tx: Tx,
  message: Message,
  outcome: { state: Exclude<MessageState, 'sending'>; reason: string | null },
): Promise<boolean> {
  const settled = await tx.query(
    `update instructor_messages set state = $4, reason = $5, sending_since = null,
       settled_at = case when $4 = 'waiting' then null else now() end
     where tenant_id = $1 and id = $2 and state = 'sending' and attempts = $3 returning id`,
    [message.tenantId, message.id, message.attempts, outcome.state, outcome.reason],
  );
  return settled.length > 0;
}

/** Puts a message of this person that did not go out back in line; its id. */
export async function waitAgain(
  tx: Tx,
  { tenantId, courseId, userId }: Writer,
  turnId: string,
): Promise<{ id: string; via: Via } | undefined> {
  const [message] = await tx.query<{ id: string; via: Via }>(
    `update instructor_messages set state = 'waiting', attempts = 0, reason = null, settled_at = null
     where tenant_id = $1 and course_id = $2 and user_id = $3 and turn_id = $4 and state in ('failed', 'unsure')
     returning id, via`,
    [tenantId, courseId, userId, turnId],
  );
  return message;
}

/** Messages whose sender was lost in the middle: nobody knows whether they arrived. */
export async function settleLost(tx: Tx, tenantId: string, reason: string): Promise<Message[]> {
  return tx.query<Message>(
    `update instructor_messages set state = 'unsure', reason = $2, sending_since = null, settled_at = now()
     where tenant_id = $1 and state = 'sending' and sending_since < now() - interval '5 minutes'
     returning ${columns}`,
    [tenantId, reason],
  );
}

/** Messages of these turns of this person. */
export async function messagesOf(
  tx: Tx,
  { tenantId, userId }: Writer,
  turnIds: readonly string[],
): Promise<MessageNews[]> {
  const rows = await tx.query<Omit<MessageNews, 'to'> & { recipients: Message['recipients'] }>(
    `select turn_id as "turnId", via, state, reason, recipients from instructor_messages
     where tenant_id = $1 and user_id = $2 and turn_id = any($3::uuid[])`,
    [tenantId, userId, [...turnIds]],
  );
  return rows.map(({ recipients, ...news }) => ({
    ...news,
    to: recipients.map(({ name }) => name),
  }));
}
