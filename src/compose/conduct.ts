import {
  createAnswerCall,
  createCallOnDuty,
  createConduct,
  createDrill,
  createRaise,
  createReviewConduct,
  cryForHelp,
  type TurnKey,
} from '../conduct/index.ts';
import { listTenants } from '../tenancy/index.ts';
import type { Ground } from './ground.ts';
import type { MessageRooms } from './messages.ts';

/**
 * Strikes, pauses, and those who are called when a student may be in danger.
 * @param now milliseconds since 1970
 */
export function composeConduct(
  { db, withTenant, queue, config, logger }: Ground,
  { mailer }: Pick<MessageRooms, 'mailer'>,
  now: () => number,
) {
  const { publicUrl } = config;
  const raise = createRaise({ queue, now });
  const conduct = createConduct({ withTenant, strikesOn: config.conduct, raise, now });
  const drill = createDrill({ queue, now });
  return {
    conduct,
    /** Notes a cry for help and calls those on duty, once, however often it is told. */
    hear: async (turn: TurnKey): Promise<void> => {
      await withTenant(turn.tenantId, (tx) => conduct.note(tx, turn, cryForHelp, 'guard'));
    },
    reviewConduct: createReviewConduct({ withTenant, conduct, now }),
    answerCall: createAnswerCall({ withTenant, now }),
    callOnDuty: createCallOnDuty({ withTenant, queue, mailer, publicUrl, logger, now }),
    drill: (tenantId: string) => withTenant(tenantId, (tx) => drill(tx, tenantId)),
    canCall: mailer !== undefined,
    now,
    tidyConduct: async () => {
      for (const { id } of await listTenants(db)) await conduct.tidyUp(id);
    },
  };
}

export type ConductRooms = ReturnType<typeof composeConduct>;
