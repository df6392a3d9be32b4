import { randomBytes } from 'node:crypto';
import { Router, urlencoded, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { autoPostForm } from '../pages/auto-post-form.ts';
import type { PeoplePages } from '../pages/people-pages.ts';
import { render } from '../pages/render.ts';
import { contentItem, type ContentItem } from '../platform/lti-items.ts';
import { claim } from '../platform/lti-names.ts';
import { text, type Fields } from '../platform/params.ts';
import { createPending, type Pending } from '../platform/pending.ts';
import type { Platform } from '../platform/platform.ts';
import { ToolJwtError } from '../platform/tool-keys.ts';
import { activityForm, saveActivity } from './activity-form.ts';
import { moodleError } from './error-page.ts';
import { seconds } from './moodle-ids.ts';

const responseForm = z.looseObject({
  iss: z.string().optional(),
  exp: z.number().optional(),
  [claim.contentItems]: z.array(contentItem).default([]),
  [claim.errorMessage]: z.string().optional(),
});
type PickedContent = z.infer<typeof responseForm>;

/** A token that Moodle answers with its error page. */
class ReturnError extends Error {
  override readonly name = 'ReturnError';
}

type Drafts = Pending<readonly ContentItem[]>;
const draftLifetimeMs = 60 * 60_000;

interface ReturnNeeds {
  readonly platform: Platform;
  readonly pages: PeoplePages;
  readonly courseUrl: string;
}

/** Takes the tool's pick (as captured from Moodle 4.5): it fills a form, and Save makes activities of it. */
export function createDeepLinkingReturn({ platform, pages, courseUrl }: ReturnNeeds): Router {
  const router = Router();
  const drafts = createPending<readonly ContentItem[]>(draftLifetimeMs);
  const readForm = urlencoded({ extended: false, limit: '1mb' });
  const takePick = createTakePick(platform, drafts, courseUrl);
  router.post('/mod/lti/contentitem_return.php', readForm, takePick);
  router.post(
    '/course/modedit.php',
    pages.form((_visitor, request, response) => {
      const items = drafts.take(text((request.body as Fields)['draft']) ?? '') ?? [];
      for (const item of items) saveActivity(platform, item);
      response.redirect(303, courseUrl);
    }),
  );
  return router;
}

function createTakePick(platform: Platform, drafts: Drafts, courseUrl: string): RequestHandler {
  return async (request, response) => {
    const fields = (request.body ?? {}) as Record<string, string>;
    if (!platform.sessions.of(request) && fields['repost'] === undefined) {
      const again = { ...fields, repost: 'true' };
      const action = request.originalUrl;
      response.send(autoPostForm({ id: 'autopostme', action, fields: again }));
      return;
    }
    try {
      checkSession(platform, request);
      const picked = await readPick(platform, fields['JWT'] ?? '');
      await showForm(platform, { request, response, picked, drafts, courseUrl });
    } catch (error) {
      if (!(error instanceof ReturnError)) throw error;
      await moodleError(response, error.message);
    }
  };
}

function checkSession({ sessions }: Platform, request: Request): void {
  const session = sessions.of(request);
  if (session?.sessionKey !== request.query['sesskey']) throw new ReturnError('Invalid request');
}

// Audience, deployment and version go unchecked, as in Moodle.
async function readPick(platform: Platform, token: string): Promise<PickedContent> {
  const read = responseForm.safeParse(await verified(platform, token));
  if (!read.success) throw new ReturnError('Invalid request');
  const { iss, exp } = read.data;
  if (iss !== platform.clientId) throw new ReturnError('Consumer key is incorrect.');
  if (exp !== undefined && seconds(Date.now()) >= exp) {
    throw new ReturnError('Exception - Expired token');
  }
  return read.data;
}

async function verified({ toolKeys }: Platform, token: string): Promise<unknown> {
  try {
    return await toolKeys.verify(token, 'fresh');
  } catch (error) {
    if (!(error instanceof ToolJwtError)) throw error;
    throw new ReturnError('Exception - Signature verification failed');
  }
}

interface FormFacts {
  readonly request: Request;
  readonly response: Response;
  readonly picked: PickedContent;
  readonly drafts: Drafts;
  readonly courseUrl: string;
}

async function showForm(platform: Platform, facts: FormFacts): Promise<void> {
  const { request, response, picked, drafts, courseUrl } = facts;
  const items = picked[claim.contentItems];
  const link = { title: 'Back to the course', href: courseUrl };
  const said = picked[claim.errorMessage];
  if (items.length === 0) {
    const lines = said === undefined ? [] : [said];
    response.send(await render('message', { title: 'Nothing was picked', lines, link }));
    return;
  }
  const draft = randomBytes(12).toString('hex');
  drafts.put(draft, items);
  const forms = items.map(activityForm);
  const key = platform.sessions.of(request)?.sessionKey;
  response.send(
    await render('message', {
      title: 'Content selected',
      lines: items.map(describe),
      link,
      form: {
        action: `${platform.issuer}/course/modedit.php`,
        fields: { draft, key },
        button: 'Save and return to course',
      },
      data: items.length === 1 ? forms[0] : { multiple: forms },
    }),
  );
}

function describe({ title = 'Untitled', lineItem }: ContentItem): string {
  return lineItem ? `${title} (graded out of ${lineItem.scoreMaximum ?? 100})` : title;
}
