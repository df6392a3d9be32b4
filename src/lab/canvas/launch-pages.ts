import { Router, type Request, type Response } from 'express';
import type { PeoplePages } from '../pages/people-pages.ts';
import { render } from '../pages/render.ts';
import { text } from '../platform/params.ts';
import type { Platform } from '../platform/platform.ts';
import { isPlaced } from '../platform/tool-registrations.ts';
import type { BeginLaunch } from './begin-launch.ts';
import { toolId } from './canvas-ids.ts';

export interface LaunchPageNeeds {
  readonly platform: Platform;
  readonly pages: PeoplePages;
  readonly beginLaunch: BeginLaunch;
}

/** Where a click on the tutor, or on a link to it, becomes a launch. */
export function createLaunchPages({ platform, pages, beginLaunch }: LaunchPageNeeds): Router {
  const router = Router();
  router.get(
    `/external_tools/${toolId}`,
    pages.member(async ({ person }, request, response) => {
      const placement = 'course_navigation';
      if (!isPlaced(platform.registrations.current(), placement))
        return sendNotPlaced(response, placement);
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
  return router;
}

/** Canvas offers a tool only where its key places it; who types the address finds nothing. */
export async function sendNotPlaced(response: Response, placement: string): Promise<void> {
  const lines = [`The tool is not placed here (${placement}).`];
  const view = { title: 'Nothing here', lines, link: undefined };
  response.status(404).send(await render('message', view));
}

function targetOf(request: Request): 'iframe' | 'window' {
  return request.query['display'] === 'borderless' ? 'iframe' : 'window';
}
