import { Router, type Request, type RequestHandler } from 'express';
import { createPeoplePages } from '../pages/people-pages.ts';
import { render } from '../pages/render.ts';
import { shellOf } from '../pages/shell.ts';
import type { Link } from '../platform/links.ts';
import type { HeldItem } from '../platform/material.ts';
import { count, text } from '../platform/params.ts';
import type { Platform } from '../platform/platform.ts';
import { teaches, type Visitor } from '../platform/signed-in.ts';
import { launchAddress, moodleAddresses } from './addresses.ts';
import type { BeginLaunch } from './begin-launch.ts';
import { createDeepLinkingReturn } from './deep-linking-return.ts';
import { moodleError } from './error-page.ts';
import { tutorActivity } from './id-token.ts';
import { lessonHtml } from './lesson-page.ts';
import { itemCmid, linkCmid, tutorCmid, typeId } from './moodle-ids.ts';

/** Moodle's pages for people. */
export function createMoodlePeople(platform: Platform, beginLaunch: BeginLaunch): Router {
  const addresses = moodleAddresses(platform);
  const pages = createPeoplePages(platform, addresses);
  const router = Router();
  const show = pages.item((request) => itemAsked(platform, request));

  router.get('/course/view.php', pages.course);
  router.get('/grade/report/grader/index.php', pages.gradebook);
  router.post('/grade/report/grader/index.php', pages.override);
  const shown = ['page', 'resource', 'url', 'assign'].map((mod) => `/mod/${mod}/view.php`);
  router.get(shown, show);
  router.get(
    '/mod/lesson/view.php',
    pages.item(
      (request) => itemAsked(platform, request),
      (item, { query }) => lessonHtml(item, addresses.item(item), text(query['pageid'])),
    ),
  );
  router.get('/login/index.php', (_request, response) => response.redirect('/'));
  router.get(
    '/mod/lti/view.php',
    pages.member(async (visitor, request, response) => {
      const activity = activityAsked(platform, request);
      if (!activity) {
        await moodleError(response, 'Invalid course module ID');
        return;
      }
      const { cmid, title, text: words } = activity;
      const review = reviewQuery(visitor, request);
      const source = `${launchAddress(platform, cmid, 'iframe')}${review}`;
      const newTab = `${launchAddress(platform, cmid, 'window')}${review}`;
      const frame = addresses.tutorFrame(source, newTab);
      const shell = shellOf(platform, addresses, visitor);
      response.set('x-frame-options', 'sameorigin');
      response.send(await render('activity', { shell, title, text: words, frame }));
    }),
  );
  router.get(
    '/mod/lti/launch.php',
    pages.member(async (visitor, request, response) => {
      const { person, session } = visitor;
      const activity = activityAsked(platform, request);
      if (!activity) {
        await moodleError(response, 'Invalid course module ID');
        return;
      }
      const forUser =
        reviewQuery(visitor, request) === '' ? undefined : text(request.query['user']);
      const message = forUser ? 'LtiSubmissionReviewRequest' : 'LtiResourceLinkRequest';
      const target = request.query['triggerview'] === '0' ? 'iframe' : 'window';
      response.set('cache-control', 'no-store, no-cache, must-revalidate');
      const { link } = activity;
      response.send(beginLaunch({ session, person, message, link, target, forUser }));
    }),
  );
  router.get('/mod/lti/return.php', createReturnPage(addresses.course));
  addPicking(router, platform, beginLaunch);
  return router;
}

function createReturnPage(courseUrl: string): RequestHandler {
  return async (request, response) => {
    const error = text(request.query['lti_errormsg']);
    const message = text(request.query['lti_msg']);
    const failed =
      error === undefined
        ? undefined
        : `An error occurred when launching the external tool: ${error}`;
    const lines = [failed, message].filter((line) => line !== undefined);
    const link = { title: 'Click here to return to the course.', href: courseUrl };
    response.send(await render('message', { title: tutorActivity.title, lines, link }));
  };
}

function addPicking(router: Router, platform: Platform, beginLaunch: BeginLaunch): void {
  const addresses = moodleAddresses(platform);
  const pages = createPeoplePages(platform, addresses);
  const { issuer, courseId } = platform;
  router.get(
    '/course/modedit.php',
    pages.teacher(async (visitor, _request, response) => {
      const source = `${issuer}/mod/lti/contentitem.php?id=${typeId}&course=${courseId}`;
      const frame = addresses.tutorFrame(source, undefined);
      const shell = shellOf(platform, addresses, visitor);
      const words = 'Select content, then save: only then does it come into the course.';
      response.send(
        await render('activity', { shell, title: 'Add from the tutor', text: words, frame }),
      );
    }),
  );
  router.all(
    '/mod/lti/contentitem.php',
    pages.teacher(({ person, session }, _request, response) => {
      const message = 'LtiDeepLinkingRequest';
      response.set('cache-control', 'no-store, no-cache, must-revalidate');
      response.send(beginLaunch({ session, person, message, target: 'iframe' }));
    }),
  );
  router.use(createDeepLinkingReturn({ platform, pages, courseUrl: addresses.course }));
}

function itemAsked({ material }: Platform, request: Request): HeldItem | undefined {
  const cmid = count(request.query['id']);
  return material.items().find((item) => itemCmid(item) === cmid);
}

/** A grade was clicked by somebody who may see it; for everybody else it is the activity alone. */
function reviewQuery({ person }: Visitor, { query }: Request): string {
  const user = text(query['user']);
  const asked = query['action'] === 'gradeReport' && user !== undefined;
  return asked && (teaches(person) || person.role === 'assistant')
    ? `&action=gradeReport&user=${encodeURIComponent(user)}`
    : '';
}

interface Activity {
  readonly cmid: number;
  readonly title: string;
  readonly text: string;
  readonly link: Link | undefined;
}

function activityAsked({ links }: Platform, request: Request): Activity | undefined {
  const cmid = count(request.query['id']);
  if (cmid === tutorCmid) return { cmid, ...tutorActivity, link: undefined };
  const link = links.all().find(({ number }) => linkCmid(number) === cmid);
  return link && { cmid: linkCmid(link.number), title: link.title, text: link.text, link };
}
