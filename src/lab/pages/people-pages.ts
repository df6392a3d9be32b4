import { urlencoded, type Request, type RequestHandler, type Response } from 'express';
import { pageHtml, type HeldItem } from '../platform/material.ts';
import { count, text, type Fields } from '../platform/params.ts';
import type { Platform } from '../platform/platform.ts';
import { isLetIn, teaches, visitorOf, type Visitor } from '../platform/signed-in.ts';
import { mayOpen } from '../platform/who-sees.ts';
import { courseView } from './course-page.ts';
import type { FaceAddresses } from './face-addresses.ts';
import { gradebookView } from './gradebook-page.ts';
import { render } from './render.ts';
import { shellOf } from './shell.ts';

type Page = (visitor: Visitor, request: Request, response: Response) => Promise<void> | void;

/** The pages that both faces show, each at addresses of its own. */
export interface PeoplePages {
  /** Lets in whoever is signed in and belongs to the course. */
  member(page: Page): RequestHandler;
  /** Likewise for those who teach; everybody else reads why not. */
  teacher(page: Page): RequestHandler;
  /** Likewise for the administrator of the site. */
  admin(page: Page): RequestHandler;
  /** A form of our own pages, posted by somebody who teaches. */
  form(page: Page): RequestHandler[];
  readonly course: RequestHandler;
  readonly gradebook: RequestHandler;
  readonly override: RequestHandler[];
  item(find: (request: Request) => HeldItem | undefined, htmlOf?: HtmlOf): RequestHandler;
}

/** What stands on the page of an item that is no file. */
type HtmlOf = (item: HeldItem, request: Request) => string;

export function createPeoplePages(platform: Platform, addresses: FaceAddresses): PeoplePages {
  const member: PeoplePages['member'] = (page) => async (request, response) => {
    const visitor = visitorOf(platform, request, response);
    if (!visitor) response.redirect('/');
    else if (isLetIn(platform, visitor.person)) await page(visitor, request, response);
    else await refuse(response, `${visitor.person.name} is not enrolled in this course.`);
  };
  const teacher: PeoplePages['teacher'] = (page) =>
    member(async (visitor, request, response) => {
      if (teaches(visitor.person)) await page(visitor, request, response);
      else await refuse(response, 'This page is for instructors.');
    });
  const admin: PeoplePages['admin'] = (page) =>
    member(async (visitor, request, response) => {
      if (visitor.person.role === 'admin') await page(visitor, request, response);
      else await refuse(response, 'This page is for administrators.');
    });
  const form: PeoplePages['form'] = (page) => [
    urlencoded({ extended: false }),
    teacher(async (visitor, request, response) => {
      const { key } = (request.body ?? {}) as Fields;
      if (key === visitor.session.sessionKey) await page(visitor, request, response);
      else await refuse(response, 'This form is from another session. Open the page again.');
    }),
  ];
  return {
    member,
    teacher,
    admin,
    form,
    course: member(async (visitor, _request, response) => {
      response.set('x-frame-options', 'sameorigin');
      response.send(await render('course', courseView(platform, addresses, visitor)));
    }),
    gradebook: member(async (visitor, _request, response) => {
      response.send(await render('gradebook', gradebookView(platform, addresses, visitor)));
    }),
    override: form((_visitor, request, response) => {
      overrideGrade(platform, request.body as Fields);
      response.redirect(303, addresses.gradebook);
    }),
    item: (find, htmlOf = pageHtml) =>
      member(async (visitor, request, response) => {
        const item = find(request);
        if (!item || !mayOpen(platform, visitor.person, item, Date.now())) {
          await refuse(response, 'There is nothing here that you may open.', 404);
        } else if (item.kind === 'file') sendFile(response, item);
        else {
          const shell = shellOf(platform, addresses, visitor);
          const html = htmlOf(item, request);
          response.send(await render('page', { shell, title: item.title, html }));
        }
      }),
  };
}

async function refuse(response: Response, why: string, status = 403): Promise<void> {
  const link = { title: 'Choose a person', href: '/' };
  response.status(status);
  response.send(await render('message', { title: 'Not for you', lines: [why], link }));
}

function sendFile(response: Response, { fileName, mediaType, bytes }: HeldItem): void {
  // Browsers show plain text and keep other kinds of text for the download folder.
  const isText = mediaType.startsWith('text/') && mediaType !== 'text/html';
  response
    .set('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .set('content-type', isText ? 'text/plain; charset=utf-8' : mediaType)
    .send(bytes);
}

/** An empty score takes the teacher's grade back. */
function overrideGrade({ gradebook }: Platform, fields: Fields): void {
  const column = gradebook.column(count(fields['columnId']) ?? -1);
  if (!column) return;
  const said = text(fields['score'])?.trim() ?? '';
  const score = said === '' ? Number.NaN : Number(said);
  const held = gradebook.cell(column.id, text(fields['userId']) ?? '');
  const comment = text(fields['comment']) ?? '';
  const override = Number.isFinite(score) ? { score, comment, at: Date.now() } : null;
  gradebook.put({ ...held, override });
}
