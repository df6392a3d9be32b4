import { Router } from 'express';
import { canvasKey, canvasKeyOptions } from '../../launch/index.ts';

export interface CanvasKeyNeeds {
  readonly publicUrl: string;
  readonly findTenant: (id: string) => Promise<{ id: string; name: string } | undefined>;
}

/** /lti/canvas.json: what an administrator pastes, or lets Canvas fetch, for a developer key. */
export function canvasKeyRoutes({ publicUrl, findTenant }: CanvasKeyNeeds): Router {
  const router = Router();
  router.get('/lti/canvas.json', async (req, res) => {
    const asked = canvasKeyOptions.safeParse(req.query);
    if (!asked.success) {
      const known = 'privacy=public|name_only|email_only|anonymous, placements=a,b and tenant=ID';
      res.status(400).json({ code: 'request_malformed', detail: `The query may hold ${known}.` });
      return;
    }
    const { tenant: id } = asked.data;
    const tenant = id === undefined ? undefined : await findTenant(id);
    if (id !== undefined && !tenant) {
      res.status(404).json({ code: 'not_found', detail: 'There is no such tenant.' });
      return;
    }
    res.set('cache-control', 'no-cache').json(canvasKey(publicUrl, asked.data, tenant));
  });
  return router;
}
