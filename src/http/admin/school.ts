import { Router } from 'express';
import { allowAdministrators, sessionOf } from '../request.ts';

export interface SchoolRoutesNeeds {
  /** As JSON for the page. */
  readonly readSchool: (tenantId: string) => Promise<object>;
  /** The signed log of what was found about this school. */
  readonly writeSchoolLog: (tenantId: string) => Promise<object>;
  /** What a procurement asks for, as one page. */
  readonly writePapers: () => string;
}

/** /school: what whoever runs the LMS may know of their own school. */
export function schoolRoutes({
  readSchool,
  writeSchoolLog,
  writePapers,
}: SchoolRoutesNeeds): Router {
  const router = Router();

  router.get('/school', allowAdministrators(), async (req, res) => {
    res.json(await readSchool(sessionOf(req).tenantId));
  });

  router.get('/school/isolation-log', allowAdministrators(), async (req, res) => {
    const file = await writeSchoolLog(sessionOf(req).tenantId);
    res
      .set('content-disposition', 'attachment; filename="isolation-log.json"')
      .type('json')
      .send(JSON.stringify(file, null, 2));
  });

  router.get('/school/trust-pack', allowAdministrators(), (_req, res) => {
    res
      .set('content-disposition', 'attachment; filename="trust-pack.html"')
      .set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .type('html')
      .send(writePapers());
  });

  return router;
}
