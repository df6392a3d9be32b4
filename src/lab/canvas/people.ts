import { Router, type Request, type RequestHandler } from 'express';
import { createPeoplePages } from '../pages/people-pages.ts';
import { render } from '../pages/render.ts';
import { shellOf } from '../pages/shell.ts';
import type { Link } from '../platform/links.ts';
import { count, text } from '../platform/params.ts';
import type { Platform } from '../platform/platform.ts';
import { canvasAddresses } from './addresses.ts';
import type { BeginLaunch } from './begin-launch.ts';
import { createLaunchPages } from './launch-pages.ts';
import { createPickPages } from './pick-pages.ts';
import { publishLink } from './place-items.ts';
import { assignmentId, fileId, linkItemId, moduleItemId, quizId } from './rest/ids.ts';
import { pageSlug } from './rest/pages.ts';
import { createSpeedGrader } from './speed-grader.ts';

/** Canvas's pages for people. */
export function createCanvasPeople(platform: Platform, beginLaunch: BeginLaunch): Router {
  const addresses = canvasAddresses(platform);
  const pages = createPeoplePages(platform, addresses);
  const router = Router({ mergeParams: true });

  router.get('/', pages.course);
  router.get('/gradebook', pages.gradebook);
  router.post('/gradebook', pages.override);
  router.get(
    '/pages/:page',
    pages.item((request) => pageCalled(platform, request)),
  );
  router.get(
    '/files/:file',
    pages.item((request) => fileCalled(platform, request)),
  );
  router.get(
    '/quizzes/:quiz',
    pages.item((request) => quizCalled(platform, request)),
  );
  router.get(
    '/modules/items/:item',
    pages.member(async (visitor, request, response) => {
      const link = linkOfItem(platform, request);
      if (!link) {
        const item = itemCalled(platform, request);
        response.redirect(item ? addresses.item(item) : addresses.course);
        return;
      }
      const launch = `${addresses.course}/external_tools/retrieve?resource_link_lookup_uuid=${link.uuid}`;
      const frame = addresses.tutorFrame(`${launch}&display=borderless`, launch);
      const shell = shellOf(platform, addresses, visitor);
      response.send(await render('activity', { shell, title: link.title, text: link.text, frame }));
    }),
  );
  router.post(
    '/links/:link/publish',
    pages.form((_visitor, request, response) => {
      publishLink(platform, count(request.params['link']) ?? 0);
      response.redirect(303, addresses.course);
    }),
  );
  router.get(
    '/assignments/:assignment',
    (request, _response, next) => (taskCalled(platform, request) ? next() : next('route')),
    pages.item((request) => taskCalled(platform, request)),
  );
  router.get(
    '/assignments/:assignment',
    pages.member((_visitor, _request, response) => response.redirect(addresses.gradebook)),
  );
  router.get(
    '/external_content/success/external_tool_redirect',
    createReturnPage(addresses.course),
  );

  router.use(createLaunchPages({ platform, pages, beginLaunch }));
  router.use(createSpeedGrader({ platform, pages, beginLaunch }));
  router.use(createPickPages({ platform, pages, beginLaunch }));
  return router;
}

function createReturnPage(courseUrl: string): RequestHandler {
  return async (request, response) => {
    const said = [text(request.query['lti_errormsg']), text(request.query['lti_msg'])];
    const lines = said.filter((line) => line !== undefined);
    const link = { title: 'Back to the course', href: courseUrl };
    response.send(await render('message', { title: 'The tutor is closed', lines, link }));
  };
}

function pageCalled(platform: Platform, request: Request) {
  return platform.material
    .items()
    .find((item) => item.kind === 'page' && pageSlug(platform, item) === request.params['page']);
}

function fileCalled({ material }: Platform, request: Request) {
  return material
    .items()
    .find((item) => item.kind === 'file' && fileId(item) === request.params['file']);
}

function quizCalled({ material }: Platform, request: Request) {
  return material
    .items()
    .find((item) => item.kind === 'quiz' && quizId(item) === request.params['quiz']);
}

function taskCalled({ material }: Platform, request: Request) {
  return material
    .items()
    .find(
      (item) => item.kind === 'assignment' && assignmentId(item) === request.params['assignment'],
    );
}

function itemCalled({ material }: Platform, request: Request) {
  return material.items().find((item) => moduleItemId(item.number) === request.params['item']);
}

function linkOfItem({ links }: Platform, request: Request): Link | undefined {
  return links.all().find((link) => linkItemId(link.number) === request.params['item']);
}
