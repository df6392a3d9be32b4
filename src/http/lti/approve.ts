import { Router, urlencoded, type Response } from 'express';
import { z } from 'zod';
import { utcMinute } from '../../ground/time/index.ts';
import { LaunchRefusedError, type Approval, type Approvals } from '../../launch/index.ts';
import { sendPage } from '../pages.ts';
import type { Limits } from './limits.ts';

export interface ApproveRoutesNeeds {
  readonly approvals: Pick<Approvals, 'read' | 'accept'>;
  readonly limits: Limits;
}

const asked = z.object({ link: z.string().max(200) });
const chosen = asked.extend({ deployment: z.string().min(1).max(255) });

/** /lti/approve: installations of the tool that wait, for whoever holds the operator's link. */
export function approveRoutes({ approvals, limits }: ApproveRoutesNeeds): Router {
  const router = Router();
  const guard = limits.door('approve');
  const form = urlencoded({ extended: false, limit: '16kb', parameterLimit: 10 });

  router.get('/lti/approve', guard, async (req, res) => {
    const { link } = read(asked, req.query);
    await sendApproval(res, link, { approval: await approvals.read(link), accepted: null });
  });

  router.post('/lti/approve', guard, form, async (req, res) => {
    const { link, deployment } = read(chosen, req.body);
    const approval = await approvals.accept(link, deployment);
    const isIn = approval.deployments.some(
      ({ id, status }) => id === deployment && status === 'accepted',
    );
    await sendApproval(res, link, { approval, accepted: isIn ? deployment : null });
  });
  return router;
}

function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const { data } = schema.safeParse(input);
  if (data !== undefined) return data;
  throw new LaunchRefusedError('approval_invalid', 'C12 no link for approval');
}

/** Nobody may frame the page: a press on it lets somebody in. */
async function sendApproval(
  res: Response,
  link: string,
  { approval, accepted }: { approval: Approval; accepted: string | null },
): Promise<void> {
  const { registration, deployments } = approval;
  const page = {
    link,
    accepted,
    host: new URL(registration.issuer).host,
    clientId: registration.clientId,
    waiting: deployments.filter(({ status }) => status === 'held').map(toLine),
    inside: deployments.filter(({ status }) => status === 'accepted').map(toLine),
  };
  await sendPage(res, 'approve', { page }, { formOrigins: ["'self'"] });
}

function toLine({ id, firstSeenAt }: Approval['deployments'][number]) {
  return { id, since: utcMinute(firstSeenAt) };
}
