import { Router, urlencoded, type RequestHandler } from 'express';
import { render } from '../pages/render.ts';
import { shellOf } from '../pages/shell.ts';
import { text, type Fields } from '../platform/params.ts';
import { createPending } from '../platform/pending.ts';
import type { Platform } from '../platform/platform.ts';
import { isPlaced } from '../platform/tool-registrations.ts';
import { canvasAddresses } from './addresses.ts';
import { toolId } from './canvas-ids.ts';
import { DeepLinkingRefusal, readDeepLinkingResponse } from './deep-linking-response.ts';
import { placementRules } from './deep-linking-settings.ts';
import { sendNotPlaced, type LaunchPageNeeds } from './launch-pages.ts';
import { placeItems } from './place-items.ts';

/** Where an instructor picks content of the tutor, and where the tool's answer comes in. */
export function createPickPages({ platform, pages, beginLaunch }: LaunchPageNeeds): Router {
  const addresses = canvasAddresses(platform);
  const router = Router();
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
      if (!isPlaced(platform.registrations.current(), placement))
        return sendNotPlaced(response, placement);
      const message = 'LtiDeepLinkingRequest';
      response.send(await beginLaunch({ person, message, placement, target: 'iframe' }));
    }),
  );
  const readForm = urlencoded({ extended: false, limit: '1mb' });
  router.post('/deep_linking_response', readForm, createTakeItems(platform, addresses.course));
  return router;
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
