import { Router, urlencoded, type Request, type RequestHandler } from 'express';
import { createPeoplePages } from '../pages/people-pages.ts';
import { render } from '../pages/render.ts';
import { shellOf } from '../pages/shell.ts';
import type { Link } from '../platform/links.ts';
import { count, text, type Fields } from '../platform/params.ts';
import { createPending } from '../platform/pending.ts';
import type { Platform } from '../platform/platform.ts';
import { canvasAddresses } from './addresses.ts';
import type { BeginLaunch } from './begin-launch.ts';
import { toolId } from './canvas-nature.ts';
import { DeepLinkingRefusal, readDeepLinkingResponse } from './deep-linking-response.ts';
import { placementRules } from './deep-linking-settings.ts';
import { placeItems, publishLink } from './place-items.ts';
import { fileId, linkItemId, moduleItemId } from './rest/ids.ts';
import { pageSlug } from './rest/pages.ts';

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
    pages.member((_visitor, _request, response) => response.redirect(addresses.gradebook)),
  );
  router.get(
    '/external_content/success/external_tool_redirect',
    createReturnPage(addresses.course),
  );

  addLaunches(router, platform, beginLaunch);
  addDeepLinking(router, platform, beginLaunch);
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

function addLaunches(router: Router, platform: Platform, beginLaunch: BeginLaunch): void {
  const pages = createPeoplePages(platform, canvasAddresses(platform));
  router.get(
    `/external_tools/${toolId}`,
    pages.member(async ({ person }, request, response) => {
      const placement = 'course_navigation';
      const message = 'LtiResourceLinkRequest';
      response.send(await beginLaunch({ person, message, placement, target: targetOf(request) }));
    }),
  );
  router.get(
    '/external_tools/retrieve',
    pages.member(async ({ person }, request, response) => {
      const link = platform.links.byUuid(text(request.query['resource_link_lookup_uuid']) ?? '');
      if (!link) {
        const lines = ['This link is no longer in the course.'];
        response.status(404).send(await render('message', { title: 'Gone', lines, link }));
        return;
      }
      const message = 'LtiResourceLinkRequest';
      const placement = 'link_selection';
      const target = targetOf(request);
      response.send(await beginLaunch({ person, message, placement, link, target }));
    }),
  );
}

function addDeepLinking(router: Router, platform: Platform, beginLaunch: BeginLaunch): void {
  const addresses = canvasAddresses(platform);
  const pages = createPeoplePages(platform, addresses);

  router.get(
    '/pick',
    pages.teacher(async (visitor, _request, response) => {
      const source = `${addresses.course}/external_tools/${toolId}/resource_selection`;
      const frame = addresses.tutorFrame(`${source}?placement=link_selection`, undefined);
      const shell = shellOf(platform, addresses, visitor);
      const words = 'Choose what the tutor offers; it comes into the course as a link.';
      response.send(
        await render('activity', { shell, title: 'Add from the tutor', text: words, frame }),
      );
    }),
  );
  router.get(
    `/external_tools/${toolId}/resource_selection`,
    pages.teacher(async ({ person }, request, response) => {
      const asked = text(request.query['placement']) ?? '';
      const placement = placementRules(asked) ? asked : 'link_selection';
      const message = 'LtiDeepLinkingRequest';
      response.send(await beginLaunch({ person, message, placement, target: 'iframe' }));
    }),
  );
  const readForm = urlencoded({ extended: false, limit: '1mb' });
  router.post('/deep_linking_response', readForm, createTakeItems(platform, addresses.course));
}

function createTakeItems(platform: Platform, courseUrl: string): RequestHandler {
  const usedNonces = createPending<true>(60 * 60_000);
  return async (request, response) => {
    try {
      const token = text(((request.body ?? {}) as Fields)['JWT']) ?? '';
      const answer = await readDeepLinkingResponse(platform, token, usedNonces);
      const { titles, errors } = placeItems(platform, answer);
      const lines = [
        answer.errorMessage,
        answer.message,
        ...errors,
        ...titles.map((title) => `Added: ${title}`),
      ].filter((line) => line !== undefined);
      const link = { title: 'Back to the course', href: courseUrl };
      const title = titles.length === 0 ? 'Nothing was added' : 'Added to the course';
      response.send(await render('message', { title, lines, link }));
    } catch (error) {
      if (!(error instanceof DeepLinkingRefusal)) throw error;
      response.status(400).json({ errors: error.errors });
    }
  };
}

function targetOf(request: Request): 'iframe' | 'window' {
  return request.query['display'] === 'borderless' ? 'iframe' : 'window';
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

function itemCalled({ material }: Platform, request: Request) {
  return material.items().find((item) => moduleItemId(item.number) === request.params['item']);
}

function linkOfItem({ links }: Platform, request: Request): Link | undefined {
  return links.all().find((link) => linkItemId(link.number) === request.params['item']);
}
